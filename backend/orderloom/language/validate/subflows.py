"""What a node gives to the flow that it runs, against what that flow takes and reads."""

from collections.abc import Iterator

import msgspec

from orderloom.language.feel.typing.complaints import did_you_mean
from orderloom.language.graph import Flow, Node
from orderloom.language.nodes.subflow import SubflowParams
from orderloom.language.scopes import scope_of_input
from orderloom.language.scopes.flow import Place
from orderloom.language.validate.findings import Finding, References, found_at


def subflow_findings(place: Place, references: References) -> Iterator[Finding]:
    flow = _called(place.node, references)
    if flow is None:
        return
    taken = [f"input.{name}" for name in flow.input.properties]
    for number, entry in enumerate(place.node.map):
        if entry.to.startswith("input.") and entry.to not in taken:
            path = ("nodes", place.index, "map", number, "to")
            message = f"{flow.key} takes no {entry.to}."
            yield found_at(place.node, "flow.place", message, path, did_you_mean(entry.to, taken))
    missing = sorted(scope_of_input(flow.input.type).fields.keys() - place.scope.fields.keys())
    if missing and not place.scope.open:
        message = f"{flow.key} works on a record of the type {flow.input.type}, and there is no {missing[0]} here."
        yield found_at(place.node, "flow.subflow_record", message, ("nodes", place.index, "config", "flow"))


def _called(node: Node, references: References) -> Flow | None:
    if node.kind != "subflow":
        return None
    try:
        params = msgspec.convert(node.config, SubflowParams)
    except msgspec.ValidationError:
        return None
    return references.subflow(params.flow if params.version is None else f"{params.flow}@{params.version}")
