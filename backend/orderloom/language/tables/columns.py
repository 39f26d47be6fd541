"""How the values of inputs are come by: read from the scope, made values of the column's type, held against what is
allowed."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from orderloom.language.feel.expression import Expression
from orderloom.language.tables.cells import conforms, converter
from orderloom.language.tables.quick import Cell
from orderloom.language.tables.rows import Scope

_TWO_STEPS = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)\.([A-Za-z_][A-Za-z0-9_]*)", re.ASCII)
_PLAIN: dict[str, frozenset[type]] = {
    "string": frozenset((str, type(None))),
    "number": frozenset((int, Decimal, float, type(None))),
    "boolean": frozenset((bool, type(None))),
    "date": frozenset((date, type(None))),
    "time": frozenset((time, type(None))),
    "duration": frozenset((timedelta, type(None))),
    "list": frozenset((list, type(None))),
    "object": frozenset((dict, type(None))),
}
"""Python types whose values are surely of a column's type."""


class Column(msgspec.Struct, frozen=True, eq=False):
    """A value that is not of the column's type is null. `allowed` are tests, any of which may hold."""

    id: str
    source: Expression
    type: str
    allowed: tuple[Cell, ...] | None

    def converted(self, value: Any) -> Any:
        """A value as it came, as one of the type: dates, times and durations from their text."""
        read = converter(self.type) if type(value) is str else None
        if read is not None:
            return read(value)
        return value if conforms(value, self.type) else None

    def admits(self, value: Any, scope: Scope) -> bool:
        return self.allowed is None or any(tests.matches(value, scope) is True for tests in self.allowed)


def reader(column: Column) -> Callable[[Scope], Any]:
    """The value of a column in a scope."""
    evaluate, converted = follower(column.source), column.converted
    if column.type == "any":
        return evaluate
    plain = _PLAIN.get(column.type, frozenset())

    def read(scope: Scope) -> Any:
        value = evaluate(scope)
        return value if type(value) in plain else converted(value)

    return read


def follower(source: Expression) -> Callable[[Scope], Any]:
    """A path of two steps through plain dicts, which most inputs are, is followed directly."""
    evaluate = source.evaluate
    found = _TWO_STEPS.fullmatch(source.text)
    if found is None or source.paths != frozenset((source.text,)):
        return evaluate
    first, second = found.groups()

    def follow(scope: Scope) -> Any:
        whole = scope.get(first)
        return whole.get(second) if type(whole) is dict else evaluate(scope)

    return follow
