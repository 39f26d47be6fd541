"""Time as people work it: what a calendar must be like, when it is open, and what so many working hours come to."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from orderloom.kernel.errors import Problem
from orderloom.parties.contracts import BusinessCalendar, CreateCalendar, Hours
from orderloom.parties.domain.checks import KEY, text_problems

MOST_HOLIDAYS = 1_000
LONGEST_LOOK = 366 * 5
MIDNIGHT = time(0)
Span = tuple[datetime, datetime]


def calendar_problems(calendar: BusinessCalendar | CreateCalendar) -> tuple[Problem, ...]:
    found = text_problems(calendar.name, "name", needed=True)
    if not KEY.match(calendar.key):
        found.append(Problem("parties.bad_key", "A key has small letters, digits and hyphens.", ("key",)))
    if calendar.timezone is not None and calendar.timezone not in available_timezones():
        found.append(Problem("parties.bad_timezone", "A time zone is an IANA name, e.g. Europe/Lisbon.", ("timezone",)))
    return (*found, *_hours_problems(calendar.hours), *_holiday_problems(calendar))


def _hours_problems(hours: tuple[Hours, ...]) -> Iterator[Problem]:
    if not hours:
        yield Problem("parties.never_open", "A calendar is open at some time of the week.", ("hours",))
    for index, one in enumerate(hours):
        if not 1 <= one.day <= 7:
            yield Problem("parties.bad_day", "Days count from 1, Monday, to 7, Sunday.", ("hours", index, "day"))
        if one.closes != MIDNIGHT and one.closes <= one.opens:
            yield Problem("parties.bad_hours", "This closes before it opens.", ("hours", index, "closes"))
    ordered = sorted(enumerate(hours), key=lambda pair: (pair[1].day, pair[1].opens))
    for (_, before), (index, after) in pairwise(ordered):
        if before.day == after.day and (before.closes == MIDNIGHT or before.closes > after.opens):
            yield Problem("parties.hours_overlap", "These hours overlap others of the day.", ("hours", index, "opens"))


def _holiday_problems(calendar: BusinessCalendar | CreateCalendar) -> Iterator[Problem]:
    if len(calendar.holidays) > MOST_HOLIDAYS:
        yield Problem("parties.too_many", f"A calendar has at most {MOST_HOLIDAYS} holidays.", ("holidays",))
    seen: set[date] = set()
    for index, one in enumerate(calendar.holidays):
        for problem in text_problems(one.name, "name", 120, needed=True):
            yield Problem(problem.code, problem.message, ("holidays", index, "name"))
        if one.day in seen:
            yield Problem("parties.holiday_twice", "This day is a holiday already.", ("holidays", index, "day"))
        seen.add(one.day)


def open_spans(calendar: BusinessCalendar, day: date, timezone: str) -> list[Span]:
    """When it is open on this day of the site, in UTC and in order; clocks that are put on or back are heeded."""
    if any(one.day == day for one in calendar.holidays):
        return []
    zone = ZoneInfo(calendar.timezone or timezone)
    spans = [_span(one, day, zone) for one in calendar.hours if one.day == day.isoweekday()]
    return sorted(span for span in spans if span[0] < span[1])


def _span(hours: Hours, day: date, zone: ZoneInfo) -> Span:
    ends = day + timedelta(days=1) if hours.closes == MIDNIGHT else day
    opens = datetime.combine(day, hours.opens, zone).astimezone(UTC)
    return opens, datetime.combine(ends, hours.closes, zone).astimezone(UTC)


def spans_from(calendar: BusinessCalendar, moment: datetime, timezone: str) -> Iterator[Span]:
    """What is open from `moment` on, the first of them from that moment; ends after five years of nothing."""
    zone = ZoneInfo(calendar.timezone or timezone)
    day, idle = moment.astimezone(zone).date() - timedelta(days=1), 0
    while idle < LONGEST_LOOK:
        spans = [(max(opens, moment), closes) for opens, closes in open_spans(calendar, day, timezone)]
        still = [(opens, closes) for opens, closes in spans if opens < closes]
        yield from still
        day, idle = day + timedelta(days=1), 0 if still else idle + 1


def next_open(calendar: BusinessCalendar, moment: datetime, timezone: str) -> datetime:
    """The moment itself when it is open then; the moment, too, of a calendar that does not open again."""
    return next((opens for opens, _ in spans_from(calendar, moment, timezone)), moment)


def after_work(calendar: BusinessCalendar, moment: datetime, work: timedelta, timezone: str) -> datetime:
    """When so much work, begun at `moment` and done only while it is open, is done."""
    left = work
    for opens, closes in spans_from(calendar, moment, timezone):
        if closes - opens >= left:
            return opens + left
        left -= closes - opens
    return moment + left


def work_between(calendar: BusinessCalendar, begin: datetime, end: datetime, timezone: str) -> timedelta:
    """How much of the time from `begin` to `end` it is open."""
    total = timedelta()
    for opens, closes in spans_from(calendar, begin, timezone):
        if opens >= end:
            break
        total += min(closes, end) - opens
    return total


DAY = timedelta(days=1)


def working_day(calendar: BusinessCalendar) -> timedelta:
    """How long it is open on a day on which it opens at all."""
    days = {one.day for one in calendar.hours}
    return sum((_length(one) for one in calendar.hours), timedelta()) / max(1, len(days))


def _length(hours: Hours) -> timedelta:
    closes = timedelta(days=1) if hours.closes == MIDNIGHT else _since_midnight(hours.closes)
    return closes - _since_midnight(hours.opens)


def _since_midnight(moment: time) -> timedelta:
    return timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)


def work_in(calendar: BusinessCalendar, length: timedelta) -> timedelta:
    """Whole days are working days; anything else is so much time at work."""
    return length // DAY * working_day(calendar) if length % DAY == timedelta() else length
