"""The shape of a graph: kinds, configuration, identities, ports, reach and cycles."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from orderloom.language.compile import in_order
from orderloom.language.graph import Edge, Flow, Node, problems_of
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.record import Port
from orderloom.language.validate.findings import Finding


def check_structure(flow: Flow) -> Iterator[Finding]:
    yield from _identities(flow)
    for index, node in enumerate(flow.nodes):
        yield from _node(flow, node, index)
    for index, edge in enumerate(flow.edges):
        yield from _edge(flow, edge, index)
    yield from _ends(flow)
    yield from _reach(flow)
    yield from _cycle(flow)


def _identities(flow: Flow) -> Iterator[Finding]:
    ids, keys = Counter(node.id for node in flow.nodes), Counter(node.key for node in flow.nodes)
    for index, node in enumerate(flow.nodes):
        if ids[node.id] > 1:
            yield _on(node, "flow.id_taken", f"The id {node.id} is used {ids[node.id]} times.", ("nodes", index, "id"))
        if keys[node.key] > 1:
            path = ("nodes", index, "key")
            yield _on(node, "flow.key_taken", f"The key {node.key} is used {keys[node.key]} times.", path)
    edges = Counter(edge.id for edge in flow.edges)
    for index, edge in enumerate(flow.edges):
        if edges[edge.id] > 1:
            message = f"The id {edge.id} is used {edges[edge.id]} times."
            yield Finding(code="flow.id_taken", message=message, path=("edges", index, "id"))


def _node(flow: Flow, node: Node, index: int) -> Iterator[Finding]:
    path: tuple[str | int, ...] = ("nodes", index)
    kind = KINDS.get(node.kind)
    if kind is None:
        yield _on(node, "flow.kind_unknown", f"{node.kind} is no kind of node.", (*path, "kind"))
        return
    if flow.kind not in kind.flows:
        yield _on(node, "flow.kind_not_here", f"{node.kind} has no place in a {flow.kind} flow.", (*path, "kind"))
    wrong = list(problems_of(node.config, kind.params, (*path, "config")))
    for problem in wrong:
        yield _on(node, "flow.config", problem.message, problem.path)
    if not wrong:
        for trouble in kind.check(kind.read(node), node):
            yield _on(node, trouble.code, trouble.message, (*path, *trouble.path), trouble.fix)
    yield from _honoured(flow, node, path)


def _honoured(flow: Flow, node: Node, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """A field that nothing would honour is a finding, so that nobody relies on it."""
    kind = KINDS[node.kind]
    if node.version != 1:
        yield _on(node, "flow.kind_version", f"{node.kind} has version 1 only.", (*path, "version"))
    if node.when is not None and not kind.skippable:
        yield _on(node, "flow.when_not_here", f"A {node.kind} node has no condition.", (*path, "when"))
    given = {"timeout": node.policy.timeout, "retry": node.policy.retry}
    given["on_error"] = node.policy.on_error if node.policy.on_error == "port" else None
    for field, value in given.items():
        if value is not None and field not in kind.policies:
            message = f"A {node.kind} node has no {field}."
            yield _on(node, "flow.policy_not_here", message, (*path, "policy", field))
    if flow.kind == "fulfillment":
        yield from _planned(node, path)


def _planned(node: Node, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """What a plan has no place for."""
    if node.policy.on_error == "port":
        message = "In a fulfillment flow an error opens a fallout; there is no error port."
        yield _on(node, "flow.policy_not_here", message, (*path, "policy", "on_error"))
    if node.kind == "end" and (node.map or node.config.get("outcome") == "fail"):
        message = "A fulfillment flow ends when its steps are over; it answers nothing and does not fail by itself."
        yield _on(node, "flow.end_not_here", message, path)


def out_ports(node: Node) -> tuple[Port, ...] | None:
    """The ports of a node, none when its kind or configuration is not understood."""
    kind = KINDS.get(node.kind)
    try:
        return kind.out_ports(kind.read(node), node) if kind is not None else None
    except msgspec.ValidationError:
        return None


def _edge(flow: Flow, edge: Edge, index: int) -> Iterator[Finding]:
    nodes = {node.id: node for node in flow.nodes}
    for side, (identity, port) in (("from", edge.source), ("to", edge.target)):
        node, path = nodes.get(identity), ("edges", index, side)
        if node is None:
            message = f"There is no node {identity}."
            yield Finding(code="flow.edge_end", message=message, path=path, fix="Remove the edge.")
        elif not _has_port(node, side, port):
            yield _on(node, "flow.port_unknown", f"{node.key} has no port {port} that leads {side} it.", path)
    if any(other.source == edge.source and other.target == edge.target for other in flow.edges[:index]):
        message = "The same edge exists already."
        yield Finding(code="flow.edge_twice", message=message, path=("edges", index), fix="Remove the edge.")


def _has_port(node: Node, side: str, port: str) -> bool:
    kind = KINDS.get(node.kind)
    if kind is None:
        return True
    if side == "to":
        return port == "in" and not kind.entry
    ports = out_ports(node)
    return ports is None or any(own.name == port for own in ports)


def _ends(flow: Flow) -> Iterator[Finding]:
    starts = [node for node in flow.nodes if node.kind == "start"]
    if not starts:
        yield Finding(code="flow.no_start", message="A flow has a start node.", path=("nodes",), fix="Add a start.")
    for node in starts[1:]:
        yield _on(node, "flow.second_start", "A flow has one start node.", ("nodes", flow.nodes.index(node)))
    wired = {edge.source for edge in flow.edges}
    for index, node in enumerate(flow.nodes):
        for port in out_ports(node) or ():
            if port.required and (node.id, port.name) not in wired:
                message = f"Nothing follows {node.key} at its port {port.name}."
                yield _on(node, "flow.port_open", message, ("nodes", index), "Connect it, to an end if need be.")


def _reach(flow: Flow) -> Iterator[Finding]:
    following: dict[str, list[str]] = {}
    for edge in flow.edges:
        following.setdefault(edge.source[0], []).append(edge.target[0])
    reached: set[str] = set()
    waiting = [node.id for node in flow.nodes if node.kind == "start"]
    while waiting:
        identity = waiting.pop()
        if identity not in reached:
            reached.add(identity)
            waiting.extend(following.get(identity, ()))
    for index, node in enumerate(flow.nodes):
        if reached and node.id not in reached:
            yield _on(node, "flow.unreachable", f"Nothing leads to {node.key}.", ("nodes", index))


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
    yield Finding(code="flow.cycle", message=f"The flow runs in a circle: {names}.", node=circle[0], path=("edges",))


def _on(node: Node, code: str, message: str, path: tuple[str | int, ...], fix: str | None = None) -> Finding:
    return Finding(code=code, message=message, node=node.id, path=path, fix=fix)
