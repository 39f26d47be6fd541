"""Indexes change how fast a table answers, never what."""

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.language.feel import compile_unary_tests
from orderloom.language.tables import compile_table, parse_table

CONSTANTS = ['"a"', '"a", "b"', "1", "1, 2.5", "true", "null", '= "b"', '1, "a"', '@"2026-01-01"']
INTERVALS = ["< 2", ">= 2", "[1..3]", "(1..3)", "]1..2]", "> 5, < 1", "0, [2..4)", "[5..1]", "[limit..9]"]
CELLS = st.sampled_from([None, "-", *CONSTANTS, *INTERVALS, 'not("a")', "!= 1", "limit", "? = 2"])
VALUES = st.sampled_from([None, "a", "b", True, False, 0, 1, Decimal("1.0"), Decimal("2.5"), 2, 3, 1.5, [1], {"a": 1}])
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
