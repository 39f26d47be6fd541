"""How often each part is in a bundle, and how often it may be: by the bundle, its groups and the rules that hold."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from orderloom.catalog.contracts import (
    CatalogSnapshot,
    ChildGroup,
    ChildOffering,
    ConfigurationRule,
    ConfigurationRuleKind,
    Lifecycle,
)
from orderloom.catalog.domain.configuring.limiting import holds, number_of
from orderloom.catalog.domain.configuring.working import Line


class PartCount(msgspec.Struct, frozen=True):
    """`lower` and `upper` are the rules that say so, where it is not the bundle itself."""

    child: ChildOffering
    count: int
    minimum: int
    maximum: int
    lower: ConfigurationRule | None = None
    upper: ConfigurationRule | None = None

    @property
    def broken(self) -> ConfigurationRule | None:
        """The rule that the count is against; None also where it is the bundle's own limit."""
        if self.count < self.minimum:
            return self.lower
        return self.upper if self.count > self.maximum else None


def part_counts(snapshot: CatalogSnapshot, line: Line, *, ruled: bool = False) -> tuple[PartCount, ...]:
    """All parts of the bundle, or those only that a rule speaks of."""
    chosen = Counter(part.sold.key for part in line.parts)
    rules: dict[str, list[ConfigurationRule]] = {}
    for rule in snapshot.configuration.get(line.sold.key, ()):
        if rule.kind is ConfigurationRuleKind.QUANTITY and rule.child and rule.lifecycle is Lifecycle.PUBLISHED:
            rules.setdefault(rule.child, []).append(rule)
    return tuple(
        _counted(child, chosen[child.offering], rules.get(child.offering, []), line)
        for child in line.sold.children
        if not ruled or child.offering in rules
    )


def _counted(child: ChildOffering, count: int, rules: list[ConfigurationRule], line: Line) -> PartCount:
    least, most = child.minimum, child.maximum
    lower: ConfigurationRule | None = None
    upper: ConfigurationRule | None = None
    for rule in rules:
        if not holds(rule.condition, line.scope):
            continue
        low, high = number_of(rule.minimum, line.scope), number_of(rule.maximum, line.scope)
        if low is not None and low > least:
            least, lower = int(low), rule
        if high is not None and high < most:
            most, upper = max(0, int(high)), rule
    return PartCount(child, count, least, most, lower, upper)


def group_counts(line: Line) -> Iterator[tuple[ChildGroup, int]]:
    chosen = Counter(part.sold.key for part in line.parts)
    for group in line.sold.groups:
        yield group, sum(chosen[key] for key in group.offerings)
