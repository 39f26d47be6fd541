"""Starts runs, carries them on by signals, and cancels them: many at once, a constant number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.flows.commands.effects import Asked, canceled, carry_out, finish
from orderloom.flows.commands.lookups import Moving, settle, subject_of
from orderloom.flows.contracts import FlowRun, ResumeRun, RunSignal, RunTaskRef, StartRun, actions
from orderloom.flows.contracts import RunState as State
from orderloom.flows.domain.journal import STATES, Progress, step_rows
from orderloom.flows.store import programs, waits
from orderloom.flows.store import runs as store
from orderloom.flows.store.programs import NotPublished, Pinned
from orderloom.identity.access import command, open_door
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Kind, Missing
from orderloom.kernel.ids import new_id
from orderloom.language.effects import AnySignal, Resumed, TimerFired
from orderloom.language.interpreter import advance, locate, start
from orderloom.platform.db import AuditEntry, UnitOfWork


class RunMissing(Missing):
    code = "flows.run_missing"


class NotFailed(DomainError):
    kind = Kind.CONFLICT
    code = "flows.not_failed"


class NotByHand(DomainError):
    """The step chooses a way, which no result put in its place can tell."""

    code = "flows.not_by_hand"


@command(Permission.ORDER_ENRICH, Permission.ORDER_SUBMIT)
async def start_runs(uow: UnitOfWork, actor: Actor, runs: Sequence[StartRun]) -> list[UUID]:
    """Runs on the versions in force, carried on to where they wait or end; the ids in the order given."""
    return await begin_runs(uow, runs)


async def begin_runs(uow: UnitOfWork, runs: Sequence[StartRun]) -> list[UUID]:
    """As `start_runs`, for what begins by itself."""
    found = await programs.programs_in_force(uow, [each.flow_key for each in runs])
    missing = [each.flow_key for each in runs if each.flow_key not in found]
    if missing:
        raise NotPublished(f"No flow is published as {missing[0]}.", details={"key": missing[0]})
    made: list[Moving] = []
    for each in runs:
        pinned = found[each.flow_key]
        state, effects, journal = start(pinned.program, {"now": uow.now, **each.input})
        progress = Progress(state=state, effects=[], journal=[])
        progress.add(state, effects, journal)
        made.append(Moving(_new_run(uow, each, pinned), pinned, 0, progress))
    await settle(uow, made)
    made = [Moving(_as_it_is(uow, one.run, one.progress), one.pinned, 0, one.progress) for one in made]
    await store.add_runs(uow, [_run_row(one.run, one.pinned, one.progress) for one in made], _journal(made))
    _tell(uow, made)
    await carry_out(uow, [Asked(one.run, one.progress.wanted) for one in made])
    return [one.run.id for one in made]


@command(Permission.ORDER_ENRICH, Permission.TASK_WORK, Permission.TASK_MANAGE, Permission.FALLOUT_WORK)
async def signal_runs(uow: UnitOfWork, actor: Actor, signals: Sequence[RunSignal]) -> None:
    """Carries runs on. A signal for a run that is over, or for a step that has passed, changes nothing."""
    by_run: dict[UUID, list[AnySignal]] = defaultdict(list)
    for each in signals:
        by_run[each.run_id].append(each.signal)
    await carry_on(uow, by_run, await store.locked(uow, by_run))


@command(Permission.FALLOUT_WORK, Permission.FLOW_PUBLISH)
async def resume_run(uow: UnitOfWork, actor: Actor, resume: ResumeRun) -> None:
    """Goes on at a failed step; the journal and the audit trail keep that someone did."""
    stored = (await store.locked(uow, (resume.run_id,))).get(resume.run_id)
    if stored is None:
        raise RunMissing("There is no such run, or it is over.", path=("runId",))
    if resume.node not in stored.state.failed:
        raise NotFailed(f"The run has not failed at {resume.node}.", path=("node",))
    if resume.output is not None:
        await _check_by_hand(uow, stored, resume.node)
    visit = stored.state.visits[resume.node]
    signal = Resumed(node=resume.node, visit=visit, output=resume.output, variables=resume.variables)
    uow.audit(
        AuditEntry(
            subject_type="run",
            subject_id=resume.run_id,
            order_id=stored.run.order_id,
            action="resumed",
            changes={"node": resume.node, "output": resume.output, "variables": resume.variables or None},
        )
    )
    await carry_on(uow, {resume.run_id: [signal]}, {resume.run_id: stored})


async def _check_by_hand(uow: UnitOfWork, stored: store.StoredRun, node: str) -> None:
    (pinned,) = await programs.pinned(uow, [(stored.run.version_id, stored.table_versions)])
    step, _ = locate(pinned.program, node)
    if "done" not in step.targets and step.kind.answered is None:
        raise NotByHand("No result can stand for this step: mend what it reads and try again.", path=("node",))


@command(Permission.ORDER_CANCEL, Permission.ORDER_MANAGE, Permission.ORDER_EDIT)
async def cancel_runs(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """Ends the runs of these orders; whoever keeps their tasks closes them."""
    ended = await store.cancel(uow, list(order_ids))
    await waits.drop_of_runs(uow, [run.id for run in ended])
    for run in ended:
        finish(uow, run, canceled(run))


@open_door("No one acts here but time: the work runner calls it when a timer is due.")
async def time_out_tasks(uow: UnitOfWork, tasks: Sequence[RunTaskRef]) -> None:
    """Tells runs that tasks were not done in time, and takes those still waited for off the desk."""
    stored = await store.locked(uow, {each.run_id for each in tasks})
    late = [
        each
        for each in tasks
        if each.run_id in stored and stored[each.run_id].state.waiting.get(each.node) == each.visit
    ]
    desk = actions().tasks
    if late and desk is not None:
        await desk.withdraw_tasks(uow, late)
    await waits.drop(uow, late)
    by_run: dict[UUID, list[AnySignal]] = defaultdict(list)
    for each in late:
        by_run[each.run_id].append(TimerFired(node=each.node, visit=each.visit))
    await carry_on(uow, by_run, stored)


async def carry_on(
    uow: UnitOfWork, signals: Mapping[UUID, Sequence[AnySignal]], stored: Mapping[UUID, store.StoredRun]
) -> None:
    """Gives locked runs their signals; a stale one changes nothing."""
    waiting = [stored[run_id] for run_id in signals if run_id in stored]
    if not waiting:
        return
    inputs = await _inputs(uow, [each.run for each in waiting])
    pinned = await programs.pinned(uow, [(each.run.version_id, each.table_versions) for each in waiting])
    moved: list[Moving] = []
    for each, pin in zip(waiting, pinned, strict=True):
        progress = Progress(state=each.state, effects=[], journal=[], error=each.run.error)
        fresh = inputs.get(each.run.subject_id)
        known = {"now": uow.now, **fresh} if fresh is not None else None
        for signal in signals[each.run.id]:
            progress.add(*advance(pin.program, progress.state, signal, known))
        if progress.journal:
            moved.append(Moving(each.run, pin, each.steps, progress))
    if moved:
        await keep_on(uow, moved)


async def keep_on(uow: UnitOfWork, moved: Sequence[Moving]) -> None:
    """Stores how locked runs have gone on, and does what they ask for."""
    await settle(uow, moved)
    await carry_out(uow, [Asked(one.run, one.progress.wanted) for one in moved])
    _tell(uow, moved)
    await store.save(uow, [_saved_row(one.run, one.begun, one.progress) for one in moved], _journal(moved))


async def _inputs(uow: UnitOfWork, runs: Sequence[FlowRun]) -> Mapping[UUID, dict[str, Any]]:
    """What the runs work on as it is now; without anyone to read it, as it was at the start."""
    records = actions().records
    if records is None:
        return {}
    return await records.inputs(uow, [subject_of(run) for run in runs])


def _journal(moved: Sequence[Moving]) -> list[dict[str, Any]]:
    return [row for one in moved for row in step_rows(one.run.id, one.pinned.program, one.begun, one.progress.journal)]


def _tell(uow: UnitOfWork, moved: Sequence[Moving]) -> None:
    for one in moved:
        if not one.progress.over:
            uow.publish(f"run:{one.run.id}", {"id": str(one.run.id), "state": one.progress.state.status})


def _new_run(uow: UnitOfWork, asked: StartRun, pinned: Pinned) -> FlowRun:
    return FlowRun(
        id=new_id(),
        flow_key=asked.flow_key,
        version_id=pinned.version_id,
        purpose=asked.purpose,
        subject_type=asked.subject_type,
        subject_id=asked.subject_id,
        order_id=asked.order_id,
        line_id=asked.line_id,
        state=State.RUNNING,
        started_at=uow.now,
        finished_at=None,
        error=None,
    )


def _as_it_is(uow: UnitOfWork, run: FlowRun, progress: Progress) -> FlowRun:
    return msgspec.structs.replace(
        run,
        state=STATES[progress.state.status],
        finished_at=uow.now if progress.over else None,
        error=progress.error,
    )


def _run_row(run: FlowRun, pinned: Pinned, progress: Progress) -> dict[str, Any]:
    row = {name: getattr(run, name) for name in FlowRun.__struct_fields__}
    pins = {key: str(version) for key, version in pinned.versions.items()}
    return {**row, "table_versions": pins, "data": progress.kept(), "steps": len(progress.journal)}


def _saved_row(run: FlowRun, begun: int, progress: Progress) -> dict[str, Any]:
    state = STATES[progress.state.status]
    return {
        "id": run.id,
        "state": state,
        "data": progress.kept(),
        "steps": begun + len(progress.journal),
        "error": progress.error,
        "over": state is not State.WAITING,
    }
