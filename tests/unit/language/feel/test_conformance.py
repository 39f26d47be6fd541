"""The DMN Technology Compatibility Kit: what passes once passes for ever."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from orderloom.language.feel import compile_expression
from tests.unit.language.feel.conformance import expression_passes, failures, score_expressions, score_tables

CASES = Path(os.environ.get("ORDERLOOM_DMN_CASES", Path(__file__).parents[5] / "shared" / "dmn" / "cases.json"))
NEEDS_ITEM_DEFINITIONS = {"0070-feel-instance-of": 9, "0082-feel-coercion": 4}
"""Cases that name or imply types which the file of cases does not carry."""

pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the conformance cases are not on this machine")


@pytest.fixture(scope="module")
def cases() -> Any:
    return json.loads(CASES.read_text(encoding="utf-8"))


def test_every_expression_case_in_the_subset_passes(cases: Any) -> None:
    missed = {group: total - passed for group, (passed, total) in score_expressions(cases).items() if passed < total}
    assert missed == NEEDS_ITEM_DEFINITIONS, list(failures(cases))


def test_every_table_case_passes(cases: Any) -> None:
    assert [group for group, (passed, total) in score_tables(cases).items() if passed < total] == []


def test_a_verdict_with_nothing_unknown_is_the_value(cases: Any) -> None:
    for case in cases["expressions"]:
        if expression_passes(case) and not case.get("error"):
            expression = compile_expression(case["expression"], case["context"])
            assert repr(expression.verdict({}, frozenset()).value) == repr(expression.evaluate({}))
