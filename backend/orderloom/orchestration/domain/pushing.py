"""Planned dates of a running plan after it grew: what comes after late steps moves back, and nothing moves forward."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

Dates = tuple[datetime, datetime]
Afresh = Callable[["Placed", datetime], Dates]
"""Begin and end of a step that can't begin before a moment."""
_Event = tuple[UUID, bool]
"""The begin (False) or end (True) of a step."""


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A step that is not over, with what follows its end, its start and the ends that wait for its own."""

    id: UUID
    kind: str
    state: str
    domain_order_id: UUID | None
    start: datetime | None
    end: datetime | None
    successors: Sequence[UUID]
    on_start: Sequence[UUID]
    on_end: Sequence[UUID]


def pushed(steps: Sequence[Placed], now: datetime, afresh: Afresh) -> tuple[dict[UUID, Dates], datetime]:
    """The steps whose dates change, and the end of the last of all. Work that has begun keeps its begin."""
    places = {step.id: step for step in steps}
    follows = _follows(places)
    waits = Counter(after for group in follows.values() for after in group)
    earliest: dict[_Event, datetime] = {}
    dates: dict[UUID, Dates] = {}
    ready = [event for event in follows if not waits[event]]
    while ready:
        event = ready.pop()
        moment = _moment(places[event[0]], event, earliest.get(event, now), dates, afresh)
        for after in follows[event]:
            earliest[after] = max(earliest.get(after, now), moment)
            waits[after] -= 1
            if not waits[after]:
                ready.append(after)
    moved = {one: found for one, found in dates.items() if found != (places[one].start, places[one].end)}
    return {one: found for one, found in moved.items() if places[one].start is not None}, max(
        (end for _, end in dates.values()), default=now
    )


def _follows(places: Mapping[UUID, Placed]) -> dict[_Event, list[_Event]]:
    follows: defaultdict[_Event, list[_Event]] = defaultdict(list)
    for step in places.values():
        begin, end = (step.id, False), (step.id, True)
        follows[begin] = [end, *((one, False) for one in step.on_start if one in places)]
        follows[end] = [(one, False) for one in step.successors if one in places]
        follows[end] += [(one, True) for one in step.on_end if one in places]
    return dict(follows)


def _moment(step: Placed, event: _Event, earliest: datetime, dates: dict[UUID, Dates], afresh: Afresh) -> datetime:
    _, is_end = event
    if is_end:
        begin, end = dates[step.id]
        dates[step.id] = begin, max(end, earliest)
        return dates[step.id][1]
    if step.start is None or step.end is None:
        dates[step.id] = earliest, earliest
    elif step.state != "planned" or step.start >= earliest:
        dates[step.id] = step.start, step.end
    else:
        dates[step.id] = afresh(step, earliest)
    return dates[step.id][0]
