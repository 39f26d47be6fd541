"""What a product requires or excludes: beside it in its bundle, at its site, in the order, or with the account."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec

from orderloom.catalog.contracts import CompatibilityRule, CompatibilityType, Lifecycle, RuleScope
from orderloom.catalog.contracts.configuration import Conflict
from orderloom.catalog.domain.configuring.limiting import holds
from orderloom.catalog.domain.configuring.wording import worded
from orderloom.catalog.domain.configuring.working import Line, Work

REQUIRES = "catalog.requires"
EXCLUDES = "catalog.excludes"
_GONE = frozenset({"disconnect"})


class Target(msgspec.Struct, frozen=True):
    """Something that a rule may count: a line of the selection, or what is installed (`line` is None)."""

    specification: str
    quantity: Decimal
    site: Any
    facts: dict[str, Any]
    line: Line | None = None


class Counted(msgspec.Struct, frozen=True):
    """A rule as it meets one line: `found` of its target where at least `least` and at most `most` should be."""

    rule: CompatibilityRule
    line: Line
    found: Decimal
    least: Decimal
    most: Decimal | None
    near: "Near"

    @property
    def holds(self) -> bool:
        return self.least <= self.found and (self.most is None or self.found <= self.most)

    @property
    def targets(self) -> tuple[Target, ...]:
        return self.near.others(self.rule, self.line)


class Near:
    """What stands near a line, by the scopes of rules. Sums of what is the same for many lines are made once."""

    def __init__(self, work: Work) -> None:
        self._by_specification: dict[str, list[Target]] = defaultdict(list)
        self._groups: dict[tuple[str, RuleScope], dict[Any, list[Target]]] = {}
        self._sums: dict[tuple[str, RuleScope, Any], Decimal] = {}
        for target in _targets(work):
            self._by_specification[target.specification].append(target)

    def others(self, rule: CompatibilityRule, line: Line) -> tuple[Target, ...]:
        return tuple(
            one
            for one in self._group(rule, line)
            if one.line is not line and holds(rule.target_condition, {**line.scope, "target": one.facts})
        )

    def sum(self, rule: CompatibilityRule, line: Line) -> Decimal:
        if rule.target_condition is not None:
            return sum((one.quantity for one in self.others(rule, line)), Decimal(0))
        place = (rule.target, rule.scope, _place(rule.scope, line))
        if place not in self._sums:
            self._sums[place] = sum((one.quantity for one in self._group(rule, line)), Decimal(0))
        own = line.given.quantity if line.specification and line.specification.key == rule.target else Decimal(0)
        return self._sums[place] - own

    def _group(self, rule: CompatibilityRule, line: Line) -> list[Target]:
        name = (rule.target, rule.scope)
        if name not in self._groups:
            groups: dict[Any, list[Target]] = defaultdict(list)
            for one in self._by_specification[rule.target]:
                if one.line is not None:
                    groups[_place(rule.scope, one.line)].append(one)
                elif rule.scope in (RuleScope.ACCOUNT, RuleScope.SITE):
                    groups[one.site if rule.scope is RuleScope.SITE else None].append(one)
            self._groups[name] = groups
        return self._groups[name].get(_place(rule.scope, line), [])


def _place(scope: RuleScope, line: Line) -> Any:
    """What lines that count for each other have in common."""
    if scope is RuleScope.SITE:
        return line.given.site.get("id")
    return _root(line).number if scope is RuleScope.BUNDLE else None


def compatibility_conflicts(work: Work) -> tuple[Conflict, ...]:
    return tuple(_conflict(work, one) for one in counted(work) if not one.holds)


def counted(work: Work) -> Iterator[Counted]:
    """Every rule in force, for every added line that it speaks of."""
    near: Near | None = None
    for line in work.lines.values():
        if line.specification is None or not line.is_added:
            continue
        for rule in work.snapshot.compatibility.get(line.specification.key, ()):
            if rule.lifecycle is Lifecycle.PUBLISHED and holds(rule.condition, line.scope):
                near = near or Near(work)
                yield _count(rule, line, near)


def _targets(work: Work) -> Iterator[Target]:
    for line in work.lines.values():
        if line.specification is not None and line.given.action not in _GONE:
            site = line.given.site.get("id")
            yield Target(line.specification.key, line.given.quantity, site, line.facts, line)
    for one in work.facts.installed:
        facts = {"specification": one.specification, "quantity": one.quantity, "characteristics": one.characteristics}
        yield Target(one.specification, one.quantity, one.site, facts)


def _count(rule: CompatibilityRule, line: Line, near: Near) -> Counted:
    units = line.given.quantity if rule.per_unit else Decimal(1)
    found = near.sum(rule, line)
    if rule.type is CompatibilityType.EXCLUDES:
        return Counted(rule, line, found, Decimal(0), (rule.maximum or Decimal(0)) * units, near)
    most = rule.maximum * units if rule.maximum is not None else None
    return Counted(rule, line, found, rule.minimum * units, most, near)


def _root(line: Line) -> Line:
    for _ in range(32):
        if line.bundle is None:
            return line
        line = line.bundle
    return line


def _conflict(work: Work, one: Counted) -> Conflict:
    requires = one.rule.type is CompatibilityType.REQUIRES and one.found < one.least
    return Conflict(
        rule=one.rule.key,
        name=one.rule.name,
        message=one.rule.message or _message(work, one, requires),
        code=REQUIRES if requires else EXCLUDES,
        line=one.line.number,
    )


def _message(work: Work, one: Counted, requires: bool) -> dict[str, str]:
    target = work.snapshot.specifications.get(one.rule.target)
    name = target.name if target else {"en": one.rule.target}
    own = one.line.sold.name
    if requires:
        return worded(
            "{own} needs {n} of {name}; there is {found}.",
            "{own} precisa de {n} de {name}; há {found}.",
            own=own,
            name=name,
            n=f"{one.least.normalize():f}",
            found=f"{one.found.normalize():f}",
        )
    if one.most:
        return worded(
            "{own} goes with at most {n} of {name}; there is {found}.",
            "{own} aceita no máximo {n} de {name}; há {found}.",
            own=own,
            name=name,
            n=f"{one.most.normalize():f}",
            found=f"{one.found.normalize():f}",
        )
    return worded("{own} doesn’t go with {name}.", "{own} não combina com {name}.", own=own, name=name)
