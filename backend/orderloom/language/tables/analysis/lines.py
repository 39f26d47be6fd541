"""Values as places on lines: one line a kind of value, and two for times with and without a zone."""

from collections.abc import Callable
from datetime import UTC, timedelta
from decimal import ROUND_FLOOR, Context, Decimal
from typing import Any

import msgspec

from orderloom.language.feel.builtins.conversion import render
from orderloom.language.feel.comparison import utc_time, zoned
from orderloom.language.feel.moments import (
    DAY,
    SECOND,
    days_of,
    instant,
    nanos_of,
    since_midnight,
    split,
    to_date,
    to_length,
    to_moment,
    to_time,
)
from orderloom.language.feel.temporal import offset_zone
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
    STRING,
    TIME,
    YearsMonths,
    kind,
    number,
)

ZONED_TIME, ZONED_DATE_TIME = f"{TIME}, zoned", f"{DATE_TIME}, zoned"
Cut = tuple[Any, int]
"""A border just before (0) or just after (1) a key."""


class Place(msgspec.Struct, frozen=True):
    line: str
    key: Any


FAMILIES = {
    **{line: (line,) for line in (NUMBER, STRING, BOOLEAN, DATE, DAYS, MONTHS, NULL, LIST, CONTEXT)},
    **dict.fromkeys((TIME, ZONED_TIME), (TIME, ZONED_TIME)),
    **dict.fromkeys((DATE_TIME, ZONED_DATE_TIME), (DATE_TIME, ZONED_DATE_TIME)),
}
"""Lines whose values can be equal or unequal to each other, by line."""
TYPES: dict[str, tuple[str, ...]] = {
    "number": (NUMBER,),
    "string": (STRING,),
    "boolean": (BOOLEAN,),
    "date": (DATE,),
    "time": FAMILIES[TIME],
    "date_time": FAMILIES[DATE_TIME],
    "duration": (DAYS, MONTHS),
    "list": (LIST,),
    "object": (CONTEXT,),
}
"""The lines of a column's type. What is no scalar lies on one that has a single place."""
UNORDERED = frozenset((BOOLEAN, NULL, LIST, CONTEXT))
_WHOLE = frozenset((DATE, MONTHS))
"""Lines on which nothing lies between a key and the next."""
_SECONDS = frozenset((TIME, ZONED_TIME, DATE_TIME, ZONED_DATE_TIME))
"""Lines on which two values of the same second are equal."""
_KEYS: dict[str, Callable[[Any], Any]] = {
    NULL: lambda value: 0,
    BOOLEAN: bool,
    STRING: str,
    NUMBER: number,
    DATE: days_of,
    DAYS: nanos_of,
    MONTHS: lambda value: value.months,
    TIME: utc_time,
    DATE_TIME: instant,
}
_CLOCK = (0, DAY - 1)
_SHIFT = 18 * 3600 * SECOND
_BOUNDS = {TIME: (_CLOCK,), ZONED_TIME: (_CLOCK, (-_SHIFT, -1), (DAY, DAY - 1 + _SHIFT))}
"""Where the keys of a line lie, the usual ones first."""
_EXACT = Context(prec=80, rounding=ROUND_FLOOR, traps=[])
_AFTER = ("m", "a", "A", "5", "0", "!", " ", "\t", "\x01")


def place_of(value: Any) -> Place | None:
    of = kind(value)
    key = _KEYS.get(of)
    if key is None:
        return None
    if of is TIME or of is DATE_TIME:
        line = of if not zoned(value) else ZONED_TIME if of is TIME else ZONED_DATE_TIME
        return Place(line, key(value))
    return Place(of, key(value))


def clock_place(value: Any) -> Place | None:
    """Where a time lies among those that have a zone if it has none, or the other way round: they are put in order by
    what their own clocks show. None for a value of another kind."""
    of = kind(value)
    if of is TIME:
        return Place(TIME if zoned(value) else ZONED_TIME, since_midnight(value))
    if of is DATE_TIME:
        days, nanos, _ = split(value)
        return Place(DATE_TIME if zoned(value) else ZONED_DATE_TIME, days * DAY + nanos)
    return None


