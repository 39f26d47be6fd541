"""Built-ins for dates, times and durations."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from orderloom.language.feel import temporal
from orderloom.language.feel.builtins.registry import define
from orderloom.language.feel.comparison import equal
from orderloom.language.feel.values import DATE, DATE_TIME, STRING, TIME, YearsMonths, kind

_DAYS_OF_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _date(value: Any) -> date | None:
    if kind(value) is STRING:
        return temporal.parse_date(value)
    return value.date() if kind(value) is DATE_TIME else value


def _date_from_parts(year: Decimal, month: Decimal, day: Decimal) -> date | None:
    return temporal.make_date(int(year), int(month), int(day))


def _date_time(value: Any) -> datetime | None:
    if kind(value) is STRING:
        parsed = temporal.parse_date_time(value)
        return parsed if parsed is not None else _midnight(temporal.parse_date(value), None)
    return value if kind(value) is DATE_TIME else _midnight(value, UTC)


def _midnight(day: date | None, place: Any) -> datetime | None:
    return None if day is None else datetime(day.year, day.month, day.day, tzinfo=place)


def _date_time_from_parts(day: Any, clock: time) -> datetime:
    return datetime.combine(day.date() if kind(day) is DATE_TIME else day, clock)


def _time(value: Any) -> time | None:
    if kind(value) is STRING:
        return temporal.parse_time(value)
    if kind(value) is DATE:
        return time(0, 0, tzinfo=UTC)
    return value.timetz() if kind(value) is DATE_TIME else value


def _time_from_parts(hour: Decimal, minute: Decimal, second: Decimal, offset: timedelta | None = None) -> time:
    whole = int(second)
    micro = int((second - whole) * 1_000_000)
    place = None if offset is None else temporal.offset_zone(offset)
    return time(int(hour), int(minute), whole, micro, tzinfo=place)


def _years_and_months(start: Any, end: Any) -> YearsMonths:
    """Whole months, rounded towards zero."""
    months = (end.year - start.year) * 12 + end.month - start.month
    first, last = _in_month(start), _in_month(end)
    if months > 0 and last < first:
        months -= 1
    elif months < 0 and last > first:
        months += 1
    return YearsMonths(months)


def _in_month(value: Any) -> tuple[int, time]:
    return value.day, value.time() if kind(value) is DATE_TIME else time(0)


def _is(a: Any, b: Any = None) -> bool:
    """Same type and same value, zone included."""
    if kind(a) is not kind(b) or equal(a, b) is not True:
        return False
    if kind(a) in (TIME, DATE_TIME):
        return temporal.render_zone(a.tzinfo) == temporal.render_zone(b.tzinfo)
    return True


_ANY_DATE = "date: date|datetime"
BUILTINS = (
    define("date", _date, "from: string|date|datetime"),
    define("date", _date_from_parts, "year: number", "month: number", "day: number"),
    define("date and time", _date_time, "from: string|date|datetime"),
    define("date and time", _date_time_from_parts, _ANY_DATE, "time: time"),
    define("time", _time, "from: string|date|datetime|time"),
    define("time", _time_from_parts, "hour: number", "minute: number", "second: number", "offset?: days|null"),
    define("duration", temporal.parse_duration, "from: string"),
    define("years and months duration", _years_and_months, "from: date|datetime", "to: date|datetime"),
    define("day of year", lambda day: Decimal(day.timetuple().tm_yday), _ANY_DATE),
    define("day of week", lambda day: _DAYS_OF_WEEK[day.weekday()], _ANY_DATE),
    define("month of year", lambda day: _MONTHS[day.month - 1], _ANY_DATE),
    define("week of year", lambda day: Decimal(day.isocalendar().week), _ANY_DATE),
    define("is", _is, "value1", "value2?"),
)
