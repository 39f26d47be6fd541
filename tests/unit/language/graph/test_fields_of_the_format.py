"""Each field of a graph, and what is different because of it."""

from typing import Any

from orderloom.language.compile import compile_flow
from orderloom.language.effects import AnyEffect, OpenTask, Succeed, TaskClosed, TaskFailed, TimerFired
from orderloom.language.graph import parse_flow
from orderloom.language.interpreter import advance, start
from orderloom.language.projection import project
from orderloom.language.validate import validate
from tests.builders.flows import Published, automated, document, flow, manual, node, program

BEGIN, FINISH = node("begin", "start"), node("finish", "end")
GIVEN: dict[str, Any] = {"order": {"number": "ORD0001042"}, "account": {}, "line": {"quantity": 2}}


def first(*parts: dict[str, Any] | str, given: dict[str, Any] = GIVEN, **fields: Any) -> AnyEffect:
    return start(program(*parts, **fields), given)[1][0]


def opened(one: dict[str, Any], **fields: Any) -> OpenTask:
    effect = first(BEGIN, one, FINISH, f"begin -> {one['id']} -> finish", **fields)
    assert isinstance(effect, OpenTask)
    return effect


def codes(*parts: dict[str, Any] | str, **fields: Any) -> list[str]:
    return [finding.code for finding in validate(flow(*parts, **fields), Published())]


def test_the_key_of_a_node_is_its_address_and_its_id_what_edges_name() -> None:
    survey = {**manual("n1"), "key": "survey"}
    assert survey["id"] == "n1"
    assert opened(survey).node == "survey"
    assert "flow.edge_end" in codes(BEGIN, survey, FINISH, "begin -> survey -> finish")


def test_the_kind_of_a_node_decides_what_happens_and_its_config_how() -> None:
    assert opened(manual("a", config={"group": {"const": "first"}})).group == "first"
    assert opened(manual("a", config={"group": {"const": "second"}})).group == "second"
    assert opened(automated("a")).kind == "automated"
    assert opened({**automated("a"), "kind": "task.manual", "config": {"group": {"const": "x"}}}).kind == "manual"


def test_a_version_of_a_kind_that_is_not_there_is_a_finding() -> None:
    assert codes(BEGIN, manual("a", version=2), FINISH, "begin -> a -> finish") == ["flow.kind_version"]


def test_the_name_of_a_node_is_the_name_of_its_task() -> None:
    assert opened(manual("a", name={"en": "Survey", "pt-BR": "Vistoria"})).name == {"en": "Survey", "pt-BR": "Vistoria"}


def test_a_node_whose_parent_is_a_scope_runs_inside_of_it() -> None:
    loop = node("each", "for_each", config={"items": "[1, 2]"})
    inner = manual("survey", parent="each")
    effect = first(BEGIN, loop, inner, FINISH, "begin -> each -> finish", "each.body -> survey")
    assert effect.node == "each[0].survey"


def test_a_node_whose_when_does_not_hold_is_passed_by() -> None:
    assert opened(manual("a", when="line.quantity = 2")).node == "a"
    passed = first(BEGIN, manual("a", when="line.quantity = 3"), FINISH, "begin -> a -> finish")
    assert passed == Succeed(node="finish", output={})


def test_the_map_of_a_node_takes_values_from_expressions_to_places() -> None:
    mapped = manual("a", map=[{"to": "task.number", "from": "order.number"}, {"to": "task.twice", "from": "2 * 2"}])
    assert opened(mapped).input == {"number": "ORD0001042", "twice": 4}


def test_the_policy_of_a_node_gives_its_task_a_timeout_and_a_retry() -> None:
    retry = {"max": 5, "backoff": "fixed", "first": "PT10S", "on": ["timeout"]}
    task = opened(automated("a", policy={"timeout": "PT1M", "retry": retry}))
    assert task.timeout == "PT1M"
    assert task.retry is not None
    assert (task.retry.max, task.retry.backoff, task.retry.first, task.retry.on) == (5, "fixed", "PT10S", ("timeout",))


def test_on_error_decides_whether_a_failure_leaves_by_a_port_or_stands() -> None:
    for on_error, status in (("port", "succeeded"), ("fallout", "failed")):
        parts: list[dict[str, Any] | str] = [BEGIN, automated("a", policy={"on_error": on_error}), FINISH]
        ways = ["begin -> a -> finish", *(["a.error -> finish"] if on_error == "port" else [])]
        made = program(*parts, *ways)
        state, _, _ = start(made, GIVEN)
        state, _, _ = advance(made, state, TaskFailed(node="a", code="rejected", message="No."))
        assert state.status == status


def test_a_timeout_of_a_wait_is_an_error() -> None:
    pause = node(
        "pause",
        "wait",
        config={"for": "event", "event": "external.ready"},
        policy={"timeout": "P1D", "on_error": "port"},
    )
    made = program(BEGIN, pause, FINISH, "begin -> pause -> finish", "pause.error -> finish")
    state, _, _ = start(made, GIVEN)
    state, _, _ = advance(made, state, TimerFired(node="pause"))
    assert state.taken["pause"] == ("error",)


