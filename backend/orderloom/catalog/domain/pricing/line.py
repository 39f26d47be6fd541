"""Prices lines: the list of the customer, each line's charges, what was agreed, taxes; each step is told."""

from collections.abc import Sequence
from decimal import Decimal

from orderloom.catalog.contracts import (
    Adjustment,
    CatalogSnapshot,
    Charge,
    ChargeType,
    LinePrice,
    LineToPrice,
    Sale,
)
from orderloom.catalog.domain.pricing.adjusting import in_force, meeting_line, meeting_price
from orderloom.catalog.domain.pricing.agreeing import agree
from orderloom.catalog.domain.pricing.asked import AskedLine, Asking, Matrices, asked_lines
from orderloom.catalog.domain.pricing.charge import charge_of
from orderloom.catalog.domain.pricing.lists import price_list_for, prices_of
from orderloom.catalog.domain.pricing.taxing import tax
from orderloom.catalog.domain.pricing.unit import applies

_CHARGED = frozenset({"add", "modify"})
_NOBODY = Sale()


def price_lines(
    snapshot: CatalogSnapshot,
    lines: Sequence[LineToPrice],
    currency: str,
    matrices: Matrices | None = None,
    sale: Sale | None = None,
) -> tuple[LinePrice, ...]:
    """One price a line, in the same order. Raises `NotPriced` with the line's path, or `PriceListRefused`."""
    known, sale = matrices or Matrices(), sale or _NOBODY
    chosen = price_list_for(snapshot, currency, sale, known.now)
    asking = Asking(snapshot=snapshot, lines=lines, currency=currency, matrices=known, sale=sale, price_list=chosen)
    asked = asked_lines(asking)
    adjustments = in_force(snapshot, currency, known)
    charges = [_charges(one, adjustments) if one is not None else [] for one in asked]
    if sale.adjustments:
        agree(charges, [line.number for line in lines], sale.adjustments)
    tax(charges, asked, known, sale.taxes)
    return tuple(_line_price(line.number, own) for line, own in zip(lines, charges, strict=True))


def _charges(asked: AskedLine, adjustments: Sequence[Adjustment]) -> list[Charge]:
    sold = asked.offering
    if not sold.prices or asked.line.action not in _CHARGED:
        return []
    prices = prices_of(sold, asked.currency, asked.price_list, asked.matrices.now)
    if not prices:
        raise asked.refusal(f"{sold.name['en']} has no price in {asked.currency}.", currency=asked.currency)
    meeting = meeting_line(adjustments, asked) if adjustments else ()
    return [
        charge_of(price, tuple(meeting_price(meeting, price)) if meeting else (), asked)
        for price in prices
        if applies(price, asked)
    ]


def _line_price(number: str, charges: list[Charge]) -> LinePrice:
    return LinePrice(
        number=number,
        charges=tuple(charges),
        one_time=_sum(charges, ChargeType.ONE_TIME),
        recurring=_sum(charges, ChargeType.RECURRING),
    )


def _sum(charges: Sequence[Charge], charge_type: ChargeType) -> Decimal:
    return sum((one.amount for one in charges if one.charge_type is charge_type), Decimal(0))
