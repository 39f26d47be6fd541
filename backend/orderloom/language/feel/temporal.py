"""Dates, times and durations between text and Python values."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from orderloom.language.feel.values import YearsMonths

_DATE = r"(?P<year>-?(?:\d{4}|[1-9]\d{4,8}))-(?P<month>\d\d)-(?P<day>\d\d)"
_TIME = (
    r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?P<fraction>\.\d{1,9})?"
    r"(?P<zone>Z|[+-]\d\d:\d\d(?::\d\d)?|@[A-Za-z][\w+-]*(?:/[\w+-]+)*)?"
)
_IS_DATE = re.compile(_DATE, re.ASCII)
_IS_TIME = re.compile(_TIME, re.ASCII)
_IS_DATE_TIME = re.compile(f"{_DATE}T{_TIME}", re.ASCII)
_IS_MONTHS = re.compile(r"(-)?P(?=\d)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?", re.ASCII)
_IS_DAYS = re.compile(
    r"(-)?P(?=[\dT])(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,15}(?:\.\d{1,9})?)S)?)?", re.ASCII
)
_MAX_OFFSET = timedelta(hours=18)


def parse(text: str) -> Any:
    """The date, time, date and time or duration that `text` is; None if it is none."""
    for read in (parse_date, parse_date_time, parse_time, parse_duration):
        value = read(text)
        if value is not None:
            return value
    return None


def parse_date(text: str) -> date | None:
    found = _IS_DATE.fullmatch(text)
    return make_date(*(int(found[part]) for part in ("year", "month", "day"))) if found else None


def parse_time(text: str) -> time | None:
    found = _IS_TIME.fullmatch(text)
    if found is None:
        return None
    moment = _clock(found, date(2000, 1, 1))
    return None if moment is None else moment.timetz()


def parse_date_time(text: str) -> datetime | None:
    """A date alone is its midnight only for `date and time("…")`, which asks `parse_date` itself."""
    found = _IS_DATE_TIME.fullmatch(text)
    if found is None:
        return None
    day = make_date(*(int(found[part]) for part in ("year", "month", "day")))
    return None if day is None else _clock(found, day)


def parse_duration(text: str) -> timedelta | YearsMonths | None:
    found = _IS_MONTHS.fullmatch(text)
    if found:
        months = int(found[2] or 0) * 12 + int(found[3] or 0)
        return YearsMonths(-months if found[1] else months)
    found = _IS_DAYS.fullmatch(text)
    if found is None or text.endswith("T"):
        return None
    days, hours, minutes = (int(found[place] or 0) for place in (2, 3, 4))
    seconds = Decimal(found[5] or 0)
    try:
        length = timedelta(days, microseconds=int(seconds * 1_000_000), minutes=minutes, hours=hours)
    except OverflowError:
        return None
    return -length if found[1] else length


def make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def zone(text: str | None) -> tzinfo | None:
    """`Z`, `+02:00`, `@Europe/Paris`; `ValueError` for an offset or a name that does not exist."""
    if not text:
        return None
    if text == "Z":
        return UTC
    if text.startswith("@"):
        try:
            return ZoneInfo(text[1:])
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(text) from error
    hours, minutes, *seconds = (int(part) for part in text[1:].split(":"))
    return offset_zone(timedelta(hours=hours, minutes=minutes, seconds=sum(seconds)) * (-1 if text[0] == "-" else 1))


def offset_zone(offset: timedelta) -> tzinfo:
    if abs(offset) > _MAX_OFFSET:
        raise ValueError(offset)
    return timezone(offset) if offset else UTC


def _clock(found: re.Match[str], day: date) -> datetime | None:
    hour, minute, second = (int(found[part]) for part in ("hour", "minute", "second"))
    microsecond = int((found["fraction"] or ".0")[1:7].ljust(6, "0"))
    next_day = hour == 24 and minute == second == microsecond == 0
    try:
        moment = datetime(day.year, day.month, day.day, 0 if next_day else hour, minute, second, microsecond)
        moment = moment.replace(tzinfo=zone(found["zone"]))
        return moment + timedelta(days=1) if next_day else moment
    except (ValueError, OverflowError):
        return None


def render_zone(place: tzinfo | None) -> str:
    if place is None:
        return ""
    if isinstance(place, ZoneInfo):
        return f"@{place.key}"
    offset = place.utcoffset(None)
    return "Z" if not offset else _render_offset(offset)


def _render_offset(offset: timedelta) -> str:
    total = int(abs(offset).total_seconds())
    text = f"{'-' if offset < timedelta(0) else '+'}{total // 3600:02}:{total // 60 % 60:02}"
    return text + (f":{total % 60:02}" if total % 60 else "")


def render_time(value: time | datetime) -> str:
    text = f"{value.hour:02}:{value.minute:02}:{value.second:02}"
    if value.microsecond:
        text += f".{value.microsecond:06}".rstrip("0")
    return text + render_zone(value.tzinfo)


def render_date(value: date) -> str:
    return f"{value.year:04}-{value.month:02}-{value.day:02}"


def render_date_time(value: datetime) -> str:
    return f"{render_date(value)}T{render_time(value)}"


def render_days(value: timedelta) -> str:
    total = abs(value)
    hours, rest = divmod(total.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    if seconds or total.microseconds:
        clock += f"{seconds}.{total.microseconds:06}".rstrip("0").rstrip(".") + "S"
    text = (f"{total.days}D" if total.days else "") + (f"T{clock}" if clock else "")
    return ("-P" if value < timedelta(0) else "P") + (text or "T0S")
