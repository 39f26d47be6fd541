"""What an expression works on: plain Python values, and the few types that Python lacks."""

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any, Final

import msgspec

from orderloom.language.feel.moments import Clock, Day, Length, Moment

DIGITS = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144, traps=[])
"""Every result is rounded to 34 digits (IEEE 754 decimal128); nothing traps, infinities and NaN become null."""


class Unknown:
    """The value of what is not known yet; only `UNKNOWN` exists."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()


class YearsMonths(msgspec.Struct, frozen=True, order=True):
    """A duration in whole months, which has no fixed number of days."""

    months: int

    def __str__(self) -> str:
        years, months = divmod(abs(self.months), 12)
        text = (f"{years}Y" if years else "") + (f"{months}M" if months or not years else "")
        return ("-P" if self.months < 0 else "P") + text


class Range(msgspec.Struct, frozen=True):
    """An interval; a `None` bound of an unbounded range is open."""

    start: Any
    end: Any
    start_included: bool
    end_included: bool


class Function(msgspec.Struct, frozen=True, eq=False):
    """A function literal, as `sort` and `list replace` take it. `call` wants exactly the named arguments in order.

    `types` are those of the parameters, as the parser read them; None for one that takes anything. `order` is known
    of a function that does but compare the same part of two.
    """

    parameters: tuple[str, ...]
    call: Callable[..., Any]
    types: tuple[Any, ...] = ()
    order: "Order | None" = None


class Order(msgspec.Struct, frozen=True):
    """What `function(x, y) x.a < y.a` says: it orders by this path, upwards or downwards."""

    path: tuple[str, ...]
    downwards: bool


NUMBER = "number"
STRING = "string"
BOOLEAN = "boolean"
DATE = "date"
DATE_TIME = "date and time"
TIME = "time"
DAYS = "days and time duration"
MONTHS = "years and months duration"
LIST = "list"
CONTEXT = "context"
RANGE = "range"
FUNCTION = "function"
NULL = "null"
UNKNOWN_KIND = "unknown"
OTHER = "other"

_KINDS: dict[type, str] = {
    Decimal: NUMBER,
    int: NUMBER,
    float: NUMBER,
    str: STRING,
    bool: BOOLEAN,
    date: DATE,
    Day: DATE,
    datetime: DATE_TIME,
    Moment: DATE_TIME,
    time: TIME,
    Clock: TIME,
    timedelta: DAYS,
    Length: DAYS,
    YearsMonths: MONTHS,
    list: LIST,
    tuple: LIST,
    dict: CONTEXT,
    Range: RANGE,
    Function: FUNCTION,
    type(None): NULL,
    Unknown: UNKNOWN_KIND,
}
PLAIN_TYPES: dict[str, frozenset[type]] = {
    **{name: frozenset(of for of, known in _KINDS.items() if known == name) for name in _KINDS.values()},
    NUMBER: frozenset((Decimal,)),
    LIST: frozenset((list,)),
    "any": frozenset(_KINDS) - {Unknown},
}
"""The Python types of each FEEL type that need nothing done to them; other numbers become decimals first."""
_SUBCLASSES: tuple[tuple[type, str], ...] = ((str, STRING), (int, NUMBER), (Mapping, CONTEXT), (list, LIST))


def kind(value: Any) -> str:
    """The FEEL type of a value; `OTHER` for a Python object that is none, with which nothing can be done."""
    found = _KINDS.get(type(value))
    return found if found is not None else _kind_of_subclass(value)


def _kind_of_subclass(value: Any) -> str:
    for parent, name in _SUBCLASSES:
        if isinstance(value, parent):
            return name
    return OTHER


def number(value: Any) -> Decimal | None:
    """A number of any Python type as a finite decimal; None for anything else."""
    if type(value) is Decimal:
        return value if value.is_finite() else None
    if kind(value) is not NUMBER:
        return None
    if type(value) is float:
        return Decimal(repr(value)) if math.isfinite(value) else None
    return Decimal(value)


def cut(value: Decimal) -> int:
    """A number without what is after its point; one that is too large for any use stands at a limit."""
    if value.adjusted() > _MOST_DIGITS:
        return -(10**_MOST_DIGITS) if value < 0 else 10**_MOST_DIGITS
    return int(value)


def whole(value: Any) -> int | None:
    """A number without a part after the point, as long as anything could be counted by it."""
    exact = number(value)
    if exact is None or exact.adjusted() > _MOST_DIGITS or exact.adjusted() < -_MOST_DIGITS:
        return 0 if exact == 0 else None
    found = int(exact)
    return found if found == exact else None


_MOST_DIGITS = 25


def finite(value: Decimal) -> Decimal | None:
    return value if value.is_finite() else None
