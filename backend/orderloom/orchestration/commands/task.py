"""What people do with tasks: claim, give back, assign, complete, retry, skip, put on hold and take up again."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.fields.contracts import Noun
from orderloom.fields.queries import sheet
from orderloom.identity.access import command, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Invalid, Missing, StaleVersion
from orderloom.kernel.text import unacceptable
from orderloom.orchestration.commands.advance import end_tasks, reopen_tasks
from orderloom.orchestration.commands.configure import configure
from orderloom.orchestration.contracts import (
    WORKABLE,
    AssignTask,
    CompleteTask,
    Form,
    MoveTask,
    RetryTask,
    StepKind,
    Task,
    TaskState,
    TaskType,
)
from orderloom.orchestration.domain.desk import check_by_hand, check_decider, check_holder, check_reason, reaches
from orderloom.orchestration.domain.forms import asked_of, check_outcome, checked, written
from orderloom.orchestration.domain.lifecycle import TASK
from orderloom.orchestration.domain.moves import Answer
from orderloom.orchestration.store import forms, tasks, waves
from orderloom.ordering.commands.review import write_characteristics
from orderloom.platform.db import AuditEntry, UnitOfWork

HELD = {"code": "orchestration.on_hold", "message": "A person says that this task can't go on."}


async def locked(
    uow: UnitOfWork,
    actor: Actor,
    task_id: UUID,
    version: int | None = None,
    permission: Permission = Permission.TASK_WORK,
) -> Task:
    """The task under lock, its plan locked before it. What lies outside the actor's scope is missing."""
    found = await tasks.tasks_by_id(uow, [task_id])
    if found:
        await waves.lock(uow, [found[0].order_id])
        found = await tasks.tasks_by_id(uow, [task_id], lock=True)
    if not found or not reaches(found[0], actor, scope(actor, "task", permission)):
        raise Missing("There is no such task.", path=("task_id",))
    if version is not None and version != found[0].version:
        raise StaleVersion("Somebody changed this task meanwhile.", path=("version",))
    return found[0]


async def _save(uow: UnitOfWork, before: Task, action: str, reason: str | None = None, **values: Any) -> Task:
    after = msgspec.structs.replace(before, version=before.version + 1, **values)
    await tasks.save(uow, after, HELD if after.state is TaskState.ON_HOLD else None)
    moved = before.state is not after.state
    uow.audit(
        AuditEntry(
            subject_type="task",
            subject_id=before.id,
            order_id=before.order_id,
            action=action,
            from_state=before.state.value if moved else None,
            to_state=after.state.value if moved else None,
            reason=reason,
            changes=_changes(before, after),
        )
    )
    uow.publish("tasks", {"task": str(before.id)})
    uow.publish(f"order:{before.order_id}", {"task": str(before.id), "state": after.state.value})
    return after


def _changes(before: Task, after: Task) -> dict[str, Any] | None:
    names = ("assignee_id", "group_id")
    changed = {name: [_text(before, name), _text(after, name)] for name in names}
    return {name: pair for name, pair in changed.items() if pair[0] != pair[1]} or None


def _text(task: Task, name: str) -> str | None:
    value = getattr(task, name)
    return None if value is None else str(value)


@command(Permission.TASK_WORK)
async def claim_task(uow: UnitOfWork, actor: Actor, move: MoveTask) -> Task:
    """The actor takes the task in hand."""
    task = await locked(uow, actor, move.task_id, move.version)
    check_by_hand(task)
    check_holder(task, actor)
    return await _save(uow, task, "claim", state=TASK.check(task.state, TaskState.IN_PROGRESS), assignee_id=actor.id)


@command(Permission.TASK_WORK)
async def unclaim_task(uow: UnitOfWork, actor: Actor, move: MoveTask) -> Task:
    """The task goes back to its group."""
    task = await locked(uow, actor, move.task_id, move.version)
    check_holder(task, actor)
    if task.state is not TaskState.IN_PROGRESS:
        TASK.check(task.state, TaskState.PLANNED)
    return await _save(uow, task, "unclaim", state=TaskState.OPEN, assignee_id=None)


@command(Permission.TASK_MANAGE)
async def assign_task(uow: UnitOfWork, actor: Actor, assign: AssignTask) -> Task:
    """Gives the task to a person, a group or both; it stays in the state it is in."""
    task = await locked(uow, actor, assign.task_id, None, Permission.TASK_MANAGE)
    check_by_hand(task)
    if task.state not in WORKABLE:
        TASK.check(task.state, TaskState.IN_PROGRESS)
    return await _save(
        uow,
        task,
        "assign",
        assignee_id=assign.person_id or (None if assign.group_id else task.assignee_id),
        group_id=assign.group_id or task.group_id,
    )


@command(Permission.TASK_WORK)
async def complete_task(uow: UnitOfWork, actor: Actor, complete: CompleteTask) -> Task:
    """Closes a task with what its form asks for; fields that say so become characteristics of the order line."""
    task = await locked(uow, actor, complete.task_id, complete.version)
    check_by_hand(task)
    check_holder(task, actor)
    check_decider(task, actor)
    TASK.check(task.state, TaskState.CLOSED_COMPLETE)
    form = await _form(uow, task)
    values = checked(form, complete.values)
    check_outcome(task, values)
    await _fill(uow, actor, task, complete.custom)
    facts = written(form, values)
    if facts and task.line_id is not None:
        await _write_facts(uow, (task.order_id, task.line_id, facts))
    answer = Answer(id=task.id, order_id=task.order_id, output=values, assignee_id=task.assignee_id or actor.id)
    await end_tasks(uow, actor, [answer])
    return await _reread(uow, task.id)


