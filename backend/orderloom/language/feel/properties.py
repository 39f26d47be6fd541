"""What a path reads from a value: entries of contexts, parts of dates and durations, bounds of ranges."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from orderloom.language.feel.temporal import render_zone
from orderloom.language.feel.values import (
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS,
    LIST,
    MONTHS,
    RANGE,
    TIME,
    UNKNOWN,
    UNKNOWN_KIND,
    Range,
    YearsMonths,
    kind,
)


def member(value: Any, name: str) -> Any:
    """The entry or part of that name; for a list, that of each of its items; null where there is none."""
    of = kind(value)
    if of is CONTEXT:
        return value.get(name)
    if of is LIST:
        return [member(item, name) for item in value]
    if of is UNKNOWN_KIND:
        return UNKNOWN
    read = _PARTS.get(of, {}).get(name)
    return None if read is None else read(value)


def _offset(value: time | datetime) -> timedelta | None:
    return value.utcoffset()


def _zone(value: time | datetime) -> str | None:
    place = render_zone(value.tzinfo)
    return place[1:] if place.startswith("@") else None


def _seconds(value: time | datetime) -> Decimal:
    return Decimal(value.second) + Decimal(value.microsecond) / 1_000_000


def _part(compute: Callable[[timedelta], int]) -> Callable[[timedelta], Decimal]:
    """A part of a length; it has the sign of the whole."""
    return lambda value: Decimal(compute(abs(value)) * (-1 if value < timedelta(0) else 1))


def _years(value: YearsMonths) -> Decimal:
    return Decimal(int(value.months / 12) if abs(value.months) < 10**15 else value.months // 12)


def _months(value: YearsMonths) -> Decimal:
    return Decimal(abs(value.months) % 12 * (-1 if value.months < 0 else 1))


_Parts = dict[str, Callable[[Any], Any]]
_OF_DATE: _Parts = {
    "year": lambda value: Decimal(value.year),
    "month": lambda value: Decimal(value.month),
    "day": lambda value: Decimal(value.day),
    "weekday": lambda value: Decimal(date.isoweekday(value)),
}
_OF_TIME: _Parts = {
    "hour": lambda value: Decimal(value.hour),
    "minute": lambda value: Decimal(value.minute),
    "second": _seconds,
    "time offset": _offset,
    "timezone": _zone,
}


def _start(value: Range) -> Any:
    return value.start


def _end(value: Range) -> Any:
    return value.end


_PARTS: dict[str, _Parts] = {
    DATE: _OF_DATE,
    TIME: _OF_TIME,
    DATE_TIME: {**_OF_DATE, **_OF_TIME},
    DAYS: {
        "days": _part(lambda value: value.days),
        "hours": _part(lambda value: value.seconds // 3600),
        "minutes": _part(lambda value: value.seconds // 60 % 60),
        "seconds": _part(lambda value: value.seconds % 60),
    },
    MONTHS: {"years": _years, "months": _months},
    RANGE: {
        "start": _start,
        "end": _end,
        "start included": lambda value: value.start_included,
        "end included": lambda value: value.end_included,
    },
}
PROPERTY_NAMES = ("time offset", "start included", "end included")
