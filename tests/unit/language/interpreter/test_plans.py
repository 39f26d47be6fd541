import pytest

from orderloom.language.effects import WriteCharacteristics
from orderloom.language.graph import Retry
from orderloom.language.projection import (
    GateFailed,
    answer_gate,
    catcher,
    error_branch,
    find,
    items_of,
    project,
    skipped_steps,
    task_group,
    task_input,
    undo_chains,
    when_holds,
    within,
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


SCOPED = program(
    node("begin", "start"),
    node("attempt", "try"),
    automated("dig", parent="attempt", config={"operation": "access.dig", "duration": "PT2H"}),
    automated("lay", parent="attempt"),
    node("sites", "for_each", config={"items": "order.sites"}),
    automated("survey", parent="sites", config={"operation": "access.survey", "duration": "PT1H"}),
    automated("test", parent="sites", config={"operation": "access.test", "duration": "PT30M"}),
    automated("excuse"),
    automated("bill", policy={"on_error": "port"}),
    automated("call"),
    automated("release"),
    node("finish", "end"),
    "begin -> attempt -> sites -> bill -> finish",
    "attempt.body -> dig -> lay",
    "attempt.error -> excuse -> finish",
    "sites.body -> survey -> test",
    "bill.error -> call -> finish",
    "bill.compensate -> release",
    kind="fulfillment",
    input={"type": "domain_order"},
)


def test_a_scope_holds_its_body_and_a_loop_is_a_placeholder_as_long_as_one_item() -> None:
    plan = project(SCOPED)
    assert {step.key for step in plan.steps} == {"attempt", "dig", "lay", "sites", "bill"}
    assert (plan.entry, plan.exits) == (("attempt",), ("bill",))
    assert (plan.starts, plan.ends) == ((("attempt", "dig"),), (("lay", "attempt"),))
    assert {step.key: step.duration_seconds for step in plan.steps}["sites"] == 5400


def test_the_items_of_a_loop_follow_each_other_or_go_side_by_side() -> None:
    loop = find(SCOPED, "sites")
    one_by_one = items_of(loop, 3, 1)
    assert (one_by_one.entry, one_by_one.exits) == (("sites[0].survey",), ("sites[2].test",))
    assert ("sites[0].test", "sites[1].survey") in one_by_one.edges
    in_pairs = items_of(loop, 3, 2)
    assert in_pairs.entry == ("sites[0].survey", "sites[1].survey")
    assert in_pairs.exits == ("sites[1].test", "sites[2].test")
    assert ("sites[0].test", "sites[2].survey") in in_pairs.edges


def test_an_error_is_taken_over_by_the_nearest_that_provides_for_it() -> None:
    def taker(address: str) -> str | None:
        found = catcher(SCOPED, find(SCOPED, address))
        return found.address if found else None

    assert [taker(each) for each in ("dig", "bill", "sites[1].survey")] == ["attempt", "bill", None]
    assert within(SCOPED, "sites[1].survey", "sites")
    assert not within(SCOPED, "dig", "sites")


def test_an_error_branch_and_an_undoing_are_laid_out_when_they_are_taken() -> None:
    branch = error_branch(find(SCOPED, "bill"), frozenset())
    assert ([step.key for step in branch.steps], branch.entry, branch.exits) == (["call"], ("call",), ("call",))
    undoing = undo_chains(SCOPED, ["bill"])
    assert ([step.key for step in undoing.steps], undoing.entry) == (["release"], ("release",))


def test_the_inside_of_a_scope_that_is_skipped_is_skipped_with_it() -> None:
    cases = [{"port": "big", "when": "line.quantity > 5"}]
    plan = program(
        node("begin", "start"), node("way", "switch", config={"cases": cases}), node("attempt", "try"),
        automated("dig", parent="attempt"), automated("walk"), automated("excuse"), node("finish", "end"),
        "begin -> way", "way.big -> attempt -> finish", "attempt.body -> dig", "attempt.error -> excuse -> finish",
        "way.default -> walk -> finish", kind="fulfillment",
    )  # fmt: skip
    assert skipped_steps(plan, {"way": ("default",)}, frozenset()) >= {"attempt", "dig"}
