"""What products that stay require and no longer have, once others are ended or lowered."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from orderloom.catalog.contracts import CatalogSnapshot, CompatibilityRule, CompatibilityType, Lifecycle, RuleScope
from orderloom.catalog.contracts.configuration import Conflict, Installed, Loss, SaleFacts
from orderloom.catalog.domain.configuring.compatibility import REQUIRES
from orderloom.catalog.domain.configuring.limiting import holds
from orderloom.catalog.domain.configuring.wording import worded

Scope = dict[str, Any]


def standing_needs(snapshot: CatalogSnapshot) -> Iterator[CompatibilityRule]:
    """The rules in force by which one installed product requires another."""
    for group in snapshot.compatibility.values():
        for rule in group:
            lasts = rule.scope in (RuleScope.ACCOUNT, RuleScope.SITE) and rule.lifecycle is Lifecycle.PUBLISHED
            if lasts and rule.type is CompatibilityType.REQUIRES:
                yield rule


def missed_by_those_that_stay(
    snapshot: CatalogSnapshot,
    losses: Sequence[Loss],
    staying: Sequence[Installed],
    facts: SaleFacts,
    sites: Mapping[str, dict[str, Any]],
) -> tuple[Conflict, ...]:
    """`facts.installed` is all that will be there, `staying` those of it that are asked what they require. Told once
    for each rule and place, of the first line that takes away what is required there."""
    lost = {one.product.specification for one in losses}
    found: dict[tuple[str, str | None], Conflict] = {}
    for rule in standing_needs(snapshot):
        if rule.target not in lost:
            continue
        count = _Count(rule, facts, losses)
        for one in staying:
            key = (rule.key, _place(rule, one))
            if one.specification != rule.source or key in found:
                continue
            scope = _scope(one, facts, sites)
            if holds(rule.condition, scope):
                conflict = _missed(snapshot, count, one, scope)
                found |= {key: conflict} if conflict is not None else {}
    return tuple(found.values())


class _Count:
    """How many of a rule's target there will be at each place; summed once where it is the same for all sources."""

    def __init__(self, rule: CompatibilityRule, facts: SaleFacts, losses: Sequence[Loss]) -> None:
        self.rule = rule
        self._lost: dict[str | None, list[Loss]] = {}
        for loss in losses:
            if loss.product.specification == rule.target:
                self._lost.setdefault(_place(rule, loss.product), []).append(loss)
        self._there: dict[str | None, list[Installed]] = {}
        for one in facts.installed:
            if one.specification == rule.target:
                self._there.setdefault(_place(rule, one), []).append(one)
        self._sums = {place: sum((one.quantity for one in those), Decimal(0)) for place, those in self._there.items()}

    def lost_beside(self, source: Installed) -> Sequence[Loss]:
        return self._lost.get(_place(self.rule, source), ())

    def counts(self, one: Installed, scope: Scope) -> bool:
        """Whether the target is one that the rule means."""
        facts = {"specification": one.specification, "quantity": one.quantity, "characteristics": one.characteristics}
        return holds(self.rule.target_condition, {**scope, "target": facts})

    def beside(self, source: Installed, scope: Scope) -> Decimal:
        place = _place(self.rule, source)
        if self.rule.target_condition is None:
            own = source.quantity if source.specification == self.rule.target else Decimal(0)
            return self._sums.get(place, Decimal(0)) - own
        there = self._there.get(place, ())
        return sum((one.quantity for one in there if one is not source and self.counts(one, scope)), Decimal(0))


def _missed(snapshot: CatalogSnapshot, count: _Count, source: Installed, scope: Scope) -> Conflict | None:
    rule = count.rule
    least = rule.minimum * (source.quantity if rule.per_unit else Decimal(1))
    left = count.beside(source, scope)
    if left >= least:
        return None
    line = next((one.line for one in count.lost_beside(source) if count.counts(one.product, scope)), None)
    if line is None:
        return None
    message = _message(snapshot, rule, least, left)
    return Conflict(rule=rule.key, name=rule.name, message=message, code=REQUIRES, line=line)


def _place(rule: CompatibilityRule, one: Installed) -> str | None:
    return one.site if rule.scope is RuleScope.SITE else None


def _scope(one: Installed, facts: SaleFacts, sites: Mapping[str, dict[str, Any]]) -> Scope:
    """What conditions read of a product that is there, in place of a line."""
    line = {
        "specification": one.specification,
        "action": "no_change",
        "quantity": one.quantity,
        "characteristics": one.characteristics,
        "parts": [],
    }
    site = sites.get(one.site) if one.site is not None else None
    own = {"line": line, "bundle": None, "site": site, "channel": facts.channel, "now": facts.now}
    return {**own, "order": facts.order, "account": facts.account}


def _message(snapshot: CatalogSnapshot, rule: CompatibilityRule, least: Decimal, left: Decimal) -> dict[str, str]:
    """Names both, whatever the rule says to who buys."""
    source, target = (snapshot.specifications.get(key) for key in (rule.source, rule.target))
    return worded(
        "{own} stays and needs {n} of {name}; this leaves {left}.",
        "{own} permanece e precisa de {n} de {name}; com isto sobra {left}.",
        own=source.name if source else {"en": rule.source},
        name=target.name if target else {"en": rule.target},
        n=f"{least.normalize():f}",
        left=f"{left.normalize():f}",
    )
