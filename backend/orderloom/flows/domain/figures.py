"""From counts of nodes and ports to the figures of a graph's nodes and edges."""

from collections.abc import Iterable, Mapping

from orderloom.flows.contracts.histories import EdgeFigures, NodeFigures
from orderloom.language.graph import Edge, Flow

_INSIDE = "body"
NOTHING = NodeFigures(node="")


def edges_of_runs(
    flow: Flow, nodes: Mapping[str, NodeFigures], ports: Mapping[tuple[str, str], int]
) -> tuple[EdgeFigures, ...]:
    """How often each edge was taken, as far as the journal tells: by the ports that nodes were left by. What begins
    without a port, such as the error branch of a `try`, was taken as often as the only node that it leads to began."""
    ways_in = _ways_in(flow.edges)

    def taken(edge: Edge) -> int:
        source, target = edge.source, edge.target[0]
        if source in ports:
            return ports[source]
        is_only = ways_in[target] == 1
        began = nodes.get(target, NOTHING).entered
        if source[1] == _INSIDE:
            return began if is_only else nodes.get(source[0], NOTHING).entered
        return began if is_only else 0

    return tuple(EdgeFigures(edge=edge.id, taken=taken(edge)) for edge in flow.edges)


def pairs_of(flow: Flow) -> tuple[tuple[str, str], ...]:
    """The keys of the nodes that each edge joins."""
    keys = {node.id: node.key for node in flow.nodes}
    return tuple(
        (keys[edge.source[0]], keys[edge.target[0]])
        for edge in flow.edges
        if edge.source[0] in keys and edge.target[0] in keys
    )


def edges_of_plans(
    flow: Flow, nodes: Mapping[str, NodeFigures], pairs: Mapping[tuple[str, str], int]
) -> tuple[EdgeFigures, ...]:
    """Plans don't keep the port that a step was left by: an edge counts where its end began after its start was done.
    Starts and ends of flows are no steps: an edge has there what the step at its other end has, less the other ways."""
    keys = {node.id: node.key for node in flow.nodes}
    kinds = {node.id: node.kind for node in flow.nodes}

    def between(edge: Edge) -> int:
        source, target = edge.source[0], edge.target[0]
        if kinds.get(source) == "start":
            return nodes.get(target, NOTHING).entered
        if kinds.get(target) != "end":
            return pairs.get((keys.get(source, ""), keys.get(target, "")), 0)
        elsewhere = sum(between(each) for each in flow.edges if each.source[0] == source and _goes_on(each, kinds))
        return max(0, nodes.get(source, NOTHING).done - elsewhere)

    return tuple(EdgeFigures(edge=edge.id, taken=between(edge)) for edge in flow.edges)


def _goes_on(edge: Edge, kinds: Mapping[str, str]) -> bool:
    return kinds.get(edge.target[0]) != "end"


def _ways_in(edges: Iterable[Edge]) -> dict[str, int]:
    found: dict[str, int] = {}
    for edge in edges:
        found[edge.target[0]] = found.get(edge.target[0], 0) + 1
    return found
