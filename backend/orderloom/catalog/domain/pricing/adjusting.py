"""Discounts and surcharges by rule: which of the catalog's adjustments meet a charge, and what they do to it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from orderloom.catalog.contracts import Adjustment, AdjustmentKind, CatalogSnapshot, Lifecycle, Price
from orderloom.catalog.domain.pricing.asked import AskedLine, Matrices
from orderloom.catalog.domain.pricing.chain import Chain
from orderloom.catalog.domain.pricing.lists import valid_at
from orderloom.language.feel import compile_expression

HUNDRED = Decimal(100)


def in_force(snapshot: CatalogSnapshot, currency: str, matrices: Matrices) -> tuple[Adjustment, ...]:
    """Those that may meet anything today in this currency, by sequence."""
    return tuple(
        one
        for one in snapshot.adjustments
        if one.lifecycle is Lifecycle.PUBLISHED
        and one.currency in (None, currency)
        and valid_at(one.valid_from, one.valid_until, matrices.now)
    )


def meeting_line(adjustments: Sequence[Adjustment], asked: AskedLine) -> tuple[Adjustment, ...]:
    """Those that meet the line, whichever of its charges."""
    return tuple(one for one in adjustments if _meets(one, asked) and _holds(one, asked))


def _meets(one: Adjustment, asked: AskedLine) -> bool:
    everything = not (one.offerings or one.categories)
    chosen = asked.price_list.key if asked.price_list else None
    return (
        (
            everything
            or asked.offering.key in one.offerings
            or bool(set(one.categories) & set(asked.offering.categories))
        )
        and (one.bundle is None or any(bundle.key == one.bundle for bundle in asked.above))
        and (not one.price_lists or chosen in one.price_lists)
    )


def _holds(one: Adjustment, asked: AskedLine) -> bool:
    return one.condition is None or compile_expression(one.condition).evaluate(asked.facts) is True


def meeting_price(adjustments: Sequence[Adjustment], price: Price) -> Iterator[Adjustment]:
    for one in adjustments:
        if (not one.charges or price.key in one.charges) and (
            not one.charge_types or price.charge_type in one.charge_types
        ):
            yield one


def adjust(chain: Chain, adjustments: Sequence[Adjustment], month: int) -> None:
    """Applies those that still hold in month `month` of the term."""
    for one in adjustments:
        if one.months is None or month <= one.months:
            result = _adjusted(chain, one)
            chain.step("adjustment", one.name, one.value, result, adjustment=one.key, kind=one.kind)


def _adjusted(chain: Chain, one: Adjustment) -> Decimal:
    match one.kind:
        case AdjustmentKind.PERCENT:
            return chain.amount * (HUNDRED - one.value) / HUNDRED
        case AdjustmentKind.AMOUNT:
            return chain.amount - chain.of_units(one.value)
        case AdjustmentKind.OVERRIDE:
            return chain.of_units(one.value)
