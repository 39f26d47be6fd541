"""Unknown mode: what a decomposition rule may conclude before everything is known."""

from decimal import Decimal
from typing import Any

import pytest

from orderloom.language.feel import UNKNOWN, Verdict, compile_expression

SCOPE: dict[str, Any] = {"line": {"characteristics": {"kind": "x", "speed": Decimal(50)}, "quantity": 2}}
OPEN = frozenset({"line.characteristics.router"})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('line.characteristics.router = "big"', UNKNOWN),
        ("line.characteristics.router = null", UNKNOWN),
        ('line.characteristics.router != "big"', UNKNOWN),
        ('not(line.characteristics.router = "big")', UNKNOWN),
        ("line.characteristics.router > 5", UNKNOWN),
        ("line.characteristics.router + 1", UNKNOWN),
        ("line.characteristics.router.model", UNKNOWN),
        ("line.characteristics.router in (1, 2)", UNKNOWN),
        ("line.characteristics.router in [1..2]", UNKNOWN),
        ("line.characteristics.router between 1 and 2", UNKNOWN),
        ('contains(line.characteristics.router, "a")', UNKNOWN),
        ("count(line.characteristics)", UNKNOWN),
        ('get value(line.characteristics, "router")', UNKNOWN),
        ("line.characteristics.router instance of string", UNKNOWN),
        ("{a: line.characteristics.router}.a", UNKNOWN),
        ("some r in line.characteristics.router satisfies r = 1", UNKNOWN),
        ("some r in [line.quantity] satisfies r = line.characteristics.router", UNKNOWN),
        ("[1, 2][item = line.characteristics.router]", UNKNOWN),
        ('line.characteristics.kind = "y" and line.characteristics.router = "big"', False),
        ('line.characteristics.router = "big" and line.characteristics.kind = "y"', False),
        ('line.characteristics.kind = "x" or line.characteristics.router = "big"', True),
        ('line.characteristics.router = "big" or line.characteristics.kind = "x"', True),
        ('line.characteristics.kind = "x" and line.characteristics.router = "big"', UNKNOWN),
        ("null and line.characteristics.router", UNKNOWN),
        ("if line.characteristics.router = 1 then 5 else 5", Decimal(5)),
        ("if line.characteristics.router = 1 then 5 else 6", UNKNOWN),
        ("every q in [1, 3] satisfies q = 1 and line.characteristics.router = 1", False),
        ("line.quantity in [line.characteristics.router, 2]", True),
        ("line.quantity in (line.characteristics.router, 2)", True),
        ("line.quantity in (line.characteristics.router, 3)", UNKNOWN),
        ('line.characteristics.absent = "x"', False),
        ("line.characteristics.speed >= 50", True),
    ],
)
def test_a_verdict_is_unknown_only_where_it_hangs_on_what_is_unknown(text: str, value: Any) -> None:
    assert compile_expression(text).verdict(SCOPE, OPEN).value == value


def test_a_verdict_tells_what_it_read_and_what_was_missing() -> None:
    expression = compile_expression('line.quantity > 1 and line.characteristics.router = "big"')
    assert expression.verdict(SCOPE, OPEN) == Verdict(
        UNKNOWN, ("line.quantity", "line.characteristics.router"), ("line.characteristics.router",)
    )


def test_a_whole_that_has_an_unknown_part_names_the_part() -> None:
    verdict = compile_expression("line.characteristics").verdict(SCOPE, OPEN)
    assert (verdict.value, verdict.unset) == (UNKNOWN, ("line.characteristics.router",))


def test_what_is_not_reached_is_not_read() -> None:
    verdict = compile_expression("line.quantity > 5 and line.characteristics.router = 1").verdict(SCOPE, OPEN)
    assert verdict == Verdict(False, ("line.quantity",), ())
