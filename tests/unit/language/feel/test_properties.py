"""What holds for every text: only FeelError, the same result twice, plain values, sound verdicts."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.language.feel import UNKNOWN, FeelError, compile_expression, compile_unary_tests
from orderloom.language.feel.values import OTHER, kind

NAMES = ["a", "b", "c.d", "c.e", "item", "partial", "?"]
LITERALS = [
    "1",
    "2",
    "0.5",
    '"x"',
    '"y"',
    "true",
    "null",
    '@"2026-01-01"',
    '@"P1D"',
    '@"P1M"',
    "[1..5]",
    "[1,2]",
    "{k: 1}",
]
SIGNS = [
    "+",
    "-",
    "*",
    "/",
    "**",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ".",
    "..",
    "//",
]
PHRASES = ["and", "or", "in", "between", "if", "then", "else", "for", "return", "some", "every", "satisfies"]
CALLS = ["not(", "count(", "sum(", "string(", "list contains(", "sort(", "function(x) x", "matches(", "range(", "date("]
WORDS = [*NAMES, *LITERALS, *SIGNS, *PHRASES, *CALLS, "instance", "of", "number"]
SCOPES: tuple[dict[str, Any], ...] = (
    {"a": 1, "b": "x", "c": {"d": Decimal("2.5"), "e": True}},
    {"a": [1, 2, {"d": 1}], "b": None, "c": {"d": "y", "e": [True, None]}},
    {},
)
VALUES = (None, True, False, 1, Decimal(2), "x", [1, "x"], {"d": 1})


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_any_text_is_compiled_or_refused_and_gives_the_same_plain_value_twice(text: str) -> None:
    where = -1
    try:
        expression = compile_expression(text)
    except FeelError as error:
        where = error.position
        expression = None
    if expression is None:
        assert 0 <= where <= len(text)
        return
    for scope in SCOPES:
        first = expression.evaluate(scope)
        assert kind(first) != OTHER
        assert repr(first) == repr(expression.evaluate(scope))
        assert repr(expression.verdict(scope, frozenset()).value) == repr(first)


@given(st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_cell_is_compiled_or_refused_and_answers_with_a_truth_value(text: str) -> None:
    try:
        tests = compile_unary_tests(text)
    except FeelError:
        return
    for value in VALUES:
        assert tests.matches(value, SCOPES[0]) in (True, False, None)


ATOMS = ["a", "b", "c.d", "1", "2", '"x"', "null", "true", "[1, a]", "[a, b]", "{d: a}.d", "[1..2]"]
FORMS = [
    "({0} = {1})",
    "({0} < {1})",
    "({0} and {1})",
    "({0} or {1})",
    "not({0})",
    "({0} + {1})",
    "({0} in ({1}, {0}))",
    "({0} in [{1}, 2])",
    "(if {0} then {1} else {0})",
    "(some v in {0} satisfies v = {1})",
    "(every v in {0} satisfies v = {1} or {0})",
    "(for v in {0} return {1})",
    "({0}[item = {1}])",
    "count([{0}, {1}])",
    "({0} between {1} and 2)",
    "({0} instance of number)",
]
TEXTS = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.builds(lambda form, x, y: form.format(x, y), st.sampled_from(FORMS), inner, inner),
    max_leaves=6,
)
ANY_VALUE = st.sampled_from(VALUES)


@given(TEXTS, ANY_VALUE, ANY_VALUE, ANY_VALUE, st.sets(st.sampled_from(["a", "b", "c.d"]), min_size=1))
@settings(max_examples=400, deadline=None)
def test_a_known_verdict_holds_whatever_the_unknown_turns_out_to_be(
    text: str, a: Any, b: Any, d: Any, unknown: set[str]
) -> None:
    expression = compile_expression(text)
    verdict = expression.verdict({"a": None, "b": None, "c": {}}, frozenset(unknown))
    known: dict[str, Any] = {path: None for path in ("a", "b", "c.d") if path not in unknown}
    chosen = {"a": a, "b": b, "c.d": d}
    completed = {**chosen, **known}
    if verdict.value is not UNKNOWN:
        assert repr(expression.evaluate(_scope(completed))) == repr(verdict.value)
    else:
        assert verdict.unset
        assert set(verdict.unset) <= unknown


def _scope(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"a": values["a"], "b": values["b"], "c": {"d": values["c.d"]}}
