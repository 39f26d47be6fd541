"""Equality and order of values: true, false, null for what can't be compared, UNKNOWN for what is not known."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any
from zoneinfo import ZoneInfo

from orderloom.language.feel.moments import (
    SECOND,
    AnyMoment,
    AnyTime,
    by_clock,
    days_of,
    instant,
    nanos_of,
    offset_of_time,
    since_midnight,
    zone_of,
)
from orderloom.language.feel.values import (
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS,
    LIST,
    MONTHS,
    NULL,
    NUMBER,
    RANGE,
    STRING,
    TIME,
    UNKNOWN,
    UNKNOWN_KIND,
    Range,
    YearsMonths,
    kind,
    number,
)

SAME = frozenset({str, bool, Decimal, int, type(None), YearsMonths, timedelta, date})
"""Python types whose own `==` is FEEL's, as long as both sides have the same type."""
ORDERED = frozenset({str, Decimal, int, YearsMonths, timedelta, date})
"""Python types whose own order is FEEL's, as long as both sides have the same type."""
COUNTS = frozenset({Decimal, int})
"""Python types that are compared exactly with each other."""
ORDERS: dict[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def equal(a: Any, b: Any) -> Any:
    if (type(a) is type(b) and type(a) in SAME) or (type(a) in COUNTS and type(b) in COUNTS):
        return a == b
    if type(a) is datetime and type(b) is datetime and a.tzinfo is b.tzinfo and type(a.tzinfo) is not ZoneInfo:
        return a.replace(microsecond=0) == b.replace(microsecond=0)
    left, right = kind(a), kind(b)
    if left is UNKNOWN_KIND or right is UNKNOWN_KIND:
        return UNKNOWN
    if left is NULL or right is NULL:
        return left is right
    if left is not right:
        return None
    compare = _EQUALITY.get(left)
    return compare(a, b) if compare else None


def not_equal(a: Any, b: Any) -> Any:
    return inverse(equal(a, b))


def inverse(verdict: Any) -> Any:
    """`not` on a truth value; anything else but UNKNOWN is null."""
    if verdict is True:
        return False
    if verdict is False:
        return True
    return UNKNOWN if verdict is UNKNOWN else None


def ordered(operator: Callable[[Any, Any], bool], a: Any, b: Any) -> Any:
    """`a operator b`, where `operator` is one of `ORDERS`."""
    if (type(a) is type(b) and type(a) in ORDERED) or (type(a) in COUNTS and type(b) in COUNTS):
        return operator(a, b)
    if type(a) is datetime and type(b) is datetime and a.tzinfo is b.tzinfo and type(a.tzinfo) is not ZoneInfo:
        return operator(a, b)
    left, right = kind(a), kind(b)
    if left is UNKNOWN_KIND or right is UNKNOWN_KIND:
        return UNKNOWN
    if left is not right:
        return None
    key = _KEYS.get(left)
    if left in _BY_CLOCK and zoned(a) is not zoned(b):
        key = _BY_CLOCK[left]
    return None if key is None else _in_order(operator, key(a), key(b))


def within(value: Any, low: Any, high: Any) -> Any:
    """`value between low and high`."""
    return conjunction(ordered(ge, value, low), ordered(le, value, high))


def in_range(value: Any, interval: Range) -> Any:
    """Membership; a missing bound is open."""
    low, high = interval.start, interval.end
    above = True if low is None else ordered(ge if interval.start_included else gt, value, low)
    below = True if high is None else ordered(le if interval.end_included else lt, value, high)
    return conjunction(above, below)


def conjunction(a: Any, b: Any) -> Any:
    if a is False or b is False:
        return False
    if a is UNKNOWN or b is UNKNOWN:
        return UNKNOWN
    return True if a is True and b is True else None


def zoned(value: AnyMoment | AnyTime) -> bool:
    return zone_of(value) is not None


def utc_time(value: AnyTime) -> int:
    """Nanoseconds since midnight, brought to UTC where the offset is fixed."""
    return since_midnight(value) - offset_of_time(value)


def _in_order(operator: Callable[[Any, Any], bool], a: Any, b: Any) -> bool | None:
    return None if a is None or b is None else operator(a, b)


def _itself(value: Any) -> Any:
    return value


def _equal_plain(a: Any, b: Any) -> bool:
    return bool(a == b)


def _equal_numbers(a: Any, b: Any) -> bool:
    return number(a) == number(b)


def _equal_dates(a: Any, b: Any) -> bool:
    return days_of(a) == days_of(b)


def _equal_days(a: Any, b: Any) -> bool:
    return nanos_of(a) == nanos_of(b)


def _equal_times(a: AnyTime, b: AnyTime) -> bool:
    """Fractions of a second don't count, as in the standard."""
    return zoned(a) is zoned(b) and utc_time(a) // SECOND == utc_time(b) // SECOND


def _equal_date_times(a: AnyMoment, b: AnyMoment) -> bool:
    return zoned(a) is zoned(b) and instant(a) // SECOND == instant(b) // SECOND


def _equal_lists(a: Any, b: Any) -> Any:
    if len(a) != len(b):
        return False
    return _all(equal(left, right) for left, right in zip(a, b, strict=True))


def _equal_contexts(a: Any, b: Any) -> Any:
    if a.keys() != b.keys():
        return False
    return _all(equal(value, b[key]) for key, value in a.items())


def _all(verdicts: Any) -> Any:
    """False beats UNKNOWN beats true; a part that can't be compared makes the whole unequal."""
    result: Any = True
    for verdict in verdicts:
        if verdict is UNKNOWN:
            result = UNKNOWN
        elif verdict is not True:
            return False
    return result


def _equal_ranges(a: Range, b: Range) -> Any:
    if (a.start_included, a.end_included) != (b.start_included, b.end_included):
        return False
    return _all((equal(a.start, b.start), equal(a.end, b.end)))


_EQUALITY: dict[str, Callable[[Any, Any], Any]] = {
    STRING: _equal_plain,
    BOOLEAN: _equal_plain,
    DATE: _equal_dates,
    DAYS: _equal_days,
    MONTHS: _equal_plain,
    NUMBER: _equal_numbers,
    TIME: _equal_times,
    DATE_TIME: _equal_date_times,
    LIST: _equal_lists,
    CONTEXT: _equal_contexts,
    RANGE: _equal_ranges,
}
_BY_CLOCK: dict[str, Callable[[Any], Any]] = {TIME: since_midnight, DATE_TIME: by_clock}
"""Where only one of two has an offset, the other is taken to have the same: what their own clocks show decides."""
_KEYS: dict[str, Callable[[Any], Any]] = {
    STRING: _itself,
    MONTHS: _itself,
    NUMBER: number,
    DATE: days_of,
    DAYS: nanos_of,
    TIME: utc_time,
    DATE_TIME: instant,
}
"""What the values of a kind are ordered by."""
