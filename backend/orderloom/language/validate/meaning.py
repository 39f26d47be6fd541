"""What a graph says: its expressions, mappings, branches that meet, and the things that it refers to."""

from collections.abc import Iterator, Mapping

import msgspec

from orderloom.kernel.errors import DomainError
from orderloom.language.compile import in_order
from orderloom.language.feel import compile_expression
from orderloom.language.graph import Flow, InputType, Node
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.join import JoinParams, needed
from orderloom.language.validate.findings import Finding, References

_COMMON = frozenset({"order", "account"})
ROOTS: Mapping[InputType, frozenset[str] | None] = {
    "order": _COMMON,
    "order_line": _COMMON | {"line", "site"},
    "domain_order": _COMMON | {"line", "site", "domain_order"},
    "task": _COMMON | {"line", "site", "domain_order", "task"},
    "fallout": _COMMON | {"line", "site", "domain_order", "task", "fallout"},
    "any": None,
}
Path = tuple[str | int, ...]


def check_meaning(flow: Flow, references: References) -> Iterator[Finding]:
    earlier = _ancestors(flow)
    for index, variable in enumerate(flow.variables):
        if flow.kind == "fulfillment":
            message = "A fulfillment flow has no variables; write to out.<name> instead."
            yield Finding(code="flow.variable_not_here", message=message, path=("variables", index))
        if variable.initial is not None:
            path = ("variables", index, "initial")
            yield from _formula(flow, None, variable.initial, path, frozenset())
    for index, node in enumerate(flow.nodes):
        for path, text in _formulas(node):
            yield from _formula(flow, node, text, ("nodes", index, *path), earlier.get(node.id, frozenset()))
        yield from _places(flow, node, index)
        yield from _references(node, index, references)
        yield from _join(flow, node, index)


def _formulas(node: Node) -> Iterator[tuple[Path, str]]:
    if node.when is not None:
        yield ("when",), node.when
    for index, entry in enumerate(node.map):
        yield ("map", index, "from"), entry.source
    kind = KINDS.get(node.kind)
    if kind is not None:
        try:
            yield from kind.formulas(kind.read(node))
        except msgspec.ValidationError:
            return


def _formula(flow: Flow, node: Node | None, text: str, path: Path, earlier: frozenset[str]) -> Iterator[Finding]:
    identity = node.id if node is not None else None
    try:
        expression = compile_expression(text)
    except DomainError as error:
        for problem in error.problems:
            yield Finding(code=problem.code, message=problem.message, node=identity, path=path)
        return
    for read in sorted(expression.paths):
        message = _unknown(flow, read, earlier)
        if message is not None:
            yield Finding(code="flow.name_unknown", message=message, node=identity, path=path)


def _unknown(flow: Flow, read: str, earlier: frozenset[str]) -> str | None:
    root, _, rest = read.partition(".")
    name = rest.partition(".")[0]
    if root == "vars":
        known = {variable.key for variable in flow.variables}
        return None if not name or name in known else f"There is no variable {name}."
    if root == "nodes":
        return None if not name or name in earlier else f"No node {name} comes before this one."
    roots = ROOTS[flow.input.type]
    return None if roots is None or root in roots else f"{root} is not known in this flow."


def _ancestors(flow: Flow) -> dict[str, frozenset[str]]:
    """For each node id, the keys of the nodes before it."""
    keys = {node.id: node.key for node in flow.nodes}
    before: dict[str, set[str]] = {node.id: set() for node in flow.nodes}
    for edge in flow.edges:
        if edge.source[0] in keys and edge.target[0] in keys:
            before[edge.target[0]].add(edge.source[0])
    found: dict[str, frozenset[str]] = {}
    for node in in_order(flow):
        direct = before[node.id]
        found[node.id] = frozenset(keys[each] for each in direct).union(*(found[each] for each in direct))
    return found


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
    roots = ROOTS[flow.input.type]
    if root == "domain_order" and flow.kind != "fulfillment":
        return "Only a fulfillment flow writes to its domain order."
    if root in ("line", "domain_order") and roots is not None and root not in roots:
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
            "form": references.form,
            "operation": references.operation,
        }[reference.noun]
        if not exists(reference.key):
            message = f"There is no published {reference.noun} {reference.key}."
            path = ("nodes", index, *reference.path)
            yield Finding(code=f"flow.{reference.noun}_missing", message=message, node=node.id, path=path)


def _join(flow: Flow, node: Node, index: int) -> Iterator[Finding]:
    if node.kind != "join":
        return
    arriving = sum(edge.target[0] == node.id for edge in flow.edges)
    try:
        wanted = needed(msgspec.convert(node.config, JoinParams))
    except msgspec.ValidationError:
        return
    if arriving < max(2, wanted):
        message = f"{node.key} waits for {max(2, wanted)} branches and {arriving} lead to it."
        yield Finding(code="flow.join_not_fed", message=message, node=node.id, path=("nodes", index))
