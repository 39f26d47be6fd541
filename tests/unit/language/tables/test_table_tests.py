"""The tests that a table carries."""

from typing import Any

import pytest

from orderloom.kernel.errors import DomainError
from orderloom.language.tables import (
    Difference,
    TestResult,
    compile_table,
    meaning_of,
    parse_table,
    run_tests,
    table_hash,
)

TABLE: dict[str, Any] = {
    "schema": "orderloom.table/1",
    "key": "t",
    "name": {"en": "T"},
    "inputs": [{"id": "n", "label": "N", "expression": "n", "type": "number"}],
    "outputs": [{"id": "out", "label": "Out"}],
    "rows": [
        {"id": "low", "when": ["< 5"], "then": ['"low"']},
        {"id": "high", "when": ["> 5"], "then": ["n * 2"]},
        {"id": "huge", "when": ["> 100"], "then": ['"huge"'], "valid_from": "2026-01-01"},
    ],
}


def results(*tests: tuple[dict[str, Any], dict[str, Any]], **changes: Any) -> tuple[TestResult, ...]:
    listed = [
        {"id": f"t{place}", "name": f"Test {place}", "input": {"now": "2025-01-01", **scope}, "expected": expected}
        for place, (scope, expected) in enumerate(tests)
    ]
    return run_tests(compile_table(parse_table({**TABLE, **changes, "tests": listed})))


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({"n": 1}, {"outputs": {"out": "low"}, "matched": ["low"]}),
        ({"n": 8}, {"outputs": {"out": 16.0}}),
        ({"n": 5}, {"outputs": None, "matched": []}),
        ({"n": 101, "now": "2026-01-01"}, {"error": "table.conflict"}),
        ({"n": 1, "now": None}, {"error": "table.clock_missing"}),
    ],
)
def test_an_expectation_that_comes_true_passes(scope: dict[str, Any], expected: dict[str, Any]) -> None:
    (result,) = results((scope, expected))
    assert (result.passed, result.differences) == (True, ())


def test_a_difference_has_its_place() -> None:
    (result,) = results(({"n": 8}, {"outputs": {"out": 17}, "matched": ["low"]}))
    assert result.passed is False
    assert result.differences == (
        Difference(path=("outputs", "out"), expected=17, actual=16),
        Difference(path=("matched",), expected=["low"], actual=["high"]),
    )


def test_an_error_that_nobody_expected_fails_the_test() -> None:
    (result,) = results(({"n": 101, "now": "2026-06-01"}, {"matched": ["high"]}))
    assert result.differences == (Difference(path=("error",), expected=None, actual="table.conflict"),)


def test_rows_are_compared_one_by_one() -> None:
    (result,) = results(
        ({"n": 101, "now": "2026-06-01"}, {"rows": [{"out": 202}, {"out": "big"}]}), hit_policy="COLLECT"
    )
    assert result.differences == (Difference(path=("rows", 1, "out"), expected="big", actual="huge"),)


def test_tests_are_no_part_of_what_a_table_means() -> None:
    plain = parse_table(TABLE)
    tested = parse_table({**TABLE, "tests": [{"id": "a", "name": "A", "input": {}, "expected": {"matched": []}}]})
    assert meaning_of(tested) == plain
    assert table_hash(tested) == table_hash(plain)


def test_a_test_that_expects_nothing_is_refused() -> None:
    with pytest.raises(DomainError) as refused:
        parse_table({**TABLE, "tests": [{"id": "a", "name": "A", "input": {}, "expected": {}}]})
    assert [(each.code, each.path) for each in refused.value.problems] == [("table.test", ("tests", 0, "expected"))]
