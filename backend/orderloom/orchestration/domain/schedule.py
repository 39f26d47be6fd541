"""Planned dates of the steps of a plan, rolled forward along what they wait for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from orderloom.kernel.errors import DomainError
from orderloom.orchestration.contracts import OF_PEOPLE
from orderloom.orchestration.domain.hours import Hours, around_the_clock
from orderloom.orchestration.domain.layout import Step


class PlanHasCycle(DomainError):
    """Steps that wait for each other would never open."""

    code = "orchestration.plan_has_cycle"


def schedule(
    steps: Sequence[Step], places: Mapping[UUID, Step], start: datetime, hours: Hours = around_the_clock
) -> datetime:
    """Gives new steps their dates; the end of the last. What waits for standing steps alone begins at `start`."""
    clock = _Clock(steps, places, start, hours)
    last = 0
    for step in clock.ready:
        last = max(last, clock.begin(step))
    if clock.ended < len(steps):
        raise PlanHasCycle("Domain orders of this order wait for each other.", path=("domain_orders",))
    for step in steps:
        begin, end = clock.dates[step.id]
        step.planned_start, step.planned_end = start + timedelta(seconds=begin), start + timedelta(seconds=end)
    return start + timedelta(seconds=last)


class _Clock:
    """Seconds from the start. `open_ends` are steps that have begun and whose end waits for other ends."""

    def __init__(self, steps: Sequence[Step], places: Mapping[UUID, Step], start: datetime, hours: Hours) -> None:
        self.places = places
        self.start, self.hours = start, hours
        self.earliest: dict[UUID, int] = {}
        self.latest: dict[UUID, int] = {}
        self.dates: dict[UUID, tuple[int, int]] = {}
        self.ended = 0
        self.starts = Counter(after for step in steps for after in step.successors)
        self.starts.update(after for step in steps for after in step.on_start)
        self.ends = Counter(after for step in steps for after in step.on_end)
        self.ready = [step for step in steps if step.id not in self.starts]

    def begin(self, step: Step) -> int:
        """Begins a step, and ends it when nothing bars that; the latest end that is known by that."""
        first = self.earliest.get(step.id, 0)
        first, last = self._worked(step, first)
        self.dates[step.id] = (first, last)
        for after in step.on_start:
            self._release(after, first)
        return 0 if self.ends[step.id] else self._end(step)

    def _worked(self, step: Step, earliest: int) -> tuple[int, int]:
        """People begin and end their work while their site works."""
        if step.kind not in OF_PEOPLE or step.seconds == 0:
            return earliest, earliest + step.seconds
        begin = self.start + timedelta(seconds=earliest)
        begins, ends = self.hours(step.site_id, begin, timedelta(seconds=step.seconds))
        return ceil((begins - self.start).total_seconds()), ceil((ends - self.start).total_seconds())

    def _end(self, step: Step) -> int:
        last, ending = 0, [step]
        while ending:
            one = ending.pop()
            begun, planned = self.dates[one.id]
            finish = max(planned, self.latest.get(one.id, 0))
            self.dates[one.id] = (begun, finish)
            self.ended += 1
            last = max(last, finish)
            for after in one.successors:
                self._release(after, finish)
            ending += [self.places[after] for after in one.on_end if self._may_end(after, finish)]
        return last

    def _release(self, after: UUID, moment: int) -> None:
        if after in self.places:
            self.earliest[after] = max(self.earliest.get(after, 0), moment)
            self.starts[after] -= 1
            if self.starts[after] == 0:
                self.ready.append(self.places[after])

    def _may_end(self, after: UUID, moment: int) -> bool:
        if after not in self.places:
            return False
        self.latest[after] = max(self.latest.get(after, 0), moment)
        self.ends[after] -= 1
        return self.ends[after] == 0 and after in self.dates
