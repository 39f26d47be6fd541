"""Tables compared and merged by the ids of their rows and columns."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.language.tables import Table, apply_diff, diff_tables, merge_tables, parse_table
from orderloom.language.tables.parts import KINDS, by_id, same

CELLS = st.sampled_from([None, "-", "< 5", '"a"', "[1..3]"])
IDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), unique=True, max_size=6)


def document(rows: list[dict[str, Any]], inputs: list[str], outputs: list[str], **more: Any) -> dict[str, Any]:
    return {
        "schema": "orderloom.table/1",
        "key": "t",
        "name": {"en": "T"},
        "inputs": [{"id": each, "label": each, "expression": each} for each in inputs],
        "outputs": [{"id": each, "label": each} for each in outputs],
        "rows": rows,
        **more,
    }


def table(*rows: tuple[str, str | None, str], **more: Any) -> Table:
    """One input `n`, one output `out`."""
    parts = [{"id": row_id, "when": [when], "then": [then]} for row_id, when, then in rows]
    return parse_table(document(parts, ["n"], ["out"], **more))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    inputs, outputs = draw(IDS), draw(IDS.filter(bool))
    rows = [
        {
            "id": each,
            "when": [draw(CELLS) for _ in inputs],
            "then": [draw(st.sampled_from(["1", "2", None])) for _ in outputs],
            "enabled": draw(st.booleans()),
        }
        for each in draw(IDS)
    ]
    test = {"id": "t1", "name": "One", "input": {"n": draw(st.integers(0, 2))}, "expected": {"matched": []}}
    policy = draw(st.sampled_from(["UNIQUE", "FIRST"]))
    return parse_table(document(rows, inputs, outputs, hit_policy=policy, tests=[test]))


def alike(a: Table, b: Table) -> bool:
    """Equal but for how a cell that takes anything is written."""
    for kind in KINDS:
        left, right = by_id(a, kind), by_id(b, kind)
        if list(left) != list(right) or any(left[each].keys() != right[each].keys() for each in left):
            return False
        if any(not same(key, left[each][key], right[each][key]) for each in left for key in left[each]):
            return False
    return (a.hit_policy, a.name, a.key, a.aggregation) == (b.hit_policy, b.name, b.key, b.aggregation)


@given(tables(), tables())
@settings(max_examples=200, deadline=None)
def test_a_difference_carried_out_gives_the_new_table(old: Table, new: Table) -> None:
    assert alike(apply_diff(old, diff_tables(old, new)), new)
    assert diff_tables(new, new).is_empty


@given(tables(), tables())
@settings(max_examples=200, deadline=None)
def test_a_merge_with_someone_who_changed_nothing_is_ones_own_table(base: Table, side: Table) -> None:
    for merged, conflicts in (merge_tables(base, side, base), merge_tables(base, base, side)):
        assert conflicts == ()
        assert alike(merged, side)


def test_a_row_that_moved_is_told_once() -> None:
    old = table(("a", "1", "1"), ("b", "2", "2"), ("c", "3", "3"))
    new = table(("b", "2", "2"), ("c", "3", "3"), ("a", "1", "1"))
    rows = diff_tables(old, new).rows
    assert [(each.id, each.after) for each in rows.moved] == [("a", "c")]
    assert (rows.added, rows.removed, rows.changed) == ((), (), ())


def test_a_changed_cell_is_told_with_its_column() -> None:
    (change,) = diff_tables(table(("a", "1", "1")), table(("a", "2", "1"))).rows.changed
    assert (change.id, change.field, change.column, change.old, change.new) == ("a", "when", "n", "1", "2")


def test_changes_of_different_cells_are_brought_together() -> None:
    base = table(("a", "1", "1"), ("b", "2", "2"))
    mine = table(("a", "5", "1"), ("b", "2", "2"))
    theirs = table(("a", "1", "7"), ("c", "3", "3"), ("b", "2", "2"))
    merged, conflicts = merge_tables(base, mine, theirs)
    assert conflicts == ()
    assert [(row.id, row.when, row.then) for row in merged.rows] == [
        ("a", ("5",), ("7",)),
        ("c", ("3",), ("3",)),
        ("b", ("2",), ("2",)),
    ]


def test_a_cell_that_both_changed_is_a_conflict_and_mine_is_kept() -> None:
    merged, (conflict,) = merge_tables(table(("a", "1", "1")), table(("a", "2", "1")), table(("a", "3", "1")))
    assert merged.rows[0].when == ("2",)
    assert (conflict.part, conflict.id, conflict.field, conflict.column) == ("row", "a", "when", "n")
    assert (conflict.base, conflict.mine, conflict.theirs) == ("1", "2", "3")


def test_a_row_removed_here_and_changed_there_is_a_conflict() -> None:
    merged, (conflict,) = merge_tables(table(("a", "1", "1")), table(("a", "2", "1")), table())
    assert [row.id for row in merged.rows] == ["a"]
    assert (conflict.part, conflict.id, conflict.field) == ("row", "a", None)
