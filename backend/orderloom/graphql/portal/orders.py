"""The visitor's orders: the cart, which is a draft, and what became of those that were sent."""

from datetime import datetime
from decimal import Decimal

import strawberry

from orderloom.graphql.connection import page_size
from orderloom.graphql.context import Info
from orderloom.graphql.gate import query
from orderloom.graphql.ids import global_id, optional_id
from orderloom.graphql.money import Money
from orderloom.graphql.portal.shop import CHANNEL, QuotedCharge, charges, name_in
from orderloom.graphql.portal.stages import TOLD, OrderStage, stage_of
from orderloom.graphql.portal.visiting import Place, place
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import chosen
from orderloom.identity.contracts import Permission
from orderloom.ordering import contracts, queries


@strawberry.type
class Value:
    """A characteristic in words, and as it was given."""

    name: str
    label: str
    value: JSON | None
    text: str


@strawberry.type
class OrderedLine:
    contract: strawberry.Private[contracts.OrderLine]
    id: strawberry.ID
    number: str
    parent_id: strawberry.ID | None
    offering: str
    quantity: Decimal
    stage: OrderStage

    @strawberry.field
    async def name(self, info: Info) -> str:
        snapshot = await info.context.load.snapshot_of_order(self.contract.order_id)
        return name_in(snapshot, self.offering, info.context.locale)

    @strawberry.field
    async def place(self, info: Info) -> Place | None:
        site_id = self.contract.site_id
        site = await info.context.load.sites.load(site_id) if site_id else None
        return place(site) if site else None

    @strawberry.field
    async def values(self, info: Info) -> list[Value]:
        """What was chosen; what is found out in fulfillment is left out."""
        snapshot, locale = await info.context.load.snapshot_of_order(self.contract.order_id), info.context.locale
        specification = snapshot.specifications.get(self.contract.specification or "")
        found: list[Value] = []
        for one in specification.characteristics if specification else ():
            value = self.contract.characteristics.get(one.key)
            if value is not None and one.configurable and not one.fulfillment_only:
                words = {str(each.value): chosen(each.label, locale) for each in one.allowed}
                text = words.get(str(value)) or f"{_plain(value, locale)} {one.unit or ''}".strip()
                found.append(Value(name=one.key, label=chosen(one.name, locale), value=value, text=text))
        return found

    @strawberry.field
    def charges(self, info: Info) -> list[QuotedCharge]:
        return charges(self.contract.charges, info.context.locale)


YES_AND_NO = {"en": ("yes", "no"), "pt-BR": ("sim", "não")}


def _plain(value: object, locale: str) -> str:
    if isinstance(value, bool):
        yes, no = YES_AND_NO.get(locale, YES_AND_NO["en"])
        return yes if value else no
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


@strawberry.type(name="Order")
class OwnOrder:
    """`expectedAt` is when the last of its work is planned to end, else what was asked for."""

    contract: strawberry.Private[contracts.Order]
    id: strawberry.ID
    number: str
    version: int
    stage: OrderStage
    reason: str | None
    created_at: datetime
    sent_at: datetime | None
    done_at: datetime | None
    one_time_total: Money
    recurring_total: Money

    @strawberry.field
    async def lines(self, info: Info) -> list[OrderedLine]:
        return [line_of(one) for one in await info.context.load.lines_of.load(self.contract.id)]

    @strawberry.field
    async def expected_at(self, info: Info) -> datetime | None:
        counted = await info.context.load.task_counts.load(self.contract.id)
        planned = counted.planned_end if counted else None
        return planned or self.contract.requested_completion

    @strawberry.field
    async def steps(self, info: Info) -> int:
        """How many steps its fulfillment has; 0 until that is known."""
        counted = await info.context.load.task_counts.load(self.contract.id)
        return counted.total if counted else 0

    @strawberry.field
    async def steps_done(self, info: Info) -> int:
        counted = await info.context.load.task_counts.load(self.contract.id)
        return counted.total - counted.open if counted else 0

    @strawberry.field
    async def may_cancel(self, info: Info) -> bool:
        """While no work has begun; who asks too late is refused."""
        if "cancel" not in queries.actions(info.context.actor, self.contract):
            return False
        counted = await info.context.load.task_counts.load(self.contract.id)
        return counted is None or counted.total == counted.open


def line_of(line: contracts.OrderLine) -> OrderedLine:
    return OrderedLine(
        contract=line,
        id=global_id("OrderLine", line.id),
        number=line.number,
        parent_id=optional_id("OrderLine", line.parent_line_id),
        offering=line.offering or line.specification or "",
        quantity=line.quantity,
        stage=stage_of(line.state),
    )


def order_of(order: contracts.Order) -> OwnOrder:
    return OwnOrder(
        contract=order,
        id=global_id("Order", order.id),
        number=order.number,
        version=order.version,
        stage=stage_of(order.state),
        reason=order.state_reason if order.state in TOLD else None,
        created_at=order.created_at,
        sent_at=order.submitted_at,
        done_at=order.completed_at,
        one_time_total=Money(amount=order.one_time_total, currency=order.currency),
        recurring_total=Money(amount=order.recurring_total, currency=order.currency),
    )


@strawberry.type
class OrderPage:
    nodes: list[OwnOrder]
    end_cursor: str | None
    has_more: bool


SENT = tuple(state for state in contracts.OrderState if state is not contracts.OrderState.DRAFT)


@strawberry.type
class OrderQueries:
    @query(Permission.ORDER_READ)
    async def orders(self, info: Info, first: int = 20, after: str | None = None) -> OrderPage:
        """What was sent, the newest first."""
        wanted = contracts.OrderFilter(kinds=(contracts.OrderKind.CUSTOMER,), states=SENT)
        async with info.context.reader() as reader:
            page = await queries.orders(
                reader, info.context.actor, wanted, contracts.NEWEST_FIRST, after, page_size(first)
            )
        info.context.load.remember(page.orders)
        last = page.cursors[-1] if page.cursors else None
        return OrderPage(nodes=[order_of(one) for one in page.orders], end_cursor=last, has_more=page.has_more)

    @query(Permission.ORDER_READ)
    async def order(self, info: Info, number: str) -> OwnOrder | None:
        async with info.context.reader() as reader:
            found = await queries.order(reader, info.context.actor, number)
        info.context.load.remember([found.order])
        return order_of(found.order)

    @query(Permission.ORDER_CAPTURE)
    async def cart(self, info: Info) -> OwnOrder | None:
        """What this visitor chose and has not sent yet."""
        found = await cart_of(info)
        return order_of(found) if found else None


async def cart_of(info: Info) -> contracts.Order | None:
    """The newest draft that this visitor made here."""
    wanted = contracts.OrderFilter(
        states=(contracts.OrderState.DRAFT,), channels=(CHANNEL,), captured_by=info.context.actor.id
    )
    async with info.context.reader() as reader:
        page = await queries.orders(reader, info.context.actor, wanted, contracts.NEWEST_FIRST, None, 1)
    info.context.load.remember(page.orders)
    return next(iter(page.orders), None)
