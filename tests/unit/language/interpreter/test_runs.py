from typing import Any

import pytest

from orderloom.language.compile import Program
from orderloom.language.effects import (
    Fail,
    OpenTask,
    ReachMilestone,
    Resumed,
    Succeed,
    TaskClosed,
    TaskFailed,
    TimerFired,
    WriteCharacteristics,
)
from orderloom.language.interpreter import RunState, advance, start
from tests.builders.flows import automated, manual, node, program

BEGIN, FINISH = node("begin", "start"), node("finish", "end")
LINE = {"line": {"quantity": 3, "characteristics": {"bandwidth": 100}}, "order": {"number": "ORD1"}}


def opened(effects: tuple[object, ...]) -> list[str]:
    return [effect.node for effect in effects if isinstance(effect, OpenTask)]


def begin(*parts: dict[str, Any] | str, **fields: Any) -> tuple[Program, RunState]:
    made = program(*parts, **fields)
    return made, start(made, LINE)[0]


def test_a_run_waits_at_a_task_and_ends_when_it_is_closed() -> None:
    made = program(BEGIN, manual("survey"), FINISH, "begin -> survey -> finish")
    state, effects, journal = start(made, LINE)
    assert (state.status, state.waiting, opened(effects)) == ("waiting", {"survey": 1}, ["survey"])
    assert [(step.node, step.event) for step in journal] == [("begin", "passed"), ("survey", "waits")]
    state, effects, journal = advance(made, state, TaskClosed(node="survey", output={"access": "fibre"}))
    assert state.status == "succeeded"
    assert state.outputs["survey"] == {"access": "fibre"}
    assert effects == (Succeed(node="finish", output={}),)
    assert [(step.node, step.event) for step in journal] == [("survey", "closed"), ("finish", "passed")]


def test_a_signal_for_a_step_that_is_over_changes_nothing() -> None:
    made, state = begin(BEGIN, manual("survey"), manual("check"), FINISH, "begin -> survey -> check -> finish")
    once = advance(made, state, TaskClosed(node="survey"))[0]
    assert advance(made, once, TaskClosed(node="survey")) == (once, (), ())
    assert advance(made, once, TaskClosed(node="check", visit=2)) == (once, (), ())
    assert advance(made, once, Resumed(node="check")) == (once, (), ())


def test_values_flow_by_key_through_variables_outputs_and_characteristics() -> None:
    made = program(
        BEGIN,
        node(
            "double",
            "set",
            map=[
                {"to": "line.characteristics.burst", "from": "line.characteristics.bandwidth * 2"},
                {"to": "vars.day", "from": 'date("2026-03-01")'},
            ],
        ),
        node("use", "set", map=[{"to": "out.year", "from": "vars.day.year + line.characteristics.burst"}]),
        node("finish", "end", map=[{"to": "output.year", "from": "nodes.use.out.year"}]),
        "begin -> double -> use -> finish",
        variables=[{"key": "day", "type": "date"}],
        output={"type": "object", "properties": {"year": {"type": "number"}}},
    )
    state, effects, _ = start(made, LINE)
    assert effects == (
        WriteCharacteristics(node="double", subject="line", values={"burst": 200}),
        Succeed(node="finish", output={"year": 2226}),
    )
    assert state.variables == {"day": "2026-03-01"}


def test_a_variable_keeps_its_type() -> None:
    made, state = begin(
        BEGIN,
        node("wrong", "set", map=[{"to": "vars.total", "from": '"many"'}]),
        FINISH,
        "begin -> wrong -> finish",
        variables=[{"key": "total", "type": "number", "initial": "1"}],
    )
    assert (state.status, state.failed, state.variables) == ("failed", {"wrong": "flow.type"}, {"total": 1})
    state, effects, _ = advance(made, state, Resumed(node="wrong", output={}))
    assert (state.status, effects) == ("succeeded", (Succeed(node="finish", output={}),))


def test_a_condition_that_does_not_hold_passes_a_task_by() -> None:
    made = program(BEGIN, manual("survey", when="line.quantity > 5"), FINISH, "begin -> survey -> finish")
    state, effects, _ = start(made, LINE)
    assert (state.status, opened(effects)) == ("succeeded", [])


def test_parallel_branches_meet_when_all_are_closed() -> None:
    made, state = begin(
        BEGIN, manual("a"), manual("b"), node("meet", "join"), manual("last"), FINISH,
        "begin -> a -> meet -> last -> finish", "begin -> b -> meet",
    )  # fmt: skip
    assert state.waiting == {"a": 1, "b": 1}
    state, effects, _ = advance(made, state, TaskClosed(node="b"))
    assert opened(effects) == []
    state, effects, _ = advance(made, state, TaskClosed(node="a"))
    assert opened(effects) == ["last"]


