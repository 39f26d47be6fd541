"""Simple cells are read as the parser would, and malformed tables raise the language's own error."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.kernel.errors import DomainError, Problem
from orderloom.language.feel import compile_expression
from orderloom.language.feel.parser import parse_tests
from orderloom.language.tables import (
    analyse,
    apply_diff,
    compile_table,
    diff_tables,
    explain,
    merge_tables,
    parse_table,
    run_tests,
    table_hash,
)
from orderloom.language.tables.quick import constant, simple_tests

Made = TypeVar("Made")
PIECES = ['"a"', '"é b"', '""', "5", "05", "1.50", "-5", "<", "<=", ">", ">=", "=", "!=", " ", "  ", "[", "]", "(", ")",
          "..", "true", "false", "null", "-", "not(", ",", "x", '"', "\\", ".", "1e3", "12345678901234567"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=6).map("".join) | st.text(max_size=8)


@given(TEXTS)
@settings(max_examples=2000, deadline=None)
def test_what_is_read_by_pattern_is_what_the_parser_reads(text: str) -> None:
    tests, value = simple_tests(text), constant(text)
    if tests is not None:
        assert tests == parse_tests(text, frozenset())
    if value is not None:
        read = compile_expression(text)
        assert read.is_constant
        assert (type(read.evaluate({})), read.evaluate({})) == (type(value.value), value.value)


@pytest.mark.parametrize(
    "text", ['"a"', "5", "< 5", ">= 1.5", "[1..5)", "]1..2]", "!= 3", '= "x"', "true", "null", "-"]
)
def test_simple_cells_need_no_parser(text: str) -> None:
    assert simple_tests(text) is not None


TABLE: dict[str, Any] = {
    "schema": "orderloom.table/1",
    "key": "site-class",
    "name": {"en": "Site class"},
    "hit_policy": "PRIORITY",
    "inputs": [
        {"id": "users", "label": "Users", "expression": "line.users", "type": "number", "allowed": ["[0..100]"]},
        {"id": "since", "label": {"en": "Since"}, "expression": "line.since", "type": "date"},
    ],
    "outputs": [{"id": "class", "label": "Class", "type": "string", "allowed": ['"a"', '"b"'], "default": '"b"'}],
    "rows": [
        {"id": "r1", "when": ["< 50", '< @"2026-01-01"'], "then": ['"a"'], "valid_from": "2026-01-01"},
        {"id": "r2", "when": [None, "-"], "then": ['"b"'], "note": "All others", "enabled": True},
    ],
    "tests": [
        {
            "id": "t1",
            "name": "One",
            "input": {"now": "2026-02-01", "line": {"users": 1}},
            "expected": {"matched": ["r2"]},
        }
    ],
}
JUNK: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False)
    | st.text(max_size=12)
    | st.sampled_from(
        ["<", "[1..", "not(", "now()", '"', "?", "x.y", "1/0", "[9..1]", "-", "2026-13-01", "UNIQUE", "COLLECT"]
    )
    | st.lists(st.integers(0, 3), max_size=3)
    | st.dictionaries(st.text(max_size=4), st.integers(), max_size=2)
)


def spots(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner: list[tuple[str | int, ...]] = []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        inner += spots(item, (*path, key))
    return [path, *inner] if path else inner


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    document: Any = deepcopy(TABLE)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(spots(document)))
        holder: Any = document
        for step in path[:-1]:
            holder = holder[step]
        change = draw(st.sampled_from(["replace", "remove", "add"]))
        if change == "replace":
            holder[path[-1]] = draw(JUNK)
        elif change == "remove":
            del holder[path[-1]]
        elif isinstance(holder, dict):
            holder[draw(st.text(max_size=5))] = draw(JUNK)
        else:
            holder.append(deepcopy(holder[0]))
    return document


@given(mutated())
@settings(max_examples=1500, deadline=None)
def test_a_malformed_table_raises_the_languages_own_error_with_paths(document: Any) -> None:
    table, problems = told(lambda: parse_table(document))
    assert all(problem.path or problem.code == "table.malformed" for problem in problems)
    if table is None:
        return
    json.dumps(table_hash(table))
    assert diff_tables(table, table).is_empty
    assert apply_diff(table, diff_tables(table, table)).key == table.key
    assert merge_tables(table, table, table)[1] == ()
    analyse(table).findings()
    compiled, problems = told(lambda: compile_table(table))
    assert all(leads_somewhere(document, problem) for problem in problems)
    if compiled is None:
        return
    run_tests(compiled)
    explain(compiled, {"line": {"users": 5, "since": "2026-01-01"}})


def told(make: Callable[[], Made]) -> tuple[Made | None, tuple[Problem, ...]]:
    """What was made, or the problems that were told instead."""
    try:
        return make(), ()
    except DomainError as error:
        return None, error.problems


def leads_somewhere(document: Any, problem: Problem) -> bool:
    for step in problem.path:
        document = document[step]
    return bool(problem.path)


@given(JUNK)
@settings(max_examples=200, deadline=None)
def test_what_is_no_table_at_all_is_refused(document: Any) -> None:
    with pytest.raises(DomainError):
        parse_table(document)


def test_each_broken_cell_says_its_row_and_column() -> None:
    rows = [{"id": f"r{place}", "when": ["<", "-"], "then": ['"c"']} for place in range(2)]
    with pytest.raises(DomainError) as refused:
        compile_table(parse_table({**TABLE, "rows": rows}))
    assert [(each.code, each.path, each.details) for each in refused.value.problems] == [
        pair
        for place in range(2)
        for pair in (
            (
                "feel.syntax",
                ("rows", place, "when", 0),
                {"position": 1, "text": "<", "row": f"r{place}", "column": "users"},
            ),
            ("table.not_allowed", ("rows", place, "then", 0), {"row": f"r{place}", "column": "class"}),
        )
    ]


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ({"allowed": ['"a"'], "default": '"c"'}, [("table.not_allowed", ("outputs", 0, "default"))]),
        ({"allowed": ['"a"', "5"]}, [("table.type", ("outputs", 0, "allowed", 1))]),
        ({"allowed": ['"a"', "line.x"]}, [("table.not_constant", ("outputs", 0, "allowed", 1))]),
    ],
)
def test_what_an_output_may_be_is_checked(output: dict[str, Any], expected: Any) -> None:
    outputs = [{"id": "class", "label": "Class", "type": "string", **output}]
    rows = [{"id": "r1", "when": [None, None], "then": ['"a"']}]
    with pytest.raises(DomainError) as refused:
        compile_table(parse_table({**TABLE, "outputs": outputs, "rows": rows}))
    assert [(each.code, each.path) for each in refused.value.problems] == expected
