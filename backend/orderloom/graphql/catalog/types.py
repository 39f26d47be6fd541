"""Offerings, specifications and characteristics as types. They are looked up in one pinned release."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import strawberry

from orderloom.catalog import contracts
from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.graphql.catalog.pricing_types import PriceTier, tiers_of
from orderloom.graphql.enums import SpecificationKind, ValueType
from orderloom.graphql.money import Money
from orderloom.graphql.present import shape
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import LocalisedText, localised, optional_text


@strawberry.type
class AllowedValue:
    value: JSON
    label: LocalisedText


@strawberry.type
class Characteristic:
    name: str
    label: LocalisedText
    help: LocalisedText | None
    value_type: ValueType
    mandatory: bool
    configurable: bool
    fulfillment_only: bool
    allowed: list[AllowedValue] | None
    minimum: Decimal | None
    maximum: Decimal | None
    regex: str | None
    unit: str | None
    default: JSON | None


@strawberry.type
class CharacteristicValue:
    name: str
    label: LocalisedText
    value: JSON | None
    value_label: LocalisedText | None = strawberry.field(description="The name of the value where it is one of a list.")
    unit: str | None


@strawberry.type
class Specification:
    key: str
    name: LocalisedText
    kind: SpecificationKind
    subtype: str | None
    category: str | None


@strawberry.type
class OfferingPrice:
    """A price of the standard list; of usage the rate of one `unitName`."""

    charge_type: str
    amount: Money
    period: str | None
    name: LocalisedText | None
    unit_name: str | None
    tier_mode: str | None
    tiers: list[PriceTier]


@strawberry.type
class OfferingChild:
    snapshot: strawberry.Private[CatalogSnapshot]
    contract: strawberry.Private[contracts.ChildOffering]
    minimum: int
    default: int
    maximum: int | None

    @strawberry.field
    def offering(self) -> "Offering":
        return offering_in(self.snapshot, self.contract.offering)


@strawberry.type
class OfferingPicture:
    """`words` are for who can't see it; without any, the picture says nothing that the name does not."""

    url: str
    words: LocalisedText | None


@strawberry.type
class Offering:
    snapshot: strawberry.Private[CatalogSnapshot]
    contract: strawberry.Private[contracts.Offering]
    key: str
    name: LocalisedText
    description: LocalisedText | None
    category: str
    needs_site: bool

    @strawberry.field
    def specification(self) -> Specification | None:
        found = self.snapshot.specifications.get(self.contract.specification or "")
        return as_specification(found) if found else None

    @strawberry.field
    def category_name(self) -> LocalisedText | None:
        found = self.snapshot.categories.get(self.contract.category or "")
        return localised(found.name) if found else None

    @strawberry.field
    def pictures(self) -> list[OfferingPicture]:
        found = [(one, self.snapshot.images.get(one.image)) for one in self.contract.pictures]
        return [
            OfferingPicture(url=f"/files/images/{image.sha256}", words=optional_text(one.words))
            for one, image in found
            if image is not None
        ]

    @strawberry.field
    def children(self) -> list[OfferingChild]:
        return [shape(OfferingChild, child, snapshot=self.snapshot) for child in self.contract.children]

    @strawberry.field
    def prices(self) -> list[OfferingPrice]:
        """Those that anybody may be told today; lists of some customers are their own affair."""
        now = datetime.now(UTC)
        return [_price(price) for price in self.contract.prices if price.price_list is None and price.is_valid(now)]

    @strawberry.field
    def characteristics(self) -> list[Characteristic]:
        """Those of the specification; the offering's defaults go before the specification's."""
        found = self.snapshot.specifications.get(self.contract.specification or "")
        defaults = self.contract.defaults
        return [_characteristic(one, defaults.get(one.key, one.default)) for one in _asked(found)]


def offering_in(snapshot: CatalogSnapshot, key: str) -> Offering:
    """The offering of this release. One that the release lacks is shown by its key."""
    found = snapshot.offering(key) or contracts.Offering(key=key, name={"en": key})
    return shape(
        Offering,
        found,
        snapshot=snapshot,
        name=localised(found.name),
        description=optional_text(found.description),
        category=found.category or "",
    )


def as_specification(found: contracts.Specification) -> Specification:
    return shape(Specification, found, name=localised(found.name))


def specification_in(snapshot: CatalogSnapshot, key: str, kind: SpecificationKind) -> Specification:
    """The specification of this release; one that the release lacks is shown by its key."""
    found = snapshot.specifications.get(key)
    return as_specification(found or contracts.Specification(key=key, name={"en": key}, kind=kind))


def values_in(
    snapshot: CatalogSnapshot, specification: str | None, values: Mapping[str, Any]
) -> list[CharacteristicValue]:
    """Values with the labels of the specification, in its order; others follow under their own names."""
    asked = {one.key: one for one in _asked(snapshot.specifications.get(specification or ""))}
    names = [*(key for key in asked if key in values), *(key for key in values if key not in asked)]
    return [_characteristic_value(name, values[name], asked.get(name)) for name in names]


def _characteristic_value(name: str, value: Any, asked: contracts.Characteristic | None) -> CharacteristicValue:
    chosen = next((one for one in asked.allowed if one.value == value), None) if asked else None
    return CharacteristicValue(
        name=name,
        label=localised(asked.name if asked else name),
        value=value,
        value_label=localised(chosen.label) if chosen else None,
        unit=asked.unit if asked else None,
    )


def _asked(found: contracts.Specification | None) -> Iterable[contracts.Characteristic]:
    return found.characteristics if found else ()


def allowed_values(allowed: Iterable[Any]) -> list[AllowedValue] | None:
    """From anything that has a value and a label; None when every value is allowed."""
    return [AllowedValue(value=one.value, label=localised(one.label)) for one in allowed] or None


def _characteristic(one: contracts.Characteristic, default: Any) -> Characteristic:
    return shape(
        Characteristic,
        one,
        name=one.key,
        label=localised(one.name),
        help=optional_text(one.help),
        allowed=allowed_values(one.allowed),
        regex=one.pattern,
        default=default,
    )


def characteristic_in(snapshot: CatalogSnapshot, specification: str, key: str) -> Characteristic:
    """The characteristic of this release; one that the release lacks is a text by its key."""
    asked = {one.key: one for one in _asked(snapshot.specifications.get(specification))}
    found = asked.get(key) or contracts.Characteristic(key=key, name={"en": key}, value_type=ValueType.STRING)
    return _characteristic(found, found.default)


def _price(price: contracts.Price) -> OfferingPrice:
    return OfferingPrice(
        charge_type=price.charge_type,
        amount=Money(amount=price.amount, currency=price.currency),
        period=price.period,
        name=localised(price.name),
        unit_name=price.unit,
        tier_mode=price.tier_mode if price.tiers else None,
        tiers=tiers_of(price.tiers, price.currency),
    )
