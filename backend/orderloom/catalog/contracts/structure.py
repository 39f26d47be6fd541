"""What products are made of: specifications, characteristics, relationships, mappings. Immutable, looked up by key."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec

Localised = dict[str, str]

LEFT_OPEN: dict[str, Any] = {"open": True}
"""The value of a characteristic that is left open on purpose: unset now, to be answered during fulfillment."""


def is_set(value: Any) -> bool:
    """Whether a characteristic has an answer; blank, null and `LEFT_OPEN` are none."""
    return value is not None and value not in ("", LEFT_OPEN)


class Lifecycle(StrEnum):
    """Of an entity in a release. `retired`: not sold any more, still known to orders and inventory. `archived`: kept
    for old orders only and left out of every list. Drafts are in no release."""

    PUBLISHED = "published"
    RETIRED = "retired"
    ARCHIVED = "archived"


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
    """How a mapping answers its target's characteristic.

    `include` and `exclude` say that the option `value` is, or is not, among its values; `exclude` without a value makes
    the characteristic not applicable. `validate` writes nothing: its expression has to hold.
    """

    COPY = "copy"
    SET = "set"
    DEFAULT = "default"
    COMPUTE = "compute"
    INCLUDE = "include"
    EXCLUDE = "exclude"
    VALIDATE = "validate"


class AllowedValue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    value: Any
    label: Localised


class Characteristic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`fulfillment_only`: answered after capture and without influence on the price. With `most` above 1 the value is
    a list of at most so many; `step` is the grid on which a number lies, from `minimum`."""

    key: str
    name: Localised
    help: Localised = {}
    value_type: ValueType = ValueType.STRING
    mandatory: bool = False
    default: Any = None
    allowed: tuple[AllowedValue, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    step: Decimal | None = None
    most: int = 1
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
    brand: str | None = None
    version: int = 1
    lifecycle: Lifecycle = Lifecycle.PUBLISHED

    def characteristic(self, key: str) -> Characteristic | None:
        return next((one for one in self.characteristics if one.key == key), None)


class Relationship(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Source → target. `rule` is FEEL over `source`, `line`, `order`, `account` and `site`. What can't be decided by
    the time its line reaches the milestone `expires_at` of a fulfillment flow is left out."""

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
    expires_at: str | None = None


class Mapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Writes `to_characteristic` of `target`; expressions read `source`, `target` and what rules read. `message` is
    what people are told when a validation fails."""

    id: str
    source: str
    target: str
    kind: MappingKind
    to_characteristic: str
    from_characteristic: str | None = None
    condition: str | None = None
    value: Any = None
    expression: str | None = None
    message: Localised = {}
