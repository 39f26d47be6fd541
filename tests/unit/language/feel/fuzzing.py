"""What must hold for any expression, and the order that random ones read."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from orderloom.language.feel import FeelError
from orderloom.language.feel.expression import Expression
from orderloom.language.feel.parser import parse_expression
from orderloom.language.feel.values import OTHER, kind

SCOPE: dict[str, Any] = {
    "now": datetime(2026, 3, 31, 12, 30, tzinfo=UTC),
    "order": {
        "id": "ORD1",
        "lines": [
            {"id": f"l{place}", "quantity": place % 9, "price": Decimal(place) / 4, "a": {"b": [place]}}
            for place in range(2000)
        ],
    },
}


def compiled(text: str) -> Expression | None:
    """Anew, without what is kept from before; None where the text is refused."""
    try:
        return Expression(text, parse_expression(text))
    except FeelError as error:
        refused = error
    assert 0 <= refused.position <= len(text), text
    return None


def check(text: str) -> None:
    """One refusal or one plain value, the same each time."""
    expression = compiled(text)
    if expression is None:
        return
    first, second = expression.evaluate(SCOPE), expression.evaluate(SCOPE)
    assert repr(first)[:20_000] == repr(second)[:20_000], text
    assert_plain(first, text)


def assert_plain(value: Any, text: str) -> None:
    waiting = [value]
    while waiting:
        part = waiting.pop()
        assert kind(part) != OTHER, f"{text} reaches {part!r}"
        if isinstance(part, dict):
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
