"""Writes what a wave led to, each consequence once for all its orders, in the wave's own transaction."""

from collections import defaultdict
from uuid import UUID

from orderloom.decomposition.commands import set_states
from orderloom.decomposition.contracts import DomainOrderState
from orderloom.flows.commands.run import signal_runs
from orderloom.flows.contracts import RunSignal
from orderloom.identity.contracts import Actor
from orderloom.inventory.commands import activate_items
from orderloom.language.effects import TaskClosed, TaskFailed
from orderloom.orchestration import events
from orderloom.orchestration.commands.agreements import make_agreements
from orderloom.orchestration.contracts import CALL_HANDLER, OF_PEOPLE, StepKind, TaskState
from orderloom.orchestration.domain.moves import Moved
from orderloom.orchestration.domain.progress import Progress
from orderloom.orchestration.store import plans
from orderloom.ordering.commands.progress import complete_lines
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.work_rows import drop_ready

_VERBS = {TaskState.CLOSED_COMPLETE: "complete", TaskState.SKIPPED: "skip", TaskState.CANCELED: "cancel"}


async def conclude(uow: UnitOfWork, actor: Actor, progress: Progress) -> None:
    """`actor` is who ended the tasks; what follows from that is done by the product itself."""
    product = Actor.system()
    _fail(uow, progress)
    await _call_off(uow, progress)
    await _close(uow, product, progress)
    _audit(uow, progress)
    _tell(uow, progress)
    await _answer_runs(uow, product, progress)


async def _close(uow: UnitOfWork, product: Actor, progress: Progress) -> None:
    states = dict.fromkeys(progress.begun, DomainOrderState.IN_PROGRESS)
    states |= dict.fromkeys(progress.closed, DomainOrderState.CLOSED_COMPLETE)
    closed = await set_states(uow, product, states)
    if closed:
        await activate_items(uow, product, closed)
    if progress.agreements:
        await make_agreements(uow, product, progress.agreements)
    if progress.lines:
        await complete_lines(uow, product, progress.lines)
    if progress.orders:
        await plans.close_plans(uow, progress.orders)
        uow.announce(*(events.PlanClosed(subject=order) for order in progress.orders))


def _fail(uow: UnitOfWork, progress: Progress) -> None:
    """What the flow itself does not provide for is announced, so that somebody mends it."""
    for step, failure in progress.failed:
        if step.id not in progress.handled:
            uow.announce(
                events.TaskFailed(
                    subject=step.order_id,
                    task_id=step.id,
                    error_code=failure.code,
                    message=failure.message,
                    attempts=failure.attempts,
                    payload=failure.payload,
                )
            )
        uow.audit(_moved(step, "fail", TaskState(step.before), TaskState.FAILED, failure.message))
        uow.publish(f"order:{step.order_id}", {"task": str(step.id), "state": TaskState.FAILED.value})


async def _call_off(uow: UnitOfWork, progress: Progress) -> None:
    """Tasks that the flow gave up: nobody works on them any more, and their calls are not made."""
    for step in progress.called_off:
        uow.audit(_moved(step, "cancel", TaskState(step.before), TaskState.CANCELED))
    calls = [step.id for step in progress.called_off if step.kind == StepKind.AUTOMATED]
    if calls:
        await drop_ready(uow, CALL_HANDLER, calls)


def _audit(uow: UnitOfWork, progress: Progress) -> None:
    failed = {failure.id for _, failure in progress.failed}
    for step in (*progress.opened, *progress.reopened):
        if step.id not in failed:
            before = TaskState(step.before)
            uow.audit(_moved(step, "open" if before is TaskState.PLANNED else "retry", before, TaskState.OPEN))
    for step in progress.ended:
        state = TaskState(step.state)
        answer = progress.answers.get(step.id)
        uow.audit(_moved(step, _VERBS[state], TaskState(step.before), state, answer.reason if answer else None))
    for task_id, order_id in progress.passed_by:
        uow.audit(
            AuditEntry(
                subject_type="task",
                subject_id=task_id,
                order_id=order_id,
                action="pass_by",
                from_state=TaskState.PLANNED.value,
                to_state=TaskState.SKIPPED.value,
            )
        )


def _moved(step: Moved, action: str, before: TaskState, after: TaskState, reason: str | None = None) -> AuditEntry:
    return AuditEntry(
        subject_type="task",
        subject_id=step.id,
        order_id=step.order_id,
        action=action,
        from_state=before.value,
        to_state=after.value,
        reason=reason,
    )


def _tell(uow: UnitOfWork, progress: Progress) -> None:
    recovered: dict[UUID, list[UUID]] = defaultdict(list)
    given_up = [step for step, _ in progress.failed if step.id in progress.handled]
    for step in (*progress.ended, *progress.called_off, *given_up):
        if step.troubled:
            recovered[step.order_id].append(step.id)
    uow.announce(*(events.TaskRecovered(subject=order, task_ids=tuple(ids)) for order, ids in recovered.items()))
    for order in {step.order_id for step in (*progress.ended, *progress.opened, *progress.reopened)}:
        uow.publish(f"order:{order}", {"tasks": True})
    if any(step.kind in OF_PEOPLE for step in (*progress.opened, *progress.ended, *progress.called_off)):
        uow.publish("tasks", {})


async def _answer_runs(uow: UnitOfWork, product: Actor, progress: Progress) -> None:
    signals = [_signal(step, progress) for step in progress.ended if step.run_id is not None]
    signals += [
        RunSignal(
            run_id=step.run_id,
            signal=TaskFailed(node=step.key, visit=step.visit, code=failure.code, message=failure.message),
        )
        for step, failure in progress.failed
        if step.run_id is not None and step.id in progress.handled
    ]
    if signals:
        await signal_runs(uow, product, signals)


def _signal(step: Moved, progress: Progress) -> RunSignal:
    assert step.run_id is not None
    output = progress.answers[step.id].output or {}
    return RunSignal(run_id=step.run_id, signal=TaskClosed(node=step.key, visit=step.visit, output=output))
