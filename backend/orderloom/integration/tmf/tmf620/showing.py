"""Entities of our catalog as TMF620 tells them: for each field of ours, the attributes that it speaks by."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from orderloom.catalog.contracts import (
    CatalogSnapshot,
    Category,
    Characteristic,
    ChargeType,
    Offering,
    Period,
    Price,
    Specification,
    ValueType,
)
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tmf620.lifecycle import CALLED
from orderloom.integration.tmf.tmf620.reading import LANGUAGE, price_ids
from orderloom.integration.tmf.wording import moment

Show = Callable[[Any, CatalogSnapshot, str], Body]
"""From an entity, the release around it and the version that is asked for."""
_TYPES = {ValueType.DECIMAL: "number", ValueType.INTEGER: "integer", ValueType.BOOLEAN: "boolean"}
_PRICE_TYPES = {ChargeType.ONE_TIME: "oneTime", ChargeType.RECURRING: "recurring", ChargeType.USAGE: "usage"}
_PERIODS = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}


def words(text: Mapping[str, str], default: str = "") -> str:
    return text.get(LANGUAGE) or next(iter(text.values()), default)


def _reference(kind: str, key: str, name: Mapping[str, str] | None) -> Body:
    return {"id": key, "name": words(name or {}, key), "@referredType": kind}


def _name(one: Any, snapshot: CatalogSnapshot, version: str) -> Body:
    return {"name": words(one.name, one.key)}


def _description(one: Any, snapshot: CatalogSnapshot, version: str) -> Body:
    return {"description": words(one.description)} if one.description else {}


def _lifecycle(one: Any, snapshot: CatalogSnapshot, version: str) -> Body:
    return {"lifecycleStatus": CALLED[one.lifecycle]}


def period(begins: datetime | None, ends: datetime | None) -> Body:
    given = {"startDateTime": moment(begins), "endDateTime": moment(ends)}
    found = {name: value for name, value in given.items() if value is not None}
    return {"validFor": found} if found else {}


def _valid(one: Offering, snapshot: CatalogSnapshot, version: str) -> Body:
    return period(one.valid_from, one.valid_until)


def _parent(one: Category, snapshot: CatalogSnapshot, version: str) -> Body:
    if one.parent is None:
        return {"isRoot": True}
    above = snapshot.categories.get(one.parent)
    reference = _reference("Category", one.parent, above.name if above else None)
    return {"isRoot": False, **({"parentId": one.parent} if version == "v4" else {"parent": reference})}


def _brand(one: Specification, snapshot: CatalogSnapshot, version: str) -> Body:
    return {"brand": one.brand} if one.brand else {}


def _characteristics(one: Specification, snapshot: CatalogSnapshot, version: str) -> Body:
    return {"productSpecCharacteristic": [characteristic(each, version) for each in one.characteristics]}


def characteristic(one: Characteristic, version: str) -> Body:
    kind = _TYPES.get(one.value_type, "object" if one.value_type is ValueType.JSON else "string")
    values = [
        {"value": each.value, "isDefault": each.value == one.default, "valueType": kind} for each in one.allowed
    ] or ([{"value": one.default, "isDefault": True, "valueType": kind}] if one.default is not None else [])
    limits = _limits(one)
    if limits:
        values = [*values, {**limits, "valueType": kind}]
    body: Body = {
        "id": one.key,
        "name": one.key,
        "valueType": kind,
        "configurable": one.configurable,
        "minCardinality": 1 if one.mandatory else 0,
        "maxCardinality": one.most,
    }
    if one.help:
        body["description"] = words(one.help)
    if values:
        body["productSpecCharacteristicValue" if version == "v4" else "characteristicValueSpecification"] = values
    return body


def _limits(one: Characteristic) -> Body:
    """The standard knows whole limits only."""
    pairs: tuple[tuple[str, Decimal | None], ...] = (("valueFrom", one.minimum), ("valueTo", one.maximum))
    whole = {name: int(value) for name, value in pairs if value is not None and value == int(value)}
    return {**whole, **({"unitOfMeasure": one.unit} if one.unit else {})}


def _sold(one: Offering, snapshot: CatalogSnapshot, version: str) -> Body:
    if one.specification is None:
        return {}
    found = snapshot.specifications.get(one.specification)
    reference = _reference("ProductSpecification", one.specification, found.name if found else None)
    return {"productSpecification": reference}


def _children(one: Offering, snapshot: CatalogSnapshot, version: str) -> Body:
    parts: list[Body] = []
    for child in one.children:
        found = snapshot.offerings.get(child.offering)
        option = {
            "numberRelOfferLowerLimit": child.minimum,
            "numberRelOfferUpperLimit": child.maximum,
            "numberRelOfferDefault": child.default,
        }
        name = words(found.name, child.offering) if found else child.offering
        parts.append({"id": child.offering, "name": name, "bundledProductOfferingOption": option})
    return {"isBundle": bool(parts), **({"bundledProductOffering": parts} if parts else {})}


def _categories(one: Offering, snapshot: CatalogSnapshot, version: str) -> Body:
    found = [(key, snapshot.categories.get(key)) for key in one.categories]
    return {"category": [_reference("Category", key, each.name if each else None) for key, each in found]}


def _channels(one: Offering, snapshot: CatalogSnapshot, version: str) -> Body:
    found = [(key, snapshot.channels.get(key)) for key in one.channels]
    return {"channel": [_reference("Channel", key, each.name if each else None) for key, each in found]}


def _prices(one: Offering, snapshot: CatalogSnapshot, version: str) -> Body:
    kind = {} if version == "v4" else {"@type": "ProductOfferingPriceRef"}
    references = [
        {**_reference("ProductOfferingPrice", id_, price.name), **kind}
        for id_, price in price_ids(one.key, one.prices).items()
    ]
    return {"productOfferingPrice": references} if references else {}


def _sellable(one: Offering, snapshot: CatalogSnapshot, version: str) -> Body:
    return {"isSellable": one.sold_alone}


CATEGORY: Mapping[str, Show] = {
    "name": _name,
    "description": _description,
    "parent": _parent,
    "lifecycle": _lifecycle,
}
SPECIFICATION: Mapping[str, Show] = {
    "name": _name,
    "description": _description,
    "brand": _brand,
    "characteristics": _characteristics,
    "lifecycle": _lifecycle,
}
OFFERING: Mapping[str, Show] = {
    "name": _name,
    "description": _description,
    "specification": _sold,
    "children": _children,
    "categories": _categories,
    "channels": _channels,
    "prices": _prices,
    "sold_alone": _sellable,
    "valid_from": _valid,
    "valid_until": _valid,
    "lifecycle": _lifecycle,
}
SAYS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "description": ("description",),
    "parent": ("isRoot", "parentId", "parent"),
    "lifecycle": ("lifecycleStatus",),
    "brand": ("brand",),
    "characteristics": ("productSpecCharacteristic",),
    "specification": ("productSpecification",),
    "children": ("isBundle", "bundledProductOffering"),
    "categories": ("category",),
    "channels": ("channel",),
    "prices": ("productOfferingPrice",),
    "sold_alone": ("isSellable",),
    "valid_from": ("validFor",),
    "valid_until": ("validFor",),
}
"""The attributes that a field replaces once what was sent does not hold any more."""


def price(offering: Offering, id_: str, one: Price) -> Body:
    """A price of an offering, as the resource that it is there."""
    body: Body = {
        "id": id_,
        "name": words(one.name, one.key),
        "version": "1",
        "isBundle": False,
        "priceType": _PRICE_TYPES[one.charge_type],
        "price": {"unit": one.currency, "value": one.amount},
        "lifecycleStatus": CALLED[offering.lifecycle],
        **period(one.valid_from, one.valid_until),
    }
    if one.period is not None:
        body |= {"recurringChargePeriodType": "month", "recurringChargePeriodLength": _PERIODS[one.period]}
    if one.unit is not None:
        body["unitOfMeasure"] = {"amount": 1, "units": one.unit}
    return body
