"""Orders made of what is there: copies, templates; and orders as documents."""

from datetime import datetime

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.ids import Node, optional_row, row_id
from orderloom.graphql.ordering.mutations import OrderPayload, perform
from orderloom.graphql.parties.types import Account
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.problems import Problem
from orderloom.identity.contracts import Permission
from orderloom.ordering import contracts, queries
from orderloom.ordering.commands import again, papers


@strawberry.input
class CopyOrderInput:
    """For the order's own account, or another one; `siteId` is where lines go that have no site then."""

    order_id: strawberry.ID
    account_id: strawberry.ID | None = None
    site_id: strawberry.ID | None = None
    key: str | None = None


@strawberry.input
class SaveTemplateInput:
    """`forAccount` keeps sites and contacts, and keeps the template for the order's account."""

    order_id: strawberry.ID
    name: str
    description: str | None = None
    for_account: bool = False
    key: str | None = None


@strawberry.input
class UseTemplateInput:
    template_id: strawberry.ID
    account_id: strawberry.ID
    site_id: strawberry.ID | None = None
    key: str | None = None


@strawberry.input
class RemoveTemplateInput:
    template_id: strawberry.ID


@presents(contracts.OrderTemplate)
@strawberry.type
class OrderTemplate(Node):
    """Lines to begin orders with; without `account`, for any."""

    contract: strawberry.Private[contracts.OrderTemplate]
    name: str
    description: str | None
    line_count: int
    owner: str
    created_at: datetime

    @strawberry.field
    async def account(self, info: Info) -> Account | None:
        account_id = self.contract.account_id
        return present(await info.context.load.accounts.load(account_id)) if account_id else None

    @classmethod
    def from_contract(cls, template: contracts.OrderTemplate) -> "OrderTemplate":
        return shape(cls, template, line_count=template.lines, owner=template.owner_name)


@strawberry.input
class OrderDocumentInput:
    order_id: strawberry.ID


@strawberry.type
class OrderDocument:
    """Where the order is fetched as PDF, by whoever asked for it, until `expiresAt`."""

    url: str
    name: str
    expires_at: datetime


@strawberry.type
class OrderDocumentPayload:
    document: OrderDocument | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class TemplatePayload:
    template: OrderTemplate | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class TemplateQueries:
    @query(Permission.ORDER_CAPTURE)
    async def order_templates(
        self, info: Info, account_id: strawberry.ID | None = None, search: str = ""
    ) -> list[OrderTemplate]:
        """Templates for any account and for this one, or all in reach when no account is named."""
        wanted = optional_row(account_id, "Account", "accountId")
        async with info.context.reader() as reader:
            return present_all(await queries.templates(reader, info.context.actor, wanted, search))


@strawberry.type
class AgainMutations:
    @mutation(Permission.ORDER_CAPTURE)
    async def copy_order(self, info: Info, input: CopyOrderInput) -> OrderPayload:
        """Makes a draft with what an order adds, at the prices of today."""
        wanted = contracts.CopyOrder(
            order_id=row_id(input.order_id, "Order", "orderId"),
            account_id=optional_row(input.account_id, "Account", "accountId"),
            site_id=optional_row(input.site_id, "Site", "siteId"),
            client_key=input.key,
        )
        return await perform(info, again.copy_order, wanted)

    @mutation(Permission.ORDER_READ)
    async def order_document(self, info: Info, input: OrderDocumentInput) -> OrderDocumentPayload:
        """Makes an address where the order can be fetched as PDF, in the viewer's language."""
        order_id, context = row_id(input.order_id, "Order", "orderId"), info.context
        async with context.unit_of_work() as uow:
            made = await papers.give_paper_ticket(uow, context.actor, order_id, context.locale)
        return OrderDocumentPayload(document=OrderDocument(url=made.path, name=made.name, expires_at=made.expires_at))

    @mutation(Permission.ORDER_CAPTURE)
    async def use_template(self, info: Info, input: UseTemplateInput) -> OrderPayload:
        """Makes a draft of a template, at the prices of today."""
        wanted = contracts.UseTemplate(
            template_id=row_id(input.template_id, "OrderTemplate", "templateId"),
            account_id=row_id(input.account_id, "Account", "accountId"),
            site_id=optional_row(input.site_id, "Site", "siteId"),
            client_key=input.key,
        )
        return await perform(info, again.use_template, wanted)

    @mutation(Permission.ACCOUNT_WRITE)
    async def save_template(self, info: Info, input: SaveTemplateInput) -> TemplatePayload:
        """Keeps what an order adds, to begin others with. Also takes `account.write`."""
        wanted = contracts.SaveTemplate(
            order_id=row_id(input.order_id, "Order", "orderId"),
            name=input.name,
            description=input.description,
            for_account=input.for_account,
            client_key=input.key,
        )
        async with info.context.unit_of_work() as uow:
            return TemplatePayload(template=present(await again.save_template(uow, info.context.actor, wanted)))

    @mutation(Permission.ACCOUNT_WRITE)
    async def remove_template(self, info: Info, input: RemoveTemplateInput) -> TemplatePayload:
        """Takes a template away: one's own, or any with `order.manage`. Also takes `account.write`."""
        wanted = contracts.RemoveTemplate(template_id=row_id(input.template_id, "OrderTemplate", "templateId"))
        async with info.context.unit_of_work() as uow:
            return TemplatePayload(template=present(await again.remove_template(uow, info.context.actor, wanted)))
