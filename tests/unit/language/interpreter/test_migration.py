"""Running runs on another version of their flow."""

from typing import Any

from orderloom.language.compile import Program
from orderloom.language.effects import AnySignal, OpenTask, TaskClosed
from orderloom.language.interpreter import RunState, advance, start
from orderloom.language.migration import Migration, migrate
from tests.builders.flows import manual, node, program

BEGIN, FINISH = node("begin", "start"), node("finish", "end")
GIVEN: dict[str, Any] = {"order": {}, "account": {}, "line": {"quantity": 1}, "site": {}}


def standing(made: Program, *signals: AnySignal) -> RunState:
    state = start(made, GIVEN)[0]
    for signal in signals:
        state = advance(made, state, signal)[0]
    return state


OLD = program(BEGIN, manual("survey"), manual("order_port"), FINISH, "begin -> survey -> order_port -> finish")


def moved(new: Program, state: RunState | None = None) -> Migration:
    return migrate(OLD, new, state or standing(OLD, TaskClosed(node="survey")))


def finished(new: Program, found: Migration, *nodes: str) -> str:
    assert found.outcome is not None
    state = found.outcome[0]
    for each in nodes:
        state = advance(new, state, TaskClosed(node=each))[0]
    return state.status


def test_a_run_goes_on_where_it_stands_with_what_comes_after() -> None:
    new = program(
        BEGIN, manual("survey"), manual("order_port"), manual("tell"), FINISH,
        "begin -> survey -> order_port -> tell -> finish",
    )  # fmt: skip
    found = moved(new)
    assert (found.stands, found.begins, found.passed_by) == (("order_port",), (), ())
    assert finished(new, found, "order_port", "tell") == "succeeded"


def test_a_new_node_before_the_position_is_passed_by() -> None:
    new = program(
        BEGIN, manual("survey"), manual("check"), manual("order_port"), FINISH,
        "begin -> survey -> check -> order_port -> finish",
    )  # fmt: skip
    found = moved(new)
    assert found.passed_by == ("check",)
    assert finished(new, found, "order_port") == "succeeded"


def test_a_new_branch_from_what_is_done_begins_at_once() -> None:
    new = program(
        BEGIN, manual("survey"), manual("order_port"), manual("inform"), FINISH,
        "begin -> survey -> order_port -> finish", "survey -> inform -> finish",
    )  # fmt: skip
    found = moved(new)
    assert found.begins == ("inform",)
    assert found.outcome is not None
    assert [effect.node for effect in found.outcome[1] if isinstance(effect, OpenTask)] == ["inform"]
    assert finished(new, found, "inform", "order_port") == "succeeded"


def test_a_position_that_is_gone_or_of_another_kind_is_lost() -> None:
    gone = program(BEGIN, manual("survey"), FINISH, "begin -> survey -> finish")
    assert [(each.node, found.outcome) for found in [moved(gone)] for each in found.lost] == [("order_port", None)]
    other = program(
        BEGIN, manual("survey"), node("order_port", "milestone"), FINISH, "begin -> survey -> order_port -> finish"
    )
    assert [each.node for each in moved(other).lost] == ["order_port"]


def test_what_was_done_and_is_no_more_is_dropped() -> None:
    new = program(BEGIN, manual("order_port"), FINISH, "begin -> order_port -> finish")
    found = moved(new)
    assert found.dropped == ("survey",)
    assert finished(new, found, "order_port") == "succeeded"


def test_variables_that_fit_are_kept() -> None:
    parts = (BEGIN, node("note", "set", map=[{"to": "vars.size", "from": "3"}]), manual("ask"), FINISH)
    arrows = ("begin -> note -> ask -> finish",)
    old = program(*parts, *arrows, variables=[{"key": "size", "type": "number"}])
    new = program(*parts, *arrows, variables=[{"key": "size", "type": "number"}, {"key": "color", "type": "string"}])
    found = migrate(old, new, standing(old))
    assert found.outcome is not None
    assert found.outcome[0].variables == {"size": 3, "color": None}


def test_an_item_of_a_loop_stays_in_its_item() -> None:
    loop = node("sites", "for_each", config={"items": "[1, 2]", "mode": "parallel"})
    survey = {**manual("survey"), "parent": "sites"}
    check = {**manual("check"), "parent": "sites"}
    old = program(BEGIN, loop, survey, FINISH, "begin -> sites -> finish", "sites.body -> survey")
    new = program(BEGIN, loop, survey, check, FINISH, "begin -> sites -> finish", "sites.body -> survey -> check")
    found = migrate(old, new, standing(old, TaskClosed(node="sites[0].survey")))
    assert found.stands == ("sites[1].survey",)
    assert finished(new, found, "sites[1].survey", "sites[1].check") == "succeeded"


def test_a_wait_that_waits_for_something_else_there_is_lost() -> None:
    def waiting(after: str) -> Program:
        pause = node("pause", "wait", config={"for": "time", "after": {"const": after}})
        return program(BEGIN, pause, FINISH, "begin -> pause -> finish")

    old = waiting("PT1H")
    assert [each.node for each in migrate(old, waiting("PT2H"), standing(old)).lost] == ["pause"]
    assert migrate(old, waiting("PT1H"), standing(old)).stands == ("pause",)
