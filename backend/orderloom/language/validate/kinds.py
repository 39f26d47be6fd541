"""What only some kinds of node have to answer for: what starts a flow, how long one waits, whom one calls."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from orderloom.language.graph import Flow, Node
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.start import TRIGGERED, StartParams
from orderloom.language.nodes.subflow import SubflowParams
from orderloom.language.nodes.wait import WaitParams
from orderloom.language.occasions import EVENTS
from orderloom.language.validate.findings import Finding, Path, References, found_at

_SECRET = re.compile(r"\.(password|passwd|secret|token|api_?key|credential)s?$", re.IGNORECASE)
_LITERAL = re.compile(r'\s*"[^"]+"\s*')


def check_kinds(flow: Flow, references: References) -> Iterator[Finding]:
    for index, node in enumerate(flow.nodes):
        check = _CHECKS.get(node.kind)
        params = _params(node) if check is not None else None
        if check is not None and params is not None:
            yield from check(flow, node, params, ("nodes", index))
        if node.kind == "task.automated" and node.policy.retry is not None:
            yield from _repeats(node, references, ("nodes", index))
        yield from _secrets(node, index)


def _params(node: Node) -> Any:
    try:
        return KINDS[node.kind].read(node)
    except msgspec.ValidationError:
        return None


def _start(flow: Flow, node: Node, params: StartParams, path: Path) -> Iterator[Finding]:
    if params.trigger == "manual":
        return
    at = (*path, "config", "trigger")
    if flow.kind not in TRIGGERED:
        message = f"A policy or another flow starts a {flow.kind} flow; it has no trigger of its own."
        yield found_at(node, "flow.trigger_not_here", message, at)
        return
    given = EVENTS.get(params.event or "", "any") if params.trigger == "event" else "any"
    if flow.input.type not in ("any", given):
        source = params.event or "A schedule"
        message = f"{source} gives {'no record' if given == 'any' else given}, and this flow wants {flow.input.type}."
        yield found_at(node, "flow.trigger_input", message, at, "Change the record that the flow works on.")
    elif given == "any":
        yield from _without_order(flow)


def _without_order(flow: Flow) -> Iterator[Finding]:
    """A run that is about nothing has no order whose people could be given work."""
    for index, node in enumerate(flow.nodes):
        if node.kind.startswith("task.") or node.kind in ("approval", "milestone"):
            message = f"{node.key} belongs to an order, and what begins this flow is not about one."
            yield found_at(node, "flow.no_order", message, ("nodes", index), "Notify somebody instead.")


def _wait(flow: Flow, node: Node, params: WaitParams, path: Path) -> Iterator[Finding]:
    if params.reason == "related" and flow.input.type not in ("domain_order", "any"):
        message = "Only a flow on a domain order can wait for related ones."
        yield found_at(node, "flow.wait_not_here", message, (*path, "config", "for"))
    if params.reason in ("event", "condition") and node.policy.timeout is None:
        yield Finding(
            code="flow.wait_forever",
            severity="warning",
            message=f"If what {node.key} waits for never comes, the flow stands there for ever.",
            node=node.id,
            path=(*path, "policy"),
            fix="Give it a timeout.",
        )


def _subflow(flow: Flow, node: Node, params: SubflowParams, path: Path) -> Iterator[Finding]:
    if params.flow == flow.key:
        message = f"{flow.key} calls itself; use repeat to do something again."
        yield found_at(node, "flow.calls_itself", message, (*path, "config", "flow"))


def _repeats(node: Node, references: References, path: Path) -> Iterator[Finding]:
    operation = node.config.get("operation")
    if isinstance(operation, str) and not references.repeatable(operation):
        message = f"{operation} must not be called twice, and this node would."
        yield found_at(node, "flow.retry_not_idempotent", message, (*path, "policy", "retry"), "Remove the retry.")


_CHECKS: Mapping[str, Callable[[Flow, Node, Any, Path], Iterator[Finding]]] = {
    "start": _start,
    "wait": _wait,
    "subflow": _subflow,
}


def _secrets(node: Node, index: int) -> Iterator[Finding]:
    """A secret belongs to its connection; a flow is read by many, and exported."""
    for number, entry in enumerate(node.map):
        if _SECRET.search(entry.to) and _LITERAL.fullmatch(entry.source):
            message = f"{entry.to} looks like a secret written into the flow; keep it with the connection."
            yield found_at(node, "flow.secret", message, ("nodes", index, "map", number, "from"))
