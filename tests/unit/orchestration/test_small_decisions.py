"""Retries, lifecycles, routing, and what the policies answer."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderloom.kernel.ids import new_id
from orderloom.language.compile import compile_flow
from orderloom.language.graph import parse_flow
from orderloom.language.projection import project
from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.lifecycle import TASK, sources
from orderloom.orchestration.domain.moves import Known
from orderloom.orchestration.domain.retries import Attempt, may_repeat, pause
from orderloom.orchestration.domain.routing import turn
from orderloom.orchestration.domain.site import Site
from orderloom.orchestration.domain.template import template_of

ONE = UUID(int=1)


def test_pauses_double_until_the_policy_allows_no_more() -> None:
    retry = {"max": 3, "backoff": "exponential", "first": "PT10S"}
    assert [pause(Attempt.of(retry, number), 0.999999) for number in (1, 2, 3)] == pytest.approx([10, 20, 40], abs=1)
    assert pause(Attempt.of(retry, 4), 0.5) is None


def test_fixed_pauses_stay_and_long_ones_are_capped() -> None:
    assert pause(Attempt.of({"max": 9, "backoff": "fixed", "first": "PT10S"}, 9), 0) == 5
    assert pause(Attempt.of({"max": 20, "backoff": "exponential", "first": "PT5M"}, 20), 0) == 300


@pytest.mark.parametrize(
    ("on", "code", "transient", "again"),
    [
        (None, "timeout", True, True),
        (None, "unreachable", True, True),
        (None, "no_such_port", False, False),
        (("timeout",), "timeout", True, True),
        (("timeout",), "unavailable", True, False),
        (("rejected",), "no_such_port", False, True),
        (("rejected",), "timeout", True, False),
        (("timeout", "unavailable", "rejected"), "outcome_unknown", False, False),
    ],
)
def test_only_errors_of_the_classes_that_a_policy_is_on_are_tried_again(
    on: tuple[str, ...] | None, code: str, transient: bool, again: bool
) -> None:
    retry: dict[str, Any] = {"max": 3, **({"on": on} if on else {})}
    assert may_repeat(retry, code, transient=transient) is again


@given(st.integers(1, 30), st.floats(0, 0.999))
def test_a_pause_is_never_longer_than_ten_minutes(number: int, chance: float) -> None:
    found = pause(Attempt.of({"max": 30}, number), chance)
    assert found is not None
    assert 0 < found <= 600


def test_only_the_moves_of_the_domain_exist() -> None:
    assert TASK.terminal == {TaskState.CLOSED_COMPLETE, TaskState.SKIPPED, TaskState.CANCELED}
    assert set(sources(TaskState.CLOSED_COMPLETE)) == {
        "open", "in_progress", "on_hold", "awaiting_information", "failed",
    }  # fmt: skip
    assert not TASK.allows(TaskState.PLANNED, TaskState.CLOSED_COMPLETE)
    assert not TASK.allows(TaskState.FAILED, TaskState.IN_PROGRESS)


def flow(*nodes: dict[str, Any], edges: list[tuple[str, str, str]]) -> Any:
    """A fulfillment flow; an edge is (from, port, to)."""
    start = {"key": "start", "kind": "start"}
    document = {
        "schema": "orderloom.flow/1",
        "key": "example",
        "kind": "fulfillment",
        "name": {"en": "Example"},
        "input": {"type": "domain_order"},
        "nodes": [{"id": node["key"], "name": {"en": node["key"]}, **node} for node in (start, *nodes)],
        "edges": [
            {"id": f"e{place}", "from": [source, port], "to": [target, "in"]}
            for place, (source, port, target) in enumerate(edges)
        ],
    }
    return compile_flow(parse_flow(document), {})


def task(key: str, **fields: Any) -> dict[str, Any]:
    return {"key": key, "kind": "task.automated", "config": {"operation": "some.call"}, **fields}


def known(program: Any, **states: TaskState) -> dict[str, Known]:
    return {
        step.key: Known(
            id=new_id(),
            domain_order_id=ONE,
            key=step.key,
            kind=StepKind(step.kind),
            state=states.get(step.key, TaskState.PLANNED),
            output=None,
        )
        for step in project(program).steps
    }


SWITCH = {
    "key": "way",
    "kind": "switch",
    "config": {"cases": [{"port": "left", "when": 'domain_order.characteristics.side = "left"'}]},
}
FORKED = flow(
    SWITCH,
    task("a"),
    task("b"),
    task("last"),
    {"key": "end", "kind": "end"},
    edges=[
        ("start", "done", "way"),
        ("way", "left", "a"),
        ("way", "default", "b"),
        ("a", "done", "last"),
        ("b", "done", "last"),
        ("last", "done", "end"),
    ],
)


def test_a_switch_skips_the_way_not_taken_up_to_the_join() -> None:
    steps = known(FORKED)
    came = turn(Site(FORKED, steps, {"domain_order": {"characteristics": {"side": "left"}}}), steps["way"])
    assert came.step is not None
    assert (came.step.state, came.step.output) == (TaskState.CLOSED_COMPLETE, {"taken": ["left"], "out": {}})
    assert [one.id for one in came.others] == [steps["b"].id]
    assert {one.state for one in came.others} == {TaskState.SKIPPED}


def test_a_condition_that_does_not_hold_skips_the_task() -> None:
    program = flow(
        task("only", when="domain_order.quantity > 1"),
        {"key": "end", "kind": "end"},
        edges=[("start", "done", "only"), ("only", "done", "end")],
    )
    steps = known(program)
    for quantity, state in ((1, TaskState.SKIPPED), (2, TaskState.OPEN)):
        came = turn(Site(program, steps, {"domain_order": {"quantity": quantity}}), steps["only"])
        assert came.step is not None
        assert came.step.state is state


def test_a_join_of_any_branch_goes_on_with_the_first() -> None:
    program = flow(
        task("a"),
        task("b"),
        {"key": "first", "kind": "join", "config": {"mode": "any"}},
        {"key": "end", "kind": "end"},
        edges=[
            ("start", "done", "a"),
            ("start", "done", "b"),
            ("a", "done", "first"),
            ("b", "done", "first"),
            ("first", "done", "end"),
        ],
    )
    waiting = known(program)
    assert turn(Site(program, waiting, {}), waiting["first"]).step is None
    steps = known(program, a=TaskState.CLOSED_COMPLETE)
    came = turn(Site(program, steps, {}), steps["first"])
    assert came.step is not None
    assert came.step.state is TaskState.CLOSED_COMPLETE


def test_a_template_knows_its_entries_its_exits_and_who_asks() -> None:
    template = template_of(ONE, project(FORKED))
    keys = [step.key for step in template.steps]
    assert [keys[place] for place in template.entries] == ["way"]
    assert [keys[place] for place in template.exits] == ["last"]
    assert {step.key: (step.gated, step.waits) for step in template.steps} == {
        "way": (True, 0),
        "a": (False, 1),
        "b": (False, 1),
        "last": (False, 2),
    }
