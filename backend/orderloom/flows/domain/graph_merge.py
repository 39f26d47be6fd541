"""Brings two people's changes of one graph together, node by node and field by field."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from orderloom.flows.contracts import Json
from orderloom.flows.domain.conflicts import Choices, Conflict, Merged
from orderloom.flows.domain.elements import ABSENT, NOUNS, ORDER, Path, by_name, identity, place, same

Sides = tuple[Any, Any, Any]
"""The base, mine and theirs."""


def merge_graphs(base: Json, mine: Json, theirs: Json, choices: Choices) -> Merged:
    """Three-way by the ids of nodes, edges, notes and groups. Any object can be merged so: layouts are, too."""
    merging = _Merging(choices)
    content: Json = merging.value((base, mine, theirs), ())
    if "nodes" in content and "edges" in content:
        content = merging.without_loose_ends(content, mine, theirs)
    return Merged(content=content, conflicts=tuple(merging.conflicts))


class _Merging:
    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.conflicts: list[Conflict] = []

    def value(self, sides: Sides, path: Path) -> Any:
        base, mine, theirs = sides
        if same(mine, theirs) or same(base, theirs):
            return mine
        if same(base, mine):
            return theirs
        if isinstance(mine, dict) and isinstance(theirs, dict):
            return self._object((base if isinstance(base, dict) else {}, mine, theirs), path)
        if isinstance(mine, list) and isinstance(theirs, list):
            lists = (base if isinstance(base, list) else [], mine, theirs)
            name = identity(lists)
            if name is not None:
                return self._parts([by_name(each, name) for each in lists], path)
        return self._decide(sides, path)

    def _object(self, sides: Sequence[Json], path: Path) -> Json:
        _, mine, theirs = sides
        merged = {key: self.value(_at(sides, key), (*path, key)) for key in dict.fromkeys((*theirs, *mine))}
        return {key: value for key, value in merged.items() if value is not ABSENT}

    def _parts(self, sides: Sequence[Mapping[str, Json]], path: Path) -> list[Any]:
        base, mine, theirs = (list(side) for side in sides)
        order = self._order(base, mine, theirs, path)
        merged = [self.value(_at(sides, name), (*path, name)) for name in order]
        return [part for part in merged if part is not ABSENT]

    def _order(self, base: list[str], mine: list[str], theirs: list[str], path: Path) -> list[str]:
        shared = set(base) & set(mine) & set(theirs)
        was, here, there = ([each for each in names if each in shared] for names in (base, mine, theirs))
        if here in (was, there):
            return interleaved(theirs, mine)
        if was == there or path[-1] in NOUNS:
            return interleaved(mine, theirs)
        taken = self._decide((was, here, there), (*path, ORDER))
        return interleaved(mine, theirs) if taken is here else interleaved(theirs, mine)

    def _decide(self, sides: Sides, path: Path) -> Any:
        base, mine, theirs = sides
        noun, element, field = place(path)
        chosen = self.choices.get((element, field))
        if chosen is None:
            found = Conflict(noun=noun, element=element, field=field, path=path, base=base, mine=mine, theirs=theirs)
            self.conflicts.append(found)
        return theirs if chosen == "theirs" else mine

    def without_loose_ends(self, content: Json, mine: Json, theirs: Json) -> Json:
        """An edge that one side drew to a node which the other side removed is theirs to decide on."""
        whole, sides = _Drawing.of(content), (_Drawing.of(mine), _Drawing.of(theirs))
        kept: list[Json] = []
        for edge in content["edges"]:
            decided, drawn = edge, [side.drew(edge) for side in sides]
            if not whole.reaches(edge) and any(drawn) and any(side.removed(edge) for side in sides):
                here, there = (edge if each else ABSENT for each in drawn)
                decided = self._decide((ABSENT, here, there), ("edges", edge["id"]))
            if decided is not ABSENT:
                kept.append(decided)
        return {**content, "edges": kept}


class _Drawing(NamedTuple):
    """The nodes and edges of one side."""

    nodes: frozenset[str]
    edges: Mapping[str, Json]

    @classmethod
    def of(cls, content: Json) -> "_Drawing":
        nodes = frozenset(node["id"] for node in content["nodes"])
        return cls(nodes, {edge["id"]: edge for edge in content["edges"]})

    def reaches(self, edge: Json) -> bool:
        """Whether both ends of the edge are here."""
        return edge["from"][0] in self.nodes and edge["to"][0] in self.nodes

    def drew(self, edge: Json) -> bool:
        return self.edges.get(edge["id"]) == edge and self.reaches(edge)

    def removed(self, edge: Json) -> bool:
        """Whether it is not here, nor what it needs."""
        return self.edges.get(edge["id"]) != edge and not self.reaches(edge)


def _at(sides: Sequence[Mapping[str, Any]], key: str) -> Sides:
    base, mine, theirs = (side.get(key, ABSENT) for side in sides)
    return base, mine, theirs


def interleaved(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """All names, in the order of the first; what only the second has stands behind what precedes it there."""
    known = set(first)
    behind: dict[str | None, list[str]] = {}
    last: str | None = None
    for name in second:
        if name in known:
            last = name
        else:
            behind.setdefault(last, []).append(name)
    order = list(behind.get(None, ()))
    for name in first:
        order += [name, *behind.get(name, ())]
    return order