async def _form(uow: UnitOfWork, task: Task) -> Form | None:
    """What closes the task, by its form as it stood when the task was opened."""
    wanted = (task.form or "", task.opened_at)
    found = await forms.as_opened(uow, [wanted]) if task.form else {}
    return asked_of(task, found.get(wanted))


async def _fill(uow: UnitOfWork, actor: Actor, task: Task, given: dict[str, Any]) -> None:
    """Keeps what the fields of one's own ask for; an approval is asked for its decision only."""
    strange = unacceptable(given, ("custom",))
    own = await sheet(uow, Noun.TASK)
    custom, problems = own.filled(Noun.TASK, actor, given, own.with_defaults(Noun.TASK, task.custom))
    if task.type is not TaskType.APPROVAL:
        problems = (*problems, *own.lacking(Noun.TASK, actor, custom))
    if strange or problems:
        raise Invalid.of(strange or problems)
    if custom != task.custom:
        await tasks.fill(uow, task.id, custom)


async def _write_facts(uow: UnitOfWork, facts: tuple[UUID, UUID, dict[str, Any]]) -> None:
    """Problems of the line's characteristics are told as problems of the form's values."""
    try:
        await write_characteristics(uow, Actor.system(), [facts])
    except DomainError as error:
        raise error.of(
            [
                msgspec.structs.replace(problem, path=("values", *problem.path[1:]))
                if problem.path[:1] == ("characteristics",)
                else problem
                for problem in error.problems
            ]
        ) from error


async def _reread(uow: UnitOfWork, task_id: UUID) -> Task:
    return (await tasks.tasks_by_id(uow, [task_id]))[0]


@command(Permission.TASK_MANAGE)
async def retry_task(uow: UnitOfWork, actor: Actor, retry: RetryTask) -> Task:
    """Opens a failed task again; an automated one is called again, with corrected input where `values` are given."""
    problems = unacceptable(retry.values, ("values",))
    if problems:
        raise DomainError.of(problems)
    await retry_tasks(uow, actor, [(retry.task_id, retry.values)])
    found = await tasks.tasks_by_id(uow, [retry.task_id])
    if found:
        return found[0]
    raise Missing("There is no such task.", path=("task_id",))


@command(Permission.TASK_MANAGE, Permission.FALLOUT_WORK)
async def retry_tasks(
    uow: UnitOfWork, actor: Actor, wanted: Sequence[tuple[UUID, dict[str, Any] | None]]
) -> frozenset[UUID]:
    """As `retry_task`, for many, gates that could not be answered included; those that were opened again."""
    orders = await waves.orders_of(uow, [task_id for task_id, _ in wanted])
    locks = await waves.lock(uow, orders)
    reopened = await tasks.reopen(uow, wanted)
    await configure(uow, actor, [step for step, _ in reopened if step.kind == StepKind.CONFIGURATION], locks)
    others = [each for each in reopened if each[0].kind != StepKind.CONFIGURATION]
    await reopen_tasks(uow, actor, others, {task_id for task_id, values in wanted if values is not None}, locks)
    return frozenset(step.id for step, _ in reopened)


@command(Permission.TASK_MANAGE)
async def skip_task(uow: UnitOfWork, actor: Actor, move: MoveTask) -> Task:
    """The plan goes on without this task; the reason is kept."""
    task = await locked(uow, actor, move.task_id, move.version, Permission.TASK_MANAGE)
    reason = check_reason(move.reason)
    if task.state is TaskState.PLANNED:
        TASK.check(task.state, TaskState.CLOSED_COMPLETE)
    TASK.check(task.state, TaskState.SKIPPED)
    answer = Answer(id=task.id, order_id=task.order_id, state=TaskState.SKIPPED, reason=reason)
    await end_tasks(uow, actor, [answer])
    return await _reread(uow, task.id)


@command(Permission.FALLOUT_RAISE)
async def hold_task(uow: UnitOfWork, actor: Actor, move: MoveTask) -> Task:
    """The task can't go on until the fallout that was raised on it is resolved."""
    task = await locked(uow, actor, move.task_id, move.version, Permission.FALLOUT_RAISE)
    state = TASK.check(task.state, TaskState.ON_HOLD)
    return await _save(uow, task, "hold", move.reason, state=state)


@command(Permission.FALLOUT_WORK)
async def resume_task(uow: UnitOfWork, actor: Actor, task_id: UUID) -> Task:
    """A task on hold goes on: with whoever has it, else with its group."""
    task = await locked(uow, Actor.system(actor.name), task_id)
    if task.state is not TaskState.ON_HOLD:
        return task
    state = TaskState.IN_PROGRESS if task.assignee_id else TaskState.OPEN
    return await _save(uow, task, "resume", state=state)


@command(Permission.FALLOUT_WORK)
async def finish_by_hand(uow: UnitOfWork, actor: Actor, task_id: UUID, values: dict[str, Any], reason: str) -> Task:
    """Somebody did by hand what failed: the task closes with `values` as its result."""
    problems = unacceptable(values, ("values",))
    if problems:
        raise DomainError.of(problems)
    task = await locked(uow, Actor.system(actor.name), task_id)
    TASK.check(task.state, TaskState.CLOSED_COMPLETE)
    form = await _form(uow, task)
    if task.type is not TaskType.AUTOMATED and form is not None:
        values = checked(form, values)
        check_outcome(task, values)
    answer = Answer(id=task.id, order_id=task.order_id, output=values, reason=check_reason(reason))
    await end_tasks(uow, actor, [answer])
    return await _reread(uow, task.id)
