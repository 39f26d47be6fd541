"""Built-ins for dates, times and durations."""

from datetime import UTC
from decimal import Decimal
from typing import Any

from orderloom.language.feel.builtins.registry import define
from orderloom.language.feel.comparison import equal
from orderloom.language.feel.moments import (
    SECOND,
    AnyDate,
    AnyMoment,
    AnyTime,
    civil,
    days_of,
    number_of_day,
    since_midnight,
    split,
    to_date,
    to_moment,
    to_time,
    zone_of,
    zone_text,
)
from orderloom.language.feel.temporal import (
    offset_zone,
    parse_date,
    parse_date_time,
    parse_duration,
    parse_time,
)
from orderloom.language.feel.values import DATE, DATE_TIME, STRING, TIME, YearsMonths, cut, kind

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


def _date(value: Any) -> AnyDate | None:
    if kind(value) is STRING:
        return parse_date(value)
    return to_date(split(value)[0]) if kind(value) is DATE_TIME else value


def _date_from_parts(year: Decimal, month: Decimal, day: Decimal) -> AnyDate:
    return to_date(number_of_day(cut(year), cut(month), cut(day)))


def _date_time(value: Any) -> AnyMoment | None:
    """A text that is but a date is its midnight anywhere; a date is its midnight in UTC."""
    if kind(value) is not STRING:
        return value if kind(value) is DATE_TIME else to_moment(days_of(value), 0, UTC)
    day = parse_date(value)
    return parse_date_time(value) if day is None else to_moment(days_of(day), 0, None)


def _date_time_from_parts(day: Any, clock: AnyTime) -> AnyMoment:
    return to_moment(_days(day), since_midnight(clock), zone_of(clock))


def _days(value: Any) -> int:
    return split(value)[0] if kind(value) is DATE_TIME else days_of(value)


def _time(value: Any) -> AnyTime | None:
    if kind(value) is STRING:
        return parse_time(value)
    if kind(value) is DATE:
        return to_time(0, UTC)
    return to_time(split(value)[1], split(value)[2]) if kind(value) is DATE_TIME else value


def _time_from_parts(hour: Decimal, minute: Decimal, second: Decimal, offset: Any = None) -> AnyTime | None:
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        return None
    nanos = (int(hour) * 60 + int(minute)) * 60 * SECOND + int(second * SECOND)
    return to_time(nanos, None if offset is None else offset_zone(offset))


def _years_and_months(start: Any, end: Any) -> YearsMonths:
    """Whole months by the calendar, rounded towards zero; the time of day does not count."""
    (from_year, from_month, from_day), (year, month, day) = civil(_days(start)), civil(_days(end))
    months = (year - from_year) * 12 + month - from_month
    if months > 0 and day < from_day:
        months -= 1
    elif months < 0 and day > from_day:
        months += 1
    return YearsMonths(months)


def _day_of_year(day: Any) -> Decimal:
    days = _days(day)
    return Decimal(days - number_of_day(civil(days)[0], 1, 1) + 1)


def _day_of_week(day: Any) -> str:
    return _DAYS_OF_WEEK[(_days(day) + 3) % 7]


def _month_of_year(day: Any) -> str:
    return _MONTHS[civil(_days(day))[1] - 1]


def _week_of_year(day: Any) -> Decimal:
    """As ISO 8601 counts: the week belongs to the year of its Thursday."""
    days = _days(day)
    thursday = days - (days + 3) % 7 + 3
    return Decimal((thursday - number_of_day(civil(thursday)[0], 1, 1)) // 7 + 1)


def _is(a: Any, b: Any) -> bool:
    """Same type and same value, zone included."""
    if kind(a) is not kind(b) or equal(a, b) is not True:
        return False
    if kind(a) in (TIME, DATE_TIME):
        return zone_text(zone_of(a)) == zone_text(zone_of(b))
    return True


_SLOW = 120
"""Steps to read or take apart a date."""
_ANY_DATE = "date: date|datetime"
BUILTINS = (
    define("date", _date, "from: string|date|datetime", cost=_SLOW),
    define("date", _date_from_parts, "year: number", "month: number", "day: number", cost=_SLOW),
    define("date and time", _date_time, "from: string|date|datetime", cost=_SLOW),
    define("date and time", _date_time_from_parts, _ANY_DATE, "time: time", cost=_SLOW),
    define("time", _time, "from: string|date|datetime|time", cost=_SLOW),
    define(
        "time", _time_from_parts, "hour: number", "minute: number", "second: number", "offset?: days|null", cost=_SLOW
    ),
    define("duration", parse_duration, "from: string", cost=_SLOW),
    define("years and months duration", _years_and_months, "from: date|datetime", "to: date|datetime", cost=_SLOW),
    define("day of year", _day_of_year, _ANY_DATE, cost=_SLOW),
    define("day of week", _day_of_week, _ANY_DATE, cost=_SLOW),
    define("month of year", _month_of_year, _ANY_DATE, cost=_SLOW),
    define("week of year", _week_of_year, _ANY_DATE, cost=_SLOW),
    define("is", _is, "value1", "value2", deep=True, each=8, cost=_SLOW, keeps=False),
)
