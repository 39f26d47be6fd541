"""What a spreadsheet made of what was typed, as the FEEL text, date or yes/no that was meant."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from orderloom.flows.domain.table_files.grid import Fault, Value
from orderloom.language.feel.temporal import render_days
from orderloom.language.feel.values import DIGITS

_PRECISION = 15
"""Digits that Excel shows of a number; what it stores beyond them is noise."""
_YES = frozenset(("true", "yes", "y", "1", "sim", "s", "verdadeiro"))
_NO = frozenset(("false", "no", "n", "0", "não", "nao", "falso"))
_ENGLISH = {"TRUE": "true", "FALSE": "false"}
_LOCAL = {**_ENGLISH, "VERDADEIRO": "true", "FALSO": "false"}
_KINDS: Mapping[str, tuple[type, ...]] = {
    "number": (int, float, Decimal),
    "boolean": (bool,),
    "date": (date,),
    "time": (time,),
    "date_time": (datetime,),
    "duration": (timedelta,),
    "list": (),
    "object": (),
}
"""What a column of a type takes beside text. Columns of strings take all, in quotes; those of any type take all."""


class Misfit(ValueError):
    """A cell holds what its column can't."""


def text_of(value: Value | None) -> str:
    """A cell that is text by nature: an id, a label, a note."""
    if value is None:
        return ""
    if isinstance(value, Fault):
        raise Misfit(value.message)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float, Decimal)):
        return _number(value)
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def feel_of(value: Value | None, wanted: str) -> str | None:
    """The FEEL text of a cell in a column of the type `wanted`; None for a blank one."""
    if value is None or isinstance(value, Fault):
        return None
    if isinstance(value, str):
        return _typed(value, wanted) if value.strip() else None
    value = _day(value, wanted)
    if wanted == "string":
        return f'"{text_of(value)}"'
    kinds = _KINDS.get(wanted)
    if kinds is not None and type(value) not in kinds:
        raise Misfit(f"This is a {_name(value)}, where the column wants a {wanted.replace('_', ' ')}.")
    return _literal(value)


def day_of(value: Value | None) -> date | None:
    """A date of validity; blank is none."""
    if value is None:
        return None
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = text_of(value).strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Misfit(f"{text[:40]!r} is no date; write it as 2026-12-31.") from None


def is_on(value: Value | None) -> bool:
    """Whether a row is enabled; blank is yes."""
    text = text_of(value).strip().lower()
    if not text or text in _YES:
        return True
    if text not in _NO:
        raise Misfit(f"{text[:40]!r} is neither true nor false.")
    return False


def _typed(text: str, wanted: str) -> str:
    """Spreadsheets write true and false in capitals, and in their own language where they were asked for them."""
    words = {} if wanted == "string" else _LOCAL if wanted == "boolean" else _ENGLISH
    return words.get(text.strip(), text)


def _day(value: Value, wanted: str) -> Value:
    """Spreadsheets have no dates without a time; midnight is taken for one, but where a time is wanted."""
    if isinstance(value, datetime) and wanted != "date_time" and value.time() == time():
        return value.date()
    return datetime.combine(value, time()) if type(value) is date and wanted == "date_time" else value


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float, Decimal)):
        return _number(value)
    if isinstance(value, timedelta):
        return f'@"{render_days(value)}"'
    return f'@"{text_of(value)}"'


def _number(value: float | Decimal) -> str:
    exact = Decimal(f"{value:.{_PRECISION}g}") if isinstance(value, float) else DIGITS.create_decimal(value)
    if not exact.is_finite():
        raise Misfit("The number is out of range.")
    plain = f"{exact:f}" if abs(exact.adjusted()) < DIGITS.prec else str(exact)
    return plain.rstrip("0").rstrip(".") if "." in plain and "E" not in plain else plain


_NAMES: tuple[tuple[type, str], ...] = (
    (bool, "truth value"),
    (datetime, "date and time"),
    (date, "date"),
    (time, "time"),
    (timedelta, "duration"),
)


def _name(value: Value) -> str:
    return next((name for kind, name in _NAMES if isinstance(value, kind)), "number")
