"""Opens fallouts as things fail, and closes them by themselves as their tasks end."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.fallout import store
from orderloom.fallout.commands.flows import start_flows
from orderloom.fallout.contracts import BY_INTAKE, BY_RULES, LIVE, Fallout, FalloutState
from orderloom.fallout.domain.lifecycle import FALLOUT
from orderloom.fallout.domain.triage import POLICY, Triage, triage
from orderloom.fallout.events import FalloutClosed, FalloutOpened
from orderloom.flows import queries as flows
from orderloom.identity import queries as identity
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.ids import new_id
from orderloom.orchestration import queries as orchestration
from orderloom.orchestration.contracts import Task
from orderloom.ordering import queries as ordering
from orderloom.platform.db import AuditEntry, UnitOfWork

LONGEST_CAUSE = 500


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What failed: a task, a step of a flow run, decomposition (`fault_id`), or other work of the product. `type`,
    `group` and `priority` are what a person or a flow said; one that is `mended_by_people` starts no flow.
    """

    order_id: UUID
    cause: str
    source: str
    code: str | None = None
    message: str | None = None
    payload: dict[str, Any] | None = None
    attempts: int = 0
    task_id: UUID | None = None
    work_id: UUID | None = None
    run_id: UUID | None = None
    run_node: str | None = None
    fault_id: UUID | None = None
    line_id: UUID | None = None
    domain_order_id: UUID | None = None
    type: str | None = None
    group: str | None = None
    priority: str | None = None
    mended_by_people: bool = False


def audit(before: Fallout, action: str, after: FalloutState, reason: str | None = None) -> AuditEntry:
    return AuditEntry(
        subject_type="fallout",
        subject_id=before.id,
        order_id=before.order_id,
        action=action,
        from_state=before.state.value,
        to_state=after.value,
        reason=reason,
    )


@command(Permission.FALLOUT_RAISE)
async def open_fallouts(uow: UnitOfWork, actor: Actor, faults: Sequence[Fault]) -> list[Fallout]:
    """One live fallout a task or step, each typed and routed by the fallout policy. The new ones."""
    if not faults:
        return []
    await _close_resolved(uow, [fault.task_id for fault in faults if fault.task_id is not None])
    tables = await flows.tables(uow, [POLICY])
    table = tables[POLICY][1] if POLICY in tables else None
    groups = await identity.group_ids_by_key(uow)
    tasks = await orchestration.tasks_by_id(uow, Actor.system(), [one.task_id for one in faults if one.task_id])
    orders = await ordering.orders_by_id(uow, {fault.order_id for fault in faults})
    rows: list[dict[str, Any]] = []
    flows_of: dict[UUID, str] = {}
    for fault in faults:
        task = tasks.get(fault.task_id) if fault.task_id else None
        order = orders.get(fault.order_id)
        scope = _scope(fault, task, order.priority.value if order else "low")
        came = triage(table, {**scope, "now": uow.now})
        rows.append(_row(fault, came, groups.get(fault.group or came.group)))
        if came.flow is not None and not fault.mended_by_people:
            flows_of[rows[-1]["id"]] = came.flow
    opened = await store.insert(uow, rows)
    for one in opened:
        uow.audit(_opened(one))
        uow.announce(FalloutOpened(subject=one.order_id, fallout_id=one.id, task_id=one.task_id))
        uow.publish(f"order:{one.order_id}", {"fallout": str(one.id), "state": one.state.value})
    uow.publish("tasks", {"fallouts": len(opened)})
    await start_flows(uow, [(one, flows_of[one.id]) for one in opened if one.id in flows_of])
    return opened


def _row(fault: Fault, came: Triage, group_id: UUID | None) -> dict[str, Any]:
    return {
        "id": new_id(),
        "order_id": fault.order_id,
        "task_id": fault.task_id,
        "work_id": fault.work_id,
        "run_id": fault.run_id,
        "run_node": fault.run_node,
        "fault_id": fault.fault_id,
        "line_id": fault.line_id,
        "domain_order_id": fault.domain_order_id,
        "type": fault.type or came.type.value,
        "state": FalloutState.OPEN.value,
        "source": fault.source,
        "cause": fault.cause[:LONGEST_CAUSE],
        "error_code": fault.code,
        "error_message": fault.message,
        "payload": fault.payload,
        "attempts": fault.attempts,
        "group_id": group_id,
        "priority": fault.priority or came.priority,
    }


