"""Dates, times and durations between text and values."""

import re
from datetime import UTC, timedelta, timezone, tzinfo
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from orderloom.language.feel.moments import (
    DAY,
    SECOND,
    AnyDate,
    AnyLength,
    AnyMoment,
    AnyTime,
    clock_text,
    day_text,
    days_of,
    length_text,
    nanos_of,
    number_of_day,
    since_midnight,
    split,
    to_date,
    to_length,
    to_moment,
    to_time,
    zone_of,
    zone_text,
)
from orderloom.language.feel.values import YearsMonths

_DATE = r"(?P<year>-?(?:\d{4}|[1-9]\d{4,8}))-(?P<month>\d\d)-(?P<day>\d\d)"
_TIME = (
    r"(?P<hour>\d\d):(?P<minute>[0-5]\d):(?P<second>[0-5]\d)(?P<fraction>\.\d+)?"
    r"(?P<zone>[Zz]|[+-]\d\d:[0-5]\d(?::[0-5]\d)?|@[A-Za-z][\w+-]*(?:/[\w+-]+)*)?"
)
_IS_DATE = re.compile(_DATE, re.ASCII)
_IS_TIME = re.compile(_TIME, re.ASCII)
_IS_DATE_TIME = re.compile(f"{_DATE}T{_TIME}", re.ASCII)
_IS_MONTHS = re.compile(r"(-)?P(?=\d)(?:(\d{1,10})Y)?(?:(\d{1,11})M)?", re.ASCII)
_IS_DAYS = re.compile(
    r"(-)?P(?=[\dT])(?:(\d{1,12})D)?(?:T(?=\d)(?:(\d{1,13})H)?(?:(\d{1,15})M)?(?:(\d{1,16}(?:\.\d+)?)S)?)?", re.ASCII
)
_MAX_OFFSET = timedelta(hours=18)


def parse(text: str) -> Any:
    """The date, time, date and time or duration that `text` is; None if it is none."""
    for read in (parse_date, parse_date_time, parse_time, parse_duration):
        value = read(text)
        if value is not None:
            return value
    return None


def parse_date(text: str) -> AnyDate | None:
    found = _IS_DATE.fullmatch(text)
    try:
        return to_date(_day(found)) if found else None
    except ValueError:
        return None


def parse_time(text: str) -> AnyTime | None:
    found = _IS_TIME.fullmatch(text)
    try:
        return to_time(_since_midnight(found), zone(found["zone"])) if found else None
    except ValueError:
        return None


def parse_date_time(text: str) -> AnyMoment | None:
    found = _IS_DATE_TIME.fullmatch(text)
    try:
        return to_moment(_day(found), _since_midnight(found), zone(found["zone"])) if found else None
    except ValueError:
        return None


def parse_duration(text: str) -> AnyLength | YearsMonths | None:
    found = _IS_MONTHS.fullmatch(text)
    if found:
        months = int(found[2] or 0) * 12 + int(found[3] or 0)
        return YearsMonths(-months if found[1] else months)
    found = _IS_DAYS.fullmatch(text)
    if found is None or text.endswith("T"):
        return None
    days, hours, minutes = (int(found[place] or 0) for place in (2, 3, 4))
    nanos = days * DAY + (hours * 60 + minutes) * 60 * SECOND + int(Decimal(found[5] or 0) * SECOND)
    try:
        return to_length(-nanos if found[1] else nanos)
    except ValueError:
        return None


def zone(text: str | None) -> tzinfo | None:
    """`Z`, `+02:00`, `@Europe/Paris`; `ValueError` for an offset or a name that does not exist."""
    if not text:
        return None
    if text in ("Z", "z"):
        return UTC
    if text.startswith("@"):
        return _place(text[1:])
    hours, minutes, *seconds = (int(part) for part in text[1:].split(":"))
    return offset_zone(timedelta(hours=hours, minutes=minutes, seconds=sum(seconds)) * (-1 if text[0] == "-" else 1))


@lru_cache(maxsize=1024)
def _place(name: str) -> tzinfo:
    if name not in _PLACES:
        raise ValueError(name)
    try:
        return ZoneInfo(name)
    except (KeyError, OSError) as error:
        raise ValueError(name) from error


def _places() -> frozenset[str]:
    """The names of all zones, so that a wrong one is not looked for on the disk; from the list that comes with them."""
    try:
        return frozenset(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())
    except (ModuleNotFoundError, OSError):
        return frozenset(available_timezones())


_PLACES = _places()


def offset_zone(offset: AnyLength) -> tzinfo:
    """`ValueError` for one that is too large or too fine."""
    if not isinstance(offset, timedelta) or abs(offset) > _MAX_OFFSET:
        raise ValueError(offset)
    return timezone(offset) if offset else UTC


def _day(found: re.Match[str]) -> int:
    return number_of_day(int(found["year"]), int(found["month"]), int(found["day"]))


def _since_midnight(found: re.Match[str]) -> int:
    """24:00:00 is the end of the day."""
    hour, minute, second = (int(found[part]) for part in ("hour", "minute", "second"))
    nanos = ((hour * 60 + minute) * 60 + second) * SECOND + int((found["fraction"] or ".0")[1:10].ljust(9, "0"))
    if nanos > DAY:
        raise ValueError(found[0])
    return nanos


def render_time(value: AnyTime) -> str:
    return clock_text(since_midnight(value)) + zone_text(zone_of(value))


def render_date(value: AnyDate) -> str:
    return day_text(days_of(value))


def render_date_time(value: AnyMoment) -> str:
    days, nanos, place = split(value)
    return f"{day_text(days)}T{clock_text(nanos)}{zone_text(place)}"


def render_days(value: AnyLength) -> str:
    return length_text(nanos_of(value))
