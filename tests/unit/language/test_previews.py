"""Expressions tried out while they are written."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.kernel import json
from orderloom.language.feel import compile_expression
from orderloom.language.feel.typing import NUMBER, ContextOf
from orderloom.language.preview import Preview, feel_text, preview, preview_tests
from orderloom.language.scopes import ANYTHING, INPUTS
from tests.unit.language.feel.test_properties import SCOPES, WORDS

LINE: dict[str, Any] = {
    "line": {"quantity": Decimal(3), "action": "add", "characteristics": {"bandwidth": 100}},
    "now": datetime(2026, 3, 31, 12, 30, tzinfo=UTC),
}


def shown(text: str, *unknown: str) -> Preview:
    return preview(text, INPUTS["order_line"], LINE, frozenset(unknown))


def test_a_preview_over_the_limit_says_so() -> None:
    found = shown("count(for x in 1..100000000 return x)")
    assert found.value is None
    assert [(each.code, each.severity) for each in found.problems] == [("feel.limit", "warning")]
    assert shown("count(for x in 1..100 return x)").problems == ()


def test_a_preview_has_value_type_and_reads() -> None:
    found = shown("line.quantity + line.characteristics.bandwidth")
    assert (found.value, found.text, found.type) == (103, "103", "number")
    assert found.reads == ("line.quantity", "line.characteristics.bandwidth")
    assert (found.unset, found.problems) == ((), ())


def test_a_preview_says_which_paths_the_sample_has_no_value_for() -> None:
    found = shown("line.quantity + line.characteristics.users + site.name")
    assert (found.text, found.missing) == ("null", ("line.characteristics.users", "site.name"))
    assert shown("line.quantity.unit").missing == ()


def test_a_preview_says_on_which_unknown_paths_it_hangs() -> None:
    found = shown("line.characteristics.users > 5", "line.characteristics.users")
    assert (found.value, found.text, found.unset) == (None, None, ("line.characteristics.users",))
    decided = shown('line.action = "modify" and line.characteristics.users > 5', "line.characteristics.users")
    assert (decided.value, decided.text) == (False, "false")


def test_what_is_wrong_comes_with_its_place_and_the_value_all_the_same() -> None:
    found = shown("line.quantty = 3")
    (problem,) = found.problems
    assert (problem.code, problem.position, problem.suggestion) == (
        "feel.name_unknown",
        4,
        "Did you mean line.quantity?",
    )
    assert found.text == "false"
    (syntax,) = shown("1 +").problems
    assert (syntax.code, syntax.position) == ("feel.syntax", 3)
    (long,) = shown("1" * 5000).problems
    assert long.code == "feel.limit"


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ('"a\\"b"', 'a"b', '"a\\"b"'),
        ('date("2026-01-31")', "2026-01-31", '@"2026-01-31"'),
        ("today()", "2026-03-31", '@"2026-03-31"'),
        ('duration("P1DT2H")', "P1DT2H", '@"P1DT2H"'),
        ('[1, null, duration("P1Y")]', [1, None, "P1Y"], '[1, null, @"P1Y"]'),
        ('{a: 0.10, "b-c": [true]}', {"a": Decimal("0.10"), "b-c": [True]}, '{a: 0.10, "b-c": [true]}'),
        ("[1..5)", "[1..5)", "[1..5)"),
        ("1/3", Decimal("0.3333333333333333333333333333333333"), "0.3333333333333333333333333333333333"),
        ("sort", None, "null"),
    ],
)
def test_values_are_shown_as_data_and_as_expressions_write_them(text: str, value: Any, written: str) -> None:
    found = preview(text, ANYTHING, LINE)
    assert (found.value, found.text) == (value, written)


def test_a_cell_is_tried_on_a_value() -> None:
    found = preview_tests("< 5, line.quantity", (NUMBER, 3), INPUTS["order_line"], LINE)
    assert (found.value, found.text, found.type, found.reads) == (True, "true", "boolean", ("line.quantity",))
    assert preview_tests("> 5", (NUMBER, 3), ANYTHING, {}).value is False
    (problem,) = preview_tests('"many"', (NUMBER, 3), ANYTHING, {}).problems
    assert (problem.code, problem.position) == ("feel.type", 0)
    (syntax,) = preview_tests("<", (NUMBER, 3), ANYTHING, {}).problems
    assert (syntax.code, syntax.position) == ("feel.syntax", 1)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.sampled_from(SCOPES))
def test_a_preview_is_always_data(text: str, scope: dict[str, Any]) -> None:
    for found in (preview(text, ContextOf(open=True), scope), preview_tests(text, (NUMBER, 1), ANYTHING, scope)):
        assert json.loads(json.dumps(found.value)) == found.value
        if found.text is not None and not found.problems and found.value is not None:
            assert feel_text(compile_expression(found.text).evaluate({})) == found.text
