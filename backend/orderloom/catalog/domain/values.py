"""Whether a value answers a characteristic: its type, its range, its list, its pattern."""

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, cast

import re2  # pyright: ignore[reportMissingTypeStubs]

from orderloom.catalog.contracts import Characteristic, ValueType
from orderloom.kernel.errors import Problem

Path = tuple[str | int, ...]


def _is_integer(value: Any) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and value == value.to_integral_value()
    return isinstance(value, int) and not isinstance(value, bool)


def _is_decimal(value: Any) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) and not isinstance(value, bool)


def _is_date(value: Any) -> bool:
    if not isinstance(value, str):
        return isinstance(value, datetime.date)
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == 10


_TYPES: dict[ValueType, Callable[[Any], bool]] = {
    ValueType.STRING: lambda value: isinstance(value, str),
    ValueType.INTEGER: _is_integer,
    ValueType.DECIMAL: _is_decimal,
    ValueType.BOOLEAN: lambda value: isinstance(value, bool),
    ValueType.DATE: _is_date,
    ValueType.ENUM: lambda value: isinstance(value, str | int | Decimal) and not isinstance(value, bool),
    ValueType.JSON: lambda value: True,
}


def value_problems(characteristic: Characteristic, value: Any, path: Path) -> Iterator[Problem]:
    """What is wrong with a value that is set; of a list, with each of its values."""
    if characteristic.most <= 1:
        yield from _one_problems(characteristic, value, path)
        return
    label = characteristic.name.get("en", characteristic.key)
    if not isinstance(value, list):
        yield Problem("catalog.wrong_type", f"{label} must be a list.", path, {"value_type": "list"})
        return
    several = cast("list[Any]", value)
    if len(several) > characteristic.most:
        yield Problem("catalog.too_many", f"{label} takes at most {characteristic.most} values.", path)
    if any(one in several[:index] for index, one in enumerate(several)):
        yield Problem("catalog.repeated", f"{label} names a value twice.", path)
    for index, one in enumerate(several):
        yield from _one_problems(characteristic, one, (*path, index))


def _one_problems(characteristic: Characteristic, value: Any, path: Path) -> Iterator[Problem]:
    label = characteristic.name.get("en", characteristic.key)
    if not _TYPES[characteristic.value_type](value):
        wanted = characteristic.value_type.value
        yield Problem("catalog.wrong_type", f"{label} must be of type {wanted}.", path, {"value_type": wanted})
        return
    if characteristic.allowed and value not in [one.value for one in characteristic.allowed]:
        allowed = [one.value for one in characteristic.allowed]
        yield Problem("catalog.not_allowed", f"{label} must be one of the listed values.", path, {"allowed": allowed})
    yield from _range_problems(characteristic, value, path, label)
    if characteristic.pattern and isinstance(value, str) and not full_match(characteristic.pattern, value):
        yield Problem("catalog.pattern", f"{label} does not have the expected form.", path)


def _range_problems(characteristic: Characteristic, value: Any, path: Path, label: str) -> Iterator[Problem]:
    if not _is_decimal(value):
        return
    if characteristic.minimum is not None and value < characteristic.minimum:
        yield Problem("catalog.out_of_range", f"{label} must be at least {characteristic.minimum}.", path)
    if characteristic.maximum is not None and value > characteristic.maximum:
        yield Problem("catalog.out_of_range", f"{label} must be at most {characteristic.maximum}.", path)
    step, start = characteristic.step, characteristic.minimum or Decimal(0)
    if step and (Decimal(value) - start) % step != 0:
        yield Problem("catalog.step", f"{label} goes in steps of {step} from {start}.", path)


def full_match(pattern: str, value: str) -> bool:
    """Linear in the length of `value`, whatever the pattern."""
    return re2.fullmatch(pattern, value) is not None  # pyright: ignore[reportUnknownMemberType]


def pattern_is_valid(pattern: str) -> bool:
    try:
        re2.compile(pattern)  # pyright: ignore[reportUnknownMemberType]
    except re2.error:  # pyright: ignore[reportUnknownMemberType]
        return False
    return True
