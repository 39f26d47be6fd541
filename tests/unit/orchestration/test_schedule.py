"""Dates along links of every type, and what one end bars of another."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from orderloom.kernel.ids import new_id
from orderloom.orchestration.contracts import StepKind
from orderloom.orchestration.domain.layout import Step
from orderloom.orchestration.domain.schedule import PlanHasCycle, schedule

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
ORDER = new_id()


def step(key: str, hours: int) -> Step:
    return Step(id=new_id(), order_id=ORDER, key=key, kind=StepKind.AUTOMATED, seconds=hours * 3600)


def hours(*steps: Step) -> dict[str, tuple[int, int]]:
    """Schedules; when each begins and ends, in hours from the start."""
    schedule(steps, {one.id: one for one in steps}, START)
    found: dict[str, tuple[int, int]] = {}
    for one in steps:
        assert one.planned_start is not None
        assert one.planned_end is not None
        length = timedelta(hours=1)
        found[one.key] = ((one.planned_start - START) // length, (one.planned_end - START) // length)
    return found


def test_a_start_follows_a_start_and_an_end_an_end() -> None:
    dig, lay, watch, bill = step("dig", 4), step("lay", 2), step("watch", 1), step("bill", 1)
    dig.on_start.append(lay.id)
    dig.on_end.append(watch.id)
    watch.successors.append(bill.id)
    watch.ends_after = 1
    assert hours(bill, watch, lay, dig) == {"dig": (0, 4), "lay": (0, 2), "watch": (0, 4), "bill": (4, 5)}


def test_a_scope_lasts_from_its_first_step_to_its_last() -> None:
    scope, first, last, after = step("scope", 0), step("first", 2), step("last", 3), step("after", 1)
    scope.on_start.append(first.id)
    first.successors.append(last.id)
    last.on_end.append(scope.id)
    scope.successors.append(after.id)
    assert hours(scope, first, last, after) == {"scope": (0, 5), "first": (0, 2), "last": (2, 5), "after": (5, 6)}


def test_steps_that_wait_for_each_other_are_refused() -> None:
    one, other = step("one", 1), step("other", 1)
    one.on_end.append(other.id)
    other.on_end.append(one.id)
    with pytest.raises(PlanHasCycle):
        hours(one, other)


def test_people_begin_and_end_while_their_site_works_and_machines_around_the_clock() -> None:
    site = new_id()

    def from_nine_to_five(at: UUID | None, begin: datetime, length: timedelta) -> tuple[datetime, datetime]:
        assert at == site
        return (begin + timedelta(hours=16), begin + timedelta(hours=16) + length) if begin.hour == 17 else (
            begin, begin + length
        )  # fmt: skip

    fit, check = step("fit", 8), step("check", 2)
    fit.kind = check.kind = StepKind.MANUAL
    fit.site_id = check.site_id = site
    call = step("call", 1)
    fit.successors += [check.id, call.id]
    schedule([fit, check, call], {one.id: one for one in (fit, check, call)}, START, from_nine_to_five)
    spans = {one.key: (one.planned_start, one.planned_end) for one in (fit, check, call)}
    assert spans == {
        "fit": (START, datetime(2026, 1, 5, 17, tzinfo=UTC)),
        "check": (datetime(2026, 1, 6, 9, tzinfo=UTC), datetime(2026, 1, 6, 11, tzinfo=UTC)),
        "call": (datetime(2026, 1, 5, 17, tzinfo=UTC), datetime(2026, 1, 5, 18, tzinfo=UTC)),
    }
