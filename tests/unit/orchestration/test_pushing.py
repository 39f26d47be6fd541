"""Dates of a running plan move back when late steps come before them, and only then."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from orderloom.orchestration.domain.pushing import Dates, Placed, pushed

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def at(hours: float) -> datetime:
    return NOW + timedelta(hours=hours)


def step(number: int, begin: float | None, end: float | None, *successors: int, **fields: Any) -> Placed:
    given: dict[str, Any] = {"kind": "task.automated", "state": "planned", "on_start": (), "on_end": (), **fields}
    return Placed(
        id=UUID(int=number),
        domain_order_id=None,
        start=at(begin) if begin is not None else None,
        end=at(end) if end is not None else None,
        successors=[UUID(int=one) for one in successors],
        **given,
    )


def afresh(one: Placed, earliest: datetime) -> Dates:
    assert one.start is not None
    assert one.end is not None
    return earliest, earliest + (one.end - one.start)


def moved(*steps: Placed) -> tuple[dict[int, tuple[float, float]], float]:
    dates, end = pushed(steps, NOW, afresh)

    def hours(moment: datetime) -> float:
        return (moment - NOW) / timedelta(hours=1)

    return {one.int: (hours(first), hours(last)) for one, (first, last) in dates.items()}, hours(end)


def test_what_comes_after_a_late_step_moves_back_through_gates_and_closings() -> None:
    late, gate = step(1, 0, 5, 2), step(2, None, None, 3, kind="gate.join")
    assert moved(late, gate, step(3, 2, 4, 4), step(4, 4, 5)) == ({3: (5, 7), 4: (7, 8)}, 8)


def test_what_has_time_enough_stays_where_it_is() -> None:
    assert moved(step(1, 0, 2, 2), step(2, 6, 7)) == ({}, 7)


def test_work_that_has_begun_keeps_its_begin() -> None:
    assert moved(step(1, 0, 5, 2), step(2, 2, 3, 3, state="in_progress"), step(3, 3, 4)) == ({}, 5)


def test_a_start_that_waits_for_a_start_and_an_end_for_an_end_move_too() -> None:
    late = step(1, 0, 5, 2)
    begun = step(2, 1, 2, on_start=[UUID(int=3)], on_end=[UUID(int=4)])
    assert moved(late, begun, step(3, 1, 3), step(4, 0, 1)) == ({2: (5, 6), 3: (5, 7), 4: (0, 6)}, 7)


def test_steps_that_wait_for_each_other_stay() -> None:
    assert moved(step(1, 0, 1, 2), step(2, 0, 1, 1)) == ({}, 0)
