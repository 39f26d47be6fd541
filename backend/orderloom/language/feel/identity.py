"""A hashable stand-in for a value: two values are equal exactly when their stand-ins are."""

from collections.abc import Callable, Hashable
from typing import Any

from orderloom.language.feel.comparison import utc_time, zoned
from orderloom.language.feel.moments import SECOND, days_of, instant, nanos_of
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
    kind,
    number,
)


def identity(value: Any) -> Hashable:
    """`ValueError` for a function, which equals nothing."""
    of = kind(value)
    stand_in = _STAND_INS.get(of)
    if stand_in is None:
        raise ValueError(of)
    return of, stand_in(value)


_STAND_INS: dict[str, Callable[[Any], Hashable]] = {
    NULL: lambda value: None,
    BOOLEAN: bool,
    STRING: str,
    NUMBER: number,
    DATE: days_of,
    DAYS: nanos_of,
    MONTHS: lambda value: value.months,
    TIME: lambda value: (zoned(value), utc_time(value) // SECOND),
    DATE_TIME: lambda value: (zoned(value), instant(value) // SECOND),
    LIST: lambda value: tuple(map(identity, value)),
    CONTEXT: lambda value: frozenset((key, identity(item)) for key, item in value.items()),
    RANGE: lambda value: (
        value.start_included,
        value.end_included,
        identity(value.start),
        identity(value.end),
    ),
}
