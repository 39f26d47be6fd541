"""Brackets and operators in a row add up to a depth that is bounded, so that no text is too deep to be worked on."""

import pytest

from orderloom.language.feel import FeelError, compile_expression, compile_unary_tests
from orderloom.language.feel.typing import ContextOf, check_tests, check_text


def rows(brackets: int, links: int) -> str:
    text = "a"
    for _ in range(brackets):
        text = f"({text}{'+1' * links})"
    return text


def test_a_text_that_adds_up_to_too_many_levels_is_refused() -> None:
    for compiling in (compile_expression, compile_unary_tests):
        with pytest.raises(FeelError) as refusal:
            compiling(rows(30, 55))
        assert refusal.value.problems[0].code == "feel.limit"
    for found in (check_text(rows(30, 55), ContextOf()), check_tests(rows(30, 55), ContextOf(), ContextOf())):
        assert [each.code for each in found.complaints] == ["feel.limit"]


def test_what_is_allowed_can_be_checked_compiled_and_evaluated() -> None:
    text = rows(4, 45)
    assert check_text(text, ContextOf(open=True)).complaints == ()
    assert compile_expression(text).evaluate({"a": 1}) == 181
    assert compile_expression(text).verdict({"a": 1}, frozenset()).value == 181
