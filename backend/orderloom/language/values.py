"""Values of expressions as JSON knows them, and back: what a run remembers is the same before and after a restart."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast

from orderloom.language.feel import Expression, YearsMonths, compile_expression
from orderloom.language.graph import ValueType

_PLAIN = frozenset({str, int, bool, type(None)})


def plain(value: Any) -> Any:
    """A value that JSON keeps: dates and durations as ISO text, whole numbers as `int`, others as `Decimal`."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is dict:
        return {str(key): plain(item) for key, item in value.items()}
    if kind is Decimal:
        return _number(value)
    return _rarer(value)


def _rarer(value: Any) -> Any:
    if isinstance(value, str | int):
        return value
    if isinstance(value, Decimal | float):
        return _number(Decimal(str(value)))
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_text(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in cast(Mapping[Any, Any], value).items()}
    if isinstance(value, Sequence):
        return [plain(item) for item in cast(Sequence[Any], value)]
    return str(value)


def _number(value: Decimal) -> int | Decimal:
    if value.is_finite() and value == value.to_integral_value():
        return int(value)
    return value


def duration_text(value: timedelta) -> str:
    """ISO 8601 text of a length of time, e.g. `P2DT3H`; `PT0S` for none."""
    sign = "-" if value < timedelta(0) else ""
    whole = abs(value)
    hours, rest = divmod(whole.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    clock = "".join(f"{count}{unit}" for count, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if count)
    days = f"{whole.days}D" if whole.days else ""
    return f"{sign}P{days}{'T' + clock if clock or not days else ''}" if days or clock else "PT0S"


_CHECKS: dict[ValueType, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | Decimal | float) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "date": lambda value: isinstance(value, date) and not isinstance(value, datetime),
    "date_time": lambda value: isinstance(value, datetime),
    "duration": lambda value: isinstance(value, timedelta | YearsMonths),
    "list": lambda value: isinstance(value, list | tuple),
    "object": lambda value: isinstance(value, Mapping),
    "any": lambda value: True,
}


def conforms(value: Any, kind: ValueType) -> bool:
    """Whether a fresh value of an expression is of a declared type; null is of every type."""
    return value is None or _CHECKS[kind](value)


def revived(value: Any, kind: ValueType) -> Any:
    """A remembered value of a declared type as expressions know it: dates, times and durations from their text."""
    if not isinstance(value, str) or kind not in _FUNCTIONS:
        return value
    return _read(value, kind)


@lru_cache(maxsize=1024)
def _read(text: str, kind: ValueType) -> Any:
    """The moment at which runs are carried on is the same text for all of a transaction."""
    return _FUNCTIONS[kind].evaluate({"text": text})


_FUNCTIONS: dict[ValueType, Expression] = {
    "date": compile_expression("date(text)"),
    "date_time": compile_expression("date and time(text)"),
    "duration": compile_expression("duration(text)"),
}
