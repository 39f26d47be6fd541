"""Equality and order of values: true, false, null for what can't be compared, UNKNOWN for what is not known."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any

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
ORDERS: dict[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_PLAIN_ORDER = frozenset({STRING, DATE, DAYS, MONTHS})


def equal(a: Any, b: Any) -> Any:
    if type(a) is type(b) and type(a) in SAME:
        return a == b
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
    if type(a) is type(b) and type(a) in ORDERED:
        return operator(a, b)
    left, right = kind(a), kind(b)
    if left is UNKNOWN_KIND or right is UNKNOWN_KIND:
        return UNKNOWN
    if left is not right:
        return None
    if left is NUMBER:
        return _order_numbers(operator, a, b)
    if left in _PLAIN_ORDER:
        return operator(a, b)
    if left is DATE_TIME:
        return operator(a, b) if aware(a) is aware(b) else None
    if left is TIME:
        return operator(since_midnight(a), since_midnight(b)) if (a.tzinfo is None) is (b.tzinfo is None) else None
    return None


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


def aware(value: datetime) -> bool:
    return value.tzinfo is not None


def since_midnight(value: time) -> timedelta:
    """A time of day as a length, brought to UTC where its offset is fixed."""
    length = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
    return length - (value.utcoffset() or timedelta(0))


def _order_numbers(operator: Callable[[Any, Any], bool], a: Any, b: Any) -> bool | None:
    left, right = number(a), number(b)
    return None if left is None or right is None else operator(left, right)


def _equal_plain(a: Any, b: Any) -> bool:
    return bool(a == b)


def _equal_numbers(a: Any, b: Any) -> bool:
    return number(a) == number(b)


def _equal_times(a: time, b: time) -> bool:
    """Fractions of a second don't count, as in the standard."""
    if (a.tzinfo is None) is not (b.tzinfo is None):
        return False
    return _whole(since_midnight(a)) == _whole(since_midnight(b))


def _whole(length: timedelta) -> int:
    return length // timedelta(seconds=1)


def _equal_date_times(a: datetime, b: datetime) -> bool:
    return aware(a) is aware(b) and _whole(a - b) == 0


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
    DATE: _equal_plain,
    DAYS: _equal_plain,
    MONTHS: _equal_plain,
    NUMBER: _equal_numbers,
    TIME: _equal_times,
    DATE_TIME: _equal_date_times,
    LIST: _equal_lists,
    CONTEXT: _equal_contexts,
    RANGE: _equal_ranges,
}
