"""Sums, differences, products, quotients and powers of numbers, strings, dates and durations; null where undefined."""

import calendar
from collections.abc import Callable
from datetime import UTC
from decimal import Decimal
from typing import Any

from orderloom.language.feel.comparison import utc_time, zoned
from orderloom.language.feel.moments import (
    DAY,
    AnyDate,
    AnyLength,
    AnyMoment,
    AnyTime,
    civil,
    days_of,
    instant,
    nanos_of,
    number_of_day,
    shifted,
    since_midnight,
    split,
    to_date,
    to_length,
    to_moment,
    to_time,
    zone_of,
)
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

MAX_STRING = 65_536
_MAX_DIGITS = 25
_MAX_EXPONENT = 999_999_999


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
        return to_length(-nanos_of(value))
    if of is MONTHS:
        return YearsMonths(-value.months)
    return UNKNOWN if of is UNKNOWN_KIND else None


def _of_numbers(compute: Callable[[Decimal, Decimal], Decimal], a: Any, b: Any) -> Decimal | None:
    left, right = number(a), number(b)
    return None if left is None or right is None else finite(compute(left, right))


def _join(a: str, b: str) -> str | None:
    return a + b if len(a) + len(b) <= MAX_STRING else None


def _add_months(days: int, months: int) -> int:
    """The same day of another month, or that month's last one."""
    year, month, day = civil(days)
    years, month = divmod(month - 1 + months, 12)
    year += years
    last = calendar.monthrange(2000 + year % 400, month + 1)[1]
    return number_of_day(year, month + 1, min(day, last))


def _shift_date(day: AnyDate, length: AnyLength) -> AnyDate:
    return to_date((days_of(day) * DAY + nanos_of(length)) // DAY)


def _shift_moment(moment: AnyMoment, length: AnyLength) -> AnyMoment:
    return shifted(moment, nanos_of(length))


def _shift_time(clock: AnyTime, length: AnyLength) -> AnyTime:
    return to_time(since_midnight(clock) + nanos_of(length), zone_of(clock))


def _shift_date_by_months(day: AnyDate, length: YearsMonths) -> AnyDate:
    return to_date(_add_months(days_of(day), length.months))


def _shift_moment_by_months(moment: AnyMoment, length: YearsMonths) -> AnyMoment:
    days, nanos, zone = split(moment)
    return to_moment(_add_months(days, length.months), nanos, zone)


def _between(a: Any, b: Any) -> AnyLength | None:
    """A date stands for its midnight in UTC."""
    left, right = _moment(a), _moment(b)
    return to_length(instant(left) - instant(right)) if zoned(left) is zoned(right) else None


def _moment(value: Any) -> AnyMoment:
    return value if kind(value) is DATE_TIME else to_moment(days_of(value), 0, UTC)


def _between_times(a: AnyTime, b: AnyTime) -> AnyLength | None:
    return to_length(utc_time(a) - utc_time(b)) if zoned(a) is zoned(b) else None


def _scale(compute: Callable[[Decimal, Decimal], Decimal], whole: int, factor: Any) -> int | None:
    """A whole number times or by a factor, cut towards zero."""
    by = number(factor)
    result = None if by is None else finite(compute(Decimal(whole), by))
    return None if result is None or result.adjusted() > _MAX_DIGITS else int(result)


def _scaled_months(compute: Callable[[Decimal, Decimal], Decimal]) -> Callable[[Any, Any], Any]:
    def apply(length: YearsMonths, factor: Any) -> YearsMonths | None:
        months = _scale(compute, length.months, factor)
        return None if months is None else YearsMonths(months)

    return apply


def _scaled_days(compute: Callable[[Decimal, Decimal], Decimal]) -> Callable[[Any, Any], Any]:
    def apply(length: AnyLength, factor: Any) -> AnyLength | None:
        nanos = _scale(compute, nanos_of(length), factor)
        return None if nanos is None else to_length(nanos)

    return apply


def _days_ratio(a: AnyLength, b: AnyLength) -> Decimal | None:
    return finite(DIGITS.divide(Decimal(nanos_of(a)), Decimal(nanos_of(b))))


def _months_ratio(a: YearsMonths, b: YearsMonths) -> Decimal | None:
    return finite(DIGITS.divide(Decimal(a.months), Decimal(b.months)))


def _add_days(a: AnyLength, b: AnyLength) -> AnyLength:
    return to_length(nanos_of(a) + nanos_of(b))


def _add_years_months(a: YearsMonths, b: YearsMonths) -> YearsMonths:
    return YearsMonths(a.months + b.months)


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    """What is raised to zero is one, zero too."""
    if not exponent:
        return _ONE
    return DIGITS.power(base, exponent) if abs(exponent) <= _MAX_EXPONENT else _NOT_A_NUMBER


_ONE, _NOT_A_NUMBER = Decimal(1), Decimal("NaN")
_NUMBERS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": DIGITS.add,
    "-": DIGITS.subtract,
    "*": DIGITS.multiply,
    "/": DIGITS.divide,
    "**": _power,
}
_Pairs = dict[tuple[str, str], Callable[[Any, Any], Any]]
_SHIFTS: _Pairs = {
    (DATE, DAYS): _shift_date,
    (DATE_TIME, DAYS): _shift_moment,
    (TIME, DAYS): _shift_time,
    (DATE, MONTHS): _shift_date_by_months,
    (DATE_TIME, MONTHS): _shift_moment_by_months,
    (DAYS, DAYS): _add_days,
    (MONTHS, MONTHS): _add_years_months,
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
        (DAYS, NUMBER): _scaled_days(DIGITS.multiply),
        (NUMBER, DAYS): _swapped(_scaled_days(DIGITS.multiply)),
        (MONTHS, NUMBER): _scaled_months(DIGITS.multiply),
        (NUMBER, MONTHS): _swapped(_scaled_months(DIGITS.multiply)),
    },
    "/": {
        (DAYS, NUMBER): _scaled_days(DIGITS.divide),
        (MONTHS, NUMBER): _scaled_months(DIGITS.divide),
        (DAYS, DAYS): _days_ratio,
        (MONTHS, MONTHS): _months_ratio,
    },
    "**": {},
}
