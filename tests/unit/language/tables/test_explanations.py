"""Why a table answers what it answers, and why a row does not."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.kernel.errors import DomainError
from orderloom.language.tables import CellTrace, CompiledTable, View, compile_table, explain, parse_table


def table(policy: str, *rows: dict[str, Any], **more: Any) -> CompiledTable:
    return compile_table(
        parse_table(
            {
                "schema": "orderloom.table/1",
                "key": "t",
                "name": {"en": "T"},
                "hit_policy": policy,
                "inputs": [
                    {"id": "segment", "label": "S", "expression": "account.segment", "type": "string"},
                    {"id": "total", "label": "T", "expression": "order.total", "type": "number"},
                ],
                "outputs": [{"id": "out", "label": "Out", "allowed": ['"high"', '"low"']}],
                "rows": rows,
                **more,
            }
        )
    )


def row(row_id: str, segment: str | None, total: str | None, out: str = '"low"', **more: Any) -> dict[str, Any]:
    return {"id": row_id, "when": [segment, total], "then": [out], **more}


SCOPE = {"account": {"segment": "business"}, "order": {"total": 60}, "now": "2026-06-01"}


def test_each_row_says_what_became_of_it() -> None:
    asked = table(
        "FIRST",
        row("other", '"residential"', "< 50"),
        row("off", None, None, enabled=False),
        row("old", None, None, valid_to="2025-12-31"),
        row("wins", '"business"', "< 100", '"high"'),
        row("late", '"business"', None),
    )
    found = explain(asked, SCOPE)
    assert [(each.row, each.status, each.failing) for each in found.rows] == [
        ("wins", "answers", None),
        ("late", "later", None),
        ("old", "not_valid", None),
        ("other", "fails", "segment"),
        ("off", "disabled", None),
    ]
    assert (found.outputs, found.matched, found.defaulted, found.error) == ({"out": "high"}, ("wins",), False, None)
    assert found.rows[1].reason == "The row matches, and wins stands before it."
    assert found.rows[2].reason == "The row is valid to 2025-12-31."


def test_each_cell_has_its_verdict() -> None:
    (found,) = explain(table("FIRST", row("r", '"business"', "< 5")), SCOPE, View(row="r")).rows
    assert found.cells == (
        CellTrace(column="segment", text='"business"', verdict=True),
        CellTrace(column="total", text="< 5", verdict=False),
    )
    assert (found.failing, found.outputs, found.reason) == ("total", None, "total: the value does not pass < 5.")


def test_a_value_of_another_type_is_told() -> None:
    found = explain(table("FIRST", row("r", None, "< 5")), {**SCOPE, "order": {"total": "many"}})
    assert found.inputs[1].problem == "'many' is no number, so it counts as null."
    assert found.rows[0].cells[1].verdict is None
    assert found.rows[0].reason.startswith("total: nobody can say whether the value passes < 5")


def test_rows_in_conflict_say_so() -> None:
    found = explain(table("UNIQUE", row("a", None, None), row("b", None, "> 5")), SCOPE)
    assert [(each.row, each.status) for each in found.rows] == [("a", "conflict"), ("b", "conflict")]
    assert found.error is not None
    assert found.error.code == "table.conflict"


def test_a_row_that_loses_by_priority_says_to_whom() -> None:
    found = explain(table("PRIORITY", row("a", None, None), row("b", None, None, '"high"')), SCOPE)
    assert [(each.row, each.status) for each in found.rows] == [("a", "lost"), ("b", "answers")]
    assert found.rows[0].reason == "The row matches, and the answer of b has a higher priority."


def test_defaults_are_told_as_such() -> None:
    outputs = [{"id": "out", "label": "Out", "default": '"none"'}]
    found = explain(table("FIRST", row("a", '"x"', None), outputs=outputs), SCOPE)
    assert (found.outputs, found.matched, found.defaulted) == ({"out": "none"}, (), True)


def test_a_value_that_is_not_allowed_is_told() -> None:
    inputs = [
        {"id": "segment", "label": "S", "expression": "account.segment", "allowed": ['"a"']},
        {"id": "total", "label": "T", "expression": "order.total"},
    ]
    found = explain(table("FIRST", row("a", None, None), inputs=inputs), SCOPE)
    assert (found.inputs[0].allowed, found.inputs[0].problem) == (
        False,
        "The value is not allowed, so no row can match.",
    )
    assert (found.rows[0].status, found.rows[0].reason) == ("fails", "An input has a value that is not allowed.")


def test_a_missing_clock_is_an_error_of_the_explanation() -> None:
    found = explain(table("FIRST", row("a", None, None, valid_from="2026-01-01")), {"account": {}})
    assert found.error is not None
    assert found.error.code == "table.clock_missing"


def test_only_the_nearest_rows_are_shown() -> None:
    rows = [row(f"r{place}", '"business"' if place == 7 else '"x"', "< 0") for place in range(30)]
    found = explain(table("FIRST", *rows), SCOPE, View(nearest=2))
    assert [each.row for each in found.rows] == ["r7", "r0"]
    assert found.left_out == 28


TESTS = st.sampled_from([None, '"a"', "< 5", "> 2", "null", "not(null)", "limit"])


@given(
    st.sampled_from(["UNIQUE", "ANY", "FIRST", "PRIORITY", "COLLECT", "OUTPUT ORDER"]),
    st.lists(st.tuples(TESTS, TESTS, st.sampled_from(['"high"', '"low"'])), max_size=12),
    st.sampled_from([None, "a", 3, [1]]),
    st.sampled_from([None, "a", 3, 6.5]),
)
@settings(max_examples=200, deadline=None)
def test_an_explanation_agrees_with_the_answer(
    policy: str, rows: list[tuple[str | None, str | None, str]], segment: Any, total: Any
) -> None:
    asked = table(policy, *(row(f"r{place}", *cells) for place, cells in enumerate(rows)))
    scope = {"account": {"segment": segment}, "order": {"total": total}, "limit": 3}
    found = explain(asked, scope, View(nearest=100))
    answering = {each.row for each in found.rows if each.status == "answers"}
    try:
        answer = asked.evaluate(scope)
    except DomainError:
        assert found.error is not None
        assert {each.status for each in found.rows} >= {"conflict"}
    else:
        assert (found.outputs, found.matched, answering) == (answer.outputs, answer.matched, set(answer.matched))
    assert all((each.failing is None) is (each.status != "fails") for each in found.rows)