def test_a_time_that_has_passed_is_not_waited_for() -> None:
    pause = node("pause", "wait", config={"for": "time", "after": {"expr": 'duration("-PT5M")'}})
    assert first(BEGIN, pause, FINISH, "begin -> pause -> finish") == Succeed(node="finish", output={})


def test_an_edge_leads_from_a_port_to_a_node_and_its_id_is_its_own() -> None:
    data = document(BEGIN, manual("a"), manual("b"), FINISH, "begin -> a -> b -> finish")
    assert start(compile_flow(parse_flow(data), {}), GIVEN)[1][0].node == "a"
    data["edges"][0].update({"to": ["b", "in"]})
    data["edges"][1].update({"from": ["b", "done"], "to": ["a", "in"]})
    data["edges"][2].update({"from": ["a", "done"]})
    assert start(compile_flow(parse_flow(data), {}), GIVEN)[1][0].node == "b"
    data["edges"][1].update({"id": data["edges"][0]["id"]})
    assert [finding.code for finding in validate(parse_flow(data), Published())] == ["flow.id_taken", "flow.id_taken"]


def test_the_type_of_an_edge_says_what_frees_what_and_its_lag_how_long_after() -> None:
    plan: dict[str, Any] = {"kind": "fulfillment", "input": {"type": "domain_order"}}
    data = document(BEGIN, manual("a"), manual("b"), FINISH, "begin -> a -> b -> finish", **plan)
    assert project(compile_flow(parse_flow(data), {})).edges == (("a", "b"),)
    data["edges"][1]["type"] = "SS"
    assert project(compile_flow(parse_flow(data), {})).starts == (("a", "b"),)
    data["edges"][1]["type"] = "FF"
    assert project(compile_flow(parse_flow(data), {})).ends == (("a", "b"),)
    data["edges"][1] |= {"type": "FS", "lag": "PT4H"}
    made = project(compile_flow(parse_flow(data), {}))
    assert made.edges == (("a", "a>b"), ("a>b", "b"))
    assert next(step.duration for step in made.steps if step.key == "a>b") == "PT4H"


def test_a_join_opens_by_its_mode_and_count() -> None:
    for config, closed in (({}, 3), ({"mode": "any"}, 1), ({"mode": "n", "count": 2}, 2)):
        made = program(
            BEGIN, manual("a"), manual("b"), manual("c"), node("meet", "join", config=config), manual("last"), FINISH,
            "begin -> a -> meet", "begin -> b -> meet", "begin -> c -> meet", "meet -> last -> finish",
        )  # fmt: skip
        state, _, _ = start(made, GIVEN)
        for count, key in enumerate("abc", start=1):
            state, _, _ = advance(made, state, TaskClosed(node=key))
            assert ("last" in state.waiting) == (count >= closed)


def test_a_variable_has_a_key_a_type_and_an_initial_value() -> None:
    parts: tuple[dict[str, Any] | str, ...] = (
        BEGIN,
        node("finish", "end", map=[{"to": "output.total", "from": "vars.total"}]),
        "begin -> finish",
    )
    output = {"type": "object", "properties": {"total": {"type": "number"}}}
    made = [{"key": "total", "type": "number", "initial": "line.quantity + 1"}]
    assert first(*parts, variables=made, output=output) == Succeed(node="finish", output={"total": 3})
    wrong = [{"key": "total", "type": "string", "initial": "line.quantity + 1"}]
    assert start(program(*parts, variables=wrong, output=output), GIVEN)[0].status == "failed"
    assert codes(*parts, variables=[{"key": "other"}], output=output) == ["flow.name_unknown"]


def test_the_output_of_a_flow_has_properties_of_a_type() -> None:
    parts: tuple[dict[str, Any] | str, ...] = (
        BEGIN,
        node("finish", "end", map=[{"to": "output.total", "from": "line.quantity"}]),
        "begin -> finish",
    )
    assert codes(*parts) == ["flow.place"]
    text = {"type": "object", "properties": {"total": {"type": "string"}}}
    assert start(program(*parts, output=text), GIVEN)[0].status == "failed"


def test_the_input_of_a_flow_decides_by_its_type_and_properties_what_is_known() -> None:
    survey = manual("a", map=[{"to": "task.speed", "from": "input.speed"}])
    parts: tuple[dict[str, Any] | str, ...] = (BEGIN, survey, FINISH, "begin -> a -> finish")
    speed = {"type": "order_line", "properties": {"speed": {"type": "number"}}}
    assert codes(*parts, kind="subflow", input=speed) == []
    assert codes(*parts, kind="subflow", input={"type": "order_line"}) == ["flow.name_unknown"]
    line = manual("a", map=[{"to": "task.count", "from": "line.quantity"}])
    assert codes(BEGIN, line, FINISH, "begin -> a -> finish", input={"type": "order"}) == ["flow.name_unknown"]
