"""What goes together: rules within one configuration, and rules between the products of an order."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec

from orderloom.catalog.contracts.structure import Lifecycle, Localised


class RuleScope(StrEnum):
    """Where the target of a compatibility rule is looked for; `account` counts what is installed too."""

    BUNDLE = "bundle"
    SITE = "site"
    ORDER = "order"
    ACCOUNT = "account"


class CompatibilityType(StrEnum):
    REQUIRES = "requires"
    EXCLUDES = "excludes"


class CompatibilityRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A line of the specification `source` (for which `condition` holds) requires or excludes lines of `target` (for
    which `target_condition` holds). Conditions are FEEL over line, order, account and site; `target_condition` reads
    `target` besides. `minimum` and `maximum` count units of the target for each unit of the source when `per_unit`,
    else for all; a site's lines are those of the same site. `message` names the rule to a buyer. A `requires` orders
    domain orders too: the target is done before its source."""

    key: str
    name: Localised
    type: CompatibilityType
    source: str
    target: str
    scope: RuleScope = RuleScope.ORDER
    condition: str | None = None
    target_condition: str | None = None
    minimum: Decimal = Decimal(1)
    maximum: Decimal | None = None
    per_unit: bool = False
    message: Localised = {}
    lifecycle: Lifecycle = Lifecycle.PUBLISHED


class ConfigurationRuleKind(StrEnum):
    """`default` proposes `value` (or what `expression` comes to), `set` insists on it: of several the first that holds
    is heard. `allow` and `forbid` list `values`; `range` narrows by `minimum` and `maximum`; `require` makes an answer
    mandatory; `hide` takes the question away, and its answer; `quantity` bounds how often the part `child` is in a
    bundle."""

    DEFAULT = "default"
    SET = "set"
    ALLOW = "allow"
    FORBID = "forbid"
    RANGE = "range"
    REQUIRE = "require"
    HIDE = "hide"
    QUANTITY = "quantity"


class ConfigurationRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """While `condition` (FEEL over line, bundle, order, account, site) holds, it acts on `characteristic` of a line
    that sells `specification` (or `offering`), or on the part `child` of the bundle `offering`. Rules act by
    `sequence`; `minimum` and `maximum` are FEEL texts: a number, or what another answer makes it. A line and a bundle
    have `parts`: what is in them, each with offering, specification, quantity and characteristics."""

    key: str
    name: Localised
    kind: ConfigurationRuleKind
    specification: str | None = None
    offering: str | None = None
    characteristic: str | None = None
    child: str | None = None
    condition: str | None = None
    value: Any = None
    expression: str | None = None
    values: tuple[Any, ...] = ()
    minimum: str | None = None
    maximum: str | None = None
    message: Localised = {}
    sequence: int = 100
    lifecycle: Lifecycle = Lifecycle.PUBLISHED
