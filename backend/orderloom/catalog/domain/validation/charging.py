"""Prices, price lists and adjustments: what they name exists, and each can be computed."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal

import msgspec

from orderloom.catalog.contracts import (
    Adjustment,
    AdjustmentKind,
    ChargeType,
    Offering,
    Price,
    PriceList,
    RampStep,
    Tier,
)
from orderloom.catalog.domain.document import is_key
from orderloom.catalog.domain.validation.entities import Entities, Path, name_problems
from orderloom.catalog.domain.validation.expressions import expression_problems
from orderloom.kernel.errors import Problem
from orderloom.language.feel.typing import BOOLEAN, NUMBER
from orderloom.language.scopes import RULES

PRICE_SCOPE = RULES["catalog.price"]
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_MOST = Decimal("1e12")
_FOREVER = datetime.max.replace(tzinfo=UTC)
_ALWAYS = datetime.min.replace(tzinfo=UTC)
MOST_MONTHS = 1200


def charging_problems(entities: Entities) -> Iterator[Problem]:
    for offering in entities.offerings.values():
        yield from _price_problems(entities, offering, entities.path("offerings", offering.key))
    for price_list in entities.price_lists.values():
        yield from _list_problems(price_list, entities.path("price_lists", price_list.key))
    for adjustment in entities.adjustments.values():
        yield from _adjustment_problems(entities, adjustment, entities.path("adjustments", adjustment.key))


def _price_problems(entities: Entities, offering: Offering, path: Path) -> Iterator[Problem]:
    sold = entities.specifications.get(offering.specification or "")
    for index, price in enumerate(offering.prices):
        place: Path = (*path, "prices", index)
        yield from _twice(offering.prices[:index], price, place)
        yield from name_problems(price.name, (*place, "name"))
        yield from _amount_problems(price, place)
        yield from _of_list(entities, price, place)
        yield from _validity(price.valid_from, price.valid_until, place)
        yield from _tiers(price, place)
        yield from _ramp(price, place)
        for field, text, wanted in (("condition", price.condition, BOOLEAN), ("factor", price.factor, NUMBER)):
            yield from expression_problems(text, (*place, field), PRICE_SCOPE, {"line": sold}, wanted)


def _twice(others: Sequence[Price], price: Price, path: Path) -> Iterator[Problem]:
    same = [
        one
        for one in others
        if (one.key, one.currency, one.price_list) == (price.key, price.currency, price.price_list)
        and _overlap(one, price)
    ]
    if same:
        message = f"The price {price.key!r} is given twice in {price.currency}."
        yield Problem("catalog.duplicate", message, (*path, "key"))


def _overlap(one: Price, other: Price) -> bool:
    return _moment(one.valid_from, _ALWAYS) < _moment(other.valid_until, _FOREVER) and _moment(
        other.valid_from, _ALWAYS
    ) < _moment(one.valid_until, _FOREVER)


def _moment(value: datetime | None, otherwise: datetime) -> datetime:
    return otherwise if value is None or value.tzinfo is None else value


def _amount_problems(price: Price, path: Path) -> Iterator[Problem]:
    yield from _sum_problems(price.amount, (*path, "amount"))
    yield from _currency_problems(price.currency, (*path, "currency"))
    if (price.charge_type is ChargeType.RECURRING) != (price.period is not None):
        message = "A recurring charge has a period, a one-time charge and usage have none."
        yield Problem("catalog.period", message, (*path, "period"))
    if price.charge_type is ChargeType.USAGE and not price.unit:
        yield Problem("catalog.unit", "Usage is counted in a unit.", (*path, "unit"))


def _sum_problems(amount: Decimal, path: Path) -> Iterator[Problem]:
    if not amount.is_finite() or abs(amount) >= _MOST:
        yield Problem("catalog.amount", "The amount is no sum of money.", path)


def _currency_problems(currency: str, path: Path) -> Iterator[Problem]:
    if _CURRENCY.match(currency) is None:
        yield Problem("catalog.currency", "A currency has three capital letters (ISO 4217).", path)


def _of_list(entities: Entities, price: Price, path: Path) -> Iterator[Problem]:
    if price.price_list is None:
        return
    found = entities.price_lists.get(price.price_list)
    if found is None:
        message = f"There is no price list {price.price_list!r}."
        yield Problem("catalog.unknown_price_list", message, (*path, "price_list"))
    elif found.currency != price.currency:
        message = f"The price list {found.key} is in {found.currency}."
        yield Problem("catalog.price_list_currency", message, (*path, "currency"))


def _validity(since: datetime | None, until: datetime | None, path: Path) -> Iterator[Problem]:
    for name, value in (("valid_from", since), ("valid_until", until)):
        if value is not None and value.tzinfo is None:
            yield Problem("catalog.validity", "A date and time needs its time zone.", (*path, name))
    if _moment(since, _ALWAYS) >= _moment(until, _FOREVER):
        yield Problem("catalog.validity", "It ends before it begins.", (*path, "valid_until"))


def _tiers(price: Price, path: Path) -> Iterator[Problem]:
    above: set[Decimal] = set()
    for index, tier in enumerate(price.tiers):
        place: Path = (*path, "tiers", index)
        yield from _tier(tier, place)
        if tier.above in above:
            yield Problem("catalog.tiers", "Two tiers begin at the same quantity.", (*place, "above"))
        above.add(tier.above)
    if price.tiers and price.matrix is not msgspec.UNSET:
        yield Problem("catalog.tiers", "A price has tiers or a matrix, not both.", (*path, "matrix"))


def _tier(tier: Tier, path: Path) -> Iterator[Problem]:
    if not tier.above.is_finite() or tier.above < 0:
        yield Problem("catalog.tiers", "A tier begins at a quantity from zero.", (*path, "above"))
    yield from _sum_problems(tier.amount, (*path, "amount"))
    yield from _sum_problems(tier.flat, (*path, "flat"))


def _ramp(price: Price, path: Path) -> Iterator[Problem]:
    if price.ramp and price.charge_type is not ChargeType.RECURRING:
        yield Problem("catalog.ramp", "Only a recurring charge has a ramp.", (*path, "ramp"))
    months: set[int] = set()
    for index, step in enumerate(price.ramp):
        place: Path = (*path, "ramp", index)
        yield from _ramp_step(step, place)
        if step.from_month in months:
            yield Problem("catalog.ramp", "Two steps begin in the same month.", (*place, "from_month"))
        months.add(step.from_month)


def _ramp_step(step: RampStep, path: Path) -> Iterator[Problem]:
    if not 1 <= step.from_month <= MOST_MONTHS:
        yield Problem("catalog.ramp", "The first month of a term is 1, the last 1,200.", (*path, "from_month"))
    if (step.amount is None) == (step.percent is None):
        yield Problem("catalog.ramp", "A step says an amount or a share in per cent.", (*path, "amount"))
    for name, value in (("amount", step.amount), ("percent", step.percent)):
        if value is not None:
            yield from _sum_problems(value, (*path, name))


def _list_problems(price_list: PriceList, path: Path) -> Iterator[Problem]:
    if not is_key(price_list.key):
        yield Problem("catalog.key", "A key has lower-case letters, digits, - and _ only.", (*path, "key"))
    yield from name_problems(price_list.name, (*path, "name"))
    yield from _currency_problems(price_list.currency, (*path, "currency"))
    yield from _validity(price_list.valid_from, price_list.valid_until, path)


def _adjustment_problems(entities: Entities, one: Adjustment, path: Path) -> Iterator[Problem]:
    if not is_key(one.key):
        yield Problem("catalog.key", "A key has lower-case letters, digits, - and _ only.", (*path, "key"))
    yield from name_problems(one.name, (*path, "name"))
    yield from _value_problems(one, path)
    yield from _validity(one.valid_from, one.valid_until, path)
    yield from _named_problems(entities, one, path)
    yield from expression_problems(one.condition, (*path, "condition"), PRICE_SCOPE, {}, BOOLEAN)


def _value_problems(one: Adjustment, path: Path) -> Iterator[Problem]:
    yield from _sum_problems(one.value, (*path, "value"))
    if one.kind is AdjustmentKind.PERCENT:
        if one.value > 100:
            yield Problem("catalog.adjustment", "At most 100 per cent can be taken off.", (*path, "value"))
    elif one.currency is None:
        yield Problem("catalog.adjustment", "A sum of money needs its currency.", (*path, "currency"))
    if one.currency is not None:
        yield from _currency_problems(one.currency, (*path, "currency"))
    if one.months is not None and not 1 <= one.months <= MOST_MONTHS:
        yield Problem("catalog.adjustment", "It lasts between 1 and 1,200 months.", (*path, "months"))


def _named_problems(entities: Entities, one: Adjustment, path: Path) -> Iterator[Problem]:
    named = (
        ("offerings", one.offerings, entities.offerings, "offering"),
        ("bundle", (one.bundle,) if one.bundle is not None else (), entities.offerings, "offering"),
        ("price_lists", one.price_lists, entities.price_lists, "price_list"),
    )
    for field, keys, known, noun in named:
        for index, key in enumerate(keys):
            if key not in known:
                message = f"There is no {noun.replace('_', ' ')} {key!r}."
                place = (*path, field) if field == "bundle" else (*path, field, index)
                yield Problem(f"catalog.unknown_{noun}", message, place)
