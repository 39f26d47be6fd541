"""When something may be done: by how long the like took, or else by the durations that its plan would have."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from orderloom.catalog.contracts import CatalogSnapshot, RelationshipType
from orderloom.orchestration.domain.template import Template
from orderloom.ordering.contracts.configuring import DateEstimate

FEWEST = 5
"""Of how many the history has to tell before it is believed."""
MOST_LEVELS = 12
Seconds = Mapping[str, Sequence[float]]


def by_history(specifications: Sequence[str], took: Seconds, now: datetime) -> DateEstimate | None:
    """What is ordered together is done with its slowest; None where any of it has no history."""
    known = [sorted(took.get(key, ())) for key in dict.fromkeys(specifications)]
    if not known or any(len(one) < FEWEST for one in known):
        return None
    return DateEstimate(
        likely=now + timedelta(seconds=max(quantile(one, 0.5) for one in known)),
        late=now + timedelta(seconds=max(quantile(one, 0.9) for one in known)),
        basis="history",
        samples=min(len(one) for one in known),
    )


def quantile(ordered: Sequence[float], share: float) -> float:
    """Between two values in proportion, as `percentile_cont` has it."""
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _around_the_clock(now: datetime, length: timedelta) -> datetime:
    return now + length


def by_plan(
    snapshot: CatalogSnapshot,
    specifications: Sequence[str],
    own: Callable[[str], int],
    now: datetime,
    after: Callable[[datetime, timedelta], datetime] = _around_the_clock,
) -> DateEstimate | None:
    """`own` says how many seconds of work a specification's own flow takes, `after` when so much work is done. At best
    the parts are done beside the whole, at worst before it; the truth lies between."""
    found = [_spans(snapshot, key, own, 0) for key in dict.fromkeys(specifications)]
    longest = max((late for _, late in found), default=0)
    if longest == 0:
        return None
    likely = max(early for early, _ in found)
    return DateEstimate(
        likely=after(now, timedelta(seconds=likely)), late=after(now, timedelta(seconds=longest)), basis="plan"
    )


def _spans(snapshot: CatalogSnapshot, key: str, own: Callable[[str], int], level: int) -> tuple[int, int]:
    if level > MOST_LEVELS:
        return 0, 0
    below = [
        _spans(snapshot, one.target, own, level + 1)
        for one in snapshot.relationships.get(key, ())
        if one.mandatory and one.rule is None and one.type is not RelationshipType.COMPOSED_OF
    ]
    mine = own(key)
    early = max([mine, *(one for one, _ in below)])
    late = mine + max((one for _, one in below), default=0)
    return early, late


def critical_seconds(template: Template, seconds: Sequence[int]) -> int:
    """The longest way through a flow; steps on a way back are counted once."""
    ends: dict[int, int] = {}

    def end(place: int, seen: frozenset[int]) -> int:
        if place not in ends:
            after = [one for one in template.steps[place].followers if one not in seen]
            ends[place] = seconds[place] + max((end(one, seen | {one}) for one in after), default=0)
        return ends[place]

    return max((end(place, frozenset({place})) for place in template.entries), default=0)
