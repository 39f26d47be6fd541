"""Indexes change how fast a table answers, never what."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.language.feel import compile_unary_tests
from orderloom.language.tables import compile_table, parse_table

DATES = ['< @"2026-01-02"', '[@"2026-01-01"..@"2026-01-03")', '>= @"2026-01-02"', "> -1", "[-2..1]"]
CONSTANTS = ['"a"', '"a", "b"', "1", "1, 2.5", "true", "null", '= "b"', '1, "a"', '@"2026-01-01"']
INTERVALS = ["< 2", ">= 2", "[1..3]", "(1..3)", "]1..2]", "> 5, < 1", "0, [2..4)", "[5..1]", "[limit..9]"]
CELLS = st.sampled_from([None, "-", *CONSTANTS, *INTERVALS, *DATES, 'not("a")', "!= 1", "limit", "? = 2"])
VALUES = st.sampled_from(
    [
        None,
        "a",
        "b",
        True,
        False,
        0,
        1,
        Decimal("1.0"),
        Decimal("2.5"),
        2,
        3,
        1.5,
        -1,
        [1],
        {"a": 1},
        date(2026, 1, 1),
        date(2026, 1, 3),
    ]
)
SCOPE = {"limit": 2}


def document(rows: list[tuple[str | None, str | None]]) -> dict[str, Any]:
    return {
        "schema": "orderloom.table/1",
        "key": "t",
        "name": {"en": "T"},
        "hit_policy": "COLLECT",
        "inputs": [{"id": name, "label": name, "expression": name} for name in ("x", "y")],
        "outputs": [{"id": "out", "label": "Out"}],
        "rows": [{"id": f"r{place}", "when": list(when), "then": ["1"]} for place, when in enumerate(rows)],
    }


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=40), st.lists(st.tuples(VALUES, VALUES), min_size=1))
@settings(max_examples=150, deadline=None)
def test_a_table_matches_exactly_the_rows_whose_every_cell_matches(
    rows: list[tuple[str | None, str | None]], values: list[tuple[Any, Any]]
) -> None:
    table = compile_table(parse_table(document(rows)))
    for x, y in values:
        scope = {**SCOPE, "x": x, "y": y}
        expected = tuple(
            f"r{place}"
            for place, cells in enumerate(rows)
            if all(
                compile_unary_tests(cell or "-").matches(value, scope) is True
                for cell, value in zip(cells, (x, y), strict=True)
            )
        )
        assert table.evaluate(scope).matched == expected


def test_ten_thousand_rows_are_found_by_constant_and_by_interval() -> None:
    rows: list[tuple[str | None, str | None]] = [
        (f"[{place * 10}..{place * 10 + 10})", f'"k{place % 100}"') for place in range(10_000)
    ]
    table = compile_table(parse_table(document(rows)))
    assert table.evaluate({"x": 77_777, "y": "k77"}).matched == ("r7777",)
    assert table.evaluate({"x": 77_777, "y": "k78"}).matched == ()
    assert table.evaluate({"x": -1, "y": "k0"}).matched == ()


def test_rows_that_leave_a_column_open_do_not_keep_others_from_being_found() -> None:
    rows: list[tuple[str | None, str | None]] = [
        (f'"k{place}"' if place % 2 else None, f'"c{place}"' if place % 3 else None) for place in range(5_000)
    ]
    table = compile_table(parse_table(document(rows)))
    expected = tuple(
        f"r{place}" for place in range(5_000) if (not place % 2 or place == 7) and (not place % 3 or place == 7)
    )
    assert table.evaluate({"x": "k7", "y": "c7"}).matched == expected


@given(st.lists(st.tuples(CELLS, CELLS), min_size=8, max_size=20), VALUES, VALUES)
@settings(max_examples=100, deadline=None)
def test_a_path_of_two_steps_is_followed_as_the_evaluator_does(
    rows: list[tuple[str | None, str | None]], x: Any, y: Any
) -> None:
    plain = document(rows)
    nested = {**plain, "inputs": [{**each, "expression": f"a.{each['expression']}"} for each in plain["inputs"]]}
    expected = compile_table(parse_table(plain)).evaluate({**SCOPE, "x": x, "y": y})
    assert compile_table(parse_table(nested)).evaluate({**SCOPE, "a": {"x": x, "y": y}}) == expected
