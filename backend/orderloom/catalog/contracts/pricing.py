"""What pricing and checking of order lines take and give."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, Protocol

import msgspec

from orderloom.catalog.contracts.charging import AdjustmentKind, ChargeType, Period, Tier, TierMode
from orderloom.catalog.contracts.structure import Localised

ZERO = Decimal(0)


class LineToCheck(msgspec.Struct, frozen=True, kw_only=True):
    """`number` names the line, `parent` the number of the bundle line above it. `site` is where it goes, as rules read
    it; empty when that is not known."""

    number: str
    offering: str
    parent: str | None = None
    quantity: Decimal = Decimal(1)
    characteristics: dict[str, Any] = {}
    action: str = "add"
    site: dict[str, Any] = {}


class LineToPrice(msgspec.Struct, frozen=True, kw_only=True):
    """`number` names the line, `parent` the number of the bundle line above it."""

    number: str
    offering: str
    parent: str | None = None
    action: str = "add"
    quantity: Decimal = Decimal(1)
    characteristics: dict[str, Any] = {}
    site: dict[str, Any] = {}


class PriceStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step of a breakdown, with the amount after it.

    `operation` is list_price | tier | flat | matrix | ramp | factor | adjustment | quantity | round | manual. A step by
    a matrix keeps its `table` and the `rows` that answered, one by an adjustment its key or id, its kind, and, where a
    person made it, the reason and the name.
    """

    operation: str
    label: Localised
    value: Decimal
    result: Decimal
    table: str | None = None
    rows: tuple[str, ...] = ()
    adjustment: str | None = None
    kind: AdjustmentKind | None = None
    reason: str | None = None
    by: str | None = None


class Phase(msgspec.Struct, frozen=True, kw_only=True):
    """What one period costs from month `from_month` of the term on; the first is 1."""

    from_month: int
    amount: Decimal


class Tax(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`rate` in per cent of the charge; `amount` is payable. `table` and `rows` say where it comes from."""

    name: Localised
    rate: Decimal
    amount: Decimal
    table: str | None = None
    rows: tuple[str, ...] = ()


class Charge(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`amount` is for the whole `quantity` of the line, rounded by its currency and without tax; `unit_amount` the
    list price of one.

    `phases` are given where a recurring amount changes during the term; `amount` is that of the first. Usage has no
    amount: `unit_amount` is the rate of a `unit`, or `tiers` are. `price_list` None is the standard list.
    """

    key: str
    name: Localised
    charge_type: ChargeType
    unit_amount: Decimal
    quantity: Decimal
    amount: Decimal
    currency: str
    period: Period | None = None
    steps: tuple[PriceStep, ...] = ()
    price_list: str | None = None
    term_months: int | None = None
    phases: tuple[Phase, ...] = ()
    unit: str | None = None
    tier_mode: TierMode = TierMode.VOLUME
    tiers: tuple[Tier, ...] = ()
    tax_category: str | None = None
    taxes: tuple[Tax, ...] = ()

    @property
    def tax(self) -> Decimal:
        return sum((one.amount for one in self.taxes), ZERO)

    @property
    def changes(self) -> tuple[Decimal, ...]:
        """By how much each step moved the amount; together they are the amount (of usage: the rate)."""
        results = (ZERO, *(step.result for step in self.steps))
        return tuple(after - before for before, after in pairwise(results))


class LinePrice(msgspec.Struct, frozen=True, kw_only=True):
    """`one_time` and `recurring` are without tax; `recurring` adds one period of each charge."""

    number: str
    charges: tuple[Charge, ...]
    one_time: Decimal
    recurring: Decimal


class PeriodTotal(msgspec.Struct, frozen=True, kw_only=True):
    period: Period
    amount: Decimal


class PriceTotals(msgspec.Struct, frozen=True, kw_only=True):
    """What charges come to, without tax unless it says so.

    `recurring` adds one period of each charge, `periods` tells them apart. `mrr` and `arr` are a month and a year at
    the amounts of the first period. `tcv` is the one-time amounts and every period of each charge's term, ramps and
    limited discounts included; a charge without a term counts one period. Usage counts nowhere.
    """

    currency: str
    one_time: Decimal
    recurring: Decimal
    periods: tuple[PeriodTotal, ...]
    mrr: Decimal
    arr: Decimal
    tcv: Decimal
    one_time_tax: Decimal
    recurring_tax: Decimal


class ManualAdjustment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person agreed with a customer. Without a `line` it meets the whole order.

    It meets the charges of `charge_type` (one-time and recurring ones when that is None), or the one of key `charge`.
    `percent` takes a share off each, `amount` a sum off all of them together, `override` makes all of them together
    cost the value: of a line a unit, of an order everything. What is taken off is shared by size. With `months` it
    ends after so many. `limit` is how many per cent `by` may take off.
    """

    id: str
    kind: AdjustmentKind
    value: Decimal
    reason: str
    line: str | None = None
    charge: str | None = None
    charge_type: ChargeType | None = None
    months: int | None = None
    by: str = ""
    by_id: str | None = None
    limit: Decimal | None = None


class Taxable(msgspec.Struct, frozen=True, kw_only=True):
    """A charge before tax with the facts that decide over it: line, site, account, order."""

    charge: Charge
    facts: dict[str, Any]


class Taxes(Protocol):
    """Where taxes come from: a table, or an engine of one's own."""

    def taxes(self, asked: Sequence[Taxable]) -> Sequence[tuple[Tax, ...]]:
        """The taxes of each charge, in the same order, each payable in the currency of its charge."""
        ...


class Sale(msgspec.Struct, frozen=True, kw_only=True):
    """Who buys and by which way: `account` and `order` are what conditions read. `price_list` is one that was asked
    for by name; without it the list of the lowest rank that fits the customer is taken."""

    account: Mapping[str, Any] = {}
    order: Mapping[str, Any] = {}
    channel: str | None = None
    price_list: str | None = None
    adjustments: tuple[ManualAdjustment, ...] = ()
    taxes: Taxes | None = None


class SaidPrice(msgspec.Struct, frozen=True, kw_only=True):
    """A price as a sender believes it to be, for one line; `line` is its number."""

    line: str
    charge_type: ChargeType
    amount: Decimal
    currency: str
    period: Period | None = None
    with_tax: bool = False
