"""Opens tasks: works out their input, and enqueues the calls of those that an external system does."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.identity import queries as identity
from orderloom.kernel.errors import DomainError
from orderloom.language.compile import Program
from orderloom.language.durations import parse_duration
from orderloom.language.effects import OpenTask
from orderloom.language.projection import find, opened_task, task_group, task_input
from orderloom.orchestration.commands.surroundings import Programs, look_around, programs_of
from orderloom.orchestration.contracts import CALL_HANDLER, OF_PEOPLE, StepKind
from orderloom.orchestration.domain.moves import Moved, failure_of
from orderloom.orchestration.domain.progress import Progress
from orderloom.orchestration.store import steps
from orderloom.platform.db import NewWork, UnitOfWork

LANE = "calls"
TIMEOUT = "timeout"
TIME_OUT = "orchestration.time_out_tasks"


async def open_tasks(uow: UnitOfWork, progress: Progress) -> None:
    """Gives each opened task its input. One whose expressions can't be answered fails at once."""
    opened, progress.unopened = progress.unopened, []
    if not opened:
        return
    programs = await programs_of(uow, opened)
    mapped = [step for step in opened if _has_input(programs, step)]
    asked: dict[UUID, OpenTask] = {}
    if mapped:
        around = await look_around(uow, programs, mapped, given=progress.given)
        progress.given = None
        for step in mapped:
            program = programs.of(step)
            assert program is not None
            try:
                asked[step.id] = _asked(program, step, around.scope(step))
            except DomainError as error:
                progress.failures.append(failure_of(step, error))
    await _tell_people(uow, [step for step in opened if step.kind in OF_PEOPLE and step.id in asked], asked)
    failed = {failure.id for failure in progress.failures}
    _time(uow, opened)
    calls = [step for step in opened if step.kind == StepKind.AUTOMATED and step.id not in failed]
    uow.enqueue(*(call_work(step, asked[step.id].input if step.id in asked else {}) for step in calls))


def _asked(program: Program, step: Moved, scope: Mapping[str, Any]) -> OpenTask:
    """A task of people as its node describes it; a group that is fixed, or was chosen by policy, is not asked for."""
    if step.kind in (StepKind.AUTOMATED, StepKind.MANUAL):
        computed = step.kind == StepKind.MANUAL and step.group_id is None
        return OpenTask(
            node=step.key,
            visit=step.visit,
            kind="manual" if step.kind == StepKind.MANUAL else "automated",
            name={},
            input=task_input(program, step.key, scope),
            group=task_group(program, step.key, scope) if computed else None,
        )
    return opened_task(program, step.key, scope)


def _has_input(programs: Programs, step: Moved) -> bool:
    program = programs.of(step)
    if program is None:
        return False
    computed = step.kind == StepKind.MANUAL and step.group_id is None
    described = step.kind in (StepKind.WORK_ORDER, StepKind.APPROVAL)
    return computed or described or bool(find(program, step.key).step.node.map)


async def _tell_people(uow: UnitOfWork, opened: Sequence[Moved], asked: Mapping[UUID, OpenTask]) -> None:
    computed = [step for step in opened if step.group_id is None and asked[step.id].group]
    ids = await identity.group_ids_by_key(uow) if computed else {}
    await steps.set_inputs(
        uow,
        [
            {
                "id": step.id,
                "input": asked[step.id].input,
                "details": asked[step.id].details or None,
                "group_id": ids.get(asked[step.id].group or "") if step.group_id is None else None,
            }
            for step in opened
        ],
    )


def _time(uow: UnitOfWork, opened: Sequence[Moved]) -> None:
    """A person's task may have to be done within a time; a call's timeout is that of the call."""
    for step in opened:
        if step.kind in OF_PEOPLE and step.timeout is not None and step.run_id is None:
            payload = {"order_id": str(step.order_id), "visit": step.visit, "timeout": step.timeout}
            uow.set_timer(step.id, TIMEOUT, uow.now + parse_duration(step.timeout), TIME_OUT, payload)


def call_work(step: Moved, given: dict[str, Any], attempt: int = 1) -> NewWork:
    """The call of an automated task. Its id is the same however often it is tried."""
    return NewWork(
        handler=CALL_HANDLER,
        lane=LANE,
        subject_id=step.id,
        priority=step.priority,
        call_id=f"{step.run_id or step.id}:{step.key}:{step.visit}",
        payload={
            "order_id": str(step.order_id),
            "operation": step.operation,
            "input": given,
            "retry": step.retry,
            "timeout": step.timeout,
            "attempt": attempt,
        },
    )
