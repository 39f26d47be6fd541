"""Scalars whose wire format we choose: exact decimals as text, times in UTC, JSON with exact decimals."""

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from orderloom.kernel.errors import Invalid
from orderloom.kernel.text import unacceptable

if TYPE_CHECKING:
    JSON = Any
else:
    JSON = NewType("JSON", object)


def _json(value: Any) -> Any:
    """Literals in a document arrive as float; variables are exact already."""
    if isinstance(value, float):
        value = Decimal(repr(value))
    elif isinstance(value, list):
        return [_json(item) for item in value]
    elif isinstance(value, dict):
        return {key: _json(item) for key, item in value.items()}
    return value


def _acceptable_json(value: Any) -> Any:
    exact = _json(value)
    problems = unacceptable(exact)
    if problems:
        raise ValueError(problems[0].message)
    return exact


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)) or len(str(value)) > 60:
        raise ValueError("A decimal is a number, or text such as 12.50.")
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        raise ValueError("A decimal is a number, or text such as 12.50.") from None
    if unacceptable(exact):
        raise ValueError("The number is out of range.")
    return exact


def _time(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError("A time is ISO 8601, e.g. 2030-01-31T12:00:00Z.") from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _utc(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


SCALARS: dict[object, ScalarDefinition] = {
    JSON: strawberry.scalar(name="JSON", serialize=lambda value: value, parse_value=_acceptable_json),
    Decimal: strawberry.scalar(name="Decimal", serialize=lambda value: format(value, "f"), parse_value=_decimal),
    datetime: strawberry.scalar(name="DateTime", serialize=_utc, parse_value=_time),
}


def as_object(value: Any, path: str) -> dict[str, Any]:
    """JSON that has to be an object."""
    if not isinstance(value, dict):
        raise Invalid("Expected a JSON object.", path=(path,))
    return value