def _scope(fault: Fault, task: Task | None, priority: str) -> dict[str, Any]:
    return {
        "error": {"code": fault.code or "", "message": fault.message or ""},
        "task": {"type": task.type.value, "key": task.key, "operation": task.operation} if task else None,
        "order": {"priority": priority},
    }


def _opened(one: Fallout) -> AuditEntry:
    return AuditEntry(
        subject_type="fallout",
        subject_id=one.id,
        order_id=one.order_id,
        action="open",
        to_state=one.state.value,
        reason=one.cause,
    )


async def _close_resolved(uow: UnitOfWork, task_ids: Iterable[UUID]) -> None:
    """What was tried did not help: the fault that comes now is a new one."""
    old = [one for one in await store.locked_of_tasks(uow, task_ids) if one.state is FalloutState.RESOLVED]
    await _end(uow, old, FalloutState.CLOSED_COMPLETE, "close")


@command(Permission.FALLOUT_WORK)
async def close_recovered(uow: UnitOfWork, actor: Actor, task_ids: Iterable[UUID]) -> None:
    """The tasks are over: nobody has to close their fallouts a second time."""
    found = await store.locked_of_tasks(uow, task_ids)
    await close_live(uow, [one for one in found if one.state in LIVE])
    await _end(uow, [one for one in found if one.state is FalloutState.RESOLVED], FalloutState.CLOSED_COMPLETE, "close")


@command(Permission.FALLOUT_WORK)
async def close_of_runs(uow: UnitOfWork, actor: Actor, run_ids: Iterable[UUID]) -> None:
    """The runs are over: whatever was wrong with a step of theirs is no more."""
    await close_live(uow, await store.locked_of_runs(uow, run_ids))


@command(Permission.FALLOUT_WORK)
async def close_of_faults(uow: UnitOfWork, actor: Actor, fault_ids: Iterable[UUID]) -> None:
    """What could not be decomposed is, or nobody insists on it any more."""
    await close_live(uow, await store.locked_of_faults(uow, fault_ids))


async def close_of_rules(uow: UnitOfWork, order_id: UUID, besides: UUID) -> None:
    """The order is closed: the other rules that kept it open need nobody any more."""
    found = await store.locked_of_orders(uow, [order_id])
    live = [one for one in found if one.source == BY_RULES and one.state in LIVE and one.id != besides]
    await close_live(uow, live)


@command(Permission.FALLOUT_WORK)
async def close_of_intake(uow: UnitOfWork, actor: Actor, order_id: UUID) -> None:
    """Its sender said what was meant: nobody has to mend it any more."""
    found = await store.locked_of_orders(uow, [order_id])
    await close_live(uow, [one for one in found if one.source == BY_INTAKE and one.state in LIVE])


async def close_live(uow: UnitOfWork, live: Sequence[Fallout]) -> None:
    await _end(uow, live, FalloutState.RESOLVED, "resolve")
    await _end(uow, [_as(one, FalloutState.RESOLVED) for one in live], FalloutState.CLOSED_COMPLETE, "close")


@command(Permission.FALLOUT_WORK)
async def cancel_fallouts(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """The orders are canceled: there is nothing left to mend."""
    await _end(uow, await store.locked_of_orders(uow, order_ids), FalloutState.CANCELED, "cancel")


async def _end(uow: UnitOfWork, found: Sequence[Fallout], state: FalloutState, action: str) -> None:
    await store.move(uow, [one.id for one in found], state.value, None)
    for one in found:
        uow.audit(audit(one, action, FALLOUT.check(one.state, state)))
        uow.publish(f"order:{one.order_id}", {"fallout": str(one.id), "state": state.value})
        if state is not FalloutState.RESOLVED:
            uow.announce(FalloutClosed(subject=one.order_id, fallout_id=one.id, task_id=one.task_id))
    if found:
        uow.publish("tasks", {"fallouts": len(found)})


def _as(fallout: Fallout, state: FalloutState) -> Fallout:
    return msgspec.structs.replace(fallout, state=state)
