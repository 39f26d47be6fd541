"""What of a TMF620 resource, in either version, our catalog has a word for; the rest stays beside it as it was sent."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from orderloom.catalog.contracts import (
    AllowedValue,
    Category,
    Characteristic,
    ChargeType,
    ChildOffering,
    Lifecycle,
    Offering,
    Period,
    Price,
    Specification,
    SpecificationKind,
    ValueType,
)
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.wording import identifier

LANGUAGE = "en"
MOST = 1000
_TYPES = {
    "number": ValueType.DECIMAL,
    "decimal": ValueType.DECIMAL,
    "float": ValueType.DECIMAL,
    "integer": ValueType.INTEGER,
    "boolean": ValueType.BOOLEAN,
    "object": ValueType.JSON,
    "array": ValueType.JSON,
}
_CHARGES = {"recurring": ChargeType.RECURRING, "usage": ChargeType.USAGE}
_ONE_TIME = frozenset({"onetime", "nonrecurring", "onetimecharge", "discount", "allowance"})
_PERIODS = {
    "month": Period.MONTH,
    "monthly": Period.MONTH,
    "months": Period.MONTH,
    "quarter": Period.QUARTER,
    "quarterly": Period.QUARTER,
    "year": Period.YEAR,
    "yearly": Period.YEAR,
    "annual": Period.YEAR,
    "annually": Period.YEAR,
}
_LONG = {3: Period.QUARTER, 12: Period.YEAR}
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_KEY = re.compile(r"[a-z0-9]+(?:[-_.:][a-z0-9_]+)*\Z")


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What there is already that a resource may refer to: keys of ours, and standalone prices by their ids."""

    specifications: frozenset[str]
    offerings: frozenset[str]
    categories: frozenset[str]
    channels: frozenset[str]
    prices: Mapping[str, Body]


def is_key(text: Any) -> bool:
    """Whether our catalog may call a thing so."""
    return isinstance(text, str) and len(text) <= 200 and _KEY.match(text) is not None


def named(body: Body, before: Mapping[str, str] | None = None) -> dict[str, str]:
    """In the language of the interface; what there is in others stays."""
    return {**(before or {}), LANGUAGE: body["name"]}


def described(body: Body, before: Mapping[str, str] | None = None) -> dict[str, str]:
    text = body.get("description")
    kept = {language: words for language, words in (before or {}).items() if language != LANGUAGE}
    return {**kept, LANGUAGE: text} if text else kept


def ids_of(references: Any) -> list[str]:
    return [one["id"] for one in references or () if one.get("id")]


def category_of(body: Body, key: str, life: Lifecycle, around: Around, before: Category | None) -> Category:
    parent = body.get("parentId") or (body.get("parent") or {}).get("id")
    return msgspec.structs.replace(
        before or Category(key=key, name={}),
        name=named(body, before.name if before else None),
        description=described(body, before.description if before else None),
        parent=parent if parent in around.categories and parent != key else None,
        lifecycle=life,
    )


def specification_of(body: Body, key: str, life: Lifecycle, before: Specification | None) -> Specification:
    return msgspec.structs.replace(
        before or Specification(key=key, name={}, kind=SpecificationKind.PRODUCT),
        name=named(body, before.name if before else None),
        description=described(body, before.description if before else None),
        brand=body.get("brand"),
        characteristics=tuple(characteristics_of(body, before)),
        lifecycle=life,
    )


def characteristics_of(body: Body, before: Specification | None) -> Iterator[Characteristic]:
    """Those that can be named; of one that is known already only what the interface tells is taken over."""
    taken: set[str] = set()
    for one in body.get("productSpecCharacteristic") or ():
        key = identifier(one.get("name") or "")
        if key and key not in taken:
            taken.add(key)
            yield _characteristic(one, key, before.characteristic(key) if before else None)


def _characteristic(one: Body, key: str, before: Characteristic | None) -> Characteristic:
    kind = _TYPES.get((one.get("valueType") or "").strip().casefold(), ValueType.STRING)
    if before is not None and one.get("valueType") in (None, before.value_type.value):
        kind = before.value_type
    most = min(max(_whole(one.get("maxCardinality"), 1), 1), MOST)
    allowed, default = _values(one, kind)
    return msgspec.structs.replace(
        before or Characteristic(key=key, name={}),
        name={**(before.name if before else {}), LANGUAGE: one["name"]},
        help={LANGUAGE: one["description"]} if one.get("description") else {},
        value_type=kind if kind is not ValueType.ENUM or allowed else ValueType.STRING,
        mandatory=_whole(one.get("minCardinality"), 0) >= 1,
        default=default if most == 1 else None,
        allowed=() if one.get("extensible") else allowed,
        minimum=None,
        maximum=None,
        most=most,
        configurable=one.get("configurable", True),
    )


def _whole(value: Any, default: int) -> int:
    return int(value) if value is not None else default


def values_of(one: Body) -> list[Body]:
    """Version 4 and version 5 call them differently."""
    return one.get("productSpecCharacteristicValue") or one.get("characteristicValueSpecification") or []


def _values(one: Body, kind: ValueType) -> tuple[tuple[AllowedValue, ...], Any]:
    """The values that may be given, when all of them are of the type, and the one that is given by itself."""
    found: dict[str, tuple[Any, bool]] = {}
    for each in values_of(one):
        value = coerced(each.get("value"), kind)
        if value is None or value == "":
            return (), None
        found.setdefault(str(value), (value, bool(each.get("isDefault"))))
    if kind is ValueType.JSON:
        return (), None
    default = next((value for value, chosen in found.values() if chosen), None)
    allowed = tuple(AllowedValue(value=value, label={LANGUAGE: name}) for name, (value, _) in found.items())
    return allowed, default


