"""Draws an order as a graph: lines, domain orders, tasks, gates and deferrals, and what waits for what."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from orderloom.decomposition.contracts import Deferral, DomainOrder, DomainOrderLink, LinkType
from orderloom.orchestration.contracts import GraphEdge, GraphNode, Localised, OrchestrationGraph, StepKind, TaskType
from orderloom.ordering.contracts import OrderLine

_TASK_TYPES = {
    StepKind.AUTOMATED: TaskType.AUTOMATED,
    StepKind.CONFIGURATION: TaskType.AUTOMATED,
    StepKind.WORK_ORDER: TaskType.WORK_ORDER,
    StepKind.APPROVAL: TaskType.APPROVAL,
}
_BARS = frozenset({StepKind.DEFERRAL, StepKind.FAULT, StepKind.CHOICE})
Names = Mapping[str, Localised]


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn: `steps` are rows of the plan, `names` the labels of offerings and specifications by key."""

    lines: Sequence[OrderLine]
    domain_orders: Sequence[DomainOrder]
    links: Sequence[DomainOrderLink]
    deferrals: Sequence[Deferral]
    steps: Sequence[Mapping[str, Any]]
    names: Names


def draw(parts: Parts) -> OrchestrationGraph:
    shown = [one for one in parts.steps if not one["kind"].startswith("close.") and one["kind"] not in _BARS]
    nodes = (
        *(_line(line, parts.names) for line in parts.lines),
        *(_domain_order(one, parts.names) for one in parts.domain_orders),
        *(_step(step) for step in shown),
        *(_deferral(one, parts.names) for one in parts.deferrals),
    )
    edges = (
        *_contained(parts.lines, parts.domain_orders),
        *_linked(parts.links),
        *(GraphEdge(source=one.parent_id, target=one.id, kind="waits") for one in parts.deferrals),
        *_preceding(shown),
    )
    return OrchestrationGraph(nodes=nodes, edges=edges)


def _line(line: OrderLine, names: Names) -> GraphNode:
    asked = line.offering or line.specification or ""
    return GraphNode(
        id=line.id,
        kind="line",
        ref=line.id,
        label=names.get(asked, {"en": asked}),
        number=line.number,
        state=line.state.value,
    )


def _domain_order(one: DomainOrder, names: Names) -> GraphNode:
    return GraphNode(
        id=one.id,
        kind="domain_order",
        ref=one.id,
        group=one.line_id,
        label=names.get(one.specification, {"en": one.specification}),
        number=one.number,
        state=one.state.value,
        specification_kind=one.kind.value,
    )


def _step(step: Mapping[str, Any]) -> GraphNode:
    is_task = step["kind"].startswith("task.")
    return GraphNode(
        id=step["id"],
        kind="task" if is_task else "gate",
        ref=step["id"] if is_task else None,
        group=step["domain_order_id"] or step["line_id"],
        label=label_of(step),
        number=step["number"] if is_task else None,
        state=step["state"],
        task_type=task_type_of(step) if is_task else None,
        blocked_by=max(step["blocked_by"], 0),
        fallout=step["troubled"],
        assignee_id=step["assignee_id"],
        planned_start=step["planned_start"],
        planned_end=step["planned_end"],
    )


def task_type_of(step: Mapping[str, Any]) -> TaskType:
    manual = TaskType.ENRICHMENT if step["run_id"] else TaskType.MANUAL
    return _TASK_TYPES.get(StepKind(step["kind"]), manual)


def label_of(step: Mapping[str, Any]) -> Localised:
    """The name of its node, told apart from the same in other items of a loop and in other rounds."""
    item = step["key"].rpartition("]")[0].rpartition("[")[2]
    marks = [f"#{int(item) + 1}"] if item else []
    marks += [f"×{step['visit']}"] if step["visit"] > 1 else []
    name = step["name"] or {"en": step["key"]}
    return {language: " ".join([text, *marks]) for language, text in name.items()}


def _deferral(one: Deferral, names: Names) -> GraphNode:
    return GraphNode(
        id=one.id,
        kind="deferral",
        ref=one.id,
        group=one.line_id,
        label=names.get(one.target, {"en": one.target}),
        state=one.state.value,
    )


def _contained(lines: Iterable[OrderLine], domain_orders: Iterable[DomainOrder]) -> Iterable[GraphEdge]:
    for line in lines:
        if line.parent_line_id is not None:
            yield GraphEdge(source=line.parent_line_id, target=line.id, kind="contains")
    for one in domain_orders:
        yield GraphEdge(source=one.parent_id or one.line_id, target=one.id, kind="contains")


def _linked(links: Iterable[DomainOrderLink]) -> Iterable[GraphEdge]:
    for link in links:
        kind = "requires" if link.type is LinkType.REQUIRES else "shares"
        yield GraphEdge(source=link.source_id, target=link.target_id, kind=kind)


def _preceding(steps: Sequence[Mapping[str, Any]]) -> Iterable[GraphEdge]:
    """Ends before starts, starts before starts, and tasks that end after others; a scope is drawn before its inside."""
    kinds = {step["id"]: step["kind"] for step in steps}
    for step in steps:
        ends = [to for to in step["on_end"] or () if kinds.get(to, "").startswith("task.")]
        for to in (*step["successors"], *(step["on_start"] or ()), *ends):
            if to in kinds:
                yield GraphEdge(source=step["id"], target=to, kind="precedes")


def names_of(keys: Iterable[str], *sources: Mapping[str, Any]) -> dict[str, Localised]:
    """The names of offerings and specifications by key."""
    return {key: source[key].name for source in sources for key in keys if key in source}
