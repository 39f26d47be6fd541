"""Cells: what they take and what they leave."""

from decimal import Decimal
from typing import Any

import pytest

from orderloom.language.feel import FeelError, compile_unary_tests

SCOPE = {"limit": Decimal(10), "allowed": ["a", "b"]}


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("-", None, True),
        ('"a"', "a", True),
        ('"a", "b"', "b", True),
        ('"a", "b"', "c", False),
        ('not("a", "b")', "c", True),
        ('not("a", "b")', "a", False),
        ("not(> 5)", 7, False),
        ("< 5", 4, True),
        (">= limit", 10, True),
        ("< limit, > 20", 25, True),
        ("[1..5)", 5, False),
        ("(1..5]", Decimal(5), True),
        ("1, [5..6], > 9", Decimal("5.5"), True),
        ("null", None, True),
        ("null", 0, False),
        ("true", True, True),
        ("true", False, False),
        ("limit", 10, True),
        ("allowed", "b", True),
        ("allowed", "c", False),
        ("? > limit - 1 and ? < limit + 1", 10, True),
        ("not(true) = ?", False, True),
        ("< 5", "x", None),
        ("< 5", None, None),
        ('@"P1D"', "P1D", None),
        ("count(allowed) > 1", 5, True),
    ],
)
def test_a_cell_takes_the_values_that_it_describes(text: str, value: Any, expected: bool | None) -> None:
    assert compile_unary_tests(text).matches(value, SCOPE) is expected


@pytest.mark.parametrize("text", ["", "<", '"a",', "not(", "- 5 -", "[1..", "? ?"])
def test_a_broken_cell_is_refused(text: str) -> None:
    with pytest.raises(FeelError):
        compile_unary_tests(text)
