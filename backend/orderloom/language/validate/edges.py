"""How the nodes of a graph are connected: ports, links, reach and cycles."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping

import msgspec

from orderloom.language.compile import in_order
from orderloom.language.graph import Edge, Flow, Node
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.record import Port
from orderloom.language.scoping import shape_of
from orderloom.language.validate.findings import Finding, found_at

Ports = Mapping[str, tuple[Port, ...] | None]


def check_edges(flow: Flow) -> Iterator[Finding]:
    nodes = {node.id: node for node in flow.nodes}
    ports = {node.id: out_ports(node) for node in flow.nodes}
    leaving = Counter(edge.source for edge in flow.edges)
    twice: Counter[tuple[tuple[str, str], tuple[str, str]]] = Counter()
    for index, edge in enumerate(flow.edges):
        yield from _edge(nodes, ports, edge, index)
        yield from _link(flow, nodes, edge, index)
        twice[edge.source, edge.target] += 1
        if twice[edge.source, edge.target] > 1:
            message = "The same edge exists already."
            yield Finding(code="flow.edge_twice", message=message, path=("edges", index), fix="Remove the edge.")
    yield from _starts(flow)
    yield from _wired(flow, ports, leaving)
    yield from _reach(flow)
    yield from _cycle(flow)


def out_ports(node: Node) -> tuple[Port, ...] | None:
    """The ports of a node, none when its kind or configuration is not understood."""
    kind = KINDS.get(node.kind)
    try:
        return kind.out_ports(kind.read(node), node) if kind is not None else None
    except msgspec.ValidationError:
        return None


def _edge(nodes: Mapping[str, Node], ports: Ports, edge: Edge, index: int) -> Iterator[Finding]:
    for side, (identity, port) in (("from", edge.source), ("to", edge.target)):
        node, path = nodes.get(identity), ("edges", index, side)
        if node is None:
            message = f"There is no node {identity}."
            yield Finding(code="flow.edge_end", message=message, path=path, fix="Remove the edge.")
        elif not _has_port(node, ports[identity], side, port):
            yield found_at(node, "flow.port_unknown", f"{node.key} has no port {port} that leads {side} it.", path)


def _has_port(node: Node, ports: tuple[Port, ...] | None, side: str, port: str) -> bool:
    kind = KINDS.get(node.kind)
    if kind is None:
        return True
    if side == "to":
        return port == "in" and not kind.entry
    return ports is None or any(own.name == port for own in ports)


def _link(flow: Flow, nodes: Mapping[str, Node], edge: Edge, index: int) -> Iterator[Finding]:
    """Types and lags join the tasks of a plan; elsewhere nothing would honour them."""
    if edge.type == "FS" and edge.lag is None:
        return
    ends = [nodes[identity].kind for identity, _ in (edge.source, edge.target) if identity in nodes]
    plain_task = edge.source[1] == "done" and all(_is_task(kind) for kind in ends)
    if flow.kind != "fulfillment" or not plain_task:
        message = "Only a link between two tasks of a fulfillment flow has a type or a lag."
        yield Finding(code="flow.link_not_here", message=message, path=("edges", index), fix="Make it a plain edge.")


def _is_task(kind: str) -> bool:
    found = KINDS.get(kind)
    return found is not None and (found.step or "").startswith("task.")


def _starts(flow: Flow) -> Iterator[Finding]:
    starts = [node for node in flow.nodes if node.kind == "start"]
    if not starts:
        yield Finding(code="flow.no_start", message="A flow has a start node.", path=("nodes",), fix="Add a start.")
    for node in starts[1:]:
        yield found_at(node, "flow.second_start", "A flow has one start node.", ("nodes", flow.nodes.index(node)))


def _wired(flow: Flow, ports: Ports, leaving: Mapping[tuple[str, str], int]) -> Iterator[Finding]:
    """In a body and in an undo chain a way may just stop; everywhere else it leads on to an end."""
    loose = {node.id for node in flow.nodes if node.parent is not None} | _undoing(flow)
    for index, node in enumerate(flow.nodes):
        for port in ports[node.id] or ():
            count = leaving.get((node.id, port.name), 0)
            stops = node.id in loose and port.type in ("control", "branch")
            if port.required and not count and not stops:
                message = f"Nothing follows {node.key} at its port {port.name}."
                yield found_at(node, "flow.port_open", message, ("nodes", index), "Connect it, to an end if need be.")
            if port.edges and count > port.edges:
                message = f"At most {port.edges} edge leaves {node.key} at its port {port.name}."
                yield found_at(node, "flow.port_crowded", message, ("nodes", index))


def _undoing(flow: Flow) -> set[str]:
    chains = shape_of(flow).undo_for
    return {node.id for node in flow.nodes if node.key in chains}


def _reach(flow: Flow) -> Iterator[Finding]:
    following: dict[str, list[str]] = {}
    for edge in flow.edges:
        following.setdefault(edge.source[0], []).append(edge.target[0])
    reached: set[str] = set()
    waiting = deque(node.id for node in flow.nodes if node.kind == "start")
    while waiting:
        identity = waiting.pop()
        if identity not in reached:
            reached.add(identity)
            waiting.extend(following.get(identity, ()))
    for index, node in enumerate(flow.nodes):
        if reached and node.id not in reached:
            yield found_at(node, "flow.unreachable", f"Nothing leads to {node.key}.", ("nodes", index))


def _cycle(flow: Flow) -> Iterator[Finding]:
    ordered = {node.id for node in in_order(flow)}
    stuck = {node.id: node for node in flow.nodes if node.id not in ordered}
    if not stuck:
        return
    before = {edge.target[0]: edge.source[0] for edge in flow.edges if edge.source[0] in stuck}
    walk = [next(iter(stuck))]
    while before[walk[-1]] not in walk:
        walk.append(before[walk[-1]])
    circle = [*walk[walk.index(before[walk[-1]]) :]][::-1]
    names = " → ".join(stuck[identity].key for identity in (*circle, circle[0]))
    fix = "Put what is to be repeated into a repeat."
    message = f"The flow runs in a circle: {names}."
    yield Finding(code="flow.cycle", message=message, node=circle[0], path=("edges",), fix=fix)
