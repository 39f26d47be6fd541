"""What TMF630 lets a reader choose of a list: attributes, a page, an order and conditions."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, cast

import msgspec

from orderloom.integration.tmf.shapes import EVERYWHERE, Shape, is_moment
from orderloom.kernel.errors import Invalid, Problem

Body = dict[str, Any]
ALWAYS = ("id", "href", "@type")
LONGEST_PAGE = 100
FURTHEST_OFFSET = 100_000
RESERVED = frozenset({"fields", "offset", "limit", "sort", "mode"})
Fields = tuple[tuple[str, ...], ...] | None
BOUNDS = frozenset({"eq", "gt", "gte", "lt", "lte"})


class Condition(msgspec.Struct, frozen=True):
    """`path` leads to an attribute that must be one of `values`, or beyond the first of them by `bound`."""

    path: tuple[str, ...]
    bound: str
    values: tuple[str, ...]

    @property
    def name(self) -> str:
        """As it was asked, and where a refusal points to."""
        return ".".join((*self.path, *(() if self.bound == "eq" else (self.bound,))))


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """`sorts` are paths, each with whether it descends."""

    fields: Fields = None
    offset: int = 0
    limit: int = 50
    sorts: tuple[tuple[tuple[str, ...], bool], ...] = ()
    conditions: tuple[Condition, ...] = ()


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One page, and how many there are in all."""

    bodies: Sequence[Body]
    total: int


def query_of(given: Sequence[tuple[str, str]], shape: Shape) -> Query:
    """Raises with all that can't be asked. `limit` beyond the longest page is shortened to it."""
    single = dict(given)
    problems: list[Problem] = []
    conditions = tuple(_condition(name, text) for name, text in given if name not in RESERVED)
    problems += [
        Problem("tmf.bad_filter", f"There is no attribute {one.path[0]!r} to filter by.", (one.name,))
        for one in conditions
        if one.path[0] not in shape.attributes and one.path[0] not in EVERYWHERE
    ]
    query = Query(
        fields=fields_of(single.get("fields"), shape, problems),
        offset=_whole(single, "offset", 0, FURTHEST_OFFSET, problems),
        limit=min(_whole(single, "limit", 50, 1_000_000, problems), LONGEST_PAGE),
        sorts=_sorts(single.get("sort", ""), shape, problems),
        conditions=conditions,
    )
    if problems:
        raise Invalid.of(problems)
    return query


def fields_of(text: str | None, shape: Shape, problems: list[Problem]) -> Fields:
    """`none` asks for what is always there; nothing at all asks for everything."""
    names = [name.strip() for name in (text or "").split(",") if name.strip()]
    if not names:
        return None
    known = {*shape.attributes, *EVERYWHERE, "none"}
    if not any(name.split(".")[0] in known for name in names):
        problems.append(Problem("tmf.bad_fields", f"There is no attribute {names[0]!r}.", ("fields",)))
    return tuple(tuple(name.split(".")) for name in names if name != "none")


def _whole(given: Mapping[str, str], name: str, default: int, most: int, problems: list[Problem]) -> int:
    text = given.get(name)
    if text is None:
        return default
    if text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= most:
        return int(text)
    problems.append(Problem("tmf.bad_paging", f"{name} is a whole number from 0 to {most}.", (name,)))
    return default


def _sorts(text: str, shape: Shape, problems: list[Problem]) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """`-orderDate,state`: a minus turns the order round."""
    asked = [one.strip() for one in text.split(",") if one.strip()]
    paths = [tuple(one.lstrip("+-").split(".")) for one in asked]
    problems += [
        Problem("tmf.bad_sort", f"There is no attribute {path[0]!r} to sort by.", ("sort",))
        for path in paths
        if path[0] not in shape.attributes
    ]
    return tuple((path, one.startswith("-")) for path, one in zip(paths, asked, strict=True))


