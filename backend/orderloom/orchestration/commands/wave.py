"""Runs plans on, level by level: what was reached opens, is answered, grows or fails, until nothing moves any more."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from orderloom.identity.contracts import Actor
from orderloom.language.effects import AnySignal
from orderloom.orchestration.commands.conclude import conclude
from orderloom.orchestration.commands.failing import fail
from orderloom.orchestration.commands.gates import Came, ask, route
from orderloom.orchestration.commands.growing import add
from orderloom.orchestration.commands.opening import open_tasks
from orderloom.orchestration.commands.waiting import look
from orderloom.orchestration.contracts import TaskState
from orderloom.orchestration.domain.layout import Step
from orderloom.orchestration.domain.moves import Locked, Moved
from orderloom.orchestration.domain.progress import Progress
from orderloom.orchestration.store import waves
from orderloom.platform.db import UnitOfWork


async def run_on(uow: UnitOfWork, actor: Actor, progress: Progress, reached: Sequence[Moved], locked: Locked) -> None:
    """From the steps `reached`, and the tasks that `progress` has opened already, to the end of what they lead to."""
    progress.looking |= locked.waiting
    while True:
        while reached:
            reached = await _level(uow, progress, reached, locked)
        await open_tasks(uow, progress)
        came = await fail(uow, progress)
        reached = await follow(uow, progress, came, locked)
        if not reached and not progress.unopened and progress.looking:
            reached = await _look(uow, progress, locked)
        if not reached and not progress.unopened and not progress.failures:
            break
    await conclude(uow, actor, progress)


async def tell(uow: UnitOfWork, actor: Actor, told: Sequence[tuple[Moved, AnySignal]], locked: Locked) -> None:
    """Runs plans on from standing gates to which something came."""
    progress = Progress()
    signals: Mapping[UUID, AnySignal] = {gate.id: signal for gate, signal in told}
    came = await ask(uow, [gate for gate, _ in told], progress, signals)
    await run_on(uow, actor, progress, await follow(uow, progress, came, locked), locked)


async def _level(uow: UnitOfWork, progress: Progress, reached: Sequence[Moved], locked: Locked) -> Sequence[Moved]:
    finished, begun = progress.sort(reached)
    gates = [step for step in reached if step.gated and not step.closing]
    progress.given = None if gates else progress.given
    came = await route(uow, gates, progress) if gates else Came()
    came.finished += finished
    came.begun += begun
    return await follow(uow, progress, came, locked)


async def follow(uow: UnitOfWork, progress: Progress, came: Came, locked: Locked) -> list[Moved]:
    """What turns lead to: new steps are written before those are counted down that may be the last to wait for."""
    reached: list[Moved] = []
    if came.growths:
        grown = await add(uow, came.growths, locked)
        progress.open([opened(step) for step in grown.steps if step.state is TaskState.OPEN])
        reached += await waves.reach(uow, grown.ready, locked.held) if grown.ready else []
    if came.finished or came.begun:
        reached += await waves.count_down(uow, came.finished, came.begun, locked.held)
    return reached


async def _look(uow: UnitOfWork, progress: Progress, locked: Locked) -> list[Moved]:
    """Asks the gates that look for something themselves, once all else has come to rest."""
    gates, signals = await look(uow, progress)
    came = await ask(uow, gates, progress, signals)
    return await follow(uow, progress, came, locked)


def opened(step: Step) -> Moved:
    """A step that was written as open."""
    shape = step.shape
    return Moved(
        id=step.id,
        order_id=step.order_id,
        domain_order_id=step.domain_order_id,
        line_id=step.line_id,
        run_id=None,
        flow_version_id=step.flow_version_id,
        key=step.key,
        visit=step.visit,
        kind=step.kind.value,
        state=step.state.value,
        before=TaskState.PLANNED.value,
        gated=step.gated,
        entry=step.entry,
        operation=shape.operation if shape else None,
        retry=shape.retry if shape else None,
        timeout=shape.timeout if shape else None,
        priority=step.priority,
        group_id=step.group_id,
        troubled=False,
        starts=bool(step.on_start),
        closing=False,
    )
