"""Brings two people's changes of a document together, and says where only they can decide."""

from typing import Any

from orderloom.flows.contracts import Json
from orderloom.flows.domain.canonical import canonical
from orderloom.flows.domain.conflicts import Choices, Conflict, Merged
from orderloom.flows.domain.documents import Described
from orderloom.flows.domain.graph_merge import merge_graphs
from orderloom.language.tables import MergeConflict, Table, merge_tables

_LISTS = {"input": "inputs", "output": "outputs", "row": "rows", "test": "tests"}


def merge(base: Described, mine: Described, theirs: Described, choices: Choices | None = None) -> Merged:
    """Three-way by the ids of nodes, edges, rows and columns. The result may be malformed where the changes don't fit
    together."""
    if isinstance(base.parsed, Table) and isinstance(mine.parsed, Table) and isinstance(theirs.parsed, Table):
        return _merge_tables(base.parsed, mine.parsed, theirs.parsed, choices or {})
    return merge_graphs(canonical(base.parsed), canonical(mine.parsed), canonical(theirs.parsed), choices or {})


def merge_layouts(base: Json | None, mine: Json | None, theirs: Json | None) -> Json | None:
    """Where both moved the same node, it stays where I put it."""
    if mine is None or theirs is None:
        return mine or theirs
    return merge_graphs(base or {}, mine, theirs, {}).content


def _merge_tables(base: Table, mine: Table, theirs: Table, choices: Choices) -> Merged:
    merged, found = merge_tables(base, mine, theirs)
    content = canonical(merged)
    left: list[Conflict] = []
    for each in found:
        conflict = _conflict(each, base, mine, theirs)
        chosen = choices.get((conflict.element, conflict.field))
        if chosen is None:
            left.append(conflict)
        elif chosen == "theirs":
            _take_theirs(content, each, theirs)
    return Merged(content=content, conflicts=tuple(left))


def _conflict(found: MergeConflict, base: Table, mine: Table, theirs: Table) -> Conflict:
    field = ".".join(each for each in (found.field, found.column) if each)
    where = (_LISTS[found.part], found.id) if found.part in _LISTS else ()
    sides = (found.base, found.mine, found.theirs)
    if found.field is None:
        sides = tuple(_part(table, found) for table in (base, mine, theirs))
    return Conflict(
        noun="document" if found.part == "table" else found.part,
        element=found.id or None,
        field=field,
        path=(*where, *(each for each in (found.field, found.column) if each)),
        base=sides[0],
        mine=sides[1],
        theirs=sides[2],
    )


def _part(table: Table, found: MergeConflict) -> Any:
    parts: list[Json] = canonical(table).get(_LISTS[found.part], [])
    return next((part for part in parts if part["id"] == found.id), None)


def _take_theirs(content: Json, found: MergeConflict, theirs: Table) -> None:
    if found.part == "table" and found.field is not None:
        content[found.field] = found.theirs
        return
    parts: list[Json] = content.get(_LISTS[found.part], [])
    own = next((part for part in parts if part["id"] == found.id), None)
    if found.field is None:
        _take_part(content, found, _part(theirs, found), own)
    elif own is not None and found.column is not None:
        columns = [column["id"] for column in content["inputs" if found.field == "when" else "outputs"]]
        cells = list(own[found.field])
        cells[columns.index(found.column)] = found.theirs
        own[found.field] = cells
    elif own is not None:
        own[found.field] = found.theirs


def _take_part(content: Json, found: MergeConflict, part: Json | None, own: Json | None) -> None:
    """They changed what I removed: it comes back at the end; or they removed what I changed: it goes."""
    field = _LISTS[found.part]
    kept = [each for each in content.get(field, []) if each is not own]
    content[field] = kept if part is None else [*kept, part]
