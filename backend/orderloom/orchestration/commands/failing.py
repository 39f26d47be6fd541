"""Steps that gave up: the flow itself may provide for it; what it does not is left to be mended."""

from collections.abc import Sequence

from orderloom.flows import queries as flows
from orderloom.orchestration.commands.gates import Came, settle
from orderloom.orchestration.commands.surroundings import look_around, programs_of
from orderloom.orchestration.contracts import TaskState
from orderloom.orchestration.domain.catching import catch
from orderloom.orchestration.domain.moves import Moved, Routed
from orderloom.orchestration.domain.progress import Progress
from orderloom.orchestration.store import steps
from orderloom.platform.db import UnitOfWork


async def fail(uow: UnitOfWork, progress: Progress) -> Came:
    """Marks what failed. Error ports and scopes around it take over where there are any; the rest is announced."""
    came = Came()
    failures, progress.failures = {one.id: one for one in progress.failures}, []
    failed = await steps.fail(uow, list(failures.values())) if failures else []
    progress.failed += [(step, failures[step.id]) for step in failed]
    planned = [step for step in failed if step.flow_version_id is not None]
    if planned:
        await _catch(uow, planned, progress, came)
    in_runs = [step for step in failed if step.run_id is not None]
    if in_runs:
        await _tell_runs(uow, in_runs, progress)
    return came


async def _catch(uow: UnitOfWork, failed: Sequence[Moved], progress: Progress, came: Came) -> None:
    programs = await programs_of(uow, failed)
    around = await look_around(uow, programs, failed, routing=True)
    routed: list[tuple[Moved, Routed]] = []
    failures = {step.id: failure for step, failure in progress.failed}
    for step in failed:
        site, failure = around.site(step), failures[step.id]
        known = site.known.get(step.key)
        if known is None or known.id != step.id or known.is_over:
            continue
        error = {"code": failure.code, "message": failure.message, "node": step.key}
        made = catch(site, known, error, uow.now)
        if made is not None and made.step is not None:
            routed += [(step, one) for one in (made.step, *made.others)]
            progress.handled.add(step.id)
            if made.grows is not None:
                came.growths.append((step, made.grows))
    await settle(uow, progress, came, routed)


async def _tell_runs(uow: UnitOfWork, failed: Sequence[Moved], progress: Progress) -> None:
    """The run that a task belongs to goes on by an error port when it has one for it."""
    refs = [(step.run_id, step.key) for step in failed if step.run_id is not None]
    provided = await flows.provided_for(uow, refs)
    routed = [Routed(id=step.id, state=TaskState.FAILED) for step in failed if (step.run_id, step.key) in provided]
    await steps.route(uow, routed)
    progress.handled |= {one.id for one in routed}
