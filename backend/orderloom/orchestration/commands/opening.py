"""Opens tasks: works out their input, and enqueues the calls of those that an external system does."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.identity import queries as identity
from orderloom.kernel.errors import DomainError
from orderloom.language.compile import Program
from orderloom.language.durations import parse_duration
from orderloom.language.projection import task_group, task_input
from orderloom.orchestration.commands.surroundings import look_around, programs_of
from orderloom.orchestration.contracts import CALL_HANDLER, StepKind
from orderloom.orchestration.domain.moves import Failure, Moved
from orderloom.orchestration.domain.progress import Progress
from orderloom.orchestration.store import waves
from orderloom.platform.db import NewWork, UnitOfWork

LANE = "calls"
TIMEOUT = "timeout"
TIME_OUT = "orchestration.time_out_tasks"


async def open_tasks(uow: UnitOfWork, progress: Progress) -> None:
    """Gives each opened task its input. One whose expressions can't be answered fails at once."""
    if not progress.opened:
        return
    programs = await programs_of(uow, progress.opened)
    mapped = [step for step in progress.opened if _has_input(programs, step)]
    inputs: dict[UUID, dict[str, Any]] = {}
    groups: dict[UUID, str] = {}
    if mapped:
        around = await look_around(uow, programs, mapped)
        for step in mapped:
            assert step.flow_version_id is not None
            program, scope = programs[step.flow_version_id], around.scope(step)
            try:
                inputs[step.id] = task_input(program, step.key, scope)
                if step.group_id is None and step.kind == StepKind.MANUAL:
                    groups[step.id] = task_group(program, step.key, scope) or ""
            except DomainError as error:
                progress.failures.append(_unanswerable(step, error))
    await _tell_people(uow, progress.opened, inputs, groups)
    failed = {failure.id for failure in progress.failures}
    _time(uow, progress.opened)
    calls = [step for step in progress.opened if step.kind == StepKind.AUTOMATED and step.id not in failed]
    uow.enqueue(*(call_work(step, inputs.get(step.id, {})) for step in calls))


def _has_input(programs: Mapping[UUID, Program], step: Moved) -> bool:
    program = programs.get(step.flow_version_id) if step.flow_version_id else None
    if program is None:
        return False
    computed = step.kind == StepKind.MANUAL and step.group_id is None
    return computed or bool(program.nodes[step.key].node.map)


async def _tell_people(
    uow: UnitOfWork, opened: Sequence[Moved], inputs: Mapping[UUID, dict[str, Any]], groups: Mapping[UUID, str]
) -> None:
    ids = await identity.group_ids_by_key(uow) if groups else {}
    await waves.set_inputs(
        uow,
        [
            {"id": step.id, "input": inputs.get(step.id), "group_id": ids.get(groups.get(step.id, ""))}
            for step in opened
            if step.kind == StepKind.MANUAL and step.id in inputs
        ],
    )


def _time(uow: UnitOfWork, opened: Sequence[Moved]) -> None:
    """A person's task may have to be done within a time; a call's timeout is that of the call."""
    for step in opened:
        if step.kind == StepKind.MANUAL and step.timeout is not None and step.run_id is None:
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


def _unanswerable(step: Moved, error: DomainError) -> Failure:
    problem = error.problems[0]
    return Failure(id=step.id, order_id=step.order_id, code=problem.code, message=problem.message)
