"""Large orders that are accepted at once and made in the background."""

from collections.abc import Sequence
from datetime import datetime

import strawberry

from orderloom.graphql.connection import PageInfo, page_info, page_size
from orderloom.graphql.context import Info
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.ids import Node, row_id
from orderloom.graphql.ordering.inputs import CreateOrderInput, create_order
from orderloom.graphql.ordering.mutations import channel_of
from orderloom.graphql.ordering.types import Order
from orderloom.graphql.parties.types import Account
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.problems import Problem, as_problems
from orderloom.identity.contracts import Permission
from orderloom.ordering import contracts, queries
from orderloom.ordering.commands import intake as commands
from orderloom.ordering.contracts import IntakeState

strawberry.enum(IntakeState, name="OrderIntakeState")


@presents(contracts.Intake)
@strawberry.type
class OrderIntake(Node):
    """An order on its way in: `linesDone` of `lines` are through `stage` (queued, checking, storing, done)."""

    contract: strawberry.Private[contracts.Intake]
    state: IntakeState
    stage: str
    lines: int
    lines_done: int
    external_id: str | None
    created_by: str
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None

    @strawberry.field
    async def account(self, info: Info) -> Account | None:
        return present(await info.context.load.accounts.load(self.contract.account_id))

    @strawberry.field
    async def order(self, info: Info) -> Order | None:
        """What came of it."""
        made = self.contract.order_id
        return present(await info.context.load.orders.load(made)) if made else None

    @strawberry.field
    def problems(self) -> list[Problem]:
        """Why it was refused."""
        return as_problems(self.contract.problems)

    @classmethod
    def from_contract(cls, intake: contracts.Intake) -> "OrderIntake":
        return shape(cls, intake, created_by=intake.created_by_name)


@strawberry.type
class OrderIntakePage:
    nodes: list[OrderIntake]
    page_info: PageInfo


@strawberry.type
class AcceptOrderPayload:
    intake: OrderIntake | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class IntakeQueries:
    @query(Permission.ORDER_READ)
    async def order_intakes(
        self, info: Info, states: list[IntakeState] | None = None, first: int = 50, after: str | None = None
    ) -> OrderIntakePage:
        """The queue of orders on their way in, the newest first."""
        wanted: Sequence[IntakeState] = states or ()
        async with info.context.reader() as reader:
            page = await queries.intakes(reader, info.context.actor, wanted, after, page_size(first))
        return OrderIntakePage(nodes=present_all(page.items), page_info=page_info(page.cursors, page.has_more, after))

    @query(Permission.ORDER_READ)
    async def order_intake(self, info: Info, id: strawberry.ID) -> OrderIntake | None:
        """One order on its way in."""
        async with info.context.reader() as reader:
            return present(await queries.intake(reader, info.context.actor, row_id(id, "OrderIntake")))


@strawberry.type
class IntakeMutations:
    @mutation(Permission.ORDER_CAPTURE)
    async def accept_order(self, info: Info, input: CreateOrderInput) -> AcceptOrderPayload:
        """Takes a large order in at once, to be checked and made in the background; see `orderIntake`."""
        wanted = create_order(input, channel_of(info, input.channel))
        async with info.context.unit_of_work() as uow:
            intake = await commands.accept_order(uow, info.context.actor, wanted)
        return AcceptOrderPayload(intake=present(intake))