def _condition(name: str, text: str) -> Condition:
    *path, last = name.split(".")
    bound = last if path and last in BOUNDS else "eq"
    return Condition(tuple(path) if path and last in BOUNDS else (*path, last), bound, tuple(alternatives(text)))


def alternatives(text: str) -> list[str]:
    """A comma means or, except inside double quotes; quotes around a value are no part of it."""
    try:
        values = next(csv.reader([text], skipinitialspace=True, strict=True))
    except (csv.Error, StopIteration):
        values = text.split(",")
    return [one.strip().strip("\"'") for one in values] or [""]


def select(bodies: Iterable[Body], query: Query) -> Found:
    """A page of resources that are all at hand: those that meet all conditions, in the order asked for."""
    met = [body for body in bodies if all(meets(body, one) for one in query.conditions)]
    for path, descending in reversed(query.sorts):
        met.sort(key=lambda body: _rank(next(iter(leaves(body, path)), None)), reverse=descending)
    return Found(bodies=met[query.offset : query.offset + query.limit], total=len(met))


def _rank(value: Any) -> tuple[int, Any]:
    """What is missing comes first, then flags and numbers, then texts."""
    if value is None:
        return 0, 0
    if isinstance(value, (bool, int, float, Decimal)):
        return 1, value
    return 2, str(value)


def meets(body: Mapping[str, Any], condition: Condition) -> bool:
    return any(_compares(leaf, condition) for leaf in leaves(body, condition.path))


def _compares(leaf: Any, condition: Condition) -> bool:
    if condition.bound == "eq":
        return any(_same(leaf, text) for text in condition.values)
    sides = _comparable(leaf, condition.values[0])
    if sides is None:
        return False
    ours, theirs = sides
    return {"gt": ours > theirs, "gte": ours >= theirs, "lt": ours < theirs, "lte": ours <= theirs}[condition.bound]


def _same(leaf: Any, text: str) -> bool:
    if isinstance(leaf, bool):
        return text.lower() == ("true" if leaf else "false")
    sides = _comparable(leaf, text)
    return sides is not None and sides[0] == sides[1]


def _comparable(leaf: Any, text: str) -> tuple[Any, Any] | None:
    if isinstance(leaf, bool):
        return None
    if isinstance(leaf, (int, float, Decimal)):
        try:
            return Decimal(leaf), Decimal(text)
        except InvalidOperation:
            return None
    if is_moment(leaf) and is_moment(text.replace(" ", "+")):
        return _moment(leaf), _moment(text.replace(" ", "+"))
    return (leaf, text) if isinstance(leaf, str) else None


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.upper())


def leaves(value: Any, path: Sequence[str]) -> Iterator[Any]:
    """All values that a dotted path leads to; lists are walked through."""
    if isinstance(value, list):
        for one in cast(list[Any], value):
            yield from leaves(one, path)
    elif not path:
        yield value
    elif isinstance(value, dict) and path[0] in value:
        yield from leaves(cast(Body, value)[path[0]], path[1:])


def chosen(resource: Mapping[str, Any], fields: Sequence[Sequence[str]] | None) -> Body:
    """The attributes asked for, beside those that are always there."""
    if fields is None:
        return dict(resource)
    return {**{name: resource[name] for name in ALWAYS if name in resource}, **_pick(resource, fields)}


def _pick(value: Mapping[str, Any], wanted: Sequence[Sequence[str]]) -> Body:
    picked: Body = {}
    for name in dict.fromkeys(path[0] for path in wanted):
        if name not in value:
            continue
        deeper = [path[1:] for path in wanted if path[0] == name]
        whole = any(not path for path in deeper)
        picked[name] = value[name] if whole else _inside(value[name], deeper)
    return picked


def _inside(value: Any, wanted: Sequence[Sequence[str]]) -> Any:
    if isinstance(value, list):
        return [_inside(one, wanted) for one in cast(list[Any], value)]
    return _pick(cast(Mapping[str, Any], value), wanted) if isinstance(value, dict) else value
