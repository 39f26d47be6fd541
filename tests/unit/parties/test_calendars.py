"""Working time: what calendars must be like, and what so many hours of work come to."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from orderloom.kernel.ids import new_id
from orderloom.parties.contracts import BusinessCalendar, CreateCalendar, Holiday, Hours
from orderloom.parties.domain.calendars import (
    after_work,
    calendar_problems,
    next_open,
    open_spans,
    work_between,
    work_in,
)

OFFICE = BusinessCalendar(
    id=new_id(),
    key="office",
    name="Office",
    hours=tuple(Hours(day=day, opens=time(9), closes=time(17)) for day in range(1, 6)),
    holidays=(Holiday(day=date(2026, 12, 25), name="Christmas"),),
)
LISBON = "Europe/Lisbon"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_work_that_does_not_fit_into_friday_goes_on_on_monday() -> None:
    assert after_work(OFFICE, utc("2026-11-20T15:00"), timedelta(hours=4), LISBON) == utc("2026-11-23T11:00")


def test_whole_days_of_work_are_working_days() -> None:
    assert work_in(OFFICE, timedelta(days=2)) == timedelta(hours=16)
    assert work_in(OFFICE, timedelta(hours=8)) == timedelta(hours=8)
    half = BusinessCalendar(
        id=new_id(), key="half", name="Half", hours=(*OFFICE.hours[:1], Hours(day=6, opens=time(12), closes=time(0)))
    )
    assert work_in(half, timedelta(days=1)) == timedelta(hours=10)


def test_holidays_and_nights_pass_by() -> None:
    assert after_work(OFFICE, utc("2026-12-24T16:00"), timedelta(hours=2), LISBON) == utc("2026-12-28T10:00")
    assert next_open(OFFICE, utc("2026-12-24T18:00"), LISBON) == utc("2026-12-28T09:00")


def test_the_time_zone_of_the_site_counts_unless_the_calendar_has_its_own() -> None:
    assert open_spans(OFFICE, date(2026, 11, 23), "America/Sao_Paulo")[0][0] == utc("2026-11-23T12:00")
    fixed = BusinessCalendar(id=new_id(), key="k", name="n", hours=OFFICE.hours, timezone="Asia/Tokyo")
    assert open_spans(fixed, date(2026, 11, 23), LISBON)[0][0] == utc("2026-11-23T00:00")


def test_a_day_on_which_clocks_are_put_on_is_an_hour_shorter() -> None:
    round_the_clock = BusinessCalendar(
        id=new_id(),
        key="k",
        name="n",
        hours=tuple(Hours(day=day, opens=time(0), closes=time(0)) for day in range(1, 8)),
    )
    begin, end = open_spans(round_the_clock, date(2026, 3, 29), LISBON)[0]
    assert end - begin == timedelta(hours=23)


def test_work_between_two_moments_leaves_out_what_is_closed() -> None:
    assert work_between(OFFICE, utc("2026-11-20T16:00"), utc("2026-11-23T10:00"), LISBON) == timedelta(hours=2)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001
    st.integers(0, 60 * 60 * 200),
    st.sampled_from([LISBON, "America/New_York", "Asia/Kolkata"]),
)
def test_what_is_done_after_so_much_work_has_so_much_work_between(began: datetime, seconds: int, zone: str) -> None:
    begin, work = began.replace(tzinfo=UTC), timedelta(seconds=seconds)
    assert work_between(OFFICE, begin, after_work(OFFICE, begin, work, zone), zone) == work


def test_overlapping_hours_unknown_days_and_double_holidays_are_refused() -> None:
    wrong = CreateCalendar(
        key="Bad Key",
        name="",
        hours=(
            Hours(day=1, opens=time(9), closes=time(12)),
            Hours(day=1, opens=time(11), closes=time(17)),
            Hours(day=9, opens=time(9), closes=time(8)),
        ),
        holidays=(Holiday(day=date(2026, 1, 1), name="New Year"), Holiday(day=date(2026, 1, 1), name="Again")),
        timezone="Mars/Base",
    )
    assert sorted(problem.path for problem in calendar_problems(wrong)) == [
        ("holidays", 1, "day"),
        ("hours", 1, "opens"),
        ("hours", 2, "closes"),
        ("hours", 2, "day"),
        ("key",),
        ("name",),
        ("timezone",),
    ]
