"""Promise 10: a run resumes from its last stored step with the same result."""

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from orderloom.kernel.json import convert, dumps, loads
from orderloom.language.compile import Program, compile_flow
from orderloom.language.effects import AnySignal, JournalStep, OpenTask, Resumed, TaskClosed, TimerFired
from orderloom.language.interpreter import RunState, advance, start
from orderloom.language.validate import validate
from tests.builders.flows import Published, flow, manual, node

LINE = {"line": {"quantity": 4, "characteristics": {"bandwidth": 100}}}


@st.composite
def graphs(draw: st.DrawFn) -> Program:
    """Sound flows: each node is led to by one to three earlier ports, and open ports lead to the end."""
    parts: list[dict[str, Any] | str] = [node("begin", "start")]
    ports = ["begin.done"]
    used: set[str] = set()
    for number in range(draw(st.integers(1, 14))):
        key = f"n{number}"
        made, own = draw(st.sampled_from([_task, _deadline, _switch, _set, _join]))(key)
        sources = draw(st.lists(st.sampled_from(ports), min_size=1, max_size=3, unique=True))
        if made["kind"] == "join" and len(sources) < 2:
            continue
        parts.append(made)
        parts.extend(f"{source} -> {key}" for source in sources)
        used.update(sources)
        ports.extend(own)
    parts.append(node("finish", "end"))
    parts.extend(f"{port} -> finish" for port in ports if port not in used)
    made = flow(*parts, variables=[{"key": "total", "type": "number", "initial": "0"}])
    assert validate(made, Published()) == ()
    return compile_flow(made, {})


def _task(key: str) -> tuple[dict[str, Any], list[str]]:
    return manual(key, map=[{"to": "task.total", "from": "vars.total / 3"}]), [f"{key}.done"]


def _deadline(key: str) -> tuple[dict[str, Any], list[str]]:
    return manual(key, policy={"on_error": "port", "timeout": "P1D"}), [f"{key}.done", f"{key}.error"]


def _switch(key: str) -> tuple[dict[str, Any], list[str]]:
    cases = [{"port": "odd", "when": "modulo(vars.total, 2) = 1"}, {"port": "big", "when": "vars.total > 2"}]
    return node(key, "switch", config={"cases": cases}), [f"{key}.odd", f"{key}.big", f"{key}.default"]


def _set(key: str) -> tuple[dict[str, Any], list[str]]:
    return node(key, "set", map=[{"to": "vars.total", "from": "vars.total + 1.10"}]), [f"{key}.done"]


def _join(key: str) -> tuple[dict[str, Any], list[str]]:
    return node(key, "join", config={"mode": "n", "count": 2}), [f"{key}.done"]


def play(program: Program, choices: list[int], crashes: set[int]) -> tuple[RunState, list[object], list[JournalStep]]:
    """Runs to the end; the choices pick which task is answered next and how, a crash keeps only what was stored."""
    state, effects, journal = start(program, LINE)
    happened, steps, number = list[object](effects), list(journal), 0
    while state.waiting or state.failed:
        if number in crashes:
            state = convert(loads(dumps(state)), RunState)
        choice = choices[number % len(choices)]
        state, effects, journal = advance(program, state, signal_for(state, choice))
        happened.extend(effects)
        steps.extend(journal)
        number += 1
    return state, happened, steps


def signal_for(state: RunState, choice: int) -> AnySignal:
    if state.failed:
        return Resumed(node=sorted(state.failed)[0], visit=state.visits[sorted(state.failed)[0]], output={})
    keys = sorted(state.waiting)
    key = keys[choice % len(keys)]
    if choice % 5 == 0:
        return TimerFired(node=key, visit=state.waiting[key])
    return TaskClosed(node=key, visit=state.waiting[key], output={"choice": choice})


@given(graphs(), st.lists(st.integers(0, 99), min_size=1, max_size=10), st.sets(st.integers(0, 20)))
def test_a_run_that_crashes_anywhere_ends_the_same(program: Program, choices: list[int], crashes: set[int]) -> None:
    assert play(program, choices, crashes) == play(program, choices, set())


@given(graphs(), st.lists(st.integers(0, 99), min_size=1, max_size=10))
def test_every_node_ends_up_passed_or_skipped_and_no_task_opens_twice(program: Program, choices: list[int]) -> None:
    state, effects, _ = play(program, choices, set())
    assert state.status == "succeeded"
    assert set(state.taken) == set(program.nodes)
    opened = [(effect.node, effect.visit) for effect in effects if isinstance(effect, OpenTask)]
    assert len(opened) == len(set(opened))
    assert {node for node, _ in opened} == {
        key for key, step in program.nodes.items() if step.kind.kind.startswith("task.") and key in state.visits
    }


def test_a_state_is_stored_and_read_back_as_it_was() -> None:
    state = RunState(waiting={"a": 1}, taken={"b": ("done",), "c": ()}, variables={"x": 1})
    assert convert(loads(dumps(state)), RunState) == state
    assert msgspec.to_builtins(RunState()) == {}
