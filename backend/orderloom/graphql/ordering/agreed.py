"""What an order shows of the prices that were agreed by hand."""

from collections.abc import Sequence
from decimal import Decimal

import strawberry

from orderloom.catalog.contracts import ManualAdjustment
from orderloom.graphql.money import Money
from orderloom.graphql.present import shape
from orderloom.ordering.contracts import Order, OrderLine


@strawberry.type
class PriceAdjustment:
    """A price that a person agreed. `line` is the number of a line, null for the whole order; `takesOff` is what it
    takes off one period and once, all in all; `limit` how many per cent that person may take off."""

    id: strawberry.ID
    kind: str
    value: Decimal
    reason: str
    line: str | None
    charge: str | None
    charge_type: str | None
    months: int | None
    by: str
    limit: Decimal | None
    takes_off: Money


def agreed(order: Order, lines: Sequence[OrderLine]) -> list[PriceAdjustment]:
    return [_adjustment(one, order, lines) for one in order.adjustments]


def _adjustment(one: ManualAdjustment, order: Order, lines: Sequence[OrderLine]) -> PriceAdjustment:
    moved = sum(
        (
            change
            for line in lines
            for charge in line.charges
            for step, change in zip(charge.steps, charge.changes, strict=True)
            if step.operation == "manual" and step.adjustment == one.id
        ),
        Decimal(0),
    )
    return shape(PriceAdjustment, one, takes_off=Money(amount=-moved, currency=order.currency))
