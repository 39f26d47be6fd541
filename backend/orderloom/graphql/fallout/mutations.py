"""The verbs of a fallout."""

from collections.abc import Awaitable, Callable
from typing import Any

import strawberry

from orderloom.fallout import contracts
from orderloom.fallout.commands import mend
from orderloom.graphql.context import Info
from orderloom.graphql.enums import FalloutType
from orderloom.graphql.fallout.types import Fallout
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import optional_row, row_id, row_ids
from orderloom.graphql.present import present, present_all
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON, as_object
from orderloom.identity.contracts import Permission


@strawberry.input
class FalloutVerbInput:
    fallout_id: strawberry.ID
    version: int | None = None
    reason: str | None = None


@strawberry.input
class AssignFalloutInput:
    """To a person, a group or both; all of the fallouts or none."""

    fallout_ids: list[strawberry.ID]
    person_id: strawberry.ID | None = None
    group_id: strawberry.ID | None = None


@strawberry.input
class RetryFalloutInput:
    """`values`, an object, corrects parts of the input that failed."""

    fallout_id: strawberry.ID
    values: JSON | None = None


@strawberry.input
class CompleteFalloutInput:
    fallout_id: strawberry.ID
    values: JSON
    reason: str


@strawberry.input
class RaiseFalloutInput:
    task_id: strawberry.ID
    type: FalloutType
    cause: str


@strawberry.type
class FalloutPayload:
    fallout: Fallout | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class FalloutsPayload:
    fallouts: list[Fallout] = strawberry.field(default_factory=list)
    problems: list[Problem] = strawberry.field(default_factory=list)


async def perform(info: Info, command: Callable[..., Awaitable[contracts.Fallout]], wanted: Any) -> FalloutPayload:
    async with info.context.unit_of_work() as uow:
        fallout = await command(uow, info.context.actor, wanted)
    return FalloutPayload(fallout=present(fallout))


def move_of(given: FalloutVerbInput) -> contracts.MoveFallout:
    fallout_id = row_id(given.fallout_id, "Fallout", "falloutId")
    return contracts.MoveFallout(fallout_id=fallout_id, version=given.version, reason=given.reason)


@strawberry.type
class FalloutMutations:
    @mutation(Permission.FALLOUT_RAISE)
    async def raise_fallout(self, info: Info, input: RaiseFalloutInput) -> FalloutPayload:
        """Says why a task can't go on; it is on hold until that is mended."""
        task_id = row_id(input.task_id, "Task", "taskId")
        wanted = contracts.RaiseFallout(task_id=task_id, type=input.type, cause=input.cause)
        return await perform(info, mend.raise_fallout, wanted)

    @mutation(Permission.FALLOUT_WORK)
    async def claim_fallout(self, info: Info, input: FalloutVerbInput) -> FalloutPayload:
        """Takes the fallout in hand."""
        return await perform(info, mend.claim_fallout, move_of(input))

    @mutation(Permission.FALLOUT_MANAGE)
    async def assign_fallouts(self, info: Info, input: AssignFalloutInput) -> FalloutsPayload:
        """Gives fallouts to a person, a group or both."""
        wanted = contracts.AssignFallouts(
            fallout_ids=row_ids(input.fallout_ids, "Fallout", "falloutIds"),
            person_id=optional_row(input.person_id, "Person", "personId"),
            group_id=optional_row(input.group_id, "Group", "groupId"),
        )
        async with info.context.unit_of_work() as uow:
            return FalloutsPayload(fallouts=present_all(await mend.assign_fallouts(uow, info.context.actor, wanted)))

    @mutation(Permission.FALLOUT_WORK)
    async def retry_fallout(self, info: Info, input: RetryFalloutInput) -> FalloutPayload:
        """Tries again what failed, with corrected input where values are given."""
        fallout_id = row_id(input.fallout_id, "Fallout", "falloutId")
        values = None if input.values is None else as_object(input.values, "values")
        return await perform(info, mend.retry_fallout, contracts.RetryFallout(fallout_id=fallout_id, values=values))

    @mutation(Permission.FALLOUT_WORK)
    async def complete_fallout(self, info: Info, input: CompleteFalloutInput) -> FalloutPayload:
        """Says that what failed was done by hand, with its result."""
        wanted = contracts.CompleteFallout(
            fallout_id=row_id(input.fallout_id, "Fallout", "falloutId"),
            values=as_object(input.values, "values"),
            reason=input.reason,
        )
        return await perform(info, mend.complete_fallout, wanted)

    @mutation(Permission.FALLOUT_WORK)
    async def cancel_fallout(self, info: Info, input: FalloutVerbInput) -> FalloutPayload:
        """Calls off a fallout that was raised in error."""
        return await perform(info, mend.cancel_fallout, move_of(input))
