"""Cells are text: here they become numbers, dates and the values of characteristics, or are told what is wrong."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from orderloom.catalog.contracts import AllowedValue, Characteristic, ValueType
from orderloom.fields.contracts import CustomField, FieldType
from orderloom.integration.importing.contracts import Mapping
from orderloom.integration.tmf.parsing import load
from orderloom.kernel.errors import DomainError

_YES = frozenset({"true", "yes", "y", "1", "x", "on", "sim", "s", "verdadeiro"})
_NO = frozenset({"false", "no", "n", "0", "off", "nao", "não", "falso"})
_DAY = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})\Z", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?\Z", re.ASCII)


class Misread(Exception):
    """Why a cell can't be what its column says; its message ends a sentence about the cell."""

    def __init__(self, code: str, says: str) -> None:
        super().__init__(says)
        self.code, self.says = code, says


def number_in(text: str, mapping: Mapping) -> Decimal:
    """With signs between thousands taken away: 1.234,5 or 1,234.5, as the mapping says."""
    thousands = "." if mapping.decimal == "," else ","
    plain = text.strip().replace(" ", "").replace("\u00a0", "").replace(thousands, "").replace(mapping.decimal, ".")
    if not _NUMBER.match(plain):
        raise Misread("import.no_number", "is no number")
    try:
        return Decimal(plain)
    except InvalidOperation:
        raise Misread("import.no_number", "is no number") from None


def day_in(text: str, mapping: Mapping) -> date:
    found = _DAY.match(text.strip())
    if found is None:
        raise Misread("import.no_date", "is no date")
    parts = [int(part) for part in found.groups()]
    order = "ymd" if len(found[1]) == 4 else mapping.dates
    given = dict(zip(order, parts, strict=True))
    try:
        return date(given["y"] if given["y"] > 99 else 2000 + given["y"], given["m"], given["d"])
    except ValueError:
        raise Misread("import.no_date", "is no date") from None


def moment_in(text: str, mapping: Mapping) -> datetime:
    """A day alone is its beginning; without a time zone it is UTC."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        found = datetime.combine(day_in(text, mapping), time())
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def truth_in(text: str, mapping: Mapping) -> bool:
    said = text.strip().casefold()
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise Misread("import.no_truth", "is neither yes nor no")


def json_in(text: str, mapping: Mapping) -> Any:
    try:
        return load(text.encode())
    except DomainError:
        raise Misread("import.no_json", "is no JSON") from None


def _integer_in(text: str, mapping: Mapping) -> Any:
    found = number_in(text, mapping)
    return int(found) if found == found.to_integral_value() else found


def _as_said(text: str, mapping: Mapping) -> str:
    return text.strip()


_CHARACTERISTICS: dict[ValueType, Callable[[str, Mapping], Any]] = {
    ValueType.INTEGER: _integer_in,
    ValueType.DECIMAL: number_in,
    ValueType.BOOLEAN: truth_in,
    ValueType.DATE: lambda text, mapping: day_in(text, mapping).isoformat(),
    ValueType.JSON: json_in,
}
_FIELDS: dict[FieldType, Callable[[str, Mapping], Any]] = {
    FieldType.INTEGER: _integer_in,
    FieldType.DECIMAL: number_in,
    FieldType.BOOLEAN: truth_in,
    FieldType.DATE: lambda text, mapping: day_in(text, mapping).isoformat(),
    FieldType.DATE_TIME: lambda text, mapping: moment_in(text, mapping).isoformat(),
}


def value_in(text: str, characteristic: Characteristic | None, mapping: Mapping) -> Any:
    """As the characteristic's type has it; of several values, which a bar or a line break parts, a list. An enum's
    value is also told by its name."""
    if characteristic is None:
        return text.strip()
    if characteristic.most > 1:
        return [_single(part, characteristic, mapping) for part in re.split(r"[|\n]", text) if part.strip()]
    return _single(text, characteristic, mapping)


def _single(text: str, characteristic: Characteristic, mapping: Mapping) -> Any:
    value = _CHARACTERISTICS.get(characteristic.value_type, _as_said)(text, mapping)
    if isinstance(value, str) and all(value != one.value for one in characteristic.allowed):
        return next((one.value for one in characteristic.allowed if _is_called(one, value)), value)
    return value


def _is_called(allowed: AllowedValue, said: str) -> bool:
    return said.casefold() in {label.casefold() for label in allowed.label.values()}


def field_in(text: str, field: CustomField | None, mapping: Mapping) -> Any:
    return _FIELDS.get(field.type, _as_said)(text, mapping) if field is not None else text.strip()
