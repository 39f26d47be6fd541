"""Asks the interpreter where a reached gate leads, and finds what no live path can reach any more."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from orderloom.language.compile import Program
from orderloom.language.effects import AnyEffect
from orderloom.language.interpreter import fate
from orderloom.language.projection import answer_gate, skipped_steps, when_holds
from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.moves import Known, Routed

OVER = frozenset({TaskState.CLOSED_COMPLETE, TaskState.SKIPPED})


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What reaching a step came to. `step` is None when it has to wait on (a join that needs more branches)."""

    step: Routed | None
    skipped: tuple[Routed, ...] = ()
    effects: tuple[AnyEffect, ...] = ()


def turn(program: Program, step: Known, known: Mapping[str, Known], scope: Mapping[str, Any]) -> Turn:
    """`known` are all steps of the domain order by key. Raises a `DomainError` when an expression can't be answered."""
    if step.kind.value.startswith("task."):
        state = TaskState.OPEN if when_holds(program, step.key, scope) else TaskState.SKIPPED
        return Turn(step=Routed(id=step.id, state=state))
    decided, closed = _past(known.values())
    if step.kind is StepKind.JOIN and _must_wait(program, step.key, decided, closed):
        return Turn(step=None)
    answer = answer_gate(program, step.key, scope)
    output = {"taken": list(answer.taken_ports), "out": answer.outputs}
    dead = skipped_steps(program, {**decided, step.key: answer.taken_ports}, closed)
    return Turn(
        step=Routed(id=step.id, state=TaskState.CLOSED_COMPLETE, output=output),
        skipped=tuple(
            Routed(id=known[key].id, state=TaskState.SKIPPED)
            for key in sorted(dead)
            if known[key].state is TaskState.PLANNED
        ),
        effects=answer.effects,
    )


def _past(known: Iterable[Known]) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """The gates that were answered with the ports taken, and everything else that is over."""
    decided: dict[str, tuple[str, ...]] = {}
    closed: set[str] = set()
    for step in known:
        if step.state not in OVER:
            continue
        if step.output is not None and step.kind.value.startswith("gate."):
            decided[step.key] = tuple(step.output["taken"])
        else:
            closed.add(step.key)
    return decided, frozenset(closed)


def _must_wait(program: Program, key: str, decided: Mapping[str, tuple[str, ...]], closed: frozenset[str]) -> bool:
    dead = skipped_steps(program, decided, closed)
    taken: dict[str, tuple[str, ...]] = {}
    for name, step in program.nodes.items():
        if name in dead:
            taken[name] = ()
        elif name in decided:
            taken[name] = decided[name]
        elif name in closed or step.kind.entry:
            taken[name] = ("done",)
    return fate(program.nodes[key], taken) == "wait"
