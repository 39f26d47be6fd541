"""Scopes, loops, subflows and undoing: what lies inside of a node, and when it is over."""

from typing import Any

import msgspec
import pytest

from orderloom.kernel.json import dumps, loads, to_builtins
from orderloom.language.compile import NotCompilable, Program, compile_flow
from orderloom.language.effects import (
    AnyEffect,
    AnySignal,
    Arrived,
    Await,
    OpenTask,
    Resumed,
    Succeed,
    TaskClosed,
    TaskFailed,
    TimerFired,
    Touched,
    Withdraw,
)
from orderloom.language.graph import parse_flow
from orderloom.language.interpreter import RunState, advance, locate, start
from tests.builders.flows import automated, document, flow, manual, node, program

BEGIN, FINISH = node("begin", "start"), node("finish", "end")
ORDER: dict[str, Any] = {"order": {"sites": ["Depot", "Harbour", "Mill"]}, "account": {}, "line": {"quantity": 2}}


def inner(part: dict[str, Any], parent: str) -> dict[str, Any]:
    return {**part, "parent": parent}


def opened(effects: tuple[AnyEffect, ...]) -> list[str]:
    return [effect.node for effect in effects if isinstance(effect, OpenTask)]


class Walk:
    """A run under test. Between any two signals its state goes through JSON, as it does in the database."""

    def __init__(self, made: Program, given: dict[str, Any] | None = None) -> None:
        self.made = made
        self._took(start(made, given or ORDER))

    def _took(self, outcome: Any) -> tuple[AnyEffect, ...]:
        state, self.effects, self.journal = outcome
        self.state = msgspec.convert(loads(dumps(to_builtins(state))), RunState)
        return self.effects

    def send(self, signal: AnySignal, fresh: dict[str, Any] | None = None) -> list[str]:
        """The tasks that the signal opens."""
        return opened(self._took(advance(self.made, self.state, signal, fresh)))

    def close(self, address: str, **output: Any) -> list[str]:
        return self.send(TaskClosed(node=address, visit=self.state.visits[address], output=output))

    def fail(self, address: str, code: str = "refused") -> list[str]:
        return self.send(TaskFailed(node=address, visit=self.state.visits[address], code=code, message="No."))


def loop(**config: Any) -> dict[str, Any]:
    return node("sites", "for_each", config={"items": "order.sites", "as": "place", **config})


SURVEY = inner(manual("survey", map=[{"to": "task.site", "from": "place"}, {"to": "task.n", "from": "index"}]), "sites")
AROUND = ("begin -> sites -> finish", "sites.body -> survey")


def test_a_sequential_loop_takes_one_item_after_the_other_and_collects() -> None:
    walk = Walk(program(BEGIN, loop(collect="nodes.survey.out.ok"), SURVEY, FINISH, *AROUND))
    assert opened(walk.effects) == ["sites[0].survey"]
    assert walk.close("sites[0].survey", ok=True) == ["sites[1].survey"]
    (task,) = walk.effects
    assert isinstance(task, OpenTask)
    assert task.input == {"site": "Harbour", "n": 2}
    assert walk.close("sites[1].survey", ok=False) == ["sites[2].survey"]
    assert walk.close("sites[2].survey", ok=True) == []
    assert walk.state.status == "succeeded"
    assert walk.state.outputs["sites"] == {"count": 3, "items": [True, False, True]}
    assert walk.state.loops == {}
    assert set(walk.state.taken) == {"begin", "sites", "finish"}


def test_a_parallel_loop_opens_all_items_or_as_many_as_are_allowed() -> None:
    walk = Walk(program(BEGIN, loop(mode="parallel"), SURVEY, FINISH, *AROUND))
    assert opened(walk.effects) == ["sites[0].survey", "sites[1].survey", "sites[2].survey"]
    two = Walk(program(BEGIN, loop(mode="parallel", at_once=2), SURVEY, FINISH, *AROUND))
    assert opened(two.effects) == ["sites[0].survey", "sites[1].survey"]
    assert two.close("sites[1].survey") == ["sites[2].survey"]
    assert two.close("sites[0].survey") == []
    assert two.close("sites[2].survey") == []
    assert two.state.status == "succeeded"


