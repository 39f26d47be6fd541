"""Makes the contracts and entitlements that completed lines ask for."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import ChargeType
from orderloom.identity.contracts import Actor
from orderloom.inventory.commands import create_agreements
from orderloom.inventory.contracts import NewAgreement
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import Order, OrderLine
from orderloom.platform.db import UnitOfWork


async def make_agreements(uow: UnitOfWork, actor: Actor, line_ids: Sequence[UUID]) -> None:
    lines = (await ordering.lines_by_id(uow, line_ids)).values()
    orders = await ordering.orders_by_id(uow, {line.order_id for line in lines})
    wanted: list[NewAgreement] = []
    for line in lines:
        order = orders[line.order_id]
        sold = (await catalog.snapshot(uow, order.catalog_release_id)).offerings.get(line.offering or "")
        if sold is not None:
            wanted.append(
                NewAgreement(
                    order_id=order.id,
                    line_id=line.id,
                    account_id=order.account_id,
                    offering=sold.key,
                    recurring=_recurring(line),
                    currency=_currency(order, line),
                    quantity=line.quantity,
                    contract=sold.contract,
                    entitlements=sold.entitlements,
                )
            )
    await create_agreements(uow, actor, wanted)


def _recurring(line: OrderLine) -> Decimal:
    charges = (charge.amount for charge in line.charges if charge.charge_type == ChargeType.RECURRING)
    return sum(charges, Decimal(0))


def _currency(order: Order, line: OrderLine) -> str:
    return line.charges[0].currency if line.charges else order.currency
