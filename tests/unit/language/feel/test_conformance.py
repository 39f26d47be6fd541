"""The DMN Technology Compatibility Kit: what passes once passes for ever."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from orderloom.language.feel import compile_expression
from tests.unit.language.feel.conformance.__main__ import DOCUMENT
from tests.unit.language.feel.conformance.cases import expression_passes
from tests.unit.language.feel.conformance.report import excluded, page, scores, verdict, written

CASES = Path(os.environ.get("ORDERLOOM_DMN_CASES", Path(__file__).parents[5] / "shared" / "dmn" / "cases.json"))
NEEDS_ITEM_DEFINITIONS = {"0070-feel-instance-of": 9, "0082-feel-coercion": 4}
"""Cases that name or imply types which the file of cases does not carry."""
ONE_CASE = {
    "expressions": [
        {"id": "g/1", "group": "g", "context": {}, "expression": "1 + 1", "expected": {"decimal": "2"}},
        {"id": "g/2", "group": "g", "context": {}, "expression": "1 instance of tAge", "expected": {"boolean": "true"}},
    ],
    "tables": [],
}

needs_cases = pytest.mark.skipif(not CASES.exists(), reason="the conformance cases are not on this machine")


@pytest.fixture(scope="module")
def cases() -> Any:
    return json.loads(CASES.read_text(encoding="utf-8"))


@needs_cases
def test_every_expression_case_in_the_subset_passes(cases: Any) -> None:
    score = scores(cases)["Expressions"]
    missed = {group: total - passed for group, (passed, total) in score.items() if passed < total}
    assert missed == NEEDS_ITEM_DEFINITIONS, excluded(cases)


@needs_cases
def test_every_table_case_passes(cases: Any) -> None:
    assert [group for group, (passed, total) in scores(cases)["Tables"].items() if passed < total] == []


@needs_cases
def test_a_verdict_with_nothing_unknown_is_the_value(cases: Any) -> None:
    for case in cases["expressions"]:
        if expression_passes(case) and not case.get("error"):
            expression = compile_expression(case["expression"], case["context"])
            assert repr(expression.verdict({}, frozenset()).value) == repr(expression.evaluate({}))


@needs_cases
def test_the_documentation_has_the_tables_of_today(cases: Any) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert written(text, page(cases)) == text


def test_a_report_names_what_is_left_out_and_why() -> None:
    assert "| g | 1 | 2 |" in page(ONE_CASE)
    assert excluded(ONE_CASE) == [("g/2", "names the item definition `tAge`, which the cases do not carry")]
    assert verdict(ONE_CASE) == "passed 1 of 2"


def test_a_case_that_can_not_be_read_is_missed_and_the_rest_is_scored() -> None:
    broken = {"id": "g/3", "group": "g", "context": {}, "expression": "1", "expected": {"no": "such", "type": "here"}}
    cases = {"expressions": [*ONE_CASE["expressions"], broken], "tables": []}
    assert verdict(cases) == "passed 1 of 3"
