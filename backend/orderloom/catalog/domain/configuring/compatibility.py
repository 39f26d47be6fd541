"""What a product requires or excludes: beside it in its bundle, at its site, in the order, or with the account."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
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
    targets: tuple[Target, ...]

    @property
    def holds(self) -> bool:
        return self.least <= self.found and (self.most is None or self.found <= self.most)


def compatibility_conflicts(work: Work) -> tuple[Conflict, ...]:
    return tuple(_conflict(work, one) for one in counted(work) if not one.holds)


def counted(work: Work) -> Iterator[Counted]:
    """Every rule in force, for every added line that it speaks of."""
    targets: dict[str, list[Target]] | None = None
    for line in work.lines.values():
        if line.specification is None or not line.is_added:
            continue
        for rule in work.snapshot.compatibility.get(line.specification.key, ()):
            if rule.lifecycle is Lifecycle.PUBLISHED and holds(rule.condition, line.scope):
                targets = targets if targets is not None else _targets(work)
                yield _count(rule, line, targets.get(rule.target, ()))


def _targets(work: Work) -> dict[str, list[Target]]:
    found: dict[str, list[Target]] = defaultdict(list)
    for line in work.lines.values():
        if line.specification is not None and line.given.action not in _GONE:
            key = line.specification.key
            found[key].append(Target(key, line.given.quantity, line.given.site.get("id"), line.facts, line))
    for one in work.facts.installed:
        facts = {"specification": one.specification, "quantity": one.quantity, "characteristics": one.characteristics}
        found[one.specification].append(Target(one.specification, one.quantity, one.site, facts))
    return found


def _count(rule: CompatibilityRule, line: Line, targets: Sequence[Target]) -> Counted:
    near = tuple(one for one in targets if one.line is not line and _in_scope(rule, line, one))
    if rule.target_condition is not None:
        near = tuple(one for one in near if holds(rule.target_condition, {**line.scope, "target": one.facts}))
    units = line.given.quantity if rule.per_unit else Decimal(1)
    found = sum((one.quantity for one in near), Decimal(0))
    if rule.type is CompatibilityType.EXCLUDES:
        return Counted(rule, line, found, Decimal(0), (rule.maximum or Decimal(0)) * units, near)
    most = rule.maximum * units if rule.maximum is not None else None
    return Counted(rule, line, found, rule.minimum * units, most, near)


def _in_scope(rule: CompatibilityRule, line: Line, target: Target) -> bool:
    if rule.scope is RuleScope.ACCOUNT:
        return True
    if rule.scope is RuleScope.SITE:
        return target.site == line.given.site.get("id")
    if target.line is None:
        return False
    return rule.scope is RuleScope.ORDER or _root(target.line) is _root(line)


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
