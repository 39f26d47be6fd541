"""The expressions of a flow: whether they can be read, and whether they make sense where they stand."""

from collections.abc import Iterator, Mapping

from msgspec import structs

from orderloom.language.feel.typing import BOOLEAN, NULL, Complaint, Type, kinds
from orderloom.language.feel.typing.complaints import MISTYPED, NEVER, UNKNOWN_NAME
from orderloom.language.feel.typing.spoken import spoken
from orderloom.language.graph import Flow, Node
from orderloom.language.scopes.flow import FlowScopes, Path, Written
from orderloom.language.scopes.own import UNTOLD, OwnFields
from orderloom.language.validate.findings import Finding, References
from orderloom.language.validate.subflows import subflow_findings
from orderloom.language.validate.tables import decision_findings

CODES: Mapping[str, str] = {UNKNOWN_NAME: "flow.name_unknown", MISTYPED: "flow.type", NEVER: "flow.never"}


def check_expressions(flow: Flow, references: References, own: OwnFields = UNTOLD) -> Iterator[Finding]:
    """Findings in the order of the document."""
    scopes = FlowScopes(flow, references, own)
    for written in scopes.variables:
        yield from _written(flow, None, written, written.path)
    for place in sorted(scopes.places, key=lambda place: place.index):
        for written in place.written:
            yield from _written(flow, place.node, written, ("nodes", place.index, *written.path))
        yield from decision_findings(place, references)
        yield from subflow_findings(place, references)


def _written(flow: Flow, node: Node | None, written: Written, path: Path) -> Iterator[Finding]:
    identity = node.id if node is not None else None
    for complaint in written.checked.complaints:
        yield _finding(_about_nodes(flow, complaint), identity, path)
    if not written.checked.complaints and not _suits(written.checked.type, written.wanted):
        needs = "true or false" if written.wanted == (BOOLEAN,) else " or ".join(map(spoken, written.wanted))
        message = f"{written.purpose} has to be {needs}, and this is {spoken(written.checked.type)}."
        yield Finding(code="flow.type", message=message, node=identity, path=path, position=0)


def _about_nodes(flow: Flow, complaint: Complaint) -> Complaint:
    """Of a node that is not before this one it is said whether there is one at all."""
    root, _, key = (complaint.subject or "").partition(".")
    if root != "nodes" or not key or "." in key:
        return complaint
    exists = any(node.key == key for node in flow.nodes)
    message = f"{key} does not come before this node." if exists else f"There is no node {key}."
    return structs.replace(complaint, message=message)


def _suits(of: Type, wanted: tuple[Type, ...]) -> bool:
    return of == NULL or any(kinds(of) & kinds(one) for one in wanted)


def _finding(complaint: Complaint, node: str | None, path: Path) -> Finding:
    return Finding(
        code=CODES.get(complaint.code, complaint.code),
        message=complaint.message,
        severity=complaint.severity,
        node=node,
        path=path,
        fix=complaint.suggestion,
        position=complaint.position,
    )
