"""What changed between two tables, by the ids of rows, columns and tests; and the change carried out."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from orderloom.language.tables.document import Table
from orderloom.language.tables.parts import (
    KINDS,
    TABLE_FIELDS,
    Columns,
    FieldKey,
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


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One field of the part with this `id`; `column` for a cell. The table's own fields have a blank id."""

    id: str
    field: str
    column: str | None = None
    old: Any
    new: Any


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """`after` is the id of the part before it, None for the first. Cells lie by column in `when` and `then`."""

    id: str
    after: str | None
    part: dict[str, Any]


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    after: str | None


class PartsDiff(msgspec.Struct, frozen=True, kw_only=True):
    added: tuple[Added, ...] = ()
    removed: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    changed: tuple[Change, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.removed or self.moved or self.changed)


class TableDiff(msgspec.Struct, frozen=True, kw_only=True):
    """Cells of a removed column are not listed, nor the null cells of an added one."""

    fields: tuple[Change, ...]
    inputs: PartsDiff
    outputs: PartsDiff
    rows: PartsDiff
    tests: PartsDiff

    @property
    def is_empty(self) -> bool:
        return not self.fields and all(getattr(self, kind).is_empty for kind in KINDS)


def diff_tables(old: Table, new: Table) -> TableDiff:
    fields = [(name, to_plain(getattr(old, name)), to_plain(getattr(new, name))) for name in TABLE_FIELDS]
    parts = {kind: _parts(by_id(old, kind), by_id(new, kind), columns_of(new)) for kind in KINDS}
    return TableDiff(
        fields=tuple(
            Change(id="", field=name, old=before, new=after) for name, before, after in fields if before != after
        ),
        **parts,
    )


def apply_diff(table: Table, diff: TableDiff) -> Table:
    """The table with the change carried out: `apply_diff(old, diff_tables(old, new))` is `new`."""
    columns = (_ids(table, diff, "inputs"), _ids(table, diff, "outputs"))
    parts = {kind: _applied(table, getattr(diff, kind), kind, columns) for kind in KINDS}
    fields = {name: to_plain(getattr(table, name)) for name in TABLE_FIELDS}
    fields |= {change.field: change.new for change in diff.fields}
    return msgspec.structs.replace(table, **fields, **parts)


def _parts(old: Mapping[str, Fields], new: Mapping[str, Fields], columns: Columns) -> PartsDiff:
    before = dict(zip(new, (None, *new), strict=False))
    common = [each for each in new if each in old]
    still = staying(list(old), common)
    return PartsDiff(
        added=tuple(
            Added(id=each, after=before[each], part=_nested(fields)) for each, fields in new.items() if each not in old
        ),
        removed=tuple(each for each in old if each not in new),
        moved=tuple(Moved(id=each, after=before[each]) for each in common if each not in still),
        changed=tuple(change for each in common for change in _changes(each, old[each], new[each], columns)),
    )


def _changes(part_id: str, old: Fields, new: Fields, columns: Columns) -> Iterator[Change]:
    for key in keys_in((*old, *new), columns):
        before, after = old.get(key), new.get(key)
        if not same(key, before, after):
            yield Change(id=part_id, field=key[0], column=key[1], old=before, new=after)


def _nested(fields: Fields) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for (name, column), value in fields.items():
        if column is None:
            nested[name] = value
        else:
            nested.setdefault(name, {})[column] = value
    return nested


def _flat(part: Mapping[str, Any], cells: bool) -> Fields:
    fields: Fields = {}
    for name, value in part.items():
        if cells and name in ("when", "then"):
            fields |= {(name, column): text for column, text in value.items()}
        else:
            fields[name, None] = value
    return fields


def _ids(table: Table, diff: TableDiff, kind: PartKind) -> list[str]:
    change: PartsDiff = getattr(diff, kind)
    gone = {*change.removed, *(each.id for each in change.moved)}
    kept = [part for part in by_id(table, kind) if part not in gone]
    return in_order(kept, _placed(change))


def _placed(change: PartsDiff) -> list[tuple[str, str | None]]:
    return [(each.id, each.after) for each in (*change.added, *change.moved)]


def _applied(table: Table, change: PartsDiff, kind: PartKind, columns: Columns) -> tuple[Part, ...]:
    fields = by_id(table, kind) | {each.id: _flat(each.part, kind == "rows") for each in change.added}
    edits: dict[str, dict[FieldKey, Any]] = {}
    for each in change.changed:
        edits.setdefault(each.id, {})[each.field, each.column] = each.new
    gone = {*change.removed, *(each.id for each in change.moved)}
    kept = [part for part in by_id(table, kind) if part not in gone]
    return tuple(
        part_from(kind, each, fields[each] | edits.get(each, {}), columns) for each in in_order(kept, _placed(change))
    )