def test_an_empty_loop_is_passed_and_a_skipped_one_leaves_its_body_alone() -> None:
    made = program(BEGIN, loop(), SURVEY, FINISH, *AROUND)
    assert Walk(made, {**ORDER, "order": {"sites": []}}).state.status == "succeeded"
    passed = program(BEGIN, {**loop(), "when": "false"}, SURVEY, FINISH, *AROUND)
    walk = Walk(passed)
    assert walk.state.status == "succeeded"
    assert set(walk.state.taken) == {"begin", "sites", "finish"}


def test_a_failed_item_stands_until_it_is_resumed_and_the_others_go_on() -> None:
    walk = Walk(program(BEGIN, loop(mode="parallel"), SURVEY, FINISH, *AROUND))
    walk.fail("sites[1].survey")
    assert walk.state.failed == {"sites[1].survey": "refused"}
    walk.close("sites[0].survey")
    walk.close("sites[2].survey")
    assert walk.state.status == "failed"
    assert walk.send(Resumed(node="sites[1].survey")) == ["sites[1].survey"]
    walk.close("sites[1].survey")
    assert walk.state.status == "succeeded"


REPEAT = node("again", "repeat", config={"until": "nodes.check.out.ok", "max": 3})
CHECK = inner(manual("check"), "again")


def test_a_repeat_runs_its_body_until_the_condition_holds_and_raises_the_visit() -> None:
    walk = Walk(program(BEGIN, REPEAT, CHECK, FINISH, "begin -> again -> finish", "again.body -> check"))
    assert walk.close("check", ok=False) == ["check"]
    assert walk.state.visits["check"] == 2
    stale = advance(walk.made, walk.state, TaskClosed(node="check", visit=1, output={"ok": True}))
    assert stale == (walk.state, (), ())
    assert walk.close("check", ok=True) == []
    assert walk.state.status == "succeeded"
    assert walk.state.outputs["check"] == {"ok": True}


def test_a_repeat_that_never_holds_leaves_by_its_limit_or_fails() -> None:
    wired = program(
        BEGIN, REPEAT, CHECK, manual("ask"), FINISH,
        "begin -> again -> finish", "again.body -> check", "again.limit -> ask -> finish",
    )  # fmt: skip
    walk = Walk(wired)
    walk.close("check", ok=False)
    walk.close("check", ok=False)
    assert walk.close("check", ok=False) == ["ask"]
    bare = Walk(program(BEGIN, REPEAT, CHECK, FINISH, "begin -> again -> finish", "again.body -> check"))
    for _ in range(3):
        bare.close("check", ok=False)
    assert bare.state.failed == {"again": "flow.repeat_limit"}


TRY = node("attempt", "try")


def tried(*more: Any, **fields: Any) -> Walk:
    return Walk(
        program(
            BEGIN, FINISH, TRY, manual("mend"),
            inner(automated("reserve"), "attempt"), inner(manual("visit"), "attempt"),
            "begin -> attempt -> finish", "attempt.body -> reserve", "attempt.body -> visit",
            "attempt.error -> mend -> finish", *more, **fields,
        )
    )  # fmt: skip


def test_a_try_without_an_error_goes_on_when_all_inside_is_over() -> None:
    walk = tried()
    assert opened(walk.effects) == ["reserve", "visit"]
    assert walk.close("reserve") == []
    assert walk.state.status == "waiting"
    walk.close("visit")
    assert walk.state.status == "succeeded"
    assert "mend" in walk.state.taken


def test_an_error_inside_withdraws_what_else_runs_and_leaves_by_the_error_port() -> None:
    walk = tried()
    assert walk.fail("reserve", "no_ports") == ["mend"]
    assert Withdraw(node="visit", visit=1) in walk.effects
    assert walk.state.outputs["attempt"]["error"] == {"code": "no_ports", "message": "No.", "node": "reserve"}
    assert walk.state.waiting == {"mend": 1}
    late = advance(walk.made, walk.state, TaskClosed(node="visit", visit=1))
    assert late == (walk.state, (), ())
    walk.close("mend")
    assert walk.state.status == "succeeded"


def test_an_error_deep_inside_reaches_the_try_around_it() -> None:
    made = program(
        BEGIN, TRY, inner(loop(mode="parallel"), "attempt"), SURVEY, manual("mend"), FINISH,
        "begin -> attempt -> finish", "attempt.body -> sites", "sites.body -> survey",
        "attempt.error -> mend -> finish",
    )  # fmt: skip
    walk = Walk(made)
    walk.close("sites[0].survey")
    assert walk.fail("sites[2].survey") == ["mend"]
    assert Withdraw(node="sites[1].survey", visit=1) in walk.effects
    assert (walk.state.active, walk.state.loops) == ({}, {})


