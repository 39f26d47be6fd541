"""Reading orders, and pricing lines that are not saved."""

from decimal import Decimal
from functools import partial
from uuid import UUID

import strawberry

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.graphql.catalog.pricing_types import LineCharge, PriceTotals, charges_of, totals_of
from orderloom.graphql.catalog.types import CharacteristicValue, Offering, offering_in, values_in
from orderloom.graphql.connection import Connection, connection, page_size
from orderloom.graphql.context import Context, Info
from orderloom.graphql.gate import query
from orderloom.graphql.ids import row_id
from orderloom.graphql.money import Money
from orderloom.graphql.ordering.filters import OrderFilter, OrderSortInput, order_by, order_filter
from orderloom.graphql.ordering.header import TermsToAccept, to_accept
from orderloom.graphql.ordering.inputs import PreviewOrderInput, preview_of
from orderloom.graphql.ordering.types import Order
from orderloom.graphql.present import present
from orderloom.graphql.problems import Problem, as_problems
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Invalid
from orderloom.ordering import contracts, queries
from orderloom.ordering.commands.quote import preview_order


@strawberry.type
class PreviewLine:
    number: str
    parent_number: str | None
    offering: Offering
    quantity: Decimal
    characteristics: list[CharacteristicValue]
    charges: list[LineCharge]


@strawberry.type
class OrderPreview:
    lines: list[PreviewLine]
    one_time_total: Money
    recurring_total: Money
    totals: PriceTotals
    problems: list[Problem]
    terms: list[TermsToAccept]


@strawberry.type
class OrderQueries:
    @query(Permission.ORDER_READ)
    async def orders(
        self,
        info: Info,
        filter: OrderFilter | None = None,
        sort: OrderSortInput | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Connection[Order]:
        """One page of the orders in reach, the newest first."""
        context, wanted = info.context, order_filter(filter, info.context)
        async with context.reader() as reader:
            page = await queries.orders(reader, context.actor, wanted, order_by(sort), after, page_size(first))
        context.load.remember(page.orders)
        return connection(page.orders, page, after, partial(_count, context, wanted))

    @query(Permission.ORDER_READ)
    async def order(self, info: Info, id: strawberry.ID | None = None, number: str | None = None) -> Order | None:
        """One order, by id or by number."""
        async with info.context.reader() as reader:
            found = await queries.order(reader, info.context.actor, _either(id, number))
        info.context.load.remember([found.order])
        info.context.load.lines_of.prime(found.order.id, list(found.lines))
        return present(found.order)

    @query(Permission.ORDER_CAPTURE)
    async def preview_order(self, info: Info, input: PreviewOrderInput) -> OrderPreview:
        """Prices lines that are not saved; problems come with the path of the line and characteristic."""
        wanted = preview_of(input)
        async with info.context.reader() as reader:
            preview = await preview_order(reader, info.context.actor, wanted)
            snapshot = await catalog.whole_catalog(reader, info.context.actor)
        return _preview(preview, snapshot)


def _either(given: str | None, number: str | None) -> UUID | str:
    if (given is None) == (number is None):
        raise Invalid("Give either id or number.", path=("id",))
    return row_id(given, "Order") if given is not None else number or ""


async def _count(context: Context, wanted: contracts.OrderFilter) -> int:
    async with context.reader() as reader:
        return await queries.count_orders(reader, context.actor, wanted)


def _preview(preview: contracts.OrderPreview, snapshot: CatalogSnapshot) -> OrderPreview:
    return OrderPreview(
        lines=[_line(line, snapshot) for line in preview.lines],
        one_time_total=Money(amount=preview.one_time_total, currency=preview.currency),
        recurring_total=Money(amount=preview.recurring_total, currency=preview.currency),
        totals=totals_of((charge for line in preview.lines for charge in line.charges), preview.currency),
        problems=as_problems(preview.problems),
        terms=to_accept(snapshot.terms[key] for key in preview.terms if key in snapshot.terms),
    )


def _line(line: contracts.PreviewLine, snapshot: CatalogSnapshot) -> PreviewLine:
    offering = offering_in(snapshot, line.offering)
    return PreviewLine(
        number=line.number,
        parent_number=line.parent,
        offering=offering,
        quantity=line.quantity,
        characteristics=values_in(snapshot, offering.contract.specification, line.characteristics),
        charges=charges_of(line.charges),
    )
