"""What people do with fallouts: raise, claim, assign, retry, complete by hand, call off."""

from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition.commands import mend_fault, waive_fault
from orderloom.fallout import store
from orderloom.fallout.commands.lifecycle import Fault, audit, close_of_rules, open_fallouts
from orderloom.fallout.contracts import (
    AssignFallouts,
    CompleteFallout,
    Fallout,
    FalloutState,
    MoveFallout,
    RaiseFallout,
    RetryFallout,
    intakes,
)
from orderloom.fallout.domain.bench import (
    NoTask,
    StillFailed,
    check_holder,
    check_live,
    check_reason,
    is_of_intake,
    is_of_rules,
    is_said_by_flow,
    reaches,
)
from orderloom.fallout.domain.lifecycle import FALLOUT
from orderloom.fallout.events import FalloutClosed
from orderloom.flows import queries as flows
from orderloom.flows.commands.run import resume_run
from orderloom.flows.contracts import ResumeRun
from orderloom.identity.access import command, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Denied, DomainError, Missing, StaleVersion
from orderloom.kernel.text import unacceptable
from orderloom.orchestration import queries as orchestration
from orderloom.orchestration.commands.task import finish_by_hand, hold_task, resume_task, retry_tasks
from orderloom.orchestration.contracts import MoveTask, TaskState
from orderloom.ordering import queries as ordering
from orderloom.ordering.commands.progress import complete_against_rules, complete_orders
from orderloom.ordering.contracts import OrderState
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.work_rows import run_again


async def _locked(
    uow: UnitOfWork,
    actor: Actor,
    fallout_id: UUID,
    version: int | None = None,
    permission: Permission = Permission.FALLOUT_WORK,
) -> Fallout:
    """The fallout under lock; what lies outside the actor's scope is missing."""
    found = await store.by_id(uow, [fallout_id], lock=True)
    if not found or not reaches(found[0], actor, scope(actor, "fallout", permission)):
        raise Missing("There is no such fallout.", path=("fallout_id",))
    if version is not None and version != found[0].version:
        raise StaleVersion("Somebody changed this fallout meanwhile.", path=("version",))
    return found[0]


def _refuse_unacceptable(value: Any, place: str) -> None:
    problems = unacceptable(value, (place,))
    if problems:
        raise DomainError.of(problems)


@command(Permission.FALLOUT_RAISE)
async def raise_fallout(uow: UnitOfWork, actor: Actor, raised: RaiseFallout) -> Fallout:
    """A person says why a task can't go on; it is on hold until the fallout is resolved."""
    cause = check_reason(raised.cause)
    _refuse_unacceptable(cause, "cause")
    task = await hold_task(uow, actor, MoveTask(task_id=raised.task_id, reason=cause))
    fault = Fault(order_id=task.order_id, task_id=task.id, cause=cause, source="person", type=raised.type.value)
    return (await open_fallouts(uow, actor, [fault]))[0]


@command(Permission.FALLOUT_WORK)
async def claim_fallout(uow: UnitOfWork, actor: Actor, claim: MoveFallout) -> Fallout:
    """The actor takes the fallout in hand."""
    before = await _locked(uow, actor, claim.fallout_id, claim.version)
    check_holder(before, actor)
    state = FALLOUT.check(before.state, FalloutState.IN_PROGRESS)
    after = msgspec.structs.replace(before, state=state, assignee_id=actor.id, version=before.version + 1)
    await store.save(uow, after)
    uow.audit(audit(before, "claim", state))
    return _told(uow, after)


