"""Refusals of texts: what is wrong, where, and never anything but FeelError."""

import pytest

from orderloom.language.feel import FeelError, compile_expression


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("", "feel.syntax", 0),
        ("1 +", "feel.syntax", 3),
        ("(1 + 2", "feel.syntax", 6),
        ("a b", "feel.syntax", 2),
        ('a = "x', "feel.syntax", 4),
        ("a = 'x'", "feel.syntax", 4),
        ("a.1", "feel.syntax", 1),
        ("if a then b", "feel.syntax", 11),
        ("for x in y", "feel.syntax", 10),
        ('@"tomorrow"', "feel.syntax", 0),
        ("1e7000", "feel.syntax", 0),
        ("{a: 1, a: 2}", "feel.syntax", 0),
        ("x instance of car", "feel.syntax", 14),
        ('"\\u0000"', "feel.syntax", 0),
        ("a + foo(1)", "feel.type", 4),
        ("abs(1, 2)", "feel.type", 0),
        ("abs(value: 1)", "feel.type", 0),
        ("? > 1", "feel.type", 0),
        ("__import__('os')", "feel.syntax", 11),
        ("function(a) external {}", "feel.syntax", 12),
        ("(" * 61 + "1" + ")" * 61, "feel.limit", 60),
        ("a" * 4097, "feel.limit", 4096),
    ],
)
def test_a_refusal_has_a_code_and_a_position(text: str, code: str, position: int) -> None:
    with pytest.raises(FeelError) as refused:
        compile_expression(text)
    (problem,) = refused.value.problems
    assert (problem.code, problem.details) == (code, {"position": position, "text": text})


def test_a_long_chain_of_ands_is_not_deep() -> None:
    text = " and ".join(f"a{place} = {place}" for place in range(200))
    assert compile_expression(text).evaluate({f"a{place}": place for place in range(200)}) is True


def test_a_wrong_call_says_what_the_function_takes() -> None:
    with pytest.raises(FeelError, match=r"'substring' takes \(string, start position, length\?\)"):
        compile_expression("substring()")


@pytest.mark.parametrize(
    "text",
    [
        "for i in 1..100000 return i",
        "for i in 1..400, j in 1..400 return 1",
        "count(for i in 1..99999999999 return 1)",
        "for i in 1..100 return if i = 1 then 1 else [partial[-1], partial[-1]]",
        "(function(f) f(f))(function(f) f(f))",
        "{l: for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]], e: l = l}.e",
    ],
)
def test_an_evaluation_over_the_limit_is_null(text: str) -> None:
    assert compile_expression(text).evaluate({}) is None
