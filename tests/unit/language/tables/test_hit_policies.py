"""What a table answers, policy by policy, and how it says no."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from orderloom.kernel.errors import DomainError, Kind
from orderloom.language.tables import CompiledTable, TableAnswer, TableConflict, compile_table, parse_table


def table(policy: str, *rows: tuple[str | None, str], **more: Any) -> CompiledTable:
    """Tests `n`, answers `out`; the rows are `r0`, `r1`, …"""
    output = {"id": "out", "label": "Out", **more.pop("output", {})}
    return compile_table(
        parse_table(
            {
                "schema": "orderloom.table/1",
                "key": "t",
                "name": {"en": "T"},
                "hit_policy": policy,
                "inputs": [{"id": "n", "label": "N", "expression": "n", **more.pop("input", {})}],
                "outputs": [output],
                "rows": [
                    {"id": f"r{place}", "when": [when], "then": [then], **more.get("row", {})}
                    for place, (when, then) in enumerate(rows)
                ],
                **{key: value for key, value in more.items() if key != "row"},
            }
        )
    )


OVERLAPPING = ((">= 10", '"high"'), (">= 5", '"mid"'), (None, '"any"'))


@pytest.mark.parametrize(
    ("policy", "n", "outputs", "matched"),
    [
        ("FIRST", 12, {"out": "high"}, ("r0",)),
        ("FIRST", 7, {"out": "mid"}, ("r1",)),
        ("RULE ORDER", 7, [{"out": "mid"}, {"out": "any"}], ("r1", "r2")),
        ("COLLECT", 12, [{"out": "high"}, {"out": "mid"}, {"out": "any"}], ("r0", "r1", "r2")),
        ("UNIQUE", 1, {"out": "any"}, ("r2",)),
        ("ANY", 1, {"out": "any"}, ("r2",)),
    ],
)
def test_each_policy_answers_as_it_is_meant_to(policy: str, n: int, outputs: Any, matched: tuple[str, ...]) -> None:
    assert table(policy, *OVERLAPPING).evaluate({"n": n}) == TableAnswer(outputs, matched)


def test_priority_goes_by_the_allowed_values_of_the_output() -> None:
    allowed = {"output": {"allowed": ['"any"', '"high"', '"mid"']}}
    assert table("PRIORITY", *OVERLAPPING, **allowed).evaluate({"n": 12}) == TableAnswer({"out": "any"}, ("r2",))
    assert table("OUTPUT ORDER", *OVERLAPPING, **allowed).evaluate({"n": 12}).matched == ("r2", "r0", "r1")


@pytest.mark.parametrize(("policy", "rows"), [("UNIQUE", ["r0", "r1", "r2"]), ("ANY", ["r0", "r1", "r2"])])
def test_rows_in_conflict_are_a_refusal_that_names_them(policy: str, rows: list[str]) -> None:
    with pytest.raises(TableConflict) as refused:
        table(policy, *OVERLAPPING).evaluate({"n": 12})
    (problem,) = refused.value.problems
    assert (refused.value.kind, problem.code) == (Kind.CONFLICT, "table.conflict")
    assert problem.details == {"table": "t", "rows": rows}


def test_any_takes_rows_that_answer_alike() -> None:
    answer = table("ANY", ("> 1", "5"), ("> 2", "5.0")).evaluate({"n": 3})
    assert answer == TableAnswer({"out": Decimal(5)}, ("r0", "r1"))


@pytest.mark.parametrize(
    ("aggregation", "expected"), [("SUM", Decimal(6)), ("MIN", Decimal(1)), ("MAX", Decimal(3)), ("COUNT", Decimal(3))]
)
def test_collect_may_aggregate(aggregation: str, expected: Decimal) -> None:
    collecting = table("COLLECT", ("> 0", "1"), ("> 1", "2"), ("> 2", "3"), aggregation=aggregation)
    assert collecting.evaluate({"n": 5}) == TableAnswer({"out": expected}, ("r0", "r1", "r2"))


def test_no_row_is_no_answer() -> None:
    assert table("UNIQUE", ("5", "1")).evaluate({"n": 6}) == TableAnswer(None, ())


@pytest.mark.parametrize(
    ("policy", "aggregation", "outputs"),
    [
        ("COLLECT", None, []),
        ("RULE ORDER", None, []),
        ("COLLECT", "COUNT", {"out": Decimal(0)}),
        ("COLLECT", "SUM", None),
        ("COLLECT", "MIN", None),
    ],
)
def test_no_row_where_several_may_answer_is_an_empty_list_and_a_count_of_none(
    policy: str, aggregation: str | None, outputs: Any
) -> None:
    more = {} if aggregation is None else {"aggregation": aggregation}
    assert table(policy, ("5", "1"), **more).evaluate({"n": 6}) == TableAnswer(outputs, ())


def test_the_default_of_a_policy_that_answers_with_several_rows_is_one_of_them() -> None:
    answering = table("RULE ORDER", ("5", "1"), output={"default": "0"})
    assert answering.evaluate({"n": 6}) == TableAnswer([{"out": Decimal(0)}], ())


def test_a_sum_with_something_that_is_no_number_is_null() -> None:
    collecting = table("COLLECT", ("> 0", "1"), ("> 1", '"a"'), aggregation="SUM")
    assert collecting.evaluate({"n": 5}).outputs == {"out": None}


def test_a_computed_output_that_is_not_allowed_is_null() -> None:
    computing = table("UNIQUE", (None, "n"), output={"allowed": ["1", "2"]})
    assert computing.evaluate({"n": 2}).outputs == {"out": Decimal(2)}
    assert computing.evaluate({"n": 3}).outputs == {"out": None}


def test_a_value_of_another_type_than_its_column_is_null() -> None:
    typed = table("FIRST", ("> 0", "1"), ("null", "2"), input={"type": "number"})
    assert [typed.evaluate({"n": value}).matched for value in (5, 5.5, "5", True)] == [
        ("r0",),
        ("r0",),
        ("r1",),
        ("r1",),
    ]


def test_no_row_is_the_default_where_there_is_one() -> None:
    answering = table("UNIQUE", ("5", "1"), output={"default": "n + 1"})
    assert answering.evaluate({"n": 6}) == TableAnswer({"out": Decimal(7)}, ())


def test_a_value_that_is_not_allowed_matches_nothing_not_even_the_default() -> None:
    guarded = table("UNIQUE", (None, "1"), input={"allowed": ["[0..10]", "null"]}, output={"default": "0"})
    assert guarded.evaluate({"n": 11}) == TableAnswer(None, ())
    assert guarded.evaluate({"n": 10}) == TableAnswer({"out": Decimal(1)}, ("r0",))


def test_a_disabled_row_never_matches() -> None:
    assert table("UNIQUE", (None, "1"), row={"enabled": False}).evaluate({"n": 1}) == TableAnswer(None, ())


@pytest.mark.parametrize(
    ("now", "matches"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (datetime(2026, 1, 31, 23, 59, tzinfo=UTC), True),
        (datetime(2026, 2, 1, tzinfo=UTC), False),
    ],
)
def test_a_row_is_valid_on_both_days_of_its_validity(now: date, matches: bool) -> None:
    dated = table("UNIQUE", (None, "1"), row={"valid_from": "2026-01-01", "valid_to": "2026-01-31"})
    assert (dated.evaluate({"n": 1, "now": now}).outputs is not None) is matches


def test_a_table_with_dates_wants_to_know_the_day() -> None:
    with pytest.raises(DomainError, match="needs to know the day"):
        table("UNIQUE", (None, "1"), row={"valid_from": "2026-01-01"}).evaluate({"n": 1})


def test_a_text_is_read_as_the_type_of_its_column() -> None:
    dated = table("UNIQUE", ('< @"2026-02-01"', "1"), input={"type": "date"})
    assert dated.evaluate({"n": "2026-01-31"}).matched == ("r0",)
    assert dated.evaluate({"n": "not a date"}).matched == ()


def test_a_computed_output_of_another_type_is_null() -> None:
    assert table("UNIQUE", (None, "n"), output={"type": "number"}).evaluate({"n": "x"}).outputs == {"out": None}


def test_the_paths_that_the_inputs_read_are_known() -> None:
    assert table("UNIQUE", (None, "1"), input={"expression": "line.site.country"}).paths == {"line.site.country"}
