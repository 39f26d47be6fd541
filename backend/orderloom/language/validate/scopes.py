"""What lies in what: bodies of scopes, undo chains, and the notes and groups of the editor."""

from collections.abc import Iterator, Mapping

from orderloom.language.compile import MAX_NESTING
from orderloom.language.graph import Flow, Node
from orderloom.language.nodes import KINDS
from orderloom.language.scoping import Shape, shape_of
from orderloom.language.validate.edges import out_ports
from orderloom.language.validate.findings import Finding, found_at

INWARDS = ("body", "compensate")
WITH_INSIDE = frozenset({"for_each", "repeat", "try", "subflow"})


def check_scopes(flow: Flow) -> Iterator[Finding]:
    nodes, shape = {node.id: node for node in flow.nodes}, shape_of(flow)
    for index, node in enumerate(flow.nodes):
        yield from _parent(nodes, shape, node, index)
        yield from _end(node, index)
        yield from _undone_scope(nodes, node, index)
    yield from _borders(flow, nodes)
    yield from _entries(flow, nodes)
    yield from _chains(flow, nodes, shape)
    yield from _rounds(flow, shape)
    for index, group in enumerate(flow.groups):
        for number, identity in enumerate(group.nodes):
            if identity not in nodes:
                path = ("groups", index, "nodes", number)
                yield Finding(code="flow.group_node", message=f"There is no node {identity}.", path=path)


def _parent(nodes: Mapping[str, Node], shape: Shape, node: Node, index: int) -> Iterator[Finding]:
    if node.parent is None:
        return
    parent, path = nodes.get(node.parent), ("nodes", index, "parent")
    if parent is None:
        yield found_at(node, "flow.parent_missing", f"There is no node {node.parent}.", path)
    elif not any(port.type == "body" for port in out_ports(parent) or ()):
        if parent.kind in KINDS:
            yield found_at(node, "flow.parent_no_scope", f"{parent.key} is a {parent.kind} and has no inside.", path)
    elif len(shape.around[node.key]) > MAX_NESTING or _in_itself(nodes, node):
        message = f"Scopes lie within each other at most {MAX_NESTING} deep, and none in itself."
        yield found_at(node, "flow.nesting", message, path)


def _in_itself(nodes: Mapping[str, Node], node: Node) -> bool:
    seen: set[str] = set()
    while node.parent is not None and node.parent in nodes and node.id not in seen:
        seen.add(node.id)
        node = nodes[node.parent]
    return node.id in seen


def _end(node: Node, index: int) -> Iterator[Finding]:
    if node.parent is None:
        return
    if node.kind == "end" and node.config.get("outcome") != "fail":
        message = "In a body a way ends where nothing follows; only an end that fails may stand there."
        yield found_at(node, "flow.end_not_here", message, ("nodes", index), "Remove the end.")
    if node.kind == "start":
        yield found_at(node, "flow.start_not_here", "A flow starts outside of its scopes.", ("nodes", index))


def _undone_scope(nodes: Mapping[str, Node], node: Node, index: int) -> Iterator[Finding]:
    scope = node.config.get("scope")
    if node.kind != "compensate" or not isinstance(scope, str):
        return
    if not any(each.key == scope and each.kind in WITH_INSIDE for each in nodes.values()):
        message = f"There is no scope {scope}."
        yield found_at(node, "flow.scope_missing", message, ("nodes", index, "config", "scope"))


def _borders(flow: Flow, nodes: Mapping[str, Node]) -> Iterator[Finding]:
    """An edge stays in its scope, or leads from a scope's body port into that scope."""
    for index, edge in enumerate(flow.edges):
        source, target = nodes.get(edge.source[0]), nodes.get(edge.target[0])
        if source is None or target is None:
            continue
        wanted = source.id if edge.source[1] == "body" else source.parent
        if target.parent != wanted:
            message = f"The edge from {source.key} to {target.key} leads across the border of a scope."
            yield found_at(target, "flow.border", message, ("edges", index), "Connect nodes of the same scope.")


def _entries(flow: Flow, nodes: Mapping[str, Node]) -> Iterator[Finding]:
    """Where an inside begins, nothing else leads to."""
    arriving: dict[str, list[str]] = {}
    for edge in flow.edges:
        arriving.setdefault(edge.target[0], []).append(edge.source[1])
    for index, node in enumerate(flow.nodes):
        ports = arriving.get(node.id, [])
        if len(ports) > 1 and any(port in INWARDS for port in ports):
            message = f"{node.key} begins an inside, and something else leads to it, too."
            yield found_at(node, "flow.entry_shared", message, ("nodes", index))


def _chains(flow: Flow, nodes: Mapping[str, Node], shape: Shape) -> Iterator[Finding]:
    """What undoes a node is reached in no other way, and undoes nothing else."""
    for index, edge in enumerate(flow.edges):
        source, target = nodes.get(edge.source[0]), nodes.get(edge.target[0])
        if source is None or target is None or edge.source[1] == "compensate":
            continue
        if shape.undo_for.get(target.key) != shape.undo_for.get(source.key):
            message = f"{target.key} belongs to what undoes another node; {source.key} does not."
            yield found_at(target, "flow.undo_shared", message, ("edges", index))


def _rounds(flow: Flow, shape: Shape) -> Iterator[Finding]:
    undoable = set(shape.undo_for.values())
    for index, node in enumerate(flow.nodes):
        if node.kind == "repeat" and undoable.intersection(shape.members.get(node.key, ())):
            message = f"Of what {node.key} repeats, only the last round is undone."
            path = ("nodes", index)
            yield Finding(code="flow.undo_in_repeat", severity="warning", message=message, node=node.id, path=path)
