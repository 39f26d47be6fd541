"""What a graph says besides its expressions: where it writes, branches that meet, and the things it refers to."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from orderloom.language.graph import Flow, Node
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.join import JoinParams, needed
from orderloom.language.scopes import scope_of_input
from orderloom.language.validate.findings import Finding, References


def check_meaning(flow: Flow, references: References) -> Iterator[Finding]:
    for index in range(len(flow.variables) if flow.kind == "fulfillment" else 0):
        message = "A fulfillment flow has no variables; write to out.<name> instead."
        yield Finding(code="flow.variable_not_here", message=message, path=("variables", index))
    arriving = Counter(edge.target[0] for edge in flow.edges)
    for index, node in enumerate(flow.nodes):
        yield from _places(flow, node, index)
        yield from _references(node, index, references)
        yield from _join(node, index, arriving[node.id])


def _places(flow: Flow, node: Node, index: int) -> Iterator[Finding]:
    kind = KINDS.get(node.kind)
    seen: set[str] = set()
    for number, entry in enumerate(node.map):
        message = None
        if kind is not None and not entry.to.startswith(kind.places or ("\0",)):
            message = f"A {node.kind} node can't write to {entry.to}."
        elif entry.to in seen:
            message = f"{entry.to} is written twice."
        else:
            message = _undeclared(flow, entry.to)
        seen.add(entry.to)
        if message is not None:
            path = ("nodes", index, "map", number, "to")
            yield Finding(code="flow.place", message=message, node=node.id, path=path)


def _undeclared(flow: Flow, place: str) -> str | None:
    root, _, name = place.partition(".")
    if root == "vars" and name not in {variable.key for variable in flow.variables}:
        return f"There is no variable {name}."
    if root == "output" and name not in flow.output.properties:
        return f"The output of the flow has no {name}."
    scope = scope_of_input(flow.input.type)
    if root == "domain_order" and flow.kind != "fulfillment":
        return "Only a fulfillment flow writes to its domain order."
    if root in ("line", "domain_order") and not scope.open and root not in scope.fields:
        return f"{root} is not known in this flow."
    return None


def _references(node: Node, index: int, references: References) -> Iterator[Finding]:
    kind = KINDS.get(node.kind)
    if kind is None:
        return
    try:
        named = tuple(kind.references(kind.read(node)))
    except msgspec.ValidationError:
        return
    for reference in named:
        exists = {
            "table": lambda key: references.table(key) is not None,
            "flow": references.flow,
            "form": references.form,
            "operation": references.operation,
        }[reference.noun]
        if not exists(reference.name):
            message = f"There is no published {reference.noun} {reference.name}."
            path = ("nodes", index, *reference.path)
            yield Finding(code=f"flow.{reference.noun}_missing", message=message, node=node.id, path=path)


def _join(node: Node, index: int, arriving: int) -> Iterator[Finding]:
    if node.kind != "join":
        return
    try:
        wanted = needed(msgspec.convert(node.config, JoinParams))
    except msgspec.ValidationError:
        return
    if arriving < max(2, wanted):
        message = f"{node.key} waits for {max(2, wanted)} branches and {arriving} lead to it."
        yield Finding(code="flow.join_not_fed", message=message, node=node.id, path=("nodes", index))
