"""What charges come to: per period, a month, a year, over the whole term; and what usage will cost."""

from collections.abc import Iterable
from decimal import Decimal

from orderloom.catalog.contracts import Charge, ChargeType, Period, PeriodTotal, Phase, PriceTotals
from orderloom.catalog.domain.pricing.asked import MOST, NotPriced
from orderloom.catalog.domain.pricing.tiers import below_first, tier_parts
from orderloom.kernel.money import rounded

ZERO = Decimal(0)


def price_totals(charges: Iterable[Charge], currency: str) -> PriceTotals:
    every = list(charges)
    once = [one for one in every if one.charge_type is ChargeType.ONE_TIME]
    again = [one for one in every if one.charge_type is ChargeType.RECURRING]
    return PriceTotals(
        currency=currency,
        one_time=_sum(one.amount for one in once),
        recurring=_sum(one.amount for one in again),
        periods=tuple(
            PeriodTotal(period=period, amount=_sum(one.amount for one in again if one.period is period))
            for period in Period
            if any(one.period is period for one in again)
        ),
        mrr=_sum(monthly(one) for one in again),
        arr=_sum(one.amount * 12 / _months(one) for one in again),
        tcv=_sum(contract_value(one) for one in every),
        one_time_tax=_sum(one.tax for one in once),
        recurring_tax=_sum(one.tax for one in again),
    )


def monthly(charge: Charge) -> Decimal:
    """What a recurring charge comes to in a month of its first period, rounded."""
    return rounded(charge.amount / _months(charge), charge.currency)


def contract_value(charge: Charge) -> Decimal:
    """All that it costs over its term. Periods are charged in advance, the last one by its months; each at the amount
    of its first month. Without a term one period counts."""
    if charge.charge_type is not ChargeType.RECURRING:
        return charge.amount
    if charge.term_months is None:
        return charge.amount
    length = _months(charge)
    phases = charge.phases or (Phase(from_month=1, amount=charge.amount),)
    whole, rest = divmod(charge.term_months, length)
    value = ZERO
    for phase, ends in zip(phases, (*(one.from_month for one in phases[1:]), None), strict=True):
        first = -(-(phase.from_month - 1) // length)
        last = whole if ends is None else min(whole, -(-(ends - 1) // length))
        value += phase.amount * max(0, last - first)
    if rest:
        begins = whole * length + 1
        at_last = next(one.amount for one in reversed(phases) if one.from_month <= begins)
        value += rounded(at_last * rest / length, charge.currency)
    return value


def rated_usage(charge: Charge, used: Decimal) -> Decimal:
    """What `used` units of a usage charge cost, rounded once. Raises `NotPriced` for what is no quantity, and for a
    sum that is no money."""
    if not ZERO <= used < MOST:
        raise NotPriced("What was used is a number from 0 on, below 10¹⁵.", path=("used",))
    below = below_first(charge.tiers, charge.tier_mode, used) if charge.tiers else used
    parts = tier_parts(charge.tiers, charge.tier_mode, used)
    cost = charge.unit_amount * below + _sum(tier.amount * part + tier.flat for tier, part in parts)
    if not abs(cost) < MOST:
        raise NotPriced("So much can't be priced.", path=("used",))
    return rounded(cost, charge.currency)


def _months(charge: Charge) -> int:
    return (charge.period or Period.MONTH).months


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
