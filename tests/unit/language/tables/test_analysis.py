"""What the analysis claims is so: every example is put to the table, every claim is checked by brute force."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.language.feel import compile_unary_tests
from orderloom.language.tables import Limits, Table, analyse, compile_table, parse_table
from orderloom.language.tables.analysis.axis import pieces_of
from orderloom.language.tables.analysis.grid import grid_of
from orderloom.language.tables.analysis.reading import read
from orderloom.language.tables.analysis.spans import intersection
from orderloom.language.tables.cells import parse_cell

CELLS = {
    "number": ["-", "< 2", ">= 2", "[1..3]", "(1..3)", "1, 2", "not(2)", "> 5, < 1", "? > 1 and ? <= 4", "-1", "null",
               "not(null)", "not(< 2)", "[3..1]", "!= 1", "limit", '"a"', "? in (1, [2..3])", "2 * 2",
               "? between 0 and 2"],
    "string": ["-", '"a"', '"a", "b"', 'not("a")', '!= "b"', '< "b"', '["a".."c"]', "null", 'not("a", null)', "limit",
               '"\\u00e9"', 'starts with(?, "a")'],
    "boolean": ["-", "true", "false", "not(true)", "null", "true, false", "!= true"],
    "date": ["-", '< @"2026-01-02"', '>= date("2026-01-02")', '[@"2026-01-01"..@"2026-01-03"]', '@"2026-01-02"',
             'not(@"2026-01-02")', "null"],
    "date_time": ["-", '@"2026-01-01T10:00:00"', '> @"2026-01-01T10:00:00"', '<= @"2026-01-01T10:00:00Z"',
                  'not(@"2026-01-01T10:00:00Z")'],
    "time": ["-", '@"10:00:00"', '< @"10:00:00"', '[@"08:00:00Z"..@"12:00:00+02:00")'],
    "duration": ["-", '< @"P1D"', '>= @"P1D"', '@"P1Y"', 'not(@"P1Y")', '> @"P1Y"'],
    "any": ["-", '"a"', "1", "< 1", "true", "null", "!= null", 'not("a", 1)', '@"2026-01-01"', '"b", > 0'],
    "object": ["-", "null", "not(null)", "!= null", "? = {}"],
}  # fmt: skip
DAYS = st.none() | st.integers(0, 4).map(lambda days: (date(2026, 1, 1) + timedelta(days)).isoformat())
POLICIES = st.sampled_from(["UNIQUE", "ANY", "FIRST", "COLLECT"])


@st.composite
def tables(draw: st.DrawFn, dated: bool = True) -> Table:
    types = draw(st.lists(st.sampled_from(list(CELLS)), min_size=1, max_size=3))
    inputs = [
        {"id": f"i{place}", "label": "I", "expression": f"x.v{place}", "type": of, **draw(allowed(of))}
        for place, of in enumerate(types)
    ]
    rows = [
        {
            "id": f"r{place}",
            "when": [draw(st.sampled_from(CELLS[of])) for of in types],
            "then": [draw(st.sampled_from(["1", "1.0", "2"]))],
            "enabled": draw(st.integers(0, 9)) > 0,
            **(draw(validity()) if dated else {}),
        }
        for place in range(draw(st.integers(0, 7)))
    ]
    return parse_table(
        {
            "schema": "orderloom.table/1",
            "key": "t",
            "name": {"en": "T"},
            "hit_policy": draw(POLICIES),
            "inputs": inputs,
            "outputs": [{"id": "out", "label": "Out"}],
            "rows": rows,
        }
    )


@st.composite
def allowed(draw: st.DrawFn, of: str) -> dict[str, Any]:
    if draw(st.integers(0, 4)):
        return {}
    return {"allowed": draw(st.lists(st.sampled_from(CELLS[of]), max_size=2))}


@st.composite
def validity(draw: st.DrawFn) -> dict[str, Any]:
    if draw(st.integers(0, 3)):
        return {}
    first, last = draw(DAYS), draw(DAYS)
    if first and last and last < first:
        first, last = last, first
    return {name: day for name, day in (("valid_from", first), ("valid_to", last)) if day}


def matching(table: Table) -> Callable[[dict[str, Any]], list[str]]:
    """Tells the rows that match in a scope, whatever the hit policy makes of them."""
    compiled = compile_table(parse_table({**_plain(table), "hit_policy": "COLLECT"}))
    return lambda scope: list(compiled.evaluate({"limit": 1, **scope}).matched)


def _plain(table: Table) -> dict[str, Any]:
    return msgspec.to_builtins(table)


@given(tables())
@settings(max_examples=150, deadline=None)
def test_rows_that_are_said_to_overlap_both_match_the_example(table: Table) -> None:
    found, matched = analyse(table, Limits(overlaps=30)), matching(table)
    for overlap in found.overlaps:
        assert overlap.example.scope is not None
        assert set(overlap.rows) <= set(matched(overlap.example.scope))


@given(tables())
@settings(max_examples=150, deadline=None)
def test_no_row_matches_the_example_of_a_gap_and_its_fix_does(table: Table) -> None:
    matched = matching(table)
    for gap in analyse(table).gaps:
        assert gap.example.scope is not None
        scope = {"now": date(2026, 1, 1), **gap.example.scope}
        assert matched(scope) == []
        fixed = parse_table({**_plain(table), "rows": [gap.fix]})
        assert matching(fixed)(scope) == [gap.fix["id"]]


def scopes(table: Table) -> list[tuple[tuple[int, ...], dict[str, Any]]]:
    grid = grid_of(table, None)
    places = [
        [place for low, high in dimension.axis.universe for place in range(low, high + 1)]
        for dimension in grid.dimensions
    ]
    found: list[tuple[tuple[int, ...], dict[str, Any]]] = []
    for chosen in product(*places):
        values = [dimension.axis.value(place) for dimension, place in zip(grid.dimensions, chosen, strict=True)]
        if grid.dated and values[-1] is None:
            continue
        scope = {f"v{place}": value for place, value in enumerate(values[: len(table.inputs)])}
        found.append((chosen, {"x": scope, "now": values[-1] if grid.dated else date(2026, 1, 1)}))
    return found


@given(tables())
@settings(max_examples=150, deadline=None)
def test_every_pair_that_overlaps_anywhere_is_counted(table: Table) -> None:
    grid = grid_of(table, None)
    readable = {row.row.id for row in grid.rows if row.inner == row.outer}
    answers = {row.id: row.then for row in table.rows}
    expected: set[tuple[str, str]] = set()
    matched = matching(table)
    for _, scope in scopes(table):
        rows = matched(scope)
        expected |= {(a, b) for a in rows for b in rows if a < b and {a, b} <= readable}
    if table.hit_policy == "ANY":
        expected = {(a, b) for a, b in expected if Decimal(answers[a][0] or 0) != Decimal(answers[b][0] or 0)}
    found = analyse(table)
    claimed = {overlap.rows for overlap in found.overlaps}
    if table.hit_policy in ("UNIQUE", "ANY"):
        assert expected <= claimed
        assert found.overlap_count == len(claimed)


@given(tables())
@settings(max_examples=150, deadline=None)
def test_rows_that_are_said_never_to_answer_never_do(table: Table) -> None:
    lost = {each.row for each in analyse(table).unreachable}
    first = table.hit_policy == "FIRST"
    compiled = compile_table(parse_table({**_plain(table), "hit_policy": "FIRST" if first else "COLLECT"}))
    seen: set[str] = set()
    for _, scope in scopes(table):
        for limit in (1, 2, "a"):
            seen |= set(compiled.evaluate({**scope, "limit": limit}).matched)
    assert not lost & seen
    grid = grid_of(table, None)
    if first and all(row.inner == row.outer for row in grid.rows):
        assert lost == {row.row.id for row in grid.rows} - seen


@given(tables())
@settings(max_examples=150, deadline=None)
def test_gaps_and_rows_together_are_all_that_is_to_be_expected(table: Table) -> None:
    grid = grid_of(table, None)
    found = analyse(table, Limits(gaps=1000))
    assert not found.truncated
    fixes = [matching(parse_table({**_plain(table), "rows": [gap.fix]})) for gap in found.gaps]
    for chosen, scope in scopes(table):
        expected = all(
            intersection(dimension.expected, ((place, place),))
            for dimension, place in zip(grid.dimensions, chosen, strict=True)
        )
        maybe = any(
            all(intersection(spans, ((place, place),)) for spans, place in zip(row.outer, chosen, strict=True))
            for row in grid.rows
        )
        if expected:
            assert any(fixed(scope) for fixed in fixes) is not maybe


@given(tables(dated=False))
@settings(max_examples=150, deadline=None)
def test_a_cell_is_true_exactly_on_its_pieces(table: Table) -> None:
    grid = grid_of(table, None)
    unread = {(each.column, each.text) for each in grid.unanalysed}
    for dimension in grid.dimensions:
        column = table.inputs[dimension.inputs[0]]
        for row in table.rows:
            text = row.when[dimension.inputs[0]] or "-"
            if not row.enabled or (column.id, text) in unread:
                continue
            pieces = pieces_of(dimension.axis, read(parse_cell(text), text))
            tests = compile_unary_tests(text)
            for low, high in dimension.axis.universe:
                for place in range(low, high + 1):
                    value = dimension.axis.value(place)
                    assert (tests.matches(value, {}) is True) is bool(intersection(pieces, ((place, place),)))


def rows_table(policy: str, rows: list[list[str | None]], types: list[str], **more: Any) -> Table:
    inputs = [
        {"id": f"i{place}", "label": "I", "expression": f"v{place}", "type": of} for place, of in enumerate(types)
    ]
    return parse_table(
        {
            "schema": "orderloom.table/1",
            "key": "t",
            "name": {"en": "T"},
            "hit_policy": policy,
            "inputs": inputs,
            "outputs": [{"id": "out", "label": "Out"}],
            "rows": [{"id": f"r{place}", "when": when, "then": [str(place)]} for place, when in enumerate(rows)],
            **more,
        }
    )


def test_a_gap_is_told_as_people_write_it() -> None:
    found = analyse(rows_table("UNIQUE", [['"a"', "< 50"], ['"b"', None], ['"a"', "[50..100)"]], ["string", "number"]))
    assert [gap.when for gap in found.gaps] == [('not("a", "b")', None), ('"a"', ">= 100")]
    assert found.gaps[1].example.scope == {"v0": "a", "v1": Decimal(100)}
    assert found.gaps[1].fix == {"id": "row-5", "when": ['"a"', ">= 100"], "then": [None]}


def test_the_findings_lead_to_their_places() -> None:
    table = rows_table("UNIQUE", [["< 5"], ["< 9"], ["[9..1]"], ["limit"]], ["number"])
    assert [(each.code, each.severity, each.path) for each in analyse(table).findings()] == [
        ("table.overlap", "error", ("rows", 1)),
        ("table.unreachable", "warning", ("rows", 2)),
        ("table.unanalysed", "info", ("rows", 3, "when", 0)),
    ]


def test_an_input_that_is_computed_gives_a_warning_without_a_scope() -> None:
    inputs = [{"id": "i0", "label": "I", "expression": "count(v0)", "type": "number"}]
    (overlap,) = analyse(rows_table("UNIQUE", [["< 5"], ["< 9"]], ["number"], inputs=inputs)).overlaps
    assert (overlap.severity, overlap.example.scope, overlap.example.values) == ("warning", None, {"i0": Decimal(4)})


def test_days_before_today_leave_no_gap() -> None:
    rows = [{"id": "r0", "when": [None], "then": ["1"], "valid_from": "2026-01-01", "valid_to": "2026-12-31"}]
    plain = msgspec.to_builtins(rows_table("UNIQUE", [], ["number"]))
    (gap,) = analyse(parse_table({**plain, "rows": rows}), Limits(today=date(2026, 6, 1))).gaps
    assert (gap.valid_from, gap.valid_to, gap.fix["valid_from"]) == (date(2027, 1, 1), None, "2027-01-01")


def test_an_analysis_that_runs_out_of_steps_says_so() -> None:
    rows: list[list[str | None]] = [[f"[{place}..{place + 10}]", f"[{place}..{place + 10}]"] for place in range(60)]
    found = analyse(rows_table("FIRST", rows, ["number", "number"]), Limits(work=50))
    assert found.truncated
    assert found.unreachable == ()


def test_ten_thousand_rows_are_analysed_in_full_as_to_overlaps() -> None:
    rows: list[list[str | None]] = [[f'"k{place // 2}"', "< 5" if place % 2 else ">= 4"] for place in range(10_000)]
    found = analyse(rows_table("UNIQUE", rows, ["string", "number"]))
    assert (len(found.overlaps), found.overlap_count, found.truncated) == (100, 5000, True)


def test_inputs_with_the_same_expression_are_one_axis() -> None:
    inputs = [{"id": f"i{place}", "label": "I", "expression": "v", "type": "number"} for place in range(2)]
    rows: list[list[str | None]] = [["> 1", "< 5"], [">= 5", None], ["< 1", "> 3"]]
    found = analyse(rows_table("UNIQUE", rows, ["number"], inputs=inputs))
    assert found.overlaps == ()
    assert [each.row for each in found.unreachable] == ["r2"]
    assert [gap.when for gap in found.gaps] == [("<= 1", None)]


def test_what_hangs_on_other_inputs_is_listed_and_nothing_is_claimed_of_it() -> None:
    found = analyse(rows_table("UNIQUE", [["limit"], ["< 5"], [None]], ["number"]))
    assert [(each.row, each.column, each.reason) for each in found.unanalysed] == [("r0", "i0", "it reads limit")]
    assert [overlap.rows for overlap in found.overlaps] == [("r1", "r2")]
