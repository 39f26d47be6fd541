"""Ends tasks and takes plans on: one statement a level closes, counts down and opens, over many orders at once.

Everything that follows from a wave happens in its transaction: gates are answered, calls are enqueued, domain orders,
lines and orders close, inventory becomes active.
"""

from collections.abc import Sequence, Set
from typing import Any
from uuid import UUID

from orderloom.flows.commands.happenings import Happening
from orderloom.identity.contracts import Actor
from orderloom.language.effects import AnySignal, Arrived, TimerFired
from orderloom.orchestration.commands.opening import call_work
from orderloom.orchestration.commands.wave import run_on, tell
from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.moves import Answer, Failure, Locked, Moved, Routed
from orderloom.orchestration.domain.progress import LineScopes, Progress
from orderloom.orchestration.store import standing, steps, waves
from orderloom.platform.db import UnitOfWork


async def end_tasks(uow: UnitOfWork, actor: Actor, answers: Sequence[Answer]) -> list[Moved]:
    """Closes or skips tasks and takes their plans on. Tasks that were over already are left out of the answer."""
    locked = await waves.lock(uow, {answer.order_id for answer in answers})
    moved = await waves.close(uow, answers, locked.held)
    missing = len(answers) - sum(step.closing for step in moved)
    if missing:
        moved += await _end_barred(uow, answers, moved, locked)
    progress = Progress(answers={answer.id: answer for answer in answers})
    progress.ended = [step for step in moved if step.closing and step.id in progress.answers]
    followers = [step for step in moved if not step.closing or step.id not in progress.answers]
    await run_on(uow, actor, progress, followers, locked)
    return progress.ended


async def _end_barred(
    uow: UnitOfWork, answers: Sequence[Answer], moved: Sequence[Moved], locked: Locked
) -> list[Moved]:
    """Answers of tasks whose end waits for others: those that ended just now may have been the last of them."""
    more: list[Moved] = []
    left = _left(answers, moved)
    while left:
        came = await waves.close(uow, left, locked.held)
        more += came
        if not came:
            await waves.keep(uow, left)
            break
        left = _left(left, came)
    return more


def _left(answers: Sequence[Answer], moved: Sequence[Moved]) -> list[Answer]:
    over = {step.id for step in moved if step.closing}
    return [answer for answer in answers if answer.id not in over]


async def open_ready(uow: UnitOfWork, actor: Actor, ready: Sequence[UUID], locked: Locked) -> None:
    """Opens or fires steps of locked plans that wait for nothing any more."""
    if ready:
        await run_on(uow, actor, Progress(), await waves.reach(uow, ready, locked.held), locked)


async def take_on(
    uow: UnitOfWork,
    actor: Actor,
    begun: tuple[Sequence[Moved], Sequence[UUID]],
    locked: Locked,
    given: LineScopes | None = None,
) -> None:
    """As `open_ready`, for a plan that was just written: the tasks opened with it, and the steps that are reached.
    `given` are the lines as whoever wrote it knows them."""
    opened, reached = begun
    progress = Progress(given=given)
    progress.open(opened)
    await run_on(uow, actor, progress, await waves.reach(uow, reached, locked.held) if reached else [], locked)


async def reopen_tasks(
    uow: UnitOfWork,
    actor: Actor,
    reopened: Sequence[tuple[Moved, dict[str, Any] | None]],
    edited: Set[UUID],
    locked: Locked,
) -> None:
    """Takes failed steps up again: their input is worked out anew, unless a person `edited` it or a run gave it."""
    progress = Progress()
    ready: list[UUID] = []
    gates: list[Moved] = []
    for step, given in reopened:
        if step.state == TaskState.PLANNED:
            ready.append(step.id)
        elif not step.is_task:
            gates.append(step)
        elif step.kind == StepKind.AUTOMATED and (step.run_id is not None or step.id in edited):
            uow.enqueue(call_work(step, given or {}))
            progress.reopened.append(step)
        else:
            progress.take_up(step)
    reached = await waves.reach(uow, ready, locked.held) if ready else []
    await run_on(uow, actor, progress, [*gates, *reached], locked)


async def finish_steps(uow: UnitOfWork, actor: Actor, finished: Sequence[Answer]) -> None:
    """As `end_tasks`, for planned steps that end without ever opening: deferrals that are resolved."""
    locked = await waves.lock(uow, {answer.order_id for answer in finished})
    over = await steps.route(uow, [Routed(id=answer.id, state=answer.state) for answer in finished])
    ids = [step.id for step in over]
    reached = await waves.count_down(uow, ids, [], locked.held) if ids else []
    await run_on(uow, actor, Progress(), reached, locked)


async def fail_tasks(uow: UnitOfWork, failures: Sequence[Failure]) -> None:
    """Tasks that gave up. What the flow provides for is done; the rest is announced once."""
    if failures:
        locked = await waves.lock(uow, {failure.order_id for failure in failures})
        progress = Progress()
        progress.failures = list(failures)
        await run_on(uow, Actor.system(), progress, [], locked)


async def time_out_tasks(uow: UnitOfWork, overdue: Sequence[tuple[Failure, int]]) -> None:
    """Tasks that nobody did in time, each with the visit that was timed: one that is over, or another visit, stays."""
    standing_ones = await steps.open_visits(uow, [failure.id for failure, _ in overdue])
    await fail_tasks(uow, [failure for failure, visit in overdue if standing_ones.get(failure.id) == visit])


async def end_waits(uow: UnitOfWork, due: Sequence[tuple[UUID, UUID, int]]) -> None:
    """Gates whose time has come, each with its order and the visit that was timed."""
    visits = {step_id: visit for step_id, _, visit in due}
    locked = await waves.lock(uow, {order_id for _, order_id, _ in due})
    found = await steps.by_id(uow, visits)
    told: list[tuple[Moved, AnySignal]] = [
        (step, TimerFired(node=step.key, visit=step.visit))
        for step in found
        if step.state == TaskState.OPEN and visits[step.id] == step.visit
    ]
    await tell(uow, Actor.system(), told, locked)


async def hear(uow: UnitOfWork, happened: Sequence[Happening]) -> None:
    """Gates that wait for these events go on."""
    met: list[tuple[UUID, UUID, dict[str, Any]]] = []
    for one in happened:
        correlation = str(one.said.get("correlation", one.subject_id))
        found = await standing.expecting(uow, one.event, correlation, one.order_id)
        met += [(step_id, order_id, dict(one.said)) for step_id, order_id in found]
    if not met:
        return
    locked = await waves.lock(uow, {order_id for _, order_id, _ in met})
    said_to = {step_id: said for step_id, _, said in met}
    told: list[tuple[Moved, AnySignal]] = [
        (step, Arrived(node=step.key, visit=step.visit, output=said_to[step.id]))
        for step in await steps.by_id(uow, said_to)
        if step.state == TaskState.OPEN
    ]
    await tell(uow, Actor.system(), told, locked)


async def look_again(uow: UnitOfWork, order_ids: Set[UUID]) -> None:
    """The records of these orders have changed: gates that wait for a condition look at them again."""
    locked = await waves.lock(uow, order_ids)
    if locked.waiting:
        await run_on(uow, Actor.system(), Progress(), [], locked)
