"""Dates, times and lengths as whole numbers of days and nanoseconds, and back to values.

Python's own types carry what they can. FEEL goes on where they stop, beyond the year 9999, before the year 1 and
below a microsecond: there `Day`, `Moment`, `Clock` and `Length` take over, so that each value has exactly one type.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

SECOND = 1_000_000_000
DAY = 86_400 * SECOND
MAX_YEAR = 999_999_999
_MAX_LENGTH = 10**15 * SECOND
_EPOCH = date(1970, 1, 1).toordinal()
_DATE_OF_TIMES = date(1972, 12, 31)
_FIRST, _LAST = date.min.toordinal() - _EPOCH, date.max.toordinal() - _EPOCH
_DAYS_IN_400_YEARS = 146_097


class Day(msgspec.Struct, frozen=True):
    """A date that Python has none for, in days since 1970-01-01."""

    days: int

    def __str__(self) -> str:
        return day_text(self.days)


class Moment(msgspec.Struct, frozen=True):
    """A date and time that Python has none for: local day, nanoseconds since its midnight, zone."""

    days: int
    nanos: int
    zone: tzinfo | None

    def __str__(self) -> str:
        return f"{day_text(self.days)}T{clock_text(self.nanos)}{zone_text(self.zone)}"


class Clock(msgspec.Struct, frozen=True):
    """A time of day with a part below a microsecond."""

    nanos: int
    zone: tzinfo | None

    def __str__(self) -> str:
        return clock_text(self.nanos) + zone_text(self.zone)


class Length(msgspec.Struct, frozen=True):
    """A length of time that Python has none for."""

    nanos: int

    def __str__(self) -> str:
        return length_text(self.nanos)


AnyDate = date | Day
AnyMoment = datetime | Moment
AnyTime = time | Clock
AnyLength = timedelta | Length


def number_of_day(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 in the Gregorian calendar, carried on in both directions; there is a year 0.

    `ValueError` for a day that does not exist or a year that FEEL has not.
    """
    if abs(year) > MAX_YEAR:
        raise ValueError(year)
    cycles, within = divmod(year - 1, 400)
    return date(within + 1, month, day).toordinal() - _EPOCH + cycles * _DAYS_IN_400_YEARS


def civil(days: int) -> tuple[int, int, int]:
    """Year, month and day of a number of days since 1970-01-01."""
    cycles, within = divmod(days + _EPOCH - 1, _DAYS_IN_400_YEARS)
    found = date.fromordinal(within + 1)
    return found.year + 400 * cycles, found.month, found.day


def days_of(value: AnyDate) -> int:
    return value.toordinal() - _EPOCH if isinstance(value, date) else value.days


def to_date(days: int) -> AnyDate:
    if _FIRST <= days <= _LAST:
        return date.fromordinal(days + _EPOCH)
    if abs(civil(days)[0]) > MAX_YEAR:
        raise ValueError(days)
    return Day(days)


def split(value: AnyMoment) -> tuple[int, int, tzinfo | None]:
    """Local day, nanoseconds since its midnight, zone."""
    if isinstance(value, datetime):
        return value.toordinal() - _EPOCH, _nanos(value), value.tzinfo
    return value.days, value.nanos, value.zone


def to_moment(days: int, nanos: int, zone: tzinfo | None) -> AnyMoment:
    """`nanos` may go over the day, in both directions."""
    more, nanos = divmod(nanos, DAY)
    days += more
    if _FIRST <= days <= _LAST and nanos % 1000 == 0:
        return datetime.combine(date.fromordinal(days + _EPOCH), _clock(nanos), zone)
    to_date(days)
    return Moment(days, nanos, zone)


def since_midnight(value: AnyTime) -> int:
    """Nanoseconds, by the time's own clock."""
    return _nanos(value) if isinstance(value, time) else value.nanos


def zone_of(value: Any) -> tzinfo | None:
    """The zone of a time or of a date and time."""
    return value.tzinfo if isinstance(value, time | datetime) else value.zone


def to_time(nanos: int, zone: tzinfo | None) -> AnyTime:
    nanos %= DAY
    return Clock(nanos, zone) if nanos % 1000 else _clock(nanos).replace(tzinfo=zone)


