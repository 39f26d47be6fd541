"""Which values a field takes, and how it keeps them: one form for equal values, so that they are found and compared."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import re2  # pyright: ignore[reportMissingTypeStubs]

from orderloom.fields.contracts import CustomField, FieldType, Rules

LONGEST = {FieldType.STRING: 200, FieldType.EMAIL: 254, FieldType.URL: 2000, FieldType.TEXT: 4000}
TEXTS = frozenset(LONGEST)
ORDERED = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.DATE, FieldType.DATE_TIME})
MOST_DIGITS = 38
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,189}\Z")
_URL = re.compile(r"https?://[^\s/?#]+\S*\Z")


class Unfit(Exception):
    """Why a field does not take a value: a code without its room, and the end of a sentence about the field."""

    def __init__(self, code: str, says: str) -> None:
        super().__init__(says)
        self.code, self.says = code, says


def fitted(field: CustomField, value: Any) -> Any:
    """The value as it is kept. Raises `Unfit`."""
    return fitted_to(field.type, field.rules, value)


def fitted_to(kind: FieldType, rules: Rules, value: Any) -> Any:
    read = typed(kind, value)
    if kind is FieldType.ENUM and read not in {one.value for one in rules.choices}:
        raise Unfit("not_allowed", "must be one of the listed values")
    if kind in ORDERED:
        _in_range(rules, read)
    if kind in TEXTS:
        _short_enough(kind, rules, read)
        if rules.pattern is not None and not matches(rules.pattern, read):
            raise Unfit("pattern", f"must look like {rules.pattern}")
    return read


def typed(kind: FieldType, value: Any) -> Any:
    """The value in the one form in which values of this type are kept. Raises `Unfit`."""
    return _READERS[kind](value)


def _in_range(rules: Rules, value: Any) -> None:
    if rules.minimum is not None and value < rules.minimum:
        raise Unfit("too_small", f"must be at least {rules.minimum}")
    if rules.maximum is not None and value > rules.maximum:
        raise Unfit("too_large", f"must be at most {rules.maximum}")


def _short_enough(kind: FieldType, rules: Rules, value: str) -> None:
    longest = rules.longest or LONGEST[kind]
    if len(value) > longest:
        raise Unfit("too_long", f"must have at most {longest} characters")


def matches(pattern: str, value: str) -> bool:
    return re2.fullmatch(pattern, value) is not None  # pyright: ignore[reportUnknownMemberType]


def compiles(pattern: str) -> bool:
    """Whether the linear-time engine takes the pattern."""
    try:
        re2.compile(pattern)  # pyright: ignore[reportUnknownMemberType]
    except re2.error:  # pyright: ignore[reportUnknownMemberType]
        return False
    return True


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit("wrong_type", "must be a text")
    return value


def _line(value: Any) -> str:
    if "\n" in _text(value) or "\r" in value:
        raise Unfit("wrong_type", "must be a text of one line")
    return value.strip()


def _email(value: Any) -> str:
    if _EMAIL.match(_line(value)) is None:
        raise Unfit("wrong_type", "must be an e-mail address")
    return value.strip()


def _url(value: Any) -> str:
    if _URL.match(_line(value)) is None:
        raise Unfit("wrong_type", "must be an address that begins with https:// or http://")
    return value.strip()


def _number(value: Any) -> int | Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise Unfit("wrong_type", "must be a number")
    exact = Decimal(value)
    if not exact.is_finite() or len(exact.as_tuple().digits) > MOST_DIGITS or abs(exact.adjusted()) > MOST_DIGITS:
        raise Unfit("wrong_type", f"must be a number of at most {MOST_DIGITS} digits")
    return int(exact) if exact == exact.to_integral_value() else exact


def _integer(value: Any) -> int:
    read = _number(value)
    if not isinstance(read, int):
        raise Unfit("wrong_type", "must be a whole number")
    return read


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unfit("wrong_type", "must be true or false")
    return value


def _date(value: Any) -> str:
    try:
        if len(_text(value)) != 10:
            raise ValueError(value)
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise Unfit("wrong_type", "must be a date such as 2030-01-31") from None


def _moment(value: Any) -> str:
    try:
        read = datetime.fromisoformat(_text(value))
        if read.tzinfo is None:
            raise ValueError(value)
        return read.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    except (ValueError, OverflowError):
        raise Unfit("wrong_type", "must be a date and time with its zone such as 2030-01-31T12:00:00Z") from None


_READERS: Mapping[FieldType, Callable[[Any], Any]] = {
    FieldType.STRING: _line,
    FieldType.TEXT: _text,
    FieldType.INTEGER: _integer,
    FieldType.DECIMAL: _number,
    FieldType.BOOLEAN: _boolean,
    FieldType.DATE: _date,
    FieldType.DATE_TIME: _moment,
    FieldType.ENUM: _text,
    FieldType.EMAIL: _email,
    FieldType.URL: _url,
}
