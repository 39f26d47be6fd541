"""What must not go in circles, nor on for ever: trees of specifications, nested bundles, and values that wait for each
other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from orderloom.catalog.contracts import MappingKind, Relationship, RelationshipType
from orderloom.catalog.domain.validation.entities import Entities, Path
from orderloom.catalog.domain.validation.expressions import characteristics_read
from orderloom.kernel.errors import Problem

Graph = Mapping[str, Sequence[str]]
MOST_LEVELS = 100
MOST_STEPS = 150
"""From one characteristic to another, by mappings and by what they decide."""

_WAIT_FOR_NOBODY = (MappingKind.DEFAULT, MappingKind.VALIDATE)
"""The one comes when nothing else can write any more, the other writes nothing."""


def cycle_problems(entities: Entities) -> Iterator[Problem]:
    yield from _tree_problems(entities, _tree(entities))
    circle = find_cycle({one.key: [child.offering for child in one.children] for one in entities.offerings.values()})
    if circle:
        message = f"These offerings bundle themselves: {' → '.join(circle)}."
        yield Problem("catalog.offering_cycle", message, ("offerings",), {"cycle": circle})
    yield from _value_problems(entities, _values(entities))


def _tree_problems(entities: Entities, graph: Graph) -> Iterator[Problem]:
    circle = find_cycle(graph)
    if circle:
        message = f"These specifications are made of themselves: {' → '.join(circle)}."
        yield Problem("catalog.relationship_cycle", message, _drawn(entities, circle), {"cycle": circle})
        return
    way = longest_way(graph)
    if len(way) > MOST_LEVELS:
        message = f"{way[0]} is made of specifications in {len(way)} levels; {MOST_LEVELS} are allowed."
        yield Problem("catalog.too_deep", message, _drawn(entities, way[MOST_LEVELS - 1 :]))


def _value_problems(entities: Entities, graph: Graph) -> Iterator[Problem]:
    circle = find_cycle(graph)
    if circle:
        message = f"These values wait for themselves: {' → '.join(circle)}."
        yield Problem("catalog.mapping_cycle", message, _written(entities, circle), {"cycle": circle})
        return
    way = longest_way(graph)
    if len(way) > MOST_STEPS:
        message = f"{way[-1]} hangs on {way[0]} over {len(way)} steps; {MOST_STEPS} are allowed."
        yield Problem("catalog.too_deep", message, _written(entities, way))


def _drawn(entities: Entities, circle: Sequence[str]) -> Path:
    """The edge that begins the circle."""
    ends = (circle[0], circle[1])
    return next(
        entities.path("relationships", one.id)
        for one in entities.relationships.values()
        if (one.source, one.target) == ends and one.type is not RelationshipType.COMPOSED_OF
    )


def _written(entities: Entities, circle: Sequence[str]) -> Path:
    """The first mapping that writes a value of the circle, or of the way."""
    return next(
        entities.path("mappings", one.id)
        for one in entities.mappings.values()
        if f"{one.target}.{one.to_characteristic}" in circle
    )


def find_cycle(graph: Graph) -> list[str] | None:
    """The nodes of one circle, its first repeated at the end; the same one for the same graph."""
    done: set[str] = set()
    for start in sorted(graph):
        found = _walk(graph, start, done)
        if found:
            return found
    return None


def _walk(graph: Graph, start: str, done: set[str]) -> list[str] | None:
    """Depth first without recursion: a catalog's depth is not ours to choose."""
    trail: dict[str, Iterator[str]] = {start: iter(sorted(graph.get(start, ())))} if start not in done else {}
    while trail:
        node = next(reversed(trail))
        following = next(trail[node], None)
        if following is None:
            trail.pop(node)
            done.add(node)
        elif following in trail:
            names = list(trail)
            return [*names[names.index(following) :], following]
        elif following not in done:
            trail[following] = iter(sorted(graph.get(following, ())))
    return None


def longest_way(graph: Graph) -> list[str]:
    """The nodes of a longest way through a graph without circles; the same one for the same graph."""
    after: dict[str, str | None] = {}
    length: dict[str, int] = {}
    for start in sorted(graph):
        ahead = [start]
        while ahead:
            node = ahead[-1]
            open_ones = [one for one in graph.get(node, ()) if one not in length]
            if open_ones:
                ahead += open_ones
                continue
            ahead.pop()
            after[node] = max(sorted(graph.get(node, ())), key=lambda one: length[one], default=None)
            length[node] = 1 + length.get(after[node] or "", 0)
    here: str | None = max(sorted(length), key=lambda one: length[one], default=None)
    way: list[str] = []
    while here is not None:
        way.append(here)
        here = after[here]
    return way


def _tree(entities: Entities) -> Graph:
    graph: dict[str, list[str]] = defaultdict(list)
    for relationship in entities.relationships.values():
        if relationship.type is not RelationshipType.COMPOSED_OF:
            graph[relationship.source].append(relationship.target)
    return graph


def _values(entities: Entities) -> Graph:
    """Characteristic → what is written from it; rule characteristic → relationship → what only its target can say."""
    graph: dict[str, list[str]] = defaultdict(list)
    makers: dict[str, list[Relationship]] = defaultdict(list)
    for relationship in entities.relationships.values():
        if relationship.type is not RelationshipType.COMPOSED_OF:
            makers[relationship.target].append(relationship)
            for key in _decides(relationship):
                graph[f"{relationship.source}.{key}"].append(relationship.id)
    for mapping in entities.mappings.values():
        if mapping.kind in _WAIT_FOR_NOBODY:
            continue
        written = f"{mapping.target}.{mapping.to_characteristic}"
        said = (mapping.expression, mapping.condition)
        read = {mapping.from_characteristic, *(key for text in said for key in characteristics_read(text, "source"))}
        for key in sorted(filter(None, read)):
            graph[f"{mapping.source}.{key}"].append(written)
            if len(makers[mapping.source]) == 1:
                graph[makers[mapping.source][0].id].append(f"{mapping.source}.{key}")
    return graph


def _decides(relationship: Relationship) -> tuple[str, ...]:
    counted = (relationship.quantity_characteristic,) if relationship.quantity_characteristic else ()
    return (*characteristics_read(relationship.rule, "source"), *counted)