def nanos_of(value: AnyLength) -> int:
    if isinstance(value, timedelta):
        return (value.days * 86_400 + value.seconds) * SECOND + value.microseconds * 1000
    return value.nanos


def to_length(nanos: int) -> AnyLength:
    if abs(nanos) > _MAX_LENGTH:
        raise ValueError(nanos)
    if nanos % 1000 or abs(nanos) >= DAY * 999_999_999:
        return Length(nanos)
    return timedelta(microseconds=nanos // 1000)


def offset_of_time(value: AnyTime) -> int:
    """Nanoseconds ahead of UTC; 0 where there is no zone.

    Where the offset hangs on a date, that date is 1972-12-31, by which XML Schema orders times.
    """
    zone = zone_of(value)
    if zone is None:
        return 0
    clock = _clock(since_midnight(value))
    offset = zone.utcoffset(datetime.combine(_DATE_OF_TIMES, clock))
    return nanos_of(offset) if offset else 0


def offset_of(value: AnyMoment) -> timedelta | None:
    """How far the clock is ahead of UTC; beyond Python's years the rules of its last ones go on."""
    if isinstance(value, datetime):
        return value.utcoffset()
    if value.zone is None:
        return None
    year, month, day = civil(value.days)
    stand_in = datetime.combine(date(min(max(year, 2), 9998), month, min(day, 28)), _clock(value.nanos))
    return value.zone.utcoffset(stand_in.replace(tzinfo=value.zone))


def by_clock(value: AnyMoment) -> int:
    """Nanoseconds since 1970 as its own clock shows them."""
    days, nanos, _ = split(value)
    return days * DAY + nanos


def instant(value: AnyMoment) -> int:
    """Nanoseconds since 1970 in UTC, or by its own clock where it has no zone."""
    return by_clock(value) - nanos_of(offset_of(value) or timedelta(0))


def shifted(value: AnyMoment, nanos: int) -> AnyMoment:
    """So much later in time, shown by the clock of its zone; beyond Python's years that clock is never put forward."""
    days, clock, zone = split(value)
    if isinstance(zone, ZoneInfo) and isinstance(value, datetime):
        moved = to_moment(0, instant(value) + nanos, UTC)
        if isinstance(moved, datetime):
            return moved.astimezone(zone)
    return to_moment(days, clock + nanos, zone)


def _nanos(value: time | datetime) -> int:
    return ((value.hour * 60 + value.minute) * 60 + value.second) * SECOND + value.microsecond * 1000


def _clock(nanos: int) -> time:
    minutes, rest = divmod(nanos, 60 * SECOND)
    return time(minutes // 60, minutes % 60, rest // SECOND, rest % SECOND // 1000)


def day_text(days: int) -> str:
    year, month, day = civil(days)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"


def clock_text(nanos: int) -> str:
    seconds, fraction = divmod(nanos, SECOND)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{_fraction(fraction)}"


def length_text(nanos: int) -> str:
    days, rest = divmod(abs(nanos), DAY)
    minutes, seconds = divmod(rest, 60 * SECOND)
    hours, minutes = divmod(minutes, 60)
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    if seconds:
        clock += f"{seconds // SECOND}{_fraction(seconds % SECOND)}S"
    text = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
    return ("-P" if nanos < 0 else "P") + (text or "T0S")


def zone_text(zone: tzinfo | None) -> str:
    """`@Europe/Paris`, `Z`, `+02:00`; blank for none."""
    if zone is None:
        return ""
    if isinstance(zone, ZoneInfo):
        return f"@{zone.key}"
    ahead = zone.utcoffset(None) or timedelta(0)
    if not ahead:
        return "Z"
    seconds = nanos_of(abs(ahead)) // SECOND
    text = f"{'-' if ahead < timedelta(0) else '+'}{seconds // 3600:02}:{seconds // 60 % 60:02}"
    return text + (f":{seconds % 60:02}" if seconds % 60 else "")


def _fraction(nanos: int) -> str:
    return f".{nanos:09}".rstrip("0") if nanos else ""
