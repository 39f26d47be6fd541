"""A small catalog with rules of every kind: a network of sites, a voice line that wants one, choose-one support."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from orderloom.catalog.contracts import (
    AllowedValue,
    CatalogSnapshot,
    Characteristic,
    ChildGroup,
    ChildOffering,
    CompatibilityRule,
    CompatibilityType,
    ConfigurationRule,
    ConfigurationRuleKind,
    LineToCheck,
    Narrowing,
    Offering,
    RuleScope,
    Specification,
    SpecificationKind,
    ValueType,
)
from orderloom.catalog.domain.snapshot import Entity, build_snapshot

RELEASE = UUID(int=7)


def text(words: str) -> dict[str, str]:
    return {"en": words}


def choice(key: str, *values: Any, **more: Any) -> Characteristic:
    allowed = tuple(AllowedValue(value=one, label=text(str(one).capitalize())) for one in values)
    return Characteristic(key=key, name=text(key.capitalize()), value_type=ValueType.ENUM, allowed=allowed, **more)


def number(key: str, **more: Any) -> Characteristic:
    return Characteristic(key=key, name=text(key.capitalize()), value_type=ValueType.INTEGER, **more)


def product(key: str, *characteristics: Characteristic, **more: Any) -> Specification:
    return Specification(
        key=key, name=text(key), kind=SpecificationKind.PRODUCT, characteristics=characteristics, **more
    )


def offer(key: str, specification: str | None = None, **more: Any) -> Offering:
    return Offering(key=key, name=text(key), specification=specification, **more)


def rule(key: str, kind: str, **more: Any) -> ConfigurationRule:
    return ConfigurationRule(key=key, name=text(key), kind=ConfigurationRuleKind(kind), **more)


def needs(key: str, source: str, target: str, **more: Any) -> CompatibilityRule:
    scope = RuleScope(more.pop("scope", "order"))
    return CompatibilityRule(
        key=key, name=text(key), type=CompatibilityType.REQUIRES, source=source, target=target, scope=scope, **more
    )


def excludes(key: str, source: str, target: str, **more: Any) -> CompatibilityRule:
    return CompatibilityRule(
        key=key, name=text(key), type=CompatibilityType.EXCLUDES, source=source, target=target, **more
    )


def line(number: str, offering: str, parent: str | None = None, **more: Any) -> LineToCheck:
    quantity = Decimal(more.pop("quantity", 1))
    site, action = more.pop("site", {}), more.pop("action", "add")
    return LineToCheck(
        number=number,
        offering=offering,
        parent=parent,
        quantity=quantity,
        action=action,
        site=site,
        characteristics=more,
    )


def catalog(*entities: Entity) -> CatalogSnapshot:
    return build_snapshot(RELEASE, entities)


SITE = product(
    "site",
    number("bandwidth", mandatory=True, minimum=Decimal(10), maximum=Decimal(10000)),
    choice("model", "branch", "campus", default="branch"),
    choice("security", "none", "basic", "advanced", default="none"),
    number("devices", default=1, minimum=Decimal(1), maximum=Decimal(4)),
)
NETWORK: Sequence[Entity] = (
    product("network", choice("topology", "star", "mesh", default="star")),
    SITE,
    product("voice", number("channels", default=2)),
    product("support"),
    offer("network", "network", children=(
        ChildOffering(offering="site", minimum=1, maximum=20, default=1),
        ChildOffering(offering="gold", maximum=1),
        ChildOffering(offering="silver", maximum=1, default=1),
    ), groups=(ChildGroup(key="support", name=text("Support"), offerings=("gold", "silver"), minimum=1, maximum=1),)),
    offer("site", "site", sold_alone=False, needs_site=True),
    offer("gold", "support", sold_alone=False),
    offer("silver", "support", sold_alone=False),
    offer("voice", "voice"),
    offer("small-site", "site", narrowed={
        "bandwidth": Narrowing(maximum=Decimal(100)), "model": Narrowing(allowed=("branch",)),
        "security": Narrowing(hidden=True),
    }),
)  # fmt: skip
RULES: Sequence[Entity] = (
    rule("fast-needs-campus", "set", specification="site", characteristic="model", value="campus",
         condition="line.characteristics.bandwidth > 1000"),
    rule("branch-is-simple", "forbid", specification="site", characteristic="security", values=("advanced",),
         condition='line.characteristics.model = "branch"'),
    rule("mesh-is-secure", "default", specification="site", characteristic="security", value="basic",
         condition='bundle.characteristics.topology = "mesh"'),
    rule("devices-by-speed", "range", specification="site", characteristic="devices", minimum="2",
         condition="line.characteristics.bandwidth >= 5000"),
    rule("mesh-of-three", "quantity", offering="network", child="site", minimum="3",
         condition='line.characteristics.topology = "mesh"'),
    needs("voice-needs-network", "voice", "network"),
)  # fmt: skip