def test_an_end_that_fails_inside_throws_to_the_try() -> None:
    stop = inner(node("stop", "end", config={"outcome": "fail", "code": "no_way"}), "attempt")
    made = program(
        BEGIN, TRY, stop, manual("mend"), FINISH,
        "begin -> attempt -> finish", "attempt.body -> stop", "attempt.error -> mend -> finish",
    )  # fmt: skip
    assert opened(Walk(made).effects) == ["mend"]


def sub_flow() -> Program:
    given = {"type": "any", "properties": {"speed": {"type": "number"}}}
    output: dict[str, Any] = {"type": "object", "properties": {"port": {"type": "string"}}}
    return compile_flow(
        flow(
            BEGIN, node("double", "set", map=[{"to": "vars.speed", "from": "input.speed * 2"}]),
            automated("provision", map=[{"to": "task.speed", "from": "vars.speed"}]),
            node("finish", "end", map=[{"to": "output.port", "from": "nodes.provision.out.port"}]),
            "begin -> double -> provision -> finish",
            key="activation", kind="subflow", input=given, output=output,
            variables=[{"key": "speed", "type": "number"}],
        ),
        {},
    )  # fmt: skip


def calling(**fields: Any) -> Program:
    call = node("go", "subflow", config={"flow": "activation"}, map=[{"to": "input.speed", "from": "50"}], **fields)
    use = node("use", "set", map=[{"to": "out.port", "from": "nodes.go.out.port"}])
    arrows = ["begin -> go -> use -> finish"]
    parts = [BEGIN, call, use, FINISH]
    if fields:
        parts.append(manual("mend"))
        arrows.append("go.error -> mend -> finish")
    return compile_flow(parse_flow(document(*parts, *arrows)), {}, {"activation": sub_flow()})


def test_a_subflow_reads_its_input_and_answers_its_output() -> None:
    walk = Walk(calling())
    assert opened(walk.effects) == ["go.provision"]
    assert walk.state.variables == {"go.speed": 100}
    step, way = locate(walk.made, "go.provision")
    assert (step.key, way) == ("provision", "go/provision")
    walk.close("go.provision", port="7/3")
    assert walk.state.status == "succeeded"
    assert walk.state.outputs["use"] == {"port": "7/3"}
    assert set(walk.state.taken) == {"begin", "go", "use", "finish"}


def test_an_error_in_a_subflow_stands_inside_or_leaves_by_the_callers_error_port() -> None:
    inside = Walk(calling())
    inside.fail("go.provision")
    assert inside.state.failed == {"go.provision": "refused"}
    inside.send(Resumed(node="go.provision", output={"port": "1/1"}))
    assert inside.state.outputs["use"] == {"port": "1/1"}
    outside = Walk(calling(policy={"on_error": "port"}))
    assert outside.fail("go.provision") == ["mend"]
    assert outside.state.loops == {}


def undoable(key: str) -> dict[str, Any]:
    return automated(key)


def test_compensation_undoes_what_was_done_once_in_reverse_order() -> None:
    made = program(
        BEGIN, TRY, inner(automated("port"), "attempt"), inner(automated("vlan"), "attempt"),
        inner(automated("device"), "attempt"), inner(automated("free_port"), "attempt"),
        inner(automated("free_vlan"), "attempt"), inner(manual("tell"), "attempt"),
        node("back", "compensate", config={"scope": "attempt"}), FINISH,
        "begin -> attempt -> finish", "attempt.body -> port -> vlan -> device", "attempt.error -> back -> finish",
        "port.compensate -> free_port -> tell", "vlan.compensate -> free_vlan",
    )  # fmt: skip
    walk = Walk(made)
    walk.close("port")
    walk.close("vlan")
    assert walk.fail("device") == ["free_vlan"]
    assert walk.close("free_vlan") == ["free_port"]
    assert walk.close("free_port") == ["tell"]
    assert walk.state.status == "waiting"
    walk.close("tell")
    assert walk.state.status == "succeeded"
    assert walk.state.outputs["back"] == {"undone": ["vlan", "port"]}
    assert (walk.state.done, walk.state.undoing) == ((), {})


