"""The parts of a table as fields that can be compared one by one: cells under the id of their column."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

import msgspec

from orderloom.language.tables.document import Row, Table, TableInput, TableOutput, TableTest

PartKind = Literal["inputs", "outputs", "rows", "tests"]
Part = TableInput | TableOutput | Row | TableTest
FieldKey = tuple[str, str | None]
"""The name of a field and, for a cell, the id of its column."""
Fields = dict[FieldKey, Any]
Columns = tuple[Sequence[str], Sequence[str]]
"""The ids of inputs and outputs."""

KINDS: tuple[PartKind, ...] = ("inputs", "outputs", "rows", "tests")
TABLE_FIELDS = ("key", "name", "hit_policy", "aggregation")
_STRUCTS: dict[PartKind, type[Part]] = {"inputs": TableInput, "outputs": TableOutput, "rows": Row, "tests": TableTest}
_CELLS = ("when", "then")


def parts_of(table: Table, kind: PartKind) -> tuple[Part, ...]:
    return getattr(table, kind)


def by_id(table: Table, kind: PartKind) -> dict[str, Fields]:
    """The parts of a kind, in their order."""
    return {part.id: _fields(table, part) for part in parts_of(table, kind)}


def _fields(table: Table, part: Part) -> Fields:
    plain = {name: to_plain(getattr(part, name)) for name in part.__struct_fields__ if name != "id"}
    if not isinstance(part, Row):
        return {(name, None): value for name, value in plain.items()}
    fields: Fields = {(name, None): value for name, value in plain.items() if name not in _CELLS}
    for name, ids in zip(_CELLS, columns_of(table), strict=True):
        fields |= {(name, column): text for column, text in zip(ids, plain[name], strict=True)}
    return fields


def to_plain(value: Any) -> Any:
    """As JSON has it, numbers kept exact."""
    return msgspec.to_builtins(value, builtin_types=(Decimal,))


def part_from(kind: PartKind, part_id: str, fields: Mapping[FieldKey, Any], columns: Columns) -> Part:
    """The other way round; cells of columns that are not there are left out, missing ones are null."""
    plain: dict[str, Any] = {name: value for (name, column), value in fields.items() if column is None}
    if kind == "rows":
        for name, ids in zip(_CELLS, columns, strict=True):
            plain[name] = [fields.get((name, each)) for each in ids]
    return msgspec.convert({"id": part_id, **plain}, _STRUCTS[kind])


def columns_of(table: Table) -> Columns:
    return [each.id for each in table.inputs], [each.id for each in table.outputs]


def keys_in(fields: Iterable[FieldKey], columns: Columns) -> list[FieldKey]:
    """Without the cells of columns that are not there."""
    known = {(name, each) for name, ids in zip(_CELLS, columns, strict=True) for each in ids}
    return [key for key in dict.fromkeys(fields) if key[1] is None or key in known]


def same(key: FieldKey, a: Any, b: Any) -> bool:
    """A cell that takes anything may be written in three ways."""
    return a == b or (key[0] == "when" and _takes_anything(a) and _takes_anything(b))


def _takes_anything(text: str | None) -> bool:
    return text is None or text.strip() in ("", "-")


def in_order(kept: Sequence[str], placed: Sequence[tuple[str, str | None]]) -> list[str]:
    """`kept` with the others put in, each behind the id that it names; behind none is first."""
    following: dict[str | None, list[str]] = {}
    for each, after in placed:
        following.setdefault(after, []).append(each)
    result: list[str] = []
    for start in (None, *kept):
        waiting = [start]
        while waiting:
            each = waiting.pop()
            if each is not None:
                result.append(each)
            waiting += reversed(following.pop(each, []))
    return result + [each for rest in following.values() for each in rest]


def staying(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """The most that are in both and keep their order among each other: the longest increasing run of old places."""
    places = {each: place for place, each in enumerate(old)}
    common = [each for each in new if each in places]
    ends: list[int] = []
    chosen: list[int] = []
    previous: list[int | None] = []
    for index, each in enumerate(common):
        at = bisect_left(ends, places[each])
        ends[at : at + 1] = [places[each]]
        chosen[at : at + 1] = [index]
        previous.append(chosen[at - 1] if at else None)
    found: list[str] = []
    last = chosen[-1] if chosen else None
    while last is not None:
        found.append(common[last])
        last = previous[last]
    return frozenset(found)
