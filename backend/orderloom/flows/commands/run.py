"""Starts runs, carries them on by signals, and cancels them: many at once, a constant number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.flows.commands.effects import Asked, canceled, carry_out, finish
from orderloom.flows.contracts import FlowRun, ResumeRun, RunSignal, RunTaskRef, StartRun, Subject, actions
from orderloom.flows.contracts import RunState as State
from orderloom.flows.domain.journal import STATES, Progress, step_rows
from orderloom.flows.store import programs
from orderloom.flows.store import runs as store
from orderloom.flows.store.programs import NotPublished, Pinned
from orderloom.identity.access import command, open_door
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Kind, Missing
from orderloom.kernel.ids import new_id
from orderloom.kernel.json import to_builtins
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
    found = await programs.programs_in_force(uow, [each.flow_key for each in runs])
    missing = [each.flow_key for each in runs if each.flow_key not in found]
    if missing:
        raise NotPublished(f"No flow is published as {missing[0]}.", details={"key": missing[0]})
    made: list[tuple[FlowRun, Pinned, Progress]] = []
    for each in runs:
        pinned = found[each.flow_key]
        state, effects, journal = start(pinned.program, each.input)
        progress = Progress(state=state, effects=[], journal=[])
        progress.add(state, effects, journal)
        made.append((_new_run(uow, each, pinned, progress), pinned, progress))
    await store.add_runs(uow, [_run_row(*each) for each in made])
    await _note(uow, [(run, pinned, 0, progress) for run, pinned, progress in made])
    await carry_out(uow, [Asked(run, progress.effects) for run, _, progress in made])
    return [run.id for run, _, _ in made]


@command(Permission.ORDER_ENRICH, Permission.TASK_WORK, Permission.TASK_MANAGE, Permission.FALLOUT_WORK)
async def signal_runs(uow: UnitOfWork, actor: Actor, signals: Sequence[RunSignal]) -> None:
    """Carries runs on. A signal for a run that is over, or for a step that has passed, changes nothing."""
    by_run: dict[UUID, list[AnySignal]] = defaultdict(list)
    for each in signals:
        by_run[each.run_id].append(each.signal)
    await _carry_on(uow, by_run, await store.locked(uow, by_run))


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
    signal = Resumed(node=resume.node, visit=stored.state.visits[resume.node], output=resume.output)
    uow.audit(
        AuditEntry(
            subject_type="run",
            subject_id=resume.run_id,
            order_id=stored.run.order_id,
            action="resumed",
            changes={"node": resume.node, "output": resume.output},
        )
    )
    await _carry_on(uow, {resume.run_id: [signal]}, {resume.run_id: stored})


async def _check_by_hand(uow: UnitOfWork, stored: store.StoredRun, node: str) -> None:
    (pinned,) = await programs.pinned(uow, [(stored.run.version_id, stored.table_versions)])
    step, _ = locate(pinned.program, node)
    if "done" not in step.targets and step.kind.answered is None:
        raise NotByHand("No result can stand for this step: mend what it reads and try again.", path=("node",))


@command(Permission.ORDER_CANCEL, Permission.ORDER_MANAGE, Permission.ORDER_EDIT)
async def cancel_runs(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """Ends the runs of these orders; whoever keeps their tasks closes them."""
    for run in await store.cancel(uow, list(order_ids)):
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
    by_run: dict[UUID, list[AnySignal]] = defaultdict(list)
    for each in late:
        by_run[each.run_id].append(TimerFired(node=each.node, visit=each.visit))
    await _carry_on(uow, by_run, stored)


async def _carry_on(
    uow: UnitOfWork, signals: Mapping[UUID, Sequence[AnySignal]], stored: Mapping[UUID, store.StoredRun]
) -> None:
    waiting = [stored[run_id] for run_id in signals if run_id in stored]
    if not waiting:
        return
    inputs = await _inputs(uow, [each.run for each in waiting])
    pinned = await programs.pinned(uow, [(each.run.version_id, each.table_versions) for each in waiting])
    moved: list[tuple[FlowRun, Pinned, int, Progress]] = []
    for each, pin in zip(waiting, pinned, strict=True):
        progress = Progress(state=each.state, effects=[], journal=[], error=each.run.error)
        fresh = inputs.get(each.run.subject_id)
        for signal in signals[each.run.id]:
            progress.add(*advance(pin.program, progress.state, signal, fresh))
        if progress.journal:
            moved.append((each.run, pin, each.steps, progress))
    if moved:
        await store.save(uow, [_saved_row(run, begun, progress) for run, _, begun, progress in moved])
        await _note(uow, moved)
        await carry_out(uow, [Asked(run, progress.effects) for run, _, _, progress in moved])


async def _inputs(uow: UnitOfWork, runs: Sequence[FlowRun]) -> Mapping[UUID, dict[str, Any]]:
    """What the runs work on as it is now; without anyone to read it, as it was at the start."""
    records = actions().records
    if records is None:
        return {}
    subjects = [
        Subject(type=run.subject_type, id=run.subject_id, order_id=run.order_id, line_id=run.line_id) for run in runs
    ]
    return await records.inputs(uow, subjects)


async def _note(uow: UnitOfWork, moved: Sequence[tuple[FlowRun, Pinned, int, Progress]]) -> None:
    rows = [row for run, pin, begun, each in moved for row in step_rows(run.id, pin.program, begun, each.journal)]
    await store.add_steps(uow, rows)
    for run, _, _, progress in moved:
        if not progress.over:
            uow.publish(f"run:{run.id}", {"id": str(run.id), "state": progress.state.status})


def _new_run(uow: UnitOfWork, asked: StartRun, pinned: Pinned, progress: Progress) -> FlowRun:
    return FlowRun(
        id=new_id(),
        flow_key=asked.flow_key,
        version_id=pinned.version_id,
        purpose=asked.purpose,
        subject_type=asked.subject_type,
        subject_id=asked.subject_id,
        order_id=asked.order_id,
        line_id=asked.line_id,
        state=STATES[progress.state.status],
        started_at=uow.now,
        finished_at=uow.now if progress.over else None,
        error=progress.error,
    )


def _run_row(run: FlowRun, pinned: Pinned, progress: Progress) -> dict[str, Any]:
    row = {name: getattr(run, name) for name in FlowRun.__struct_fields__}
    pins = {key: str(version) for key, version in pinned.table_versions.items()}
    return {**row, "table_versions": pins, "data": to_builtins(progress.state), "steps": len(progress.journal)}


def _saved_row(run: FlowRun, begun: int, progress: Progress) -> dict[str, Any]:
    state = STATES[progress.state.status]
    return {
        "id": run.id,
        "state": state,
        "data": to_builtins(progress.state),
        "steps": begun + len(progress.journal),
        "error": progress.error,
        "over": state is not State.WAITING,
    }