@command(Permission.FALLOUT_MANAGE)
async def assign_fallouts(uow: UnitOfWork, actor: Actor, assign: AssignFallouts) -> list[Fallout]:
    """Gives fallouts to a person, a group or both, all or none of them."""
    assigned: list[Fallout] = []
    for fallout_id in sorted(set(assign.fallout_ids)):
        before = await _locked(uow, actor, fallout_id, None, Permission.FALLOUT_MANAGE)
        check_live(before)
        after = msgspec.structs.replace(
            before,
            assignee_id=assign.person_id or (None if assign.group_id else before.assignee_id),
            group_id=assign.group_id or before.group_id,
            version=before.version + 1,
        )
        await store.save(uow, after)
        uow.audit(
            AuditEntry(
                subject_type="fallout",
                subject_id=before.id,
                order_id=before.order_id,
                action="assign",
                changes={
                    "assignee_id": [_text(before.assignee_id), _text(after.assignee_id)],
                    "group_id": [_text(before.group_id), _text(after.group_id)],
                },
            )
        )
        assigned.append(_told(uow, after))
    return assigned


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)


@command(Permission.FALLOUT_WORK)
async def retry_fallout(uow: UnitOfWork, actor: Actor, retry: RetryFallout) -> Fallout:
    """What failed is tried again, with corrected input where `values` are given; it closes when that succeeds."""
    _refuse_unacceptable(retry.values, "values")
    before = await _locked(uow, actor, retry.fallout_id)
    check_live(before)
    check_holder(before, actor)
    if is_of_intake(before):
        await intakes().mend(uow, before.order_id, retry.values or {})
        return await _close(uow, await _resolve(uow, before, "mend"))
    if is_said_by_flow(before):
        raise NoTask("There is nothing to try again: say what was done about it.", path=("fallout_id",))
    if before.task_id is None:
        await _outside_tasks(uow, actor, before, retry.values)
    elif not await retry_tasks(uow, actor, [(before.task_id, retry.values)]):
        await resume_task(uow, actor, before.task_id)
    after = await _resolve(uow, before, "retry")
    return after if before.task_id is not None else await _close(uow, after)


async def _outside_tasks(uow: UnitOfWork, actor: Actor, fallout: Fallout, values: dict[str, Any] | None) -> None:
    """A step of a run, decomposition, or work of the product: all read what they need anew."""
    if values:
        raise NoTask("Only a task's input can be corrected here; correct the order itself.", path=("values",))
    if fallout.run_id is not None:
        await _resume(uow, actor, fallout)
        return
    if is_of_rules(fallout):
        await _complete(uow, fallout)
        return
    if fallout.fault_id is not None:
        await mend_fault(uow, actor, fallout.fault_id)
        return
    work_id = await store.work_of(uow, fallout.id)
    if work_id is not None:
        await run_again(uow, work_id)


async def _complete(uow: UnitOfWork, fallout: Fallout) -> None:
    """The products of the order and its account are looked at again."""
    order = (await ordering.orders_by_id(uow, [fallout.order_id]))[fallout.order_id]
    if order.state is OrderState.IN_PROGRESS and not await complete_orders(uow, Actor.system(), [order.id]):
        raise StillFailed(f"The order still can't close. {fallout.cause}", path=("fallout_id",))
    await close_of_rules(uow, order.id, fallout.id)


async def _resume(uow: UnitOfWork, actor: Actor, fallout: Fallout, output: dict[str, Any] | None = None) -> None:
    """Goes on at the failed step, with `output` in its place when one is given, unless somebody did so already."""
    assert fallout.run_id is not None
    assert fallout.run_node is not None
    if await _stands_failed(uow, fallout):
        await resume_run(uow, actor, ResumeRun(run_id=fallout.run_id, node=fallout.run_node, output=output))


async def _stands_failed(uow: UnitOfWork, fallout: Fallout) -> bool:
    """Whether the run still stands at the step that the fallout is about."""
    assert fallout.run_id is not None
    return fallout.run_node in (await flows.failed_steps(uow, [fallout.run_id])).get(fallout.run_id, ())


