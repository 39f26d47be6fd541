"""Carries out what runs ask for, each kind of effect in one call for all runs of the transaction."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from orderloom.flows.contracts import FlowRun, Notice, Reached, RunTask, actions
from orderloom.flows.events import RunFinished
from orderloom.language.durations import parse_duration
from orderloom.language.effects import (
    AnyEffect,
    Effect,
    Fail,
    OpenTask,
    ReachMilestone,
    SendNotification,
    Succeed,
    WriteCharacteristics,
)
from orderloom.platform.db import AuditEntry, UnitOfWork

E = TypeVar("E", bound=Effect)
TIME_OUT = "flows.time_out_tasks"


class Asked(msgspec.Struct, frozen=True):
    """The effects of one run."""

    run: FlowRun
    effects: Sequence[AnyEffect]


async def carry_out(uow: UnitOfWork, asked: Sequence[Asked]) -> None:
    """Values are written before tasks open that may read them; the end of a run is told last."""
    await _write(uow, asked)
    await _reach(uow, asked)
    await _notify(uow, asked)
    await _open(uow, asked)
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
        "subject": run.order_id,
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
        if run.line_id is not None
    ]
    if values:
        writer = actions().characteristics
        if writer is None:
            raise LookupError("nobody writes characteristics; main.wiring binds the actions of flows")
        await writer.write(uow, values)


async def _reach(uow: UnitOfWork, asked: Sequence[Asked]) -> None:
    reached = [
        Reached(run_id=run.id, order_id=run.order_id, line_id=run.line_id, milestone=effect)
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
        RunTask(run_id=run.id, purpose=run.purpose, order_id=run.order_id, line_id=run.line_id, task=effect)
        for run, effect in _each(asked, OpenTask)
    ]
    if not tasks:
        return
    desk = actions().tasks
    if desk is None:
        raise LookupError("nobody opens tasks; main.wiring binds the actions of flows")
    await desk.open_tasks(uow, tasks)
    for each in tasks:
        _time(uow, each)


def _time(uow: UnitOfWork, opened: RunTask) -> None:
    """A person's task times out by a timer; a call to a system is cut off where it is made."""
    task = opened.task
    if task.timeout is not None and task.kind == "manual":
        due = uow.now + parse_duration(task.timeout)
        payload = {
            "run_id": str(opened.run_id),
            "node": task.node,
            "visit": task.visit,
            "order_id": str(opened.order_id),
        }
        uow.set_timer(opened.run_id, f"{task.node}:{task.visit}", due, TIME_OUT, payload)
