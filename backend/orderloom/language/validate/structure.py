"""The nodes of a graph, one by one: kinds, configuration and identities."""

from collections import Counter
from collections.abc import Iterator

from orderloom.language.feel.typing.complaints import did_you_mean
from orderloom.language.graph import Flow, Node, problems_of
from orderloom.language.nodes import KINDS
from orderloom.language.validate.edges import check_edges
from orderloom.language.validate.findings import Finding, found_at
from orderloom.language.validate.scopes import check_scopes


def check_structure(flow: Flow) -> Iterator[Finding]:
    yield from _identities(flow)
    for index, node in enumerate(flow.nodes):
        yield from _node(flow, node, index)
    yield from check_edges(flow)
    yield from check_scopes(flow)


def _identities(flow: Flow) -> Iterator[Finding]:
    ids, keys = Counter(node.id for node in flow.nodes), Counter(node.key for node in flow.nodes)
    for index, node in enumerate(flow.nodes):
        if ids[node.id] > 1:
            yield found_at(
                node, "flow.id_taken", f"The id {node.id} is used {ids[node.id]} times.", ("nodes", index, "id")
            )
        if keys[node.key] > 1:
            path = ("nodes", index, "key")
            yield found_at(node, "flow.key_taken", f"The key {node.key} is used {keys[node.key]} times.", path)
    for field, parts in (("edges", flow.edges), ("notes", flow.notes), ("groups", flow.groups)):
        used = Counter(part.id for part in parts)
        for index, part in enumerate(parts):
            if used[part.id] > 1:
                message = f"The id {part.id} is used {used[part.id]} times."
                yield Finding(code="flow.id_taken", message=message, path=(field, index, "id"))


def _node(flow: Flow, node: Node, index: int) -> Iterator[Finding]:
    path: tuple[str | int, ...] = ("nodes", index)
    kind = KINDS.get(node.kind)
    if kind is None:
        message = f"{node.kind} is no kind of node."
        yield found_at(node, "flow.kind_unknown", message, (*path, "kind"), did_you_mean(node.kind, KINDS))
        return
    if flow.kind not in kind.flows:
        yield found_at(
            node, "flow.kind_not_here", f"{node.kind} has no place in flows of kind {flow.kind}.", (*path, "kind")
        )
    elif kind.accepts is not None and flow.input.type not in kind.accepts:
        message = f"{node.kind} works on {' or '.join(sorted(kind.accepts))}, and this flow is given {flow.input.type}."
        yield found_at(node, "flow.kind_not_for_input", message, (*path, "kind"))
    wrong = list(problems_of(node.config, kind.params, (*path, "config")))
    for problem in wrong:
        yield found_at(node, "flow.config", problem.message, problem.path)
    if not wrong:
        for trouble in kind.check(kind.read(node), node):
            yield found_at(node, trouble.code, trouble.message, (*path, *trouble.path), trouble.fix)
    yield from _honoured(flow, node, path)


def _honoured(flow: Flow, node: Node, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """A field that nothing would honour is a finding, so that nobody relies on it."""
    kind = KINDS[node.kind]
    if node.version != 1:
        yield found_at(node, "flow.kind_version", f"{node.kind} has version 1 only.", (*path, "version"))
    if node.when is not None and not kind.skippable:
        yield found_at(node, "flow.when_not_here", f"A {node.kind} node has no condition.", (*path, "when"))
    given = {"timeout": node.policy.timeout, "retry": node.policy.retry}
    given["on_error"] = node.policy.on_error if node.policy.on_error == "port" else None
    for field, value in given.items():
        if value is not None and field not in kind.policies:
            message = f"A {node.kind} node has no {field}."
            yield found_at(node, "flow.policy_not_here", message, (*path, "policy", field))
    if flow.kind == "fulfillment":
        yield from _planned(node, path)


def _planned(node: Node, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """What a plan has no place for."""
    if node.kind == "end" and (node.map or node.config.get("outcome") == "fail"):
        message = "A fulfillment flow ends when its steps are over; it answers nothing and does not fail by itself."
        yield found_at(node, "flow.end_not_here", message, path)
