"""What a deferral asks for, as a form, and the answer to it."""

import strawberry

from orderloom.decomposition.commands.answering import AnswerDeferral, answer_deferral
from orderloom.graphql.context import Info
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import row_id
from orderloom.graphql.orchestration.mutations import DeferralPayload
from orderloom.graphql.present import present
from orderloom.graphql.scalars import JSON, as_object
from orderloom.identity.contracts import Permission


@strawberry.input
class AnswerDeferralInput:
    """`values` is an object: by the keys of what the deferral asks; what is left out goes on being waited for."""

    deferral_id: strawberry.ID
    values: JSON


@strawberry.type
class AnswerMutations:
    @mutation(Permission.ORDER_ENRICH, Permission.TASK_WORK)
    async def answer_deferral(self, info: Info, input: AnswerDeferralInput) -> DeferralPayload:
        """Fills in what a deferral waits for."""
        wanted = AnswerDeferral(
            deferral_id=row_id(input.deferral_id, "Deferral", "deferralId"),
            values=as_object(input.values, "values"),
        )
        async with info.context.unit_of_work() as uow:
            deferral = await answer_deferral(uow, info.context.actor, wanted)
        return DeferralPayload(deferral=present(deferral))
