"""Answers reached gates, and standing ones to which something came: what is over by it, what begins, what is added."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

import msgspec

from orderloom.flows.contracts import Inquiry, lookup
from orderloom.kernel.errors import DomainError
from orderloom.language.effects import AnyEffect, AnySignal, Arrived
from orderloom.orchestration.commands.effects import carry_out, subject_of
from orderloom.orchestration.commands.surroundings import Surroundings, look_around, programs_of
from orderloom.orchestration.commands.waiting import Waiting, stand
from orderloom.orchestration.contracts import CALL_HANDLER, StepKind, TaskState
from orderloom.orchestration.domain.moves import Failure, Known, Moved, Routed, failure_of
from orderloom.orchestration.domain.progress import Progress
from orderloom.orchestration.domain.routing import Growth, Turn, hear, turn
from orderloom.orchestration.domain.site import Site
from orderloom.orchestration.store import standing, steps
from orderloom.platform.db import UnitOfWork
from orderloom.platform.work_rows import drop_ready

CONFIGURATION_MISSING = "configuration_missing"
MOST_STEPS = 10_000
"""Of a domain order; what loops within loops would add beyond that fails where it would be added."""
Ask = Callable[[Site, Known], Turn]


class PlanTooLarge(DomainError):
    code = "flow.too_many_steps"


class Came(msgspec.Struct):
    """What a set of turns came to: steps that are over, steps that began, and what is to be added."""

    finished: list[UUID] = msgspec.field(default_factory=list[UUID])
    begun: list[UUID] = msgspec.field(default_factory=list[UUID])
    growths: list[tuple[Moved, Growth]] = msgspec.field(default_factory=list[tuple[Moved, Growth]])


async def route(uow: UnitOfWork, gates: Sequence[Moved], progress: Progress) -> Came:
    """Answers reached gates and conditional tasks."""
    real = [gate for gate in gates if gate.kind != StepKind.CONFIGURATION]
    progress.failures += [unconfigured(gate) for gate in gates if gate.kind == StepKind.CONFIGURATION]
    return await ask(uow, real, progress, {})


async def ask(uow: UnitOfWork, gates: Sequence[Moved], progress: Progress, signals: Mapping[UUID, AnySignal]) -> Came:
    """As `route`; gates to which a signal came are told of it."""
    came = Came()
    if not gates:
        return came
    around = await look_around(uow, await programs_of(uow, gates), gates, routing=True)
    effects: list[tuple[Moved, AnyEffect]] = []
    waits: list[Waiting] = []
    routed: list[tuple[Moved, Routed]] = []
    for gate in gates:
        try:
            made = await _turn(uow, around, gate, signals.get(gate.id))
        except DomainError as error:
            progress.failures.append(failure_of(gate, error))
            continue
        if made is None or made.step is None or _still_stands(gate, made):
            continue
        routed += [(gate, one) for one in (made.step, *made.others)]
        effects += [(gate, effect) for effect in made.effects]
        if made.grows is not None:
            came.growths.append((gate, made.grows))
        if made.step.state is TaskState.OPEN and gate.before == TaskState.PLANNED and not gate.is_task:
            waits.append(Waiting(gate, made.awaits))
    await settle(uow, progress, came, routed)
    await stand(uow, progress, waits)
    await carry_out(uow, effects)
    return came


async def _turn(uow: UnitOfWork, around: Surroundings, gate: Moved, signal: AnySignal | None) -> Turn | None:
    site = around.site(gate)
    known = site.known[gate.key]
    if known.id != gate.id or known.state != gate.state:
        return None
    made = turn(site, known) if signal is None else hear(site, known, signal)
    if made.asks is not None:
        inquiry = Inquiry(subject=subject_of(gate), query=made.asks.query)
        (found,) = await lookup(made.asks.source).look_up(uow, [inquiry])
        if isinstance(found, DomainError):
            raise found
        made = hear(site, known, Arrived(node=gate.key, visit=gate.visit, output={"items": found}))
    if made.grows is not None and len(site.known) + len(made.grows.projection.steps) > MOST_STEPS:
        raise PlanTooLarge(f"The plan of a domain order has at most {MOST_STEPS} steps.")
    remember(site, made)
    return made


def _still_stands(gate: Moved, made: Turn) -> bool:
    """Whether a standing gate found nothing new."""
    assert made.step is not None
    return made.step.state is TaskState.OPEN and gate.before == TaskState.OPEN and made.awaits is not None


def remember(site: Site, made: Turn) -> None:
    """What was decided is known to the gates that are asked next."""
    if made.step is None:
        return
    ids = {row.id: row for row in site.known.values()}
    for one in (made.step, *made.others):
        before = ids[one.id]
        site.known[before.key] = msgspec.structs.replace(before, state=one.state, output=one.output or before.output)


async def settle(uow: UnitOfWork, progress: Progress, came: Came, routed: Sequence[tuple[Moved, Routed]]) -> None:
    """Writes what was decided, and notes what follows from it."""
    written = await steps.route(uow, [one for _, one in routed])
    for step in written:
        progress.route(step)
        if step.state != TaskState.OPEN:
            came.finished.append(step.id)
            if step.before == TaskState.PLANNED:
                came.begun.append(step.id)
        elif step.before == TaskState.PLANNED and step.starts:
            came.begun.append(step.id)
    gone = [step.id for step in written if step.kind == StepKind.WAIT and step.before == TaskState.OPEN]
    if gone:
        await standing.drop_waits(uow, gone)
    called_off = [step.id for step in written if step.kind == StepKind.AUTOMATED and step.state == TaskState.CANCELED]
    await drop_ready(uow, CALL_HANDLER, called_off)


def unconfigured(step: Moved) -> Failure:
    return Failure(
        id=step.id,
        order_id=step.order_id,
        code=CONFIGURATION_MISSING,
        message="No policy and no specification names a fulfillment flow for this domain order.",
    )
