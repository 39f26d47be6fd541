"""Sums, differences, products, quotients and powers of numbers, strings, dates and durations; null where undefined."""

import calendar
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from orderloom.language.feel.comparison import aware, since_midnight
from orderloom.language.feel.values import (
    DATE,
    DATE_TIME,
    DAYS,
    DIGITS,
    MONTHS,
    NUMBER,
    STRING,
    TIME,
    UNKNOWN,
    UNKNOWN_KIND,
    YearsMonths,
    finite,
    kind,
    number,
)

_DAY = timedelta(days=1)
MAX_STRING = 100_000


def arithmetic(operator: str) -> Callable[[Any, Any], Any]:
    """The function of `+ - * / **`; it never raises."""
    numbers, others = _NUMBERS[operator], _OTHERS[operator]

    def apply(a: Any, b: Any) -> Any:
        if type(a) is Decimal and type(b) is Decimal:
            result = numbers(a, b)
            return result if result.is_finite() else None
        left, right = kind(a), kind(b)
        if left is UNKNOWN_KIND or right is UNKNOWN_KIND:
            return UNKNOWN
        try:
            if left is NUMBER and right is NUMBER:
                return _of_numbers(numbers, a, b)
            compute = others.get((left, right))
            return None if compute is None else compute(a, b)
        except (ArithmeticError, ValueError):
            return None

    return apply


def negate(value: Any) -> Any:
    of = kind(value)
    if of is NUMBER:
        return _of_numbers(DIGITS.subtract, Decimal(0), value)
    if of is DAYS:
        return -value
    if of is MONTHS:
        return YearsMonths(-value.months)
    return UNKNOWN if of is UNKNOWN_KIND else None


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day. Keeps the clock of a date and time."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def moment(value: Any) -> datetime:
    """A date stands for its midnight in UTC."""
    return value if type(value) is datetime else datetime(value.year, value.month, value.day, tzinfo=UTC)


def _of_numbers(compute: Callable[[Decimal, Decimal], Decimal], a: Any, b: Any) -> Decimal | None:
    left, right = number(a), number(b)
    return None if left is None or right is None else finite(compute(left, right))


def _divide(a: Decimal, b: Decimal) -> Decimal:
    return DIGITS.divide(a, b)


def _join(a: str, b: str) -> str | None:
    return a + b if len(a) + len(b) <= MAX_STRING else None


def _shift_date(day: date, length: timedelta) -> date:
    return (datetime(day.year, day.month, day.day) + length).date()


def _shift_time(clock: time, length: timedelta) -> time:
    moved = datetime(2000, 1, 1, clock.hour, clock.minute, clock.second, clock.microsecond) + length % _DAY
    return moved.time().replace(tzinfo=clock.tzinfo)


def _between(a: Any, b: Any) -> timedelta | None:
    left, right = moment(a), moment(b)
    if aware(left) is not aware(right):
        return None
    return left.astimezone(UTC) - right.astimezone(UTC) if aware(left) else left - right


def _between_times(a: time, b: time) -> timedelta | None:
    return since_midnight(a) - since_midnight(b) if (a.tzinfo is None) is (b.tzinfo is None) else None


def _scale_months(length: YearsMonths, factor: Any) -> YearsMonths | None:
    by = number(factor)
    return None if by is None else YearsMonths(int(DIGITS.multiply(Decimal(length.months), by)))


def _divide_months(length: YearsMonths, factor: Any) -> YearsMonths | None:
    by = number(factor)
    return YearsMonths(int(DIGITS.divide(Decimal(length.months), by))) if by else None


def _microseconds(length: timedelta) -> Decimal:
    return Decimal(length // timedelta(microseconds=1))


def _scale_days(length: timedelta, factor: Any) -> timedelta | None:
    by = number(factor)
    return None if by is None else timedelta(microseconds=int(DIGITS.multiply(_microseconds(length), by)))


def _divide_days(length: timedelta, factor: Any) -> timedelta | None:
    by = number(factor)
    return timedelta(microseconds=int(DIGITS.divide(_microseconds(length), by))) if by else None


_NUMBERS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": DIGITS.add,
    "-": DIGITS.subtract,
    "*": DIGITS.multiply,
    "/": _divide,
    "**": DIGITS.power,
}
_Pairs = dict[tuple[str, str], Callable[[Any, Any], Any]]
_SHIFTS: _Pairs = {
    (DATE, DAYS): _shift_date,
    (DATE_TIME, DAYS): lambda moment, length: moment + length,
    (TIME, DAYS): _shift_time,
    (DATE, MONTHS): lambda day, length: add_months(day, length.months),
    (DATE_TIME, MONTHS): lambda moment, length: add_months(moment, length.months),
    (DAYS, DAYS): lambda a, b: a + b,
    (MONTHS, MONTHS): lambda a, b: YearsMonths(a.months + b.months),
}


def _backwards(forwards: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, length: forwards(value, negate(length))


def _swapped(compute: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda a, b: compute(b, a)


_OTHERS: dict[str, _Pairs] = {
    "+": {
        **_SHIFTS,
        **{(length, value): _swapped(shift) for (value, length), shift in _SHIFTS.items() if value != length},
        (STRING, STRING): _join,
    },
    "-": {
        **{pair: _backwards(shift) for pair, shift in _SHIFTS.items()},
        **{(a, b): _between for a in (DATE, DATE_TIME) for b in (DATE, DATE_TIME)},
        (TIME, TIME): _between_times,
    },
    "*": {
        (DAYS, NUMBER): _scale_days,
        (NUMBER, DAYS): _swapped(_scale_days),
        (MONTHS, NUMBER): _scale_months,
        (NUMBER, MONTHS): _swapped(_scale_months),
    },
    "/": {
        (DAYS, NUMBER): _divide_days,
        (MONTHS, NUMBER): _divide_months,
        (DAYS, DAYS): lambda a, b: finite(DIGITS.divide(_microseconds(a), _microseconds(b))),
        (MONTHS, MONTHS): lambda a, b: finite(DIGITS.divide(Decimal(a.months), Decimal(b.months))),
    },
    "**": {},
}
