"""What a path reads from a value: entries of contexts, parts of dates and durations, bounds of ranges."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from orderloom.language.feel.moments import (
    DAY,
    SECOND,
    AnyLength,
    civil,
    days_of,
    nanos_of,
    offset_of,
    since_midnight,
    split,
    zone_of,
    zone_text,
)
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
        return [
            item.get(name) if type(item) is dict else None if item is None else member(item, name) for item in value
        ]
    if of is UNKNOWN_KIND:
        return UNKNOWN
    read = _PARTS.get(of, {}).get(name)
    return None if read is None else read(value)


def _date_part(place: int) -> Callable[[Any], Decimal]:
    """Year, month and day, by their place."""
    return lambda value: Decimal(civil(_days(value))[place])


def _days(value: Any) -> int:
    return split(value)[0] if kind(value) is DATE_TIME else days_of(value)


def _weekday(value: Any) -> Decimal:
    """Monday is 1."""
    return Decimal((_days(value) + 3) % 7 + 1)


def _clock_part(unit: int, within: int) -> Callable[[Any], Decimal]:
    return lambda value: Decimal(_clock(value) // (unit * SECOND) % within)


def _clock(value: Any) -> int:
    return split(value)[1] if kind(value) is DATE_TIME else since_midnight(value)


def _second(value: Any) -> Decimal:
    return Decimal(_clock(value) % (60 * SECOND)) / SECOND


def _offset(value: Any) -> timedelta | None:
    if kind(value) is DATE_TIME:
        return offset_of(value)
    place = zone_of(value)
    return None if place is None else place.utcoffset(None)


def _zone(value: Any) -> str | None:
    place = zone_text(zone_of(value))
    return place[1:] if place.startswith("@") else None


def _part(unit: int, within: int | None) -> Callable[[AnyLength], Decimal]:
    """A part of a length; it has the sign of the whole."""

    def read(value: AnyLength) -> Decimal:
        nanos = nanos_of(value)
        whole = abs(nanos) // unit
        part = Decimal(whole if within is None else whole % within)
        return -part if nanos < 0 else part

    return read


def _seconds(value: AnyLength) -> Decimal:
    nanos = nanos_of(value)
    part = Decimal(abs(nanos) % (60 * SECOND)) / SECOND
    return -part if nanos < 0 else part


def _years(value: YearsMonths) -> Decimal:
    years = Decimal(abs(value.months) // 12)
    return -years if value.months < 0 else years


def _months(value: YearsMonths) -> Decimal:
    months = Decimal(abs(value.months) % 12)
    return -months if value.months < 0 else months


_Parts = dict[str, Callable[[Any], Any]]
_OF_DATE: _Parts = {
    "year": _date_part(0),
    "month": _date_part(1),
    "day": _date_part(2),
    "weekday": _weekday,
}
_OF_TIME: _Parts = {
    "hour": _clock_part(3600, 24),
    "minute": _clock_part(60, 60),
    "second": _second,
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
        "days": _part(DAY, None),
        "hours": _part(3600 * SECOND, 24),
        "minutes": _part(60 * SECOND, 60),
        "seconds": _seconds,
    },
    MONTHS: {"years": _years, "months": _months},
    RANGE: {
        "start": _start,
        "end": _end,
        "start included": lambda value: value.start_included,
        "end included": lambda value: value.end_included,
    },
}
PROPERTY_NAMES: tuple[str, ...] = ("time offset", "start included", "end included")
