"""Holds the prices that a sender put in its order against ours: none is taken over, and another one is refused."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import Charge, ChargeType, Period, SaidPrice
from orderloom.integration.tmf.tmf622.intake import Intake
from orderloom.integration.tmf.tmf622.model import Money, OrderPrice
from orderloom.kernel.errors import Problem
from orderloom.ordering.contracts import OrderLine

TYPES = {ChargeType.ONE_TIME: "nonRecurring", ChargeType.RECURRING: "recurring", ChargeType.USAGE: "usage"}
_SPELT = {
    "nonrecurring": ChargeType.ONE_TIME,
    "onetime": ChargeType.ONE_TIME,
    "recurring": ChargeType.RECURRING,
    "usage": ChargeType.USAGE,
}
_PERIODS = {
    "month": Period.MONTH,
    "monthly": Period.MONTH,
    "quarter": Period.QUARTER,
    "quarterly": Period.QUARTER,
    "year": Period.YEAR,
    "yearly": Period.YEAR,
}


def _kind(price: OrderPrice) -> ChargeType | None:
    """`one time`, `OneTime` and `non-recurring` are one kind."""
    return _SPELT.get("".join(letter for letter in (price.price_type or "").lower() if letter.isalpha()))


def _money(price: OrderPrice) -> tuple[Money | None, bool]:
    """What is to be paid, and whether that is with tax."""
    if price.price is None:
        return None, False
    net, gross = price.price.duty_free_amount, price.price.tax_included_amount
    return (net, False) if net is not None or gross is None else (gross, True)


def said(prices: Sequence[OrderPrice], number: str, currency: str) -> Iterator[SaidPrice]:
    """Those that say enough to be held against ours."""
    for price in prices:
        kind, (money, with_tax) = _kind(price), _money(price)
        if kind is not None and money is not None and money.value is not None:
            yield SaidPrice(
                line=number,
                charge_type=kind,
                amount=money.value,
                currency=money.unit or currency,
                period=_PERIODS.get((price.recurring_charge_period or "").lower()),
                with_tax=with_tax,
            )


class Priced(Protocol):
    """A line with its price, captured or about to be."""

    @property
    def number(self) -> str: ...
    @property
    def charges(self) -> tuple[Charge, ...]: ...


def states_prices(intake: Intake) -> bool:
    return bool(intake.totals) or any(item.prices for item in intake.items)


def price_problems(intake: Intake, currency: str, lines: Sequence[Priced]) -> tuple[Problem, ...]:
    """Each item's prices by kind and in sum, since a sender may split them as it likes; then those of the order."""
    paths = {item.number: item.path for item in intake.items}
    every = [price for item in intake.items for price in said(item.prices, item.number, currency)]
    found = [
        msgspec.structs.replace(one, path=(*paths.get(str((one.details or {}).get("line")), ()), "itemPrice"))
        for one in catalog.price_differences(lines, every)
    ]
    return (*found, *_total_problems(intake.totals, lines, currency))


def _total_problems(totals: Sequence[OrderPrice], lines: Iterable[Priced], currency: str) -> Iterator[Problem]:
    charges = [charge for line in lines for charge in line.charges]
    for one in said(totals, "", currency):
        ours = _sum(charges, one.charge_type, with_tax=one.with_tax)
        if one.charge_type is not ChargeType.USAGE and one.amount != ours:
            message = f"The order costs {ours:f} {currency}, and not {one.amount:f}."
            yield Problem("ordering.price_differs", message, ("orderTotalPrice",))


def _sum(charges: Sequence[Charge], kind: ChargeType, *, with_tax: bool) -> Decimal:
    meant = [one for one in charges if one.charge_type is kind]
    return sum((one.amount + (one.tax if with_tax else Decimal(0)) for one in meant), Decimal(0))


def stands(prices: Sequence[OrderPrice], line: OrderLine, currency: str) -> bool:
    """Whether what the sender said of a line's prices still holds."""
    return not catalog.price_differences([line], said(prices, line.number, currency))