def coerced(value: Any, kind: ValueType) -> Any:
    """None for what is no value of this type; numbers often travel as text."""
    if kind is ValueType.BOOLEAN:
        return value if isinstance(value, bool) else {"true": True, "false": False}.get(str(value).casefold())
    if kind in (ValueType.DECIMAL, ValueType.INTEGER):
        return _number(value, whole=kind is ValueType.INTEGER)
    return value if isinstance(value, str) else str(value) if isinstance(value, (int, Decimal)) else None


def _number(value: Any, *, whole: bool) -> Any:
    try:
        found = Decimal(str(value)) if not isinstance(value, bool) and value is not None else None
    except InvalidOperation:
        return None
    if found is None or not found.is_finite() or abs(found) >= Decimal("1e12"):
        return None
    integral = found == found.to_integral_value()
    return int(found) if integral else None if whole else found


def offering_of(body: Body, key: str, life: Lifecycle, around: Around, before: Offering | None) -> Offering | None:
    """None while it has neither a specification nor parts here: there is nothing yet that could be sold."""
    specification = (body.get("productSpecification") or {}).get("id")
    sold = specification if specification in around.specifications else None
    children = tuple(_children(body, key, around))
    if sold is None and not children:
        return None
    begins, ends = period_of(body)
    known = before.prices if before else ()
    return msgspec.structs.replace(
        before or Offering(key=key, name={}),
        name=named(body, before.name if before else None),
        description=described(body, before.description if before else None),
        specification=sold,
        children=children,
        categories=tuple(dict.fromkeys(one for one in ids_of(body.get("category")) if one in around.categories)),
        channels=tuple(dict.fromkeys(one for one in ids_of(body.get("channel")) if one in around.channels)),
        prices=tuple(_prices(body, key, around, price_ids(key, known))),
        sold_alone=body.get("isSellable", True),
        valid_from=begins,
        valid_until=ends,
        lifecycle=life,
    )


def _children(body: Body, key: str, around: Around) -> Iterator[ChildOffering]:
    seen: set[str] = {key}
    for one in body.get("bundledProductOffering") or ():
        if one.get("id") in around.offerings and one["id"] not in seen:
            seen.add(one["id"])
            option = one.get("bundledProductOfferingOption") or {}
            least = max(_whole(option.get("numberRelOfferLowerLimit"), 0), 0)
            most = max(_whole(option.get("numberRelOfferUpperLimit"), max(least, 1)), least, 1)
            default = min(max(_whole(option.get("numberRelOfferDefault"), least), least), most)
            yield ChildOffering(offering=one["id"], minimum=least, maximum=most, default=default)


def period_of(body: Body) -> tuple[datetime | None, datetime | None]:
    """Nothing for a period that ends before it begins."""
    given = body.get("validFor") or {}
    begins, ends = (_moment(given.get(name)) for name in ("startDateTime", "endDateTime"))
    return (begins, ends) if begins is None or ends is None or begins < ends else (None, None)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text.upper()) if text else None


def price_ids(key: str, prices: Iterable[Price]) -> dict[str, Price]:
    """A price is told by its offering, its key, its currency and its list."""
    found: dict[str, Price] = {}
    for one in prices:
        id_ = ":".join((key, one.key, one.currency, *((one.price_list,) if one.price_list else ())))
        while id_ in found:
            id_ += "~"
        found[id_] = one
    return found


def _prices(body: Body, key: str, around: Around, known: Mapping[str, Price]) -> Iterator[Price]:
    """Those of ours that are named; standalone ones by reference; and those by value."""
    taken: set[tuple[str, str, str | None]] = set()
    for index, one in enumerate(body.get("productOfferingPrice") or ()):
        id_ = one.get("id") or ""
        own = known.get(id_)
        given = around.prices.get(id_) or (one if one.get("price") else None)
        price_key = id_ if is_key(id_) and ":" not in id_ else f"price-{index + 1}"
        found = price_of(given, price_key) if given is not None else own
        if found is not None and (found.key, found.currency, found.price_list) not in taken:
            taken.add((found.key, found.currency, found.price_list))
            yield found


def price_of(body: Body, key: str) -> Price | None:
    """None for what can't be charged: a percentage, a price without a currency, a period that we don't know."""
    price = body.get("price") or {}
    money = price if "value" in price else price.get("dutyFreeAmount") or {}
    spelt = "".join(letter for letter in (body.get("priceType") or "").casefold() if letter.isalpha())
    kind = _CHARGES.get(spelt) or (ChargeType.ONE_TIME if spelt in _ONE_TIME else None)
    period = _period(body) if kind is ChargeType.RECURRING else None
    amount, currency = _number(money.get("value"), whole=False), str(money.get("unit") or "")
    if amount is None or kind is None or not _CURRENCY.match(currency):
        return None
    if kind is ChargeType.RECURRING and period is None:
        return None
    begins, ends = period_of(body)
    unit = (body.get("unitOfMeasure") or {}).get("units") if kind is ChargeType.USAGE else None
    return Price(
        key=key,
        name={LANGUAGE: body.get("name") or key},
        charge_type=kind,
        amount=Decimal(amount),
        currency=currency,
        period=period,
        unit=unit or ("unit" if kind is ChargeType.USAGE else None),
        valid_from=begins,
        valid_until=ends,
    )


def _period(body: Body) -> Period | None:
    named = _PERIODS.get((body.get("recurringChargePeriodType") or body.get("recurringChargePeriod") or "").casefold())
    length = _whole(body.get("recurringChargePeriodLength"), 1)
    return named if length == 1 else _LONG.get(length) if named is Period.MONTH else None
