"""Two people's changes of one table brought together, row by row and cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from orderloom.language.tables.document import Table
from orderloom.language.tables.parts import (
    KINDS,
    TABLE_FIELDS,
    Columns,
    Fields,
    Part,
    PartKind,
    by_id,
    columns_of,
    in_order,
    keys_in,
    part_from,
    same,
    staying,
    to_plain,
)


class MergeConflict(msgspec.Struct, frozen=True, kw_only=True):
    """Both changed the same thing in different ways. Without a `field`, one removed what the other changed."""

    part: Literal["table", "input", "output", "row", "test"]
    id: str
    field: str | None = None
    column: str | None = None
    base: Any = None
    mine: Any = None
    theirs: Any = None


_NAMES: dict[PartKind, Literal["input", "output", "row", "test"]] = {
    "inputs": "input",
    "outputs": "output",
    "rows": "row",
    "tests": "test",
}
_Sides = tuple[Fields | None, Fields | None, Fields | None]
"""A part in the base, in mine and in theirs; None where it is not there."""


def merge_tables(base: Table, mine: Table, theirs: Table) -> tuple[Table, tuple[MergeConflict, ...]]:
    """Both changes of `base` in one table. Where they conflict, mine is kept and the conflict is told.

    The result may be malformed where the changes don't fit together, such as two columns of which each removed one.
    """
    conflicts: list[MergeConflict] = []
    sides = tuple(_own(table) for table in (base, mine, theirs))
    fields = _fields((sides[0], sides[1], sides[2]), ("table", ""), None, conflicts)
    parts: dict[str, tuple[Part, ...]] = {}
    columns = columns_of(mine)
    for kind in KINDS:
        parts[kind] = tuple(_merged(kind, (base, mine, theirs), columns, conflicts))
        if kind == "outputs":
            columns = ([each.id for each in parts["inputs"]], [each.id for each in parts["outputs"]])
    return msgspec.structs.replace(mine, **{name: value for (name, _), value in fields.items()}, **parts), tuple(
        conflicts
    )


def _own(table: Table) -> Fields:
    return {(name, None): to_plain(getattr(table, name)) for name in TABLE_FIELDS}


def _merged(
    kind: PartKind, tables: tuple[Table, Table, Table], columns: Columns, conflicts: list[MergeConflict]
) -> Iterator[Part]:
    base, mine, theirs = (by_id(table, kind) for table in tables)
    found: dict[str, Fields] = {}
    for each in dict.fromkeys((*mine, *theirs)):
        sides = (base.get(each), mine.get(each), theirs.get(each))
        fields = _part(kind, each, sides, columns, conflicts)
        if fields is not None:
            found[each] = fields
    for each in _order(list(base), list(mine), list(theirs), found):
        yield part_from(kind, each, found[each], columns)


def _part(
    kind: PartKind, part_id: str, sides: _Sides, columns: Columns, conflicts: list[MergeConflict]
) -> Fields | None:
    base, mine, theirs = sides
    if base is None and (mine is None or theirs is None):
        return mine or theirs
    if mine is None or theirs is None:
        left = mine or theirs or {}
        if any(not same(key, left.get(key), (base or {}).get(key)) for key in keys_in(left, columns)):
            conflicts.append(MergeConflict(part=_NAMES[kind], id=part_id))
            return mine
        return None
    return _fields((base or {}, mine, theirs), (_NAMES[kind], part_id), columns, conflicts)


def _fields(
    sides: tuple[Fields, Fields, Fields],
    where: tuple[Literal["table", "input", "output", "row", "test"], str],
    columns: Columns | None,
    conflicts: list[MergeConflict],
) -> Fields:
    base, mine, theirs = sides
    merged: Fields = {}
    for key in keys_in((*mine, *theirs), columns) if columns else mine:
        before, ours, other = base.get(key), mine.get(key), theirs.get(key)
        merged[key] = other if same(key, ours, before) else ours
        if not (same(key, ours, before) or same(key, other, before) or same(key, ours, other)):
            conflicts.append(
                MergeConflict(
                    part=where[0], id=where[1], field=key[0], column=key[1], base=before, mine=ours, theirs=other
                )
            )
    return merged


def _order(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], found: Mapping[str, Any]) -> list[str]:
    """My order, and in it what they added or moved where they have it, unless I moved it too."""
    added = set(found) - set(mine)
    moved = _moved(base, theirs) - _moved(base, mine)
    placed = {each for each in theirs if each in found and (each in added or each in moved)}
    kept = [each for each in mine if each in found and each not in placed]
    return in_order(kept, list(_behind(theirs, placed, set(found))))


def _behind(order: Sequence[str], placed: set[str], found: set[str]) -> Iterator[tuple[str, str | None]]:
    after: str | None = None
    for each in order:
        if each in placed:
            yield each, after
        if each in found:
            after = each


def _moved(base: Sequence[str], side: Sequence[str]) -> set[str]:
    return (set(base) & set(side)) - staying(base, side)
