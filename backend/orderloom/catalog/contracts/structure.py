"""The nouns of the catalog, immutable and looked up by key, and the release that pins them."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

import msgspec

Localised = dict[str, str]

LEFT_OPEN: dict[str, Any] = {"open": True}
"""The value of a characteristic that is left open on purpose: unset now, to be answered during fulfillment."""


def is_set(value: Any) -> bool:
    """Whether a characteristic has an answer; blank, null and `LEFT_OPEN` are none."""
    return value is not None and value not in ("", LEFT_OPEN)


class SpecificationKind(StrEnum):
    PRODUCT = "product"
    SERVICE = "service"
    RESOURCE = "resource"


class Subtype(StrEnum):
    CFS = "cfs"
    RFS = "rfs"
    PHYSICAL = "physical"
    LOGICAL = "logical"


class Tracking(StrEnum):
    """`each`: quantity 3 makes three trees. `bulk`: one domain order with quantity 3."""

    EACH = "each"
    BULK = "bulk"


class ValueType(StrEnum):
    STRING = "string"
    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"
    ENUM = "enum"
    JSON = "json"


class RelationshipType(StrEnum):
    BUNDLES = "bundles"
    REALIZED_AS = "realized_as"
    REQUIRES = "requires"
    COMPOSED_OF = "composed_of"


class MergeScope(StrEnum):
    """Where sources of one order share one target: a unit of a line, a bundle, the order, all lines of a site."""

    NONE = "none"
    LINE = "line"
    BUNDLE = "bundle"
    ORDER = "order"
    ACCOUNT = "account"
    SITE = "site"


class MergeQuantity(StrEnum):
    """A shared target's quantity: that of the source which made it, or the sum over all sources in the scope."""

    ONE = "one"
    SUM = "sum"


class MappingKind(StrEnum):
    COPY = "copy"
    SET = "set"
    DEFAULT = "default"
    COMPUTE = "compute"


class ChargeType(StrEnum):
    ONE_TIME = "one_time"
    RECURRING = "recurring"


class Period(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Renewal(StrEnum):
    AUTOMATIC = "automatic"
    NONE = "none"


class AllowedValue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    value: Any
    label: Localised


class Characteristic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`fulfillment_only`: answered after capture and without influence on the price."""

    key: str
    name: Localised
    help: Localised = {}
    value_type: ValueType = ValueType.STRING
    mandatory: bool = False
    default: Any = None
    allowed: tuple[AllowedValue, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    pattern: str | None = None
    unit: str | None = None
    configurable: bool = True
    quantity: bool = False
    fulfillment_only: bool = False


class Specification(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    name: Localised
    kind: SpecificationKind
    subtype: Subtype | None = None
    category: str | None = None
    description: Localised = {}
    tracking: Tracking = Tracking.EACH
    characteristics: tuple[Characteristic, ...] = ()
    fulfillment_flow: str | None = None

    def characteristic(self, key: str) -> Characteristic | None:
        return next((one for one in self.characteristics if one.key == key), None)


class Relationship(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Source → target. `rule` is FEEL over `source`, `line`, `order`, `account` and `site`."""

    id: str
    source: str
    target: str
    type: RelationshipType
    mandatory: bool = True
    sequence: int = 100
    minimum: Decimal = Decimal(0)
    default: Decimal = Decimal(1)
    maximum: Decimal | None = None
    quantity_characteristic: str | None = None
    rule: str | None = None
    merge_scope: MergeScope = MergeScope.NONE
    merge_quantity: MergeQuantity = MergeQuantity.ONE


class Mapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Writes `to_characteristic` of `target`; expressions read `source`, `target` and what rules read."""

    id: str
    source: str
    target: str
    kind: MappingKind
    to_characteristic: str
    from_characteristic: str | None = None
    condition: str | None = None
    value: Any = None
    expression: str | None = None


class Price(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`amount` a unit; `factor` (FEEL) multiplies it, `condition` (FEEL) says whether it applies at all.

    `matrix` is the key of a decision table, `pricing-…`, whose answer takes the place of `amount`, or multiplies it.
    """

    key: str
    name: Localised
    charge_type: ChargeType
    amount: Decimal
    currency: str
    period: Period | None = None
    condition: str | None = None
    factor: str | None = None
    matrix: Annotated[str, msgspec.Meta(pattern=r"^pricing-[a-z0-9._-]+$", max_length=80)] | msgspec.UnsetType = (
        msgspec.UNSET
    )


class ChildOffering(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    offering: str
    minimum: int = 0
    maximum: int = 1
    default: int = 0


class ContractTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    term_months: int
    renewal: Renewal = Renewal.NONE


class EntitlementTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a customer may use: `quantity` of `unit` in each `period`, or once when there is no period."""

    key: str
    name: Localised
    quantity: Decimal
    unit: str
    period: Period | None = None


class Offering(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`specification` None: sells nothing itself but its children. `defaults` narrow those of the specification."""

    key: str
    name: Localised
    description: Localised = {}
    category: str | None = None
    specification: str | None = None
    children: tuple[ChildOffering, ...] = ()
    prices: tuple[Price, ...] = ()
    defaults: dict[str, Any] = {}
    contract: ContractTerms | None = None
    entitlements: tuple[EntitlementTerms, ...] = ()
    external_ids: tuple[str, ...] = ()
    sold_alone: bool = True
    needs_site: bool = False


class CatalogSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """All that one release holds. Cached by `release_id`; never changes."""

    release_id: UUID
    specifications: dict[str, Specification]
    offerings: dict[str, Offering]
    relationships: dict[str, tuple[Relationship, ...]]
    """By source specification, in sequence."""
    mappings: dict[str, tuple[Mapping, ...]]
    """By target specification, in document order."""
    offerings_by_external_id: dict[str, str] = {}

    def offering(self, key_or_external_id: str) -> Offering | None:
        found = self.offerings.get(key_or_external_id)
        if found is None:
            found = self.offerings.get(self.offerings_by_external_id.get(key_or_external_id, ""))
        return found

    def specification_of(self, offering: str) -> Specification | None:
        sold = self.offering(offering)
        return self.specifications.get(sold.specification) if sold and sold.specification else None

    def relationship(self, relationship_id: str) -> Relationship | None:
        return next((one for group in self.relationships.values() for one in group if one.id == relationship_id), None)
