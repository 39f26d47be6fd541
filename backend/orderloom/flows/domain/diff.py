"""What differs between two versions of a document, part by part, as people speak of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from orderloom.flows.contracts import ElementChange, FieldChange, Json
from orderloom.flows.domain.canonical import canonical
from orderloom.flows.domain.documents import Described
from orderloom.flows.domain.elements import ABSENT, NOUNS, Path, by_name, identity, same, shown
from orderloom.language.tables import PartsDiff, Table, diff_tables


def differences(before: Described, after: Described) -> tuple[ElementChange, ...]:
    """Changes of content by the ids of its parts; both are documents of the same format."""
    if isinstance(before.parsed, Table) and isinstance(after.parsed, Table):
        return tuple(_tables(before.parsed, after.parsed))
    return tuple(_document(canonical(before.parsed), canonical(after.parsed)))


def movements(before: Json | None, after: Json | None) -> tuple[ElementChange, ...]:
    """Nodes that are drawn elsewhere; those drawn for the first time, or no more, have not moved."""
    was, now = ((layout or {}).get("positions", {}) for layout in (before, after))
    return tuple(
        ElementChange(
            kind="moved",
            noun="node",
            element=name,
            label=name,
            fields=(FieldChange(path="position", before=was[name], after=now[name]),),
        )
        for name in was
        if name in now and not same(was[name], now[name])
    )


def _document(before: Json, after: Json) -> Iterator[ElementChange]:
    listed = [key for key in dict.fromkeys((*before, *after)) if key in NOUNS and _are_parts(before, after, key)]
    own = [{key: value for key, value in side.items() if key not in listed} for side in (before, after)]
    fields = tuple(_fields(own[0], own[1], ()))
    if fields:
        yield ElementChange(kind="changed", noun="document", element=None, label=after["key"], fields=fields)
    for key in listed:
        yield from _parts(key, before.get(key, []), after.get(key, []), (before, after))


def _are_parts(before: Json, after: Json, key: str) -> bool:
    lists = [side.get(key, []) for side in (before, after)]
    return all(isinstance(each, list) for each in lists) and identity(lists) is not None


def _parts(field: str, was: Sequence[Json], now: Sequence[Json], sides: tuple[Json, Json]) -> Iterator[ElementChange]:
    name, noun = cast(str, identity((was, now))), NOUNS[field]
    before, after = by_name(was, name), by_name(now, name)
    for key, part in before.items():
        if key not in after:
            yield ElementChange(kind="removed", noun=noun, element=key, label=_label(noun, part, sides[0]))
    for key, part in after.items():
        label = _label(noun, part, sides[1])
        if key not in before:
            yield ElementChange(kind="added", noun=noun, element=key, label=label)
            continue
        fields = tuple(_fields(before[key], part, ()))
        if fields:
            yield ElementChange(kind="changed", noun=noun, element=key, label=label, fields=fields)


def _label(noun: str, part: Json, document: Json) -> str:
    if noun == "edge":
        keys = {node["id"]: node["key"] for node in document.get("nodes", ())}
        source, target = part["from"], part["to"]
        return f"{keys.get(source[0], source[0])}.{source[1]} → {keys.get(target[0], target[0])}"
    return part.get("key") or part["id"]


def _fields(before: Any, after: Any, path: Path) -> Iterator[FieldChange]:
    if same(before, after):
        return
    pair = _as_objects(before, after)
    if pair is None:
        yield FieldChange(path=".".join(path), before=shown(before), after=shown(after))
        return
    was, now = pair
    for key in dict.fromkeys((*was, *now)):
        yield from _fields(was.get(key, ABSENT), now.get(key, ABSENT), (*path, key))


def _as_objects(before: Any, after: Any) -> tuple[Mapping[str, Any], Mapping[str, Any]] | None:
    """Both as objects when they can be compared field by field; lists whose items have names can, too."""
    if isinstance(before, dict) and isinstance(after, dict):
        return before, after
    if isinstance(before, list) and isinstance(after, list) and before and after:
        name = identity((before, after))
        if name is not None:
            pair = by_name(before, name), by_name(after, name)
            return pair if pair[0].keys() != pair[1].keys() or list(pair[0]) == list(pair[1]) else None
    return None


def _tables(before: Table, after: Table) -> Iterator[ElementChange]:
    found = diff_tables(before, after)
    if found.fields:
        fields = tuple(FieldChange(path=each.field, before=each.old, after=each.new) for each in found.fields)
        yield ElementChange(kind="changed", noun="document", element=None, label=after.key, fields=fields)
    for noun in ("input", "output", "row", "test"):
        part: PartsDiff = getattr(found, f"{noun}s")
        yield from _table_parts(noun, part, (before, after))


def _table_parts(noun: str, found: PartsDiff, sides: tuple[Table, Table]) -> Iterator[ElementChange]:
    was, now = (_labels(side, noun) for side in sides)
    for name in found.removed:
        yield ElementChange(kind="removed", noun=noun, element=name, label=was[name])
    for each in found.added:
        yield ElementChange(kind="added", noun=noun, element=each.id, label=now[each.id])
    changed: dict[str, list[FieldChange]] = {}
    for each in found.changed:
        path = f"{each.field}.{each.column}" if each.column else each.field
        changed.setdefault(each.id, []).append(FieldChange(path=path, before=each.old, after=each.new))
    for name, fields in changed.items():
        yield ElementChange(kind="changed", noun=noun, element=name, label=now[name], fields=tuple(fields))
    order = list(was)
    for each in found.moved:
        place = order.index(each.id)
        field = FieldChange(path="after", before=order[place - 1] if place else None, after=each.after)
        yield ElementChange(kind="moved", noun=noun, element=each.id, label=now[each.id], fields=(field,))


def _labels(table: Table, noun: str) -> dict[str, str]:
    """What people call the parts: the note of a row, else its id."""
    return {part.id: getattr(part, "note", None) or part.id for part in getattr(table, f"{noun}s")}