def border(line: str, key: Any, side: int) -> Cut:
    return (key + side, 0) if line in _WHOLE else (key, side)


def point(line: str, key: Any) -> tuple[Cut, Cut]:
    """The borders around all that equals the key."""
    if line in _SECONDS:
        start = key - key % SECOND
        return (start, 0), (start + SECOND, 0)
    return border(line, key, 0), border(line, key, 1)


def value_at(line: str, key: Any) -> Any:
    """The value whose place this is."""
    if line == ZONED_TIME:
        shift = -18 if key >= DAY else 18 if key < 0 else 0
        return to_time(key + shift * 3600 * SECOND, offset_zone(timedelta(hours=shift)))
    return _VALUES[line](key)


_VALUES: dict[str, Callable[[Any], Any]] = {
    NULL: lambda key: None,
    LIST: lambda key: [],
    CONTEXT: lambda key: {},
    BOOLEAN: bool,
    STRING: str,
    NUMBER: lambda key: key,
    DATE: to_date,
    DAYS: to_length,
    MONTHS: YearsMonths,
    TIME: lambda key: to_time(key, None),
    DATE_TIME: lambda key: to_moment(0, key, None),
    ZONED_DATE_TIME: lambda key: to_moment(0, key, UTC),
}


def literal(line: str, key: Any) -> str:
    """The value as a cell writes it."""
    text = render(value_at(line, key), True)
    return text if line in (NUMBER, STRING, BOOLEAN, NULL) else f'@"{text}"'


def key_between(line: str, low: Cut | None, high: Cut | None) -> Any:
    """The key of some value between two borders; None where there is none."""
    found = None
    for least, most in _BOUNDS.get(line, ()):
        found = _between(line, max(low or (least, 0), (least, 0)), min(high or (most, 1), (most, 1)))
        if found is not None:
            break
    return found if line in _BOUNDS else _between(line, low, high)


def _between(line: str, low: Cut | None, high: Cut | None) -> Any:
    if low is not None and low[1] == 0:
        found = low[0]
    elif high is not None and high[1] == 1:
        found = high[0]
    else:
        found = _BETWEEN[line](None if low is None else low[0], None if high is None else high[0])
    inside = found is not None and (low is None or low <= (found, 0.5)) and (high is None or (found, 0.5) <= high)
    return found if inside else None


def _number_between(low: Decimal | None, high: Decimal | None) -> Decimal | None:
    if low is None or high is None:
        return _beyond(low, 1) if low is not None else _beyond(high, -1) if high is not None else Decimal(0)
    whole = _EXACT.add(low.to_integral_value(ROUND_FLOOR), 1)
    middle = _EXACT.divide(_EXACT.add(low, high), Decimal(2))
    return whole if low < whole < high else middle if low < middle < high else None


def _beyond(key: Decimal, step: int) -> Decimal:
    near = _EXACT.add(key, step)
    return near if near != key else key * 10 if (key > 0) == (step > 0) else -key


def _integer_between(step: int) -> Callable[[int | None, int | None], int | None]:
    def between(low: int | None, high: int | None) -> int | None:
        if low is None or high is None:
            return low + step if low is not None else high - step if high is not None else 0
        return low + step if low + step < high else low + 1 if low + 1 < high else None

    return between


def _string_between(low: str | None, high: str | None) -> str | None:
    if low is None:
        return "" if high != "" else None
    found = (low + more for more in _AFTER)
    return next((each for each in found if high is None or each < high), None)


_BETWEEN: dict[str, Callable[[Any, Any], Any]] = {
    NUMBER: _number_between,
    STRING: _string_between,
    DATE: _integer_between(1),
    MONTHS: _integer_between(1),
    **dict.fromkeys((DAYS, TIME, ZONED_TIME, DATE_TIME, ZONED_DATE_TIME), _integer_between(SECOND)),
    **dict.fromkeys((BOOLEAN, NULL, LIST, CONTEXT), lambda low, high: 0),
}
