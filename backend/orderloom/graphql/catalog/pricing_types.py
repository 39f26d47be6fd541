"""Charges with every step that made them, their taxes, and what they come to, as types."""

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import strawberry

from orderloom.catalog import contracts
from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import Charge
from orderloom.graphql.context import Info
from orderloom.graphql.gate import refused
from orderloom.graphql.money import Money
from orderloom.graphql.present import shape
from orderloom.graphql.text import LocalisedText, chosen, localised
from orderloom.kernel.errors import DomainError

strawberry.enum(catalog.Proration)


@strawberry.type
class PriceStep:
    """`amount` is what the price has come to with this step, `change` by how much the step moved it."""

    contract: strawberry.Private[contracts.PriceStep]
    operation: str
    value: Decimal
    amount: Money
    change: Money
    kind: str | None
    table: str | None
    rows: list[str]
    reason: str | None
    by: str | None

    @strawberry.field
    def label(self, info: Info) -> str:
        return chosen(self.contract.label, info.context.locale)


@strawberry.type
class PriceTier:
    """`amount` a unit for what lies above `above`, and `flat` once when it is reached."""

    above: Decimal
    amount: Money
    flat: Money | None


@strawberry.type
class PricePhase:
    """What one period costs from this month of the term on."""

    from_month: int
    amount: Money


@strawberry.type
class ChargeTax:
    name: LocalisedText
    rate: Decimal
    amount: Money


@strawberry.type
class LineCharge:
    """One charge of a line with the steps that made it. `unit` is the list price of one; of usage it is the rate of
    one `unitName`, and there is no total."""

    contract: strawberry.Private[Charge]
    key: str
    name: LocalisedText
    charge_type: str
    period: str | None
    unit: Money
    unit_name: str | None
    quantity: Decimal
    total: Money
    tax: Money
    taxes: list[ChargeTax]
    steps: list[PriceStep]
    price_list: str | None
    term_months: int | None
    phases: list[PricePhase]
    tier_mode: str | None
    tiers: list[PriceTier]

    @strawberry.field
    def usage_cost(self, used: Decimal) -> Money | None:
        """What so many units of usage cost; null for what is no usage."""
        if self.contract.charge_type is not contracts.ChargeType.USAGE:
            return None
        with refusing():
            return Money(amount=catalog.rated_usage(self.contract, used), currency=self.contract.currency)

    @strawberry.field
    def part_of_period(
        self,
        begins: date,
        since: date | None = None,
        until: date | None = None,
        rule: catalog.Proration = catalog.Proration.DAYS,
    ) -> Money | None:
        """What the period that begins on this day costs from `since` on and before `until`: the part that a change
        or an end in its middle leaves. Null for what does not recur."""
        with refusing():
            amount = catalog.part_of_period(self.contract, begins, since, until, rule)
            return Money(amount=amount, currency=self.contract.currency) if amount is not None else None


@contextmanager
def refusing() -> Generator[None]:
    """A field's refusal says its code, as those of operations do."""
    try:
        yield
    except DomainError as error:
        raise refused(error) from error


@strawberry.type
class PeriodTotal:
    period: str
    amount: Money


@strawberry.type
class PriceTotals:
    """Without tax where it does not say so. `mrr` and `arr`: a month and a year at the first period's amounts. `tcv`:
    all that is paid once, and every period of each contract's term."""

    one_time: Money
    recurring: Money
    periods: list[PeriodTotal]
    mrr: Money
    arr: Money
    tcv: Money
    one_time_tax: Money
    recurring_tax: Money


def charges_of(charges: Iterable[Charge]) -> list[LineCharge]:
    return [_charge(charge) for charge in charges]


def totals_of(charges: Iterable[Charge], currency: str) -> PriceTotals:
    found = catalog.price_totals(charges, currency)
    return PriceTotals(
        **{
            name: Money(amount=getattr(found, name), currency=currency)
            for name in ("one_time", "recurring", "mrr", "arr", "tcv", "one_time_tax", "recurring_tax")
        },
        periods=[
            PeriodTotal(period=one.period, amount=Money(amount=one.amount, currency=currency)) for one in found.periods
        ],
    )


def tiers_of(tiers: Sequence[contracts.Tier], currency: str) -> list[PriceTier]:
    return [
        PriceTier(
            above=one.above,
            amount=Money(amount=one.amount, currency=currency),
            flat=Money(amount=one.flat, currency=currency) if one.flat else None,
        )
        for one in sorted(tiers, key=lambda one: one.above)
    ]


def _charge(charge: Charge) -> LineCharge:
    def money(amount: Decimal) -> Money:
        return Money(amount=amount, currency=charge.currency)

    return shape(
        LineCharge,
        charge,
        contract=charge,
        name=localised(charge.name),
        unit=money(charge.unit_amount),
        unit_name=charge.unit,
        total=money(charge.amount),
        tax=money(charge.tax),
        taxes=[ChargeTax(name=localised(one.name), rate=one.rate, amount=money(one.amount)) for one in charge.taxes],
        steps=list(_steps(charge)),
        phases=[PricePhase(from_month=one.from_month, amount=money(one.amount)) for one in charge.phases],
        tier_mode=charge.tier_mode if charge.tiers else None,
        tiers=tiers_of(charge.tiers, charge.currency),
    )


def _steps(charge: Charge) -> Iterable[PriceStep]:
    for step, change in zip(charge.steps, charge.changes, strict=True):
        yield shape(
            PriceStep,
            step,
            contract=step,
            amount=Money(amount=step.result, currency=charge.currency),
            change=Money(amount=change, currency=charge.currency),
            rows=list(step.rows),
        )