def test_items_of_a_loop_are_undone_one_by_one_with_their_own_values() -> None:
    made = program(
        BEGIN, loop(), inner(automated("port"), "sites"),
        inner(automated("free", map=[{"to": "task.port", "from": "nodes.port.out.id"}]), "sites"),
        node("back", "compensate"), FINISH,
        "begin -> sites -> back -> finish", "sites.body -> port", "port.compensate -> free",
    )  # fmt: skip
    walk = Walk(made, {**ORDER, "order": {"sites": ["Depot", "Mill"]}})
    walk.close("sites[0].port", id="a")
    assert walk.close("sites[1].port", id="b") == ["sites[1].free"]
    (task,) = walk.effects
    assert isinstance(task, OpenTask)
    assert task.input == {"port": "b"}
    assert walk.close("sites[1].free") == ["sites[0].free"]
    walk.close("sites[0].free")
    assert walk.state.status == "succeeded"


def test_a_join_that_cancels_the_rest_withdraws_the_losers() -> None:
    race = node("race", "join", config={"mode": "any", "cancel_rest": True})
    made = program(
        BEGIN, manual("fast"), manual("slow"), manual("after"), race, FINISH,
        "begin -> fast -> race -> finish", "begin -> slow -> after -> race",
    )  # fmt: skip
    walk = Walk(made)
    walk.close("fast")
    assert Withdraw(node="slow", visit=1) in walk.effects
    assert isinstance(walk.effects[-1], Succeed)
    assert walk.state.status == "succeeded"


def waiting(**config: Any) -> Walk:
    return Walk(program(BEGIN, node("pause", "wait", config=config), FINISH, "begin -> pause -> finish"))


def test_a_wait_for_a_time_is_over_when_its_timer_fires() -> None:
    walk = waiting(**{"for": "time", "after": {"const": "PT4H"}})
    (effect,) = walk.effects
    assert isinstance(effect, Await)
    assert (effect.kind, effect.after) == ("time", "PT4H")
    walk.send(TimerFired(node="pause"))
    assert walk.state.status == "succeeded"


def test_a_wait_for_an_event_gives_what_the_event_carries() -> None:
    walk = waiting(**{"for": "event", "event": "donor.confirmed", "correlation": {"expr": "line.quantity"}})
    walk.send(Arrived(node="pause", output={"date": "2026-12-01"}))
    assert walk.state.outputs["pause"]["date"] == "2026-12-01"


def test_a_wait_for_a_condition_is_asked_again_when_the_record_is_touched() -> None:
    walk = waiting(**{"for": "condition", "condition": "line.quantity > 5"})
    assert advance(walk.made, walk.state, Touched()) == (walk.state, (), ())
    walk.send(Touched(), {**ORDER, "line": {"quantity": 6}})
    assert walk.state.status == "succeeded"


def test_an_approval_leaves_by_the_decision() -> None:
    ask = node("ask", "approval", config={"group": {"const": "managers"}})
    made = program(
        BEGIN, ask, manual("yes"), manual("no"), FINISH,
        "begin -> ask", "ask.approved -> yes -> finish", "ask.rejected -> no -> finish",
    )  # fmt: skip
    assert Walk(made).close("ask", decision="approved") == ["yes"]
    assert Walk(made).close("ask", decision="rejected", reason="Too dear.") == ["no"]


def test_resuming_with_corrected_variables_reads_them() -> None:
    made = program(
        BEGIN, manual("ask", map=[{"to": "task.x", "from": "vars.x"}]), FINISH, "begin -> ask -> finish",
        variables=[{"key": "x", "type": "number", "initial": "1"}],
    )  # fmt: skip
    walk = Walk(made)
    walk.fail("ask")
    walk.send(Resumed(node="ask", variables={"x": 7}))
    (task,) = walk.effects
    assert isinstance(task, OpenTask)
    assert task.input == {"x": 7}


def test_small_flows_do_not_make_one_without_end() -> None:
    made = sub_flow()
    for depth in range(3):
        calls = [node(f"go{number}", "subflow", config={"flow": "inner"}) for number in range(40)]
        arrows = [f"begin -> go{number} -> finish" for number in range(40)]
        outer = parse_flow(document(BEGIN, *calls, FINISH, *arrows, key=f"outer-{depth}", kind="subflow"))
        if depth == 2:
            with pytest.raises(NotCompilable, match="at most 10000 nodes"):
                compile_flow(outer, {}, {"inner": made})
        else:
            made = compile_flow(outer, {}, {"inner": made})
    assert made.size == 2 + 40 * (1 + 2 + 40 * (1 + 4))
