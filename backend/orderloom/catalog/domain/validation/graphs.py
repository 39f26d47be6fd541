"""Decomposition graphs: each specification once, lines between what is drawn, and one graph for each specification."""

from collections.abc import Iterator

from orderloom.catalog.contracts import DecompositionGraph
from orderloom.catalog.domain.validation.entities import Entities, Path, name_problems
from orderloom.kernel.errors import Problem

MOST_NODES = 500
MOST_LINES = 2_000


def graph_problems(entities: Entities) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    owners: dict[str, str] = {}
    for graph in entities.decompositions.values():
        path = entities.path("decompositions", graph.key)
        yield from name_problems(graph.name, (*path, "name"))
        yield from _size_problems(graph, path)
        yield from _node_problems(graph, entities, path)
        yield from _line_problems(graph, path, seen)
        yield from _owner_problems(graph, path, owners)


def _size_problems(graph: DecompositionGraph, path: Path) -> Iterator[Problem]:
    if len(graph.nodes) > MOST_NODES:
        yield Problem("catalog.decomposition_size", f"A graph has at most {MOST_NODES} nodes.", (*path, "nodes"))
    if len(graph.edges) + len(graph.mappings) > MOST_LINES:
        message = f"A graph has at most {MOST_LINES:,} edges and mappings."
        yield Problem("catalog.decomposition_size", message, (*path, "edges"))


def _node_problems(graph: DecompositionGraph, entities: Entities, path: Path) -> Iterator[Problem]:
    drawn: set[str] = set()
    for index, node in enumerate(graph.nodes):
        place: Path = (*path, "nodes", index, "specification")
        if node.specification in drawn:
            yield Problem("catalog.decomposition_node", f"{node.specification!r} is drawn twice.", place)
        elif node.specification not in entities.specifications:
            yield Problem("catalog.unknown_specification", f"There is no specification {node.specification!r}.", place)
        drawn.add(node.specification)


def _line_problems(graph: DecompositionGraph, path: Path, seen: dict[str, str]) -> Iterator[Problem]:
    """Ids are one of a kind in the whole catalog: what a release decided is told by them."""
    drawn = {node.specification for node in graph.nodes}
    for part, lines in (("edges", graph.edges), ("mappings", graph.mappings)):
        for index, line in enumerate(lines):
            place: Path = (*path, part, index)
            if line.id in seen:
                message = f"The id {line.id!r} is taken by another line, in the graph {seen[line.id]!r}."
                yield Problem("catalog.duplicate", message, (*place, "id"))
            seen.setdefault(line.id, graph.key)
            for end, key in (("source", line.source), ("target", line.target)):
                if key not in drawn:
                    message = f"{key!r} is not drawn in this graph."
                    yield Problem("catalog.decomposition_node", message, (*place, end))


def _owner_problems(graph: DecompositionGraph, path: Path, owners: dict[str, str]) -> Iterator[Problem]:
    for index, edge in enumerate(graph.edges):
        owner = owners.setdefault(edge.source, graph.key)
        if owner != graph.key:
            message = f"What {edge.source!r} is made of is drawn in the graph {owner!r} already."
            yield Problem("catalog.decomposition_owner", message, (*path, "edges", index, "source"))
