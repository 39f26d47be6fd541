"""Orders as types, with all that hangs on them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from orderloom.fields.contracts import Noun
from orderloom.graphql.activity import ActivityConnection, activity_of
from orderloom.graphql.catalog.pricing_types import PriceTotals, totals_of
from orderloom.graphql.context import Info
from orderloom.graphql.enums import OrderKind, OrderState, Priority
from orderloom.graphql.fields.values import shown_values
from orderloom.graphql.files.types import Attachment
from orderloom.graphql.flows.types import FlowRun
from orderloom.graphql.ids import Node
from orderloom.graphql.money import Money
from orderloom.graphql.ordering.agreed import PriceAdjustment, agreed
from orderloom.graphql.ordering.header import AcceptedTerms, Billing, accepted, billing, contact
from orderloom.graphql.ordering.lines import OrderLine
from orderloom.graphql.ordering.notes import OrderNote
from orderloom.graphql.ordering.rules import UnmetRule
from orderloom.graphql.parties.types import Account, Contact
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.scalars import JSON
from orderloom.identity.contracts import Permission
from orderloom.ordering import contracts as ordering
from orderloom.ordering.queries import actions

if TYPE_CHECKING:
    from orderloom.graphql.decomposition.types import Deferral, DomainOrder
    from orderloom.graphql.fallout.types import Fallout
    from orderloom.graphql.inventory.types import Contract, InventoryItem
    from orderloom.graphql.orchestration.types import Task

DEFERRAL = Annotated["Deferral", strawberry.lazy("orderloom.graphql.decomposition.types")]
DOMAIN_ORDER = Annotated["DomainOrder", strawberry.lazy("orderloom.graphql.decomposition.types")]
TASK = Annotated["Task", strawberry.lazy("orderloom.graphql.orchestration.types")]
FALLOUT = Annotated["Fallout", strawberry.lazy("orderloom.graphql.fallout.types")]
ITEM = Annotated["InventoryItem", strawberry.lazy("orderloom.graphql.inventory.types")]
CONTRACT = Annotated["Contract", strawberry.lazy("orderloom.graphql.inventory.types")]


@presents(ordering.Order)
@strawberry.type
class Order(Node):
    """What a reader may not see of an order, such as its tasks, is an empty list to them."""

    contract: strawberry.Private[ordering.Order]
    number: str
    kind: OrderKind
    state: OrderState
    state_reason: str | None
    priority: Priority
    channel: str
    external_id: str | None
    description: str | None
    requested_start: datetime | None
    requested_completion: datetime | None
    one_time_total: Money
    recurring_total: Money
    captured_by: str
    partial: bool
    version: int
    created_at: datetime
    updated_at: datetime
    submitted_at: datetime | None
    completed_at: datetime | None
    urgency: str
    purchase_order: str | None
    language: str | None
    price_list: str | None
    price_approval: bool = strawberry.field(description="Agreed prices lie above a limit; an order approver decides.")

    @strawberry.field
    async def totals(self, info: Info) -> PriceTotals:
        lines = await info.context.load.lines_of.load(self.contract.id)
        return totals_of((charge for line in lines for charge in line.charges), self.contract.currency)

    @strawberry.field
    async def adjustments(self, info: Info) -> list[PriceAdjustment]:
        """Prices that a person agreed, in the order in which they act; shown to those who agree or approve them."""
        if not {Permission.PRICE_ADJUST, Permission.ORDER_APPROVE} & info.context.actor.permissions:
            return []
        return agreed(self.contract, await info.context.load.lines_of.load(self.contract.id))

    @strawberry.field
    async def billing(self, info: Info) -> Billing:
        return await billing(info, self.contract)

    @strawberry.field
    async def delivery_contact(self, info: Info) -> Contact | None:
        return await contact(info, self.contract.delivery_contact_id)

    @strawberry.field
    def accepted_terms(self) -> list[AcceptedTerms]:
        return accepted(self.contract)

    @strawberry.field
    async def attachments(self, info: Info) -> list[Attachment]:
        return present_all(await info.context.load.files_of_orders.load(self.contract.id))

    @strawberry.field
    async def notes(self, info: Info) -> list[OrderNote]:
        """The thread, the oldest first; a customer sees what is for customers."""
        return present_all(await info.context.load.notes_of.load(self.contract.id))

    @strawberry.field
    async def custom(self, info: Info) -> JSON:
        """Values of custom fields by their keys, those that the viewer may see."""
        return await shown_values(info, Noun.ORDER, self.contract.custom)

    @strawberry.field
    async def account(self, info: Info) -> Account:
        return present(await info.context.load.accounts.load(self.contract.account_id))

    @strawberry.field
    async def planned_completion(self, info: Info) -> datetime | None:
        """When the last of its tasks is planned to end."""
        counted = await info.context.load.task_counts.load(self.contract.id)
        return counted.planned_end if counted else None

    @strawberry.field
    async def lines(self, info: Info) -> list[OrderLine]:
        return present_all(await info.context.load.lines_of.load(self.contract.id))

    @strawberry.field
    async def unmet_rules(self, info: Info) -> list[UnmetRule]:
        """Rules between products that hold no more, or not yet."""
        return present_all(await info.context.load.unmet_rules_of.load(self.contract.id))

    @strawberry.field
    async def domain_orders(self, info: Info) -> list[DOMAIN_ORDER]:
        return present_all(await info.context.load.domain_orders_of.load(self.contract.id))

    @strawberry.field
    async def deferrals(self, info: Info) -> list[DEFERRAL]:
        return present_all(await info.context.load.deferrals_of.load(self.contract.id))

    @strawberry.field
    async def tasks(self, info: Info) -> list[TASK]:
        return present_all(await info.context.load.tasks_of.load(self.contract.id))

    @strawberry.field
    async def fallouts(self, info: Info) -> list[FALLOUT]:
        return present_all(await info.context.load.fallouts_of.load(self.contract.id))

    @strawberry.field
    async def inventory(self, info: Info) -> list[ITEM]:
        return present_all(await info.context.load.items_of.load(self.contract.id))

    @strawberry.field
    async def contracts(self, info: Info) -> list[CONTRACT]:
        return present_all(await info.context.load.contracts_of.load(self.contract.id))

    @strawberry.field
    async def runs(self, info: Info) -> list[FlowRun]:
        return present_all(await info.context.load.runs_of.load(self.contract.id))

    @strawberry.field
    async def activity(self, info: Info, first: int = 50, after: str | None = None) -> ActivityConnection:
        if not info.context.actor.may(Permission.AUDIT_READ):
            return ActivityConnection.empty()
        return await activity_of(info.context, self.contract.id, first, after)

    @strawberry.field
    def actions(self, info: Info) -> list[str]:
        """Verbs that the viewer may use on this order now, e.g. submit, cancel, approve, reject, hold, release."""
        return list(actions(info.context.actor, self.contract))

    @strawberry.field
    async def task_count(self, info: Info) -> int:
        counted = await info.context.load.task_counts.load(self.contract.id)
        return counted.total if counted else 0

    @strawberry.field
    async def open_task_count(self, info: Info) -> int:
        counted = await info.context.load.task_counts.load(self.contract.id)
        return counted.open if counted else 0

    @classmethod
    def from_contract(cls, order: ordering.Order) -> "Order":
        return shape(
            cls,
            order,
            one_time_total=Money(amount=order.one_time_total, currency=order.currency),
            recurring_total=Money(amount=order.recurring_total, currency=order.currency),
            captured_by=order.captured_by_name,
        )