async def _resolve(uow: UnitOfWork, before: Fallout, resolution: str, reason: str | None = None) -> Fallout:
    state = FALLOUT.check(before.state, FalloutState.RESOLVED)
    await store.move(uow, [before.id], state.value, resolution)
    uow.audit(audit(before, resolution, state, reason))
    return _told(uow, msgspec.structs.replace(before, state=state, resolution=resolution, version=before.version + 1))


async def _close(uow: UnitOfWork, before: Fallout) -> Fallout:
    state = FALLOUT.check(before.state, FalloutState.CLOSED_COMPLETE)
    await store.move(uow, [before.id], state.value, None)
    uow.audit(audit(before, "close", state))
    uow.announce(FalloutClosed(subject=before.order_id, fallout_id=before.id, task_id=before.task_id))
    return (await store.by_id(uow, [before.id]))[0]


@command(Permission.FALLOUT_WORK)
async def complete_fallout(uow: UnitOfWork, actor: Actor, complete: CompleteFallout) -> Fallout:
    """Somebody did by hand what failed: the task closes with `values` as its result, and the plan goes on."""
    reason = check_reason(complete.reason)
    _refuse_unacceptable(complete.values, "values")
    before = await _locked(uow, actor, complete.fallout_id)
    check_live(before)
    check_holder(before, actor)
    if before.task_id is not None:
        await finish_by_hand(uow, actor, before.task_id, complete.values, reason)
        return await _resolve(uow, before, "complete", reason)
    if is_said_by_flow(before):
        return await _close(uow, await _resolve(uow, before, "complete", reason))
    if before.run_id is None:
        raise NoTask("This fault is not one of a task.", path=("fallout_id",))
    await _resume(uow, actor, before, complete.values)
    return await _close(uow, await _resolve(uow, before, "complete", reason))


@command(Permission.FALLOUT_WORK)
async def cancel_fallout(uow: UnitOfWork, actor: Actor, cancel: MoveFallout) -> Fallout:
    """Calls a fallout off that was raised in error: its task goes on. A failed task keeps its fallout."""
    reason = check_reason(cancel.reason)
    before = await _locked(uow, actor, cancel.fallout_id, cancel.version)
    check_live(before)
    check_holder(before, actor)
    if is_of_intake(before):
        await intakes().reject(uow, before.order_id, reason)
    else:
        await _check_task(uow, actor, before)
    state = FALLOUT.check(before.state, FalloutState.CANCELED)
    await store.move(uow, [before.id], state.value, "cancel")
    uow.audit(audit(before, "cancel", state, reason))
    uow.announce(FalloutClosed(subject=before.order_id, fallout_id=before.id, task_id=before.task_id))
    return _told(uow, (await store.by_id(uow, [before.id]))[0])


async def _check_task(uow: UnitOfWork, actor: Actor, fallout: Fallout) -> None:
    if fallout.run_id is not None:
        if await _stands_failed(uow, fallout):
            raise StillFailed("The flow stands at this step: retry it or complete it by hand.", path=("fallout_id",))
        return
    if is_of_rules(fallout):
        await complete_against_rules(uow, actor, fallout.order_id)
        await close_of_rules(uow, fallout.order_id, fallout.id)
        return
    if fallout.fault_id is not None:
        await waive_fault(uow, actor, fallout.fault_id)
        return
    if fallout.task_id is None:
        if not actor.may(Permission.FALLOUT_MANAGE):
            raise Denied("Only who manages fallout may call this one off.")
        return
    task = (await orchestration.tasks_by_id(uow, Actor.system(), [fallout.task_id])).get(fallout.task_id)
    if task is None or task.state is TaskState.FAILED:
        raise StillFailed("The task is failed: retry it or complete it by hand.", path=("fallout_id",))
    await resume_task(uow, actor, task.id)


def _told(uow: UnitOfWork, fallout: Fallout) -> Fallout:
    uow.publish(f"order:{fallout.order_id}", {"fallout": str(fallout.id), "state": fallout.state.value})
    uow.publish("tasks", {"fallout": str(fallout.id)})
    return fallout
