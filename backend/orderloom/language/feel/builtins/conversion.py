"""Conversion built-ins: numbers and strings."""

import re
from decimal import Decimal
from typing import Any

from orderloom.language.feel import temporal
from orderloom.language.feel.builtins.registry import define
from orderloom.language.feel.values import (
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS,
    DIGITS,
    FUNCTION,
    LIST,
    MONTHS,
    NULL,
    NUMBER,
    RANGE,
    STRING,
    TIME,
    Range,
    finite,
    kind,
    number,
)

_NUMBER = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,5})?", re.ASCII)


def _to_number(text: str, grouping: str | None = None, point: str | None = None) -> Decimal | None:
    """`grouping` may be blank, comma or point; `point` point or comma, and not the same."""
    if grouping not in (None, " ", ",", ".") or point not in (None, ",", ".") or (point and point == grouping):
        return None
    if grouping:
        text = text.replace(grouping, "")
    if point == ",":
        if "." in text:
            return None
        text = text.replace(",", ".")
    return finite(DIGITS.create_decimal(text)) if _NUMBER.fullmatch(text) else None


def to_string(value: Any) -> str | None:
    """As FEEL writes the value; null has no text."""
    return None if value is None else render(value, False)


def render(value: Any, quoted: bool) -> str:
    """Strings inside of lists and contexts are quoted."""
    of = kind(value)
    if of is STRING:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if quoted else str(value)
    write = _WRITERS.get(of)
    return str(write(value)) if write else "null"


def _render_number(value: Any) -> str:
    exact = number(value)
    if exact is None:
        return "null"
    return "0" if exact == 0 else f"{exact:f}"


def _render_list(items: Any) -> str:
    return "[" + ", ".join(render(item, True) for item in items) + "]"


def _render_context(context: Any) -> str:
    return "{" + ", ".join(f"{_render_key(key)}: {render(value, True)}" for key, value in context.items()) + "}"


def _render_key(key: str) -> str:
    return key if re.fullmatch(r"[^\W\d]\w*(?: \w+)*", key) else render(key, True)


def _render_range(value: Range) -> str:
    opening, closing = "[" if value.start_included else "(", "]" if value.end_included else ")"
    return f"{opening}{_render_bound(value.start)}..{_render_bound(value.end)}{closing}"


def _render_bound(value: Any) -> str:
    text = render(value, True)
    return text if kind(value) in (NUMBER, STRING, NULL) else f'@"{text}"'


_WRITERS: dict[str, Any] = {
    NUMBER: _render_number,
    BOOLEAN: lambda value: "true" if value else "false",
    DATE: temporal.render_date,
    TIME: temporal.render_time,
    DATE_TIME: temporal.render_date_time,
    DAYS: temporal.render_days,
    MONTHS: str,
    LIST: _render_list,
    CONTEXT: _render_context,
    RANGE: _render_range,
    FUNCTION: lambda value: f"function({', '.join(value.parameters)})",
}

BUILTINS = (
    define(
        "number",
        _to_number,
        "from: string",
        "grouping separator?: string|null",
        "decimal separator?: string|null",
        cost=40,
    ),
    define("string", to_string, "from", deep=True, each=50, cost=60, keeps=False),
)
