"""The verbs of a task and of a deferral."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import strawberry

from orderloom.decomposition import commands as decomposition
from orderloom.decomposition.contracts import DropDeferral
from orderloom.fallout import queries as fallout
from orderloom.fallout.commands import mend
from orderloom.fallout.contracts import RetryFallout
from orderloom.graphql.context import Info
from orderloom.graphql.decomposition.types import Deferral
from orderloom.graphql.fields.values import own_values
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import optional_row, row_id
from orderloom.graphql.orchestration.types import Task
from orderloom.graphql.present import present
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON, as_object
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing
from orderloom.orchestration import contracts
from orderloom.orchestration import queries as orchestration
from orderloom.orchestration.commands import task as commands
from orderloom.platform.db import UnitOfWork


@strawberry.input
class TaskVerbInput:
    task_id: strawberry.ID
    version: int | None = None
    reason: str | None = None


@strawberry.input
class AssignTaskInput:
    """To a person, a group or both; what is left out stays."""

    task_id: strawberry.ID
    person_id: strawberry.ID | None = None
    group_id: strawberry.ID | None = None


@strawberry.input
class CompleteTaskInput:
    """`values` is an object: what the task's form asks for, by the keys of its fields; `custom` likewise for custom
    fields."""

    task_id: strawberry.ID
    version: int
    values: JSON
    custom: JSON | None = None


@strawberry.input
class DropDeferralInput:
    deferral_id: strawberry.ID
    reason: str


@strawberry.type
class TaskPayload:
    task: Task | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class DeferralPayload:
    deferral: Deferral | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


async def perform(info: Info, command: Callable[..., Awaitable[contracts.Task]], wanted: Any) -> TaskPayload:
    async with info.context.unit_of_work() as uow:
        task = await command(uow, info.context.actor, wanted)
    return TaskPayload(task=present(await info.context.load.tasks.load(task.id) or task))


async def _retry_fallout(uow: UnitOfWork, actor: Actor, task_id: UUID) -> contracts.Task:
    found = (await fallout.fallouts_of_tasks(uow, actor, [task_id])).get(task_id)
    if found is None:
        raise Missing("There is no such task.", path=("task_id",))
    await mend.retry_fallout(uow, actor, RetryFallout(fallout_id=found.id))
    return (await orchestration.tasks_by_id(uow, actor, [task_id]))[task_id]


def move_of(given: TaskVerbInput) -> contracts.MoveTask:
    task_id = row_id(given.task_id, "Task", "taskId")
    return contracts.MoveTask(task_id=task_id, version=given.version, reason=given.reason)


@strawberry.type
class TaskMutations:
    @mutation(Permission.TASK_WORK)
    async def claim_task(self, info: Info, input: TaskVerbInput) -> TaskPayload:
        """Takes the task in hand."""
        return await perform(info, commands.claim_task, move_of(input))

    @mutation(Permission.TASK_WORK)
    async def unclaim_task(self, info: Info, input: TaskVerbInput) -> TaskPayload:
        """Gives the task back to its group."""
        return await perform(info, commands.unclaim_task, move_of(input))

    @mutation(Permission.TASK_MANAGE)
    async def assign_task(self, info: Info, input: AssignTaskInput) -> TaskPayload:
        """Gives the task to a person, a group or both."""
        wanted = contracts.AssignTask(
            task_id=row_id(input.task_id, "Task", "taskId"),
            person_id=optional_row(input.person_id, "Person", "personId"),
            group_id=optional_row(input.group_id, "Group", "groupId"),
        )
        return await perform(info, commands.assign_task, wanted)

    @mutation(Permission.TASK_WORK)
    async def complete_task(self, info: Info, input: CompleteTaskInput) -> TaskPayload:
        """Closes the task with what its form asks for."""
        task_id, values = row_id(input.task_id, "Task", "taskId"), as_object(input.values, "values")
        wanted = contracts.CompleteTask(
            task_id=task_id, values=values, custom=own_values(input.custom), version=input.version
        )
        return await perform(info, commands.complete_task, wanted)

    @mutation(Permission.TASK_MANAGE, Permission.FALLOUT_WORK)
    async def retry_task(self, info: Info, input: TaskVerbInput) -> TaskPayload:
        """Opens a failed task again."""
        task_id = row_id(input.task_id, "Task", "taskId")
        if info.context.actor.may(Permission.TASK_MANAGE):
            return await perform(info, commands.retry_task, contracts.RetryTask(task_id=task_id))
        return await perform(info, _retry_fallout, task_id)

    @mutation(Permission.TASK_MANAGE)
    async def skip_task(self, info: Info, input: TaskVerbInput) -> TaskPayload:
        """Goes on without the task; it takes a reason."""
        return await perform(info, commands.skip_task, move_of(input))

    @mutation(Permission.DEFERRAL_DROP)
    async def drop_deferral(self, info: Info, input: DropDeferralInput) -> DeferralPayload:
        """Gives up what could not be decided; it takes a reason."""
        wanted = DropDeferral(deferral_id=row_id(input.deferral_id, "Deferral", "deferralId"), reason=input.reason)
        async with info.context.unit_of_work() as uow:
            deferral = await decomposition.drop_deferral(uow, info.context.actor, wanted)
        return DeferralPayload(deferral=present(deferral))
