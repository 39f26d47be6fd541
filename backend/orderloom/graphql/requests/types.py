"""Requests and what was said in them, as types."""

from datetime import datetime

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.enums import RequestKind, RequestState
from orderloom.graphql.files.types import Attachment
from orderloom.graphql.ids import Node
from orderloom.graphql.inventory.types import InventoryItem
from orderloom.graphql.ordering.lines import OrderLine
from orderloom.graphql.ordering.types import Order
from orderloom.graphql.parties.types import Account
from orderloom.graphql.people.types import Group, Person
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.requests import contracts, queries


@presents(contracts.RequestMessage)
@strawberry.type
class RequestMessage(Node):
    """What one side said; an internal one is a note that customers never see."""

    author_name: str
    from_customer: bool
    internal: bool
    text: str
    created_at: datetime

    @classmethod
    def from_contract(cls, message: contracts.RequestMessage) -> "RequestMessage":
        return shape(cls, message)


@presents(contracts.CustomerRequest)
@strawberry.type
class CustomerRequest(Node):
    """`dueAt` is null while the customer has the word."""

    contract: strawberry.Private[contracts.CustomerRequest]
    number: str
    kind: RequestKind
    state: RequestState
    title: str
    raised_by_name: str
    due_at: datetime | None
    resolution: str | None
    created_at: datetime
    updated_at: datetime
    resolved_at: datetime | None
    closed_at: datetime | None
    version: int

    @strawberry.field
    async def account(self, info: Info) -> Account | None:
        return present(await info.context.load.accounts.load(self.contract.account_id))

    @strawberry.field
    async def order(self, info: Info) -> Order | None:
        order_id = self.contract.order_id
        return present(await info.context.load.orders.load(order_id)) if order_id else None

    @strawberry.field
    async def line(self, info: Info) -> OrderLine | None:
        line_id = self.contract.line_id
        return present(await info.context.load.lines.load(line_id)) if line_id else None

    @strawberry.field
    async def product(self, info: Info) -> InventoryItem | None:
        product_id = self.contract.product_id
        return present(await info.context.load.items.load(product_id)) if product_id else None

    @strawberry.field
    async def group(self, info: Info) -> Group | None:
        group_id = self.contract.group_id
        return present(await info.context.load.groups.load(group_id)) if group_id else None

    @strawberry.field
    async def assignee(self, info: Info) -> Person | None:
        person_id = self.contract.assignee_id
        return present(await info.context.load.people.load(person_id)) if person_id else None

    @strawberry.field
    async def messages(self, info: Info) -> list[RequestMessage]:
        """The thread, oldest first; with notes for those who answer."""
        return present_all(await info.context.load.messages_of.load(self.contract.id))

    @strawberry.field
    async def attachments(self, info: Info) -> list[Attachment]:
        return present_all(await info.context.load.files_of_requests.load(self.contract.id))

    @strawberry.field
    def actions(self, info: Info) -> list[str]:
        """Verbs that the viewer may use now: reply, note, claim, assign, resolve, close, reopen."""
        return list(queries.request_actions(info.context.actor, self.contract))

    @classmethod
    def from_contract(cls, request: contracts.CustomerRequest) -> "CustomerRequest":
        return shape(cls, request)
