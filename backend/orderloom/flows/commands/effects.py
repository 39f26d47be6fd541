"""Carries out what runs ask for, each kind of effect in one call for all runs of the transaction."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from orderloom.flows.commands.lookups import subject_of
from orderloom.flows.commands.waits import time, wait_for, withdraw
from orderloom.flows.contracts import FlowRun, Notice, Reached, Request, RunTask, actions
from orderloom.flows.events import RunFinished
from orderloom.kernel.errors import DomainError
from orderloom.language.durations import parse_duration
from orderloom.language.effects import (
    AnyEffect,
    Assign,
    Await,
    Decompose,
    Effect,
    Fail,
    OpenTask,
    RaiseFallout,
    ReachMilestone,
    RetryTask,
    SendNotification,
    SetJeopardy,
    SetPriority,
    Succeed,
    Withdraw,
    WriteCharacteristics,
)
from orderloom.platform.db import AuditEntry, UnitOfWork

E = TypeVar("E", bound=Effect)


class NoOrder(DomainError):
    code = "flows.no_order"


class Asked(msgspec.Struct, frozen=True):
    """The effects of one run."""

    run: FlowRun
    effects: Sequence[AnyEffect]


async def carry_out(uow: UnitOfWork, asked: Sequence[Asked]) -> None:
    """What is no longer wanted is taken back first; values are written before tasks open that may read them; the end of
    a run is told last."""
    await withdraw(uow, list(_each(asked, Withdraw)))
    await _write(uow, asked)
    await _reach(uow, asked)
    await _notify(uow, asked)
    await _request(uow, asked)
    await _open(uow, asked)
    await wait_for(uow, list(_each(asked, Await)))
    for run, effect in _each(asked, Succeed):
        finish(uow, run, RunFinished(**_about(run), outcome="succeeded", output=effect.output))
    for run, effect in _each(asked, Fail):
        error = {"code": effect.code, "message": effect.message, "node": effect.node}
        finish(uow, run, RunFinished(**_about(run), outcome="failed", error=error))


def finish(uow: UnitOfWork, run: FlowRun, event: RunFinished) -> None:
    uow.announce(event)
    uow.publish(f"run:{run.id}", {"id": str(run.id), "state": event.outcome})


def canceled(run: FlowRun) -> RunFinished:
    return RunFinished(**_about(run), outcome="canceled")


def _about(run: FlowRun) -> dict[str, Any]:
    return {
        "subject": run.order_id or run.id,
        "run_id": run.id,
        "purpose": run.purpose,
        "subject_type": run.subject_type,
        "subject_id": run.subject_id,
        "line_id": run.line_id,
    }


def _each(asked: Sequence[Asked], kind: type[E]) -> Iterator[tuple[FlowRun, E]]:
    for one in asked:
        for effect in one.effects:
            if isinstance(effect, kind):
                yield one.run, effect


async def _write(uow: UnitOfWork, asked: Sequence[Asked]) -> None:
    values = [
        (run.order_id, run.line_id, effect.values)
        for run, effect in _each(asked, WriteCharacteristics)
        if run.line_id is not None and run.order_id is not None
    ]
    if values:
        writer = actions().characteristics
        if writer is None:
            raise LookupError("nobody writes characteristics; main.wiring binds the actions of flows")
        await writer.write(uow, values)


async def _reach(uow: UnitOfWork, asked: Sequence[Asked]) -> None:
    reached = [
        Reached(run_id=run.id, order_id=order_of(run), line_id=run.line_id, milestone=effect)
        for run, effect in _each(asked, ReachMilestone)
    ]
    for each in reached:
        uow.audit(
            AuditEntry(
                subject_type="run",
                subject_id=each.run_id,
                order_id=each.order_id,
                action="milestone_reached",
                changes={"milestone": each.milestone.key, "name": each.milestone.name},
            )
        )
    milestones = actions().milestones
    if reached and milestones is not None:
        await milestones.reached(uow, reached)


async def _notify(uow: UnitOfWork, asked: Sequence[Asked]) -> None:
    notices = [
        Notice(run_id=run.id, order_id=run.order_id, message=effect) for run, effect in _each(asked, SendNotification)
    ]
    notifier = actions().notifier
    if notices and notifier is not None:
        await notifier.send(uow, notices)


async def _open(uow: UnitOfWork, asked: Sequence[Asked]) -> None:
    tasks = [
        RunTask(run_id=run.id, purpose=run.purpose, order_id=order_of(run), line_id=run.line_id, task=effect)
        for run, effect in _each(asked, OpenTask)
    ]
    if not tasks:
        return
    desk = actions().tasks
    if desk is None:
        raise LookupError("nobody opens tasks; main.wiring binds the actions of flows")
    await desk.open_tasks(uow, tasks)
    for run, task in _each(asked, OpenTask):
        if task.timeout is not None and task.kind != "automated":  # a call is cut off where it is made
            time(uow, run, task, uow.now + parse_duration(task.timeout))


def order_of(run: FlowRun) -> UUID:
    """The order that the run is about; raises for one that a schedule began, since it has none."""
    if run.order_id is None:
        raise NoOrder(f"The flow {run.flow_key} was begun without an order, which this step needs.")
    return run.order_id


async def _request(uow: UnitOfWork, asked: Sequence[Asked]) -> None:
    """What runs ask of those who keep the record that they work on."""
    for kind, (desk, ability) in _DESKS.items():
        requests = [
            Request(run_id=run.id, subject=subject_of(run), effect=effect) for run, effect in _each(asked, kind)
        ]
        if requests:
            lent = getattr(actions(), desk)
            if lent is None:
                raise LookupError(f"nobody carries out {kind.__name__}; main.wiring binds the actions of flows")
            await getattr(lent, ability)(uow, requests)


_DESKS: dict[type[AnyEffect], tuple[str, str]] = {
    RaiseFallout: ("fallouts", "raise_fallouts"),
    RetryTask: ("fallouts", "retry_tasks"),
    Assign: ("fallouts", "assign"),
    SetPriority: ("priorities", "set_priority"),
    Decompose: ("decomposer", "decompose"),
    SetJeopardy: ("jeopardy", "set_level"),
}
