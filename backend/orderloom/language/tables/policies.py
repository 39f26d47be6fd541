"""Hit policies: what a table answers when several rows match."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

from orderloom.kernel.errors import DomainError, Kind
from orderloom.language.feel.arithmetic import arithmetic
from orderloom.language.feel.comparison import ORDERS, equal, ordered
from orderloom.language.feel.values import DIGITS, number
from orderloom.language.tables.rows import Hit

Answer = tuple[dict[str, Any] | list[dict[str, Any]], tuple[str, ...]]
Policy = Callable[[Sequence[Hit]], Answer]
"""From the matched rows, of which there is at least one, to the outputs and the ids of the rows that they come from."""
Priorities = tuple[tuple[str, tuple[Any, ...]], ...]
"""Outputs that list allowed values, with those values, the most important first."""

_SEVERAL = frozenset(("RULE ORDER", "OUTPUT ORDER", "COLLECT"))


class TableConflict(DomainError):
    """Several rows match where the hit policy allows but one answer. `details` has the ids of the rows."""

    kind = Kind.CONFLICT
    code = "table.conflict"


def policy(name: str, aggregation: str | None, key: str, priorities: Priorities) -> Policy:
    if aggregation is not None:
        return functools.partial(_aggregate, aggregation)
    plain: dict[str, Policy] = {
        "UNIQUE": functools.partial(_unique, key),
        "ANY": functools.partial(_any, key),
        "FIRST": _first,
        "PRIORITY": lambda hits: _first(_by_priority(priorities, hits)),
        "OUTPUT ORDER": lambda hits: _all(_by_priority(priorities, hits)),
    }
    return plain.get(name, _all)


def stops_at_first(name: str) -> bool:
    return name == "FIRST"


def no_match(name: str, aggregation: str | None, output: str) -> Callable[[dict[str, Any] | None], Any]:
    """What a table answers where no row matches, from its defaults, if it has any.

    A policy that answers with several rows answers with none, or with the one default; a count of nothing is 0.
    """
    if aggregation == "COUNT":
        return lambda defaults: {output: _count([])} if defaults is None else defaults
    if aggregation is None and name in _SEVERAL:
        return lambda defaults: [] if defaults is None else [defaults]
    return lambda defaults: defaults


def _unique(key: str, hits: Sequence[Hit]) -> Answer:
    if len(hits) > 1:
        rows = [row for row, _ in hits]
        message = f"The table {key} allows one matching row, and {len(rows)} match: {', '.join(rows[:10])}."
        raise TableConflict(message, details={"table": key, "rows": rows})
    return _first(hits)


def _any(key: str, hits: Sequence[Hit]) -> Answer:
    first = hits[0][1]
    rows = [row for row, outputs in hits if equal(outputs, first) is not True]
    if rows:
        message = f"The table {key} wants matching rows to answer alike, and row {rows[0]} differs from {hits[0][0]}."
        raise TableConflict(message, details={"table": key, "rows": [hits[0][0], *rows]})
    return first, tuple(row for row, _ in hits)


def _first(hits: Sequence[Hit]) -> Answer:
    row, outputs = hits[0]
    return outputs, (row,)


def _all(hits: Sequence[Hit]) -> Answer:
    return [outputs for _, outputs in hits], tuple(row for row, _ in hits)


def _by_priority(priorities: Priorities, hits: Sequence[Hit]) -> list[Hit]:
    """Rows of equal priority keep their order; a value that is not listed comes last."""

    def rank(hit: Hit) -> tuple[int, ...]:
        return tuple(_place(values, hit[1][output]) for output, values in priorities)

    return sorted(hits, key=rank)


def _place(values: tuple[Any, ...], value: Any) -> int:
    return next((place for place, each in enumerate(values) if equal(each, value) is True), len(values))


def _aggregate(aggregation: str, hits: Sequence[Hit]) -> Answer:
    rows = tuple(row for row, _ in hits)
    output = next(iter(hits[0][1]))
    values = [outputs[output] for _, outputs in hits]
    return {output: _AGGREGATES[aggregation](values)}, rows


def _sum(values: list[Any]) -> Any:
    """Null where one is no number, as for the built-in `sum`."""
    exact = [number(value) for value in values]
    return None if None in exact else functools.reduce(arithmetic("+"), exact)


def _count(values: list[Any]) -> Any:
    return DIGITS.create_decimal(len(values))


def _extreme(operator: str) -> Callable[[list[Any]], Any]:
    """Null when two values can't be compared."""

    def apply(values: list[Any]) -> Any:
        best = values[0]
        for value in values[1:]:
            better = ordered(ORDERS[operator], value, best)
            if better is None:
                return None
            best = value if better else best
        return best

    return apply


_AGGREGATES: dict[str, Callable[[list[Any]], Any]] = {
    "COUNT": _count,
    "SUM": _sum,
    "MIN": _extreme("<"),
    "MAX": _extreme(">"),
}