def test_the_first_branch_opens_a_join_of_any_and_late_ones_are_absorbed() -> None:
    made, state = begin(
        BEGIN, manual("a"), manual("b"), node("meet", "join", config={"mode": "any"}), manual("last"), FINISH,
        "begin -> a -> meet -> last -> finish", "begin -> b -> meet",
    )  # fmt: skip
    state, effects, _ = advance(made, state, TaskClosed(node="b"))
    assert opened(effects) == ["last"]
    state, effects, _ = advance(made, state, TaskClosed(node="last"))
    assert (state.status, effects) == ("waiting", ())
    state, effects, _ = advance(made, state, TaskClosed(node="a"))
    assert effects == (Succeed(node="finish", output={}),)


def test_a_way_not_taken_is_skipped_up_to_a_join_with_a_live_edge() -> None:
    way = node("way", "switch", config={"cases": [{"port": "big", "when": "line.quantity > 5"}]})
    made = program(
        BEGIN, way, manual("large"), manual("larger"), manual("small"), node("meet", "join"), FINISH,
        "begin -> way", "way.big -> large -> larger -> meet -> finish", "way.default -> small -> meet",
    )  # fmt: skip
    state, effects, journal = start(made, LINE)
    assert opened(effects) == ["small"]
    assert [step.node for step in journal if step.event == "skipped"] == ["large", "larger"]
    assert advance(made, state, TaskClosed(node="small"))[0].status == "succeeded"


def test_a_failed_task_stops_the_run_and_is_resumed_with_or_without_a_value() -> None:
    made, state = begin(BEGIN, automated("call"), FINISH, "begin -> call -> finish")
    failed, effects, _ = advance(made, state, TaskFailed(node="call", code="unavailable", message="No answer."))
    assert (failed.status, failed.failed) == ("failed", {"call": "unavailable"})
    assert effects == (Fail(node="call", code="unavailable", message="No answer."),)
    again, effects, journal = advance(made, failed, Resumed(node="call"))
    assert [(effect.node, effect.visit) for effect in effects if isinstance(effect, OpenTask)] == [("call", 2)]
    assert [step.event for step in journal] == ["resumed", "waits"]
    assert advance(made, again, TaskClosed(node="call", visit=1)) == (again, (), ())
    assert advance(made, again, TaskClosed(node="call", visit=2))[0].status == "succeeded"
    assert advance(made, failed, Resumed(node="call", output={"port": 7}))[0].outputs["call"] == {"port": 7}
    assert advance(made, failed, TaskClosed(node="call"))[0].status == "succeeded"


def test_a_timeout_leaves_by_the_error_port_where_there_is_one() -> None:
    made, state = begin(
        BEGIN, manual("ask", policy={"timeout": "P1D", "on_error": "port"}), manual("remind"), FINISH,
        "begin -> ask -> finish", "ask.error -> remind -> finish",
    )  # fmt: skip
    state, effects, _ = advance(made, state, TimerFired(node="ask"))
    assert opened(effects) == ["remind"]
    error = {"code": "timeout", "message": "The task was not done in time.", "node": "ask"}
    assert state.outputs["ask"] == {"error": error}
    assert advance(made, state, TaskClosed(node="remind"))[0].status == "succeeded"


def test_a_failing_end_fails_the_run() -> None:
    stop = node("stop", "end", config={"outcome": "fail", "code": "site.unreachable", "message": "No way."})
    made = program(BEGIN, stop, "begin -> stop")
    state, effects, _ = start(made, LINE)
    assert (state.status, effects) == ("failed", (Fail(node="stop", code="site.unreachable", message="No way."),))


def test_fresh_input_is_read_after_a_signal() -> None:
    made, state = begin(
        BEGIN, manual("ask"), node("use", "set", map=[{"to": "out.x", "from": "line.quantity"}]), FINISH,
        "begin -> ask -> use -> finish",
    )  # fmt: skip
    state, _, _ = advance(made, state, TaskClosed(node="ask"), {"line": {"quantity": 9}})
    assert state.outputs["use"] == {"x": 9}


@pytest.mark.parametrize("size", [65_000, 66_000])
def test_an_output_over_the_limit_is_a_clear_error(size: int) -> None:
    made, state = begin(BEGIN, manual("ask"), FINISH, "begin -> ask -> finish")
    state, _, _ = advance(made, state, TaskClosed(node="ask", output={"text": "x" * size}))
    assert state.failed == ({} if size < 65_536 else {"ask": "flow.output_too_large"})


def test_milestones_are_reached_on_the_way() -> None:
    made = program(
        BEGIN, node("point", "milestone", config={"point_of_no_return": True}), FINISH, "begin -> point -> finish"
    )
    _, effects, _ = start(made, LINE)
    assert effects[0] == ReachMilestone(node="point", key="point", name={"en": "Point"}, point_of_no_return=True)
