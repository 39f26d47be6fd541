"""The type check over the cases of the DMN Technology Compatibility Kit: every value is of the type that was inferred,
and what has a value is hardly ever complained of."""

import json
from typing import Any

import pytest

from orderloom.language.feel.typing import ContextOf, check_text, type_of, written
from orderloom.language.feel.typing.types import admits
from tests.unit.language.feel.conformance.cases import evaluated, value_of
from tests.unit.language.feel.test_conformance import CASES, needs_cases

COMPLAINED_OF_ALTHOUGH_TRUE = {'true or "true"', "123 or true", '"true" or true', "[ { x: 1 } ].y"}
"""`or` is decided by its other side, and a list of nulls is a value."""


@pytest.fixture(scope="module")
def cases() -> Any:
    return json.loads(CASES.read_text(encoding="utf-8"))["expressions"]


def scopes_of(case: Any) -> tuple[ContextOf, ContextOf]:
    """What is known when the values are, and when nothing is."""
    closed = ContextOf({name: type_of(value_of(value)) for name, value in case["context"].items()})
    return closed, ContextOf(open=True)


@needs_cases
def test_every_value_is_of_its_type(cases: Any) -> None:
    wrong = [
        (case["id"], written(found.type))
        for case in cases
        for scope in scopes_of(case)
        if not admits((found := check_text(case["expression"], scope, case["context"])).type, evaluated(case))
    ]
    assert wrong == []


@needs_cases
def test_what_has_a_value_is_not_complained_of(cases: Any) -> None:
    complained = {
        case["expression"].strip()
        for case in cases
        if evaluated(case) not in (None, False, [])
        for scope in scopes_of(case)
        if any(each.severity == "error" for each in check_text(case["expression"], scope, case["context"]).complaints)
    }
    assert complained == COMPLAINED_OF_ALTHOUGH_TRUE
