"""Reads what the policy tables answer: the flow of a domain order, the length of a task, the group that does it."""

from collections.abc import Mapping
from typing import Any

from orderloom.decomposition.contracts import DomainOrder
from orderloom.kernel.errors import DomainError
from orderloom.language.durations import parse_duration
from orderloom.language.tables import CompiledTable
from orderloom.orchestration.contracts import OF_PEOPLE
from orderloom.orchestration.domain.template import StepShape

FULFILLMENT = {"product": "fulfillment-product", "service": "fulfillment-service", "resource": "fulfillment-resource"}
DURATION = "task-duration"
ASSIGNMENT = "task-assignment"
KEYS = (*FULFILLMENT.values(), DURATION, ASSIGNMENT)
_NO_DURATION = 0


class BadPolicy(DomainError):
    """A policy answered something that can't be used."""

    code = "orchestration.bad_policy"


def fulfillment_flow(tables: Mapping[str, CompiledTable], one: DomainOrder, scope: Mapping[str, Any]) -> str | None:
    """The key of the flow that fulfils a domain order: the policy's answer, else the catalog's default."""
    return flow_of(tables, one.kind.value, one.fulfillment_flow, scope)


def flow_of(
    tables: Mapping[str, CompiledTable], kind: str, default: str | None, scope: Mapping[str, Any]
) -> str | None:
    """The same for what is only thought of: a specification of this kind, with the flow that the catalog names."""
    flow = _answer(tables.get(FULFILLMENT[kind]), scope).get("flow")
    return flow if isinstance(flow, str) and flow else default


def duration(tables: Mapping[str, CompiledTable], shape: StepShape, scope: Mapping[str, Any]) -> int:
    """Planned seconds of a task: what its flow says, else the duration policy; gates take no time."""
    if shape.seconds or not shape.is_task:
        return shape.seconds
    text = _answer(tables.get(DURATION), scope).get("duration")
    if text is None:
        return _NO_DURATION
    try:
        return int(parse_duration(str(text)).total_seconds())
    except ValueError as error:
        raise BadPolicy(f"The policy {DURATION} answered {text!r}, which is no duration.") from error


def group(tables: Mapping[str, CompiledTable], shape: StepShape, scope: Mapping[str, Any]) -> str | None:
    """The key of the group that does a manual task: the assignment policy's answer, else the one its flow names.

    None where the flow computes the group, which it does when the task opens.
    """
    if shape.kind not in OF_PEOPLE or shape.group is None:
        return None
    found = _answer(tables.get(ASSIGNMENT), scope).get("group")
    return found if isinstance(found, str) and found else shape.group


def task_scope(shape: StepShape) -> dict[str, Any]:
    """What the duration and assignment policies read as `task`."""
    kind = shape.kind.value.removeprefix("task.")
    return {"key": shape.key, "type": kind, "group": shape.group, "operation": shape.operation, "form": shape.form}


def _answer(table: CompiledTable | None, scope: Mapping[str, Any]) -> Mapping[str, Any]:
    outputs = table.evaluate(scope).outputs if table is not None else None
    return outputs if isinstance(outputs, dict) else {}
