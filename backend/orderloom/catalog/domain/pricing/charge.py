"""From a price to a charge: units, adjustments, quantity, one rounding; again for each part of the term."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from orderloom.catalog.contracts import Adjustment, Charge, ChargeType, Phase, Price, Tier
from orderloom.catalog.domain.pricing.adjusting import adjust
from orderloom.catalog.domain.pricing.asked import AskedLine
from orderloom.catalog.domain.pricing.chain import Chain, numbered
from orderloom.catalog.domain.pricing.unit import price_units
from orderloom.kernel.money import rounded

ROUNDED = {"en": "Rounded", "pt-BR": "Arredondado"}


def charge_of(price: Price, adjustments: Sequence[Adjustment], asked: AskedLine) -> Charge:
    """Before manual adjustments and taxes."""
    if price.charge_type is ChargeType.USAGE:
        return _usage(price, adjustments, asked)
    chain = Chain(asked)
    unit_amount = _whole_line(chain, price, adjustments, asked, 1)
    return Charge(
        key=price.key,
        name=price.name,
        charge_type=price.charge_type,
        unit_amount=unit_amount,
        quantity=asked.line.quantity,
        amount=chain.amount,
        currency=price.currency,
        period=price.period,
        steps=tuple(chain.steps),
        price_list=price.price_list,
        term_months=asked.term_months if price.charge_type is ChargeType.RECURRING else None,
        phases=_phases(price, adjustments, asked, chain.amount),
        tier_mode=price.tier_mode,
        tiers=price.tiers,
        tax_category=price.tax_category,
    )


def _phases(price: Price, adjustments: Sequence[Adjustment], asked: AskedLine, amount: Decimal) -> tuple[Phase, ...]:
    """The amounts of the term, where there is more than one."""
    if price.charge_type is not ChargeType.RECURRING:
        return ()
    months = {step.from_month for step in price.ramp} | {one.months + 1 for one in adjustments if one.months}
    phases = [Phase(from_month=1, amount=amount)]
    for month in sorted(months - {1}):
        if asked.term_months is not None and month > asked.term_months:
            break
        chain = Chain(asked)
        _whole_line(chain, price, adjustments, asked, month)
        if chain.amount != phases[-1].amount:
            phases.append(Phase(from_month=month, amount=chain.amount))
    return tuple(phases) if len(phases) > 1 else ()


def _whole_line(chain: Chain, price: Price, adjustments: Sequence[Adjustment], asked: AskedLine, month: int) -> Decimal:
    listed = price_units(chain, price, asked, month)
    adjust(chain, adjustments, month)
    quantity = asked.line.quantity
    exact = len(chain.steps) == 1 and quantity == 1
    if quantity != 1 and not chain.whole:
        chain.step("quantity", numbered("Quantity", "Quantidade", quantity), quantity, chain.amount * quantity)
    payable = rounded(chain.amount, price.currency)
    if payable != chain.amount or not exact:
        chain.step("round", ROUNDED, payable, payable)
    return listed


def _usage(price: Price, adjustments: Sequence[Adjustment], asked: AskedLine) -> Charge:
    """A rate and no amount: what is used is charged afterwards."""
    chain = Chain(asked)
    price_units(chain, price, asked, 1)
    adjust(chain, adjustments, 1)
    return Charge(
        key=price.key,
        name=price.name,
        charge_type=price.charge_type,
        unit_amount=chain.amount,
        quantity=asked.line.quantity,
        amount=Decimal(0),
        currency=price.currency,
        period=price.period,
        steps=tuple(chain.steps),
        price_list=price.price_list,
        unit=price.unit,
        tier_mode=price.tier_mode,
        tiers=tuple(_rate(tier, price, adjustments, asked) for tier in price.tiers),
        tax_category=price.tax_category,
    )


def _rate(tier: Tier, price: Price, adjustments: Sequence[Adjustment], asked: AskedLine) -> Tier:
    """A tier's rate goes the way of any rate."""
    chain = Chain(asked)
    price_units(chain, msgspec.structs.replace(price, amount=tier.amount, matrix=msgspec.UNSET), asked, 1)
    adjust(chain, adjustments, 1)
    return msgspec.structs.replace(tier, amount=chain.amount)
