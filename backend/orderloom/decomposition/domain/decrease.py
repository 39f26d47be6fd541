"""Fewer are wanted than are installed: which items go."""

from collections.abc import Sequence

from orderloom.catalog.contracts import is_set
from orderloom.decomposition.domain.installed import InstalledItem

ASK = "ask"
NEWEST_FIRST = "newest_first"
LEAST_PROGRESSED = "least_progressed"
POLICIES = frozenset({ASK, NEWEST_FIRST, LEAST_PROGRESSED})


def those_that_go(items: Sequence[InstalledItem], count: int, policy: str) -> list[InstalledItem]:
    """`items` by age, the oldest first. Until somebody is asked, the newest are meant."""
    places = {one.id: place for place, one in enumerate(items)}
    if policy == LEAST_PROGRESSED:
        return sorted(items, key=lambda one: (*_progress(one), -places[one.id]))[:count]
    return list(items[-count:])


def _progress(one: InstalledItem) -> tuple[bool, int]:
    return one.activated, sum(is_set(value) for value in one.characteristics.values())
