"""Ends tasks and takes plans on: one statement a level closes, counts down and opens, over many orders at once.

Everything that follows from a wave happens in its transaction: gates are answered, calls are enqueued, domain orders,
lines and orders close, inventory becomes active.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.kernel.errors import DomainError
from orderloom.language.compile import Program
from orderloom.language.effects import AnyEffect
from orderloom.orchestration.commands.conclude import conclude
from orderloom.orchestration.commands.effects import carry_out
from orderloom.orchestration.commands.opening import call_work, open_tasks
from orderloom.orchestration.commands.surroundings import Surroundings, look_around, programs_of
from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.moves import Answer, Failure, Known, Moved, Routed
from orderloom.orchestration.domain.progress import Progress
from orderloom.orchestration.domain.routing import turn
from orderloom.orchestration.store import waves
from orderloom.platform.db import UnitOfWork

CONFIGURATION_MISSING = "configuration_missing"


async def end_tasks(uow: UnitOfWork, actor: Actor, answers: Sequence[Answer]) -> list[Moved]:
    """Closes or skips tasks and takes their plans on. Tasks that were over already are left out of the answer."""
    held = await waves.lock(uow, {answer.order_id for answer in answers})
    moved = await waves.close(uow, answers, held)
    progress = Progress(answers={answer.id: answer for answer in answers})
    progress.ended = [step for step in moved if step.closing]
    await _run_on(uow, actor, progress, [step for step in moved if not step.closing], held)
    return progress.ended


async def open_ready(uow: UnitOfWork, actor: Actor, ready: Sequence[UUID], held: Sequence[UUID]) -> None:
    """Opens or fires steps of locked plans that wait for nothing any more."""
    if ready:
        await _run_on(uow, actor, Progress(), await waves.reach(uow, ready, held), held)


async def take_on(
    uow: UnitOfWork, actor: Actor, opened: Sequence[Moved], reached: Sequence[UUID], held: Sequence[UUID]
) -> None:
    """As `open_ready`, for a plan that was just written with its first tasks `opened`."""
    progress = Progress()
    progress.open(opened)
    await _run_on(uow, actor, progress, await waves.reach(uow, reached, held) if reached else [], held)


async def reopen_tasks(
    uow: UnitOfWork,
    actor: Actor,
    reopened: Sequence[tuple[Moved, dict[str, Any] | None]],
    edited: Set[UUID],
    held: Sequence[UUID],
) -> None:
    """Takes failed steps up again: their input is worked out anew, unless a person `edited` it or a run gave it."""
    progress = Progress()
    ready: list[UUID] = []
    for step, given in reopened:
        if step.state == TaskState.PLANNED:
            ready.append(step.id)
        elif step.kind == StepKind.AUTOMATED and (step.run_id is not None or step.id in edited):
            uow.enqueue(call_work(step, given or {}))
            progress.reopened.append(step)
        else:
            progress.opened.append(step)
    await _run_on(uow, actor, progress, await waves.reach(uow, ready, held) if ready else [], held)


async def finish_steps(uow: UnitOfWork, actor: Actor, finished: Sequence[Answer]) -> None:
    """As `end_tasks`, for planned steps that end without ever opening: deferrals that are resolved."""
    held = await waves.lock(uow, {answer.order_id for answer in finished})
    over = await waves.route(uow, [Routed(id=answer.id, state=answer.state) for answer in finished])
    await _run_on(uow, actor, Progress(), await waves.count_down(uow, over, held) if over else [], held)


async def fail_tasks(uow: UnitOfWork, failures: Sequence[Failure]) -> None:
    """Tasks that gave up: each is marked, audited and announced once."""
    progress = Progress()
    progress.failures = list(failures)
    await conclude(uow, Actor.system(), progress)


async def time_out_tasks(uow: UnitOfWork, overdue: Sequence[tuple[Failure, int]]) -> None:
    """Tasks that nobody did in time, each with the visit that was timed: one that is over, or another visit, stays."""
    standing = await waves.open_visits(uow, [failure.id for failure, _ in overdue])
    await fail_tasks(uow, [failure for failure, visit in overdue if standing.get(failure.id) == visit])


async def _run_on(
    uow: UnitOfWork, actor: Actor, progress: Progress, reached: Sequence[Moved], held: Sequence[UUID]
) -> None:
    while reached:
        finished = progress.sort(reached)
        gates = [step for step in reached if step.gated]
        if gates:
            finished += await _route(uow, gates, progress)
        reached = await waves.count_down(uow, finished, held) if finished else []
    await open_tasks(uow, progress)
    await conclude(uow, actor, progress)


async def _route(uow: UnitOfWork, gates: Sequence[Moved], progress: Progress) -> list[UUID]:
    """Answers reached gates; the steps that are over by it: the gates themselves and what can't be reached any more."""
    programs = await programs_of(uow, gates)
    around = await look_around(uow, programs, gates, routing=True)
    routed: list[Routed] = []
    effects: list[tuple[Moved, AnyEffect]] = []
    for gate in gates:
        if gate.kind == StepKind.CONFIGURATION:
            progress.failures.append(unconfigured(gate))
            continue
        try:
            came = _turn(programs, around, gate, progress)
            routed += came[0]
            effects += [(gate, effect) for effect in came[1]]
        except DomainError as error:
            progress.failures.append(failure_of(gate, error))
    await waves.route(uow, routed)
    await carry_out(uow, effects)
    return [one.id for one in routed if one.state is not TaskState.OPEN]


def _turn(
    programs: Mapping[UUID, Program], around: Surroundings, gate: Moved, progress: Progress
) -> tuple[tuple[Routed, ...], tuple[AnyEffect, ...]]:
    assert gate.flow_version_id is not None
    assert gate.domain_order_id is not None
    known = around.known[gate.domain_order_id]
    came = turn(programs[gate.flow_version_id], known[gate.key], known, around.scope(gate))
    if came.step is None or known[gate.key].state is not TaskState.PLANNED:
        return (), ()
    routed = (came.step, *came.skipped)
    ids = {step.id: step for step in known.values()}
    for one in routed:
        before = ids[one.id]
        known[before.key] = msgspec.structs.replace(before, state=one.state, output=one.output)
    progress.route(gate, came.step, _tasks(ids, came.skipped))
    return routed, came.effects


def _tasks(known: Mapping[UUID, Known], skipped: Iterable[Routed]) -> list[UUID]:
    return [one.id for one in skipped if known[one.id].kind.value.startswith("task.")]


def unconfigured(step: Moved) -> Failure:
    return Failure(
        id=step.id,
        order_id=step.order_id,
        code=CONFIGURATION_MISSING,
        message="No policy and no specification names a fulfillment flow for this domain order.",
    )


def failure_of(step: Moved, error: DomainError) -> Failure:
    """The failure of a step whose expressions can't be answered."""
    problem = error.problems[0]
    details = problem.details or {}
    return Failure(
        id=step.id,
        order_id=step.order_id,
        code=str(details.get("code", problem.code)),
        message=problem.message,
    )
