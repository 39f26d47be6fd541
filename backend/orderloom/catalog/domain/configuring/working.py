"""The lines of a selection while they are worked on: what was given, what holds now, and why."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import msgspec

from orderloom.catalog.contracts import (
    LEFT_OPEN,
    CatalogSnapshot,
    Characteristic,
    ConfigurationRule,
    Lifecycle,
    LineToCheck,
    Narrowing,
    Offering,
    Specification,
    is_set,
)
from orderloom.catalog.contracts.configuration import Origin, SaleFacts

Bound = tuple[Decimal, ConfigurationRule | None]


class Limits(msgspec.Struct):
    """What is left of one characteristic: by its offering, and by the rules that hold now."""

    permitted: tuple[Any, ...] | None = None
    only: list[ConfigurationRule] = []
    blocked: list[ConfigurationRule] = []
    low: Bound | None = None
    high: Bound | None = None
    mandatory: bool = False
    hidden: ConfigurationRule | None = None
    insisted: tuple[Any, ConfigurationRule] | None = None
    contrary: list[ConfigurationRule] = []
    proposed: tuple[Any, ConfigurationRule] | None = None
    acting: list[ConfigurationRule] = []


class Line(msgspec.Struct, eq=False):
    """`values` are what holds now; `facts` is what rules read of the line, and sees every change of them."""

    given: LineToCheck
    sold: Offering
    specification: Specification | None
    rules: dict[str, list[ConfigurationRule]]
    bundle: "Line | None" = None
    parts: list["Line"] = []
    values: dict[str, Any] = {}
    origins: dict[str, tuple[Origin, ConfigurationRule | None]] = {}
    limits: dict[str, Limits] = {}
    facts: dict[str, Any] = {}
    scope: dict[str, Any] = {}

    @property
    def number(self) -> str:
        return self.given.number

    @property
    def is_added(self) -> bool:
        return self.given.action == "add"


Ruled = dict[str, dict[str, list[ConfigurationRule]]]


class Work(msgspec.Struct, eq=False):
    """`lines` by number, in the order of the selection; what can't be placed is left out. `ruled` are the rules of each
    offering met so far, for the next selection of the same catalog."""

    snapshot: CatalogSnapshot
    facts: SaleFacts
    lines: dict[str, Line]
    unsettled: tuple[str, ...] = ()
    ruled: Ruled = {}


def same(one: Any, other: Any) -> bool:
    """Equal, and a truth is no number."""
    return one == other and isinstance(one, bool) is isinstance(other, bool)


def contains(values: Sequence[Any], value: Any) -> bool:
    return any(same(one, value) for one in values)


def static_default(line: Line, characteristic: Characteristic) -> tuple[Any, Origin]:
    """What the offering proposes, or else its specification."""
    own = line.sold.defaults.get(characteristic.key)
    if own is not None:
        return own, Origin.OFFERING
    return characteristic.default, Origin.SPECIFICATION


def begin(
    snapshot: CatalogSnapshot, lines: Sequence[LineToCheck], facts: SaleFacts, ruled: Ruled | None = None
) -> Work:
    """Lines with their bundles and parts, and the values that hold before any rule."""
    work = Work(snapshot, facts, {}, ruled={} if ruled is None else ruled)
    for given in lines:
        sold = snapshot.offering(given.offering)
        if sold is not None and given.number not in work.lines:
            specification = snapshot.specifications.get(sold.specification or "")
            if sold.key not in work.ruled:
                work.ruled[sold.key] = _rules(snapshot, sold)
            work.lines[given.number] = Line(given, sold, specification, work.ruled[sold.key])
    for line in work.lines.values():
        _begin(line, facts)
    for line in work.lines.values():
        bundle = work.lines.get(line.given.parent or "")
        if bundle is not None and bundle is not line:
            line.bundle = bundle
            bundle.parts.append(line)
            bundle.facts["parts"].append(line.facts)
            line.scope["bundle"] = bundle.facts
    return work


def _begin(line: Line, facts: SaleFacts) -> None:
    for one in line.specification.characteristics if line.specification else ():
        given = line.given.characteristics.get(one.key)
        answered = is_set(given) or given == LEFT_OPEN
        value, origin = (given, Origin.BUYER) if answered else static_default(line, one)
        if value is not None and not (one.fulfillment_only and origin is not Origin.BUYER):
            line.values[one.key] = value
            line.origins[one.key] = (origin, None)
    line.facts = {
        "number": line.number,
        "offering": line.sold.key,
        "specification": line.sold.specification,
        "action": line.given.action,
        "quantity": line.given.quantity,
        "characteristics": line.values,
        "parts": [],
    }
    line.scope = {
        "line": line.facts,
        "bundle": None,
        "order": facts.order,
        "account": facts.account,
        "site": line.given.site or None,
        "channel": facts.channel,
        "now": facts.now,
    }


def _rules(snapshot: CatalogSnapshot, sold: Offering) -> dict[str, list[ConfigurationRule]]:
    """The rules in force on a line of this offering, by the characteristic that they act on, in sequence."""
    own = snapshot.configuration.get(sold.key, ())
    found = (*snapshot.configuration.get(sold.specification or "", ()), *(one for one in own if not one.child))
    by_key: dict[str, list[ConfigurationRule]] = {}
    for rule in sorted(found, key=lambda one: one.sequence):
        if rule.characteristic is not None and rule.lifecycle is Lifecycle.PUBLISHED:
            by_key.setdefault(rule.characteristic, []).append(rule)
    return by_key


def narrowing_of(line: Line, key: str) -> Narrowing | None:
    return line.sold.narrowed.get(key)
