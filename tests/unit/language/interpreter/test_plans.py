import pytest

from orderloom.language.effects import WriteCharacteristics
from orderloom.language.graph import Retry
from orderloom.language.projection import (
    GateFailed,
    answer_gate,
    project,
    skipped_steps,
    task_group,
    task_input,
    when_holds,
)
from tests.builders.flows import automated, manual, node, program

WAY = node("way", "switch", config={"cases": [{"port": "big", "when": "line.quantity > 5"}]})
PLAN = program(
    node("begin", "start"),
    automated("order", config={"operation": "access.order", "duration": "PT1H30M"}, policy={"retry": {"max": 2}}),
    WAY,
    manual("dig", config={"group": {"expr": "site.region"}, "form": "dig"}, when="line.quantity > 7"),
    automated("patch", map=[{"to": "task.site", "from": "site.name"}]),
    node("meet", "join", config={"mode": "any"}),
    node("note", "set", map=[{"to": "domain_order.characteristics.done", "from": "true"}]),
    node("finish", "end"),
    "begin -> order -> way",
    "way.big -> dig -> meet -> note -> finish",
    "way.default -> patch -> meet",
    kind="fulfillment",
    input={"type": "domain_order"},
)


def test_a_fulfillment_flow_is_a_plan_without_start_and_end() -> None:
    plan = project(PLAN)
    assert [(step.key, step.kind) for step in plan.steps] == [
        ("order", "task.automated"),
        ("way", "gate.switch"),
        ("dig", "task.manual"),
        ("patch", "task.automated"),
        ("meet", "gate.join"),
        ("note", "gate.set"),
    ]
    assert set(plan.edges) == {
        ("order", "way"), ("way", "dig"), ("way", "patch"), ("dig", "meet"), ("patch", "meet"), ("meet", "note"),
    }  # fmt: skip
    assert (plan.entry, plan.exits) == (("order",), ("note",))


def test_a_step_of_a_plan_says_what_the_planner_needs() -> None:
    steps = {step.key: step for step in project(PLAN).steps}
    assert (steps["order"].operation, steps["order"].duration_seconds) == ("access.order", 5400)
    assert steps["order"].retry == Retry(max=2)
    assert (steps["dig"].form, steps["dig"].group, steps["dig"].when) == ("dig", None, "line.quantity > 7")
    assert steps["patch"].input == {"site": "site.name"}
    assert (steps["meet"].needs, steps["patch"].needs) == (1, 0)


def test_a_gate_answers_its_ports_and_effects() -> None:
    assert answer_gate(PLAN, "way", {"line": {"quantity": 9}}).taken_ports == ("big",)
    assert answer_gate(PLAN, "way", {"line": {"quantity": 1}}).taken_ports == ("default",)
    assert answer_gate(PLAN, "note", {}).effects == (
        WriteCharacteristics(node="note", subject="domain_order", values={"done": True}),
    )


def test_a_gate_that_can_not_be_answered_says_why() -> None:
    cases = [{"port": "odd", "when": "line.quantity"}]
    wrong = program(
        node("begin", "start"), node("way", "switch", config={"cases": cases}), node("finish", "end"),
        "begin -> way", "way.odd -> finish", "way.default -> finish", kind="fulfillment",
    )  # fmt: skip
    with pytest.raises(GateFailed) as refusal:
        answer_gate(wrong, "way", {"line": {"quantity": 3}})
    assert refusal.value.problems[0].details == {"code": "flow.type"}


def test_a_branch_not_taken_is_skipped_up_to_the_join() -> None:
    assert skipped_steps(PLAN, {}, frozenset()) == frozenset()
    assert skipped_steps(PLAN, {"way": ("big",)}, frozenset({"order"})) == {"patch"}
    assert skipped_steps(PLAN, {"way": ("default",)}, frozenset({"order", "dig"})) == {"dig"}


def test_a_join_without_a_live_edge_is_skipped_with_what_follows() -> None:
    cases = [{"port": "yes", "when": "line.quantity > 5"}]
    plan = program(
        node("begin", "start"), node("way", "switch", config={"mode": "all", "cases": cases}),
        automated("a"), automated("b"), node("meet", "join"), automated("after"), node("finish", "end"),
        "begin -> way", "way.yes -> a -> meet -> after -> finish", "way.yes -> b -> meet", kind="fulfillment",
    )  # fmt: skip
    assert skipped_steps(plan, {"way": ("default",)}, frozenset()) == {"a", "b", "meet", "after"}


def test_inputs_groups_and_conditions_are_read_when_a_step_opens() -> None:
    scope = {"site": {"name": "Depot", "region": "north"}, "line": {"quantity": 8}}
    assert task_input(PLAN, "patch", scope) == {"site": "Depot"}
    assert (task_group(PLAN, "dig", scope), task_group(PLAN, "patch", scope)) == ("north", None)
    assert when_holds(PLAN, "dig", scope)
    assert not when_holds(PLAN, "dig", {"line": {"quantity": 6}})
    assert when_holds(PLAN, "patch", {})
