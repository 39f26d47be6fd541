"""A fulfillment flow as a static plan: its steps and what waits for what. The plan releases; here is only routed."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import msgspec

from orderloom.kernel.errors import DomainError
from orderloom.language.compile import Program, Step, enter
from orderloom.language.durations import parse_duration
from orderloom.language.effects import AnyEffect
from orderloom.language.graph import Retry, Text
from orderloom.language.interpreter import fate
from orderloom.language.nodes.record import Broke, Moment, Value, Went
from orderloom.language.values import plain


class PlanStep(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a plan. `needs` closed predecessors release it, 0 standing for all; `input` maps names to formulas.

    `group` is the key of a fixed group; `task_group` answers a computed one.
    """

    key: str
    node_id: str
    kind: str
    name: Text
    form: str | None = None
    group: str | None = None
    operation: str | None = None
    input: dict[str, str] = {}
    duration: str | None = None
    retry: Retry | None = None
    timeout: str | None = None
    when: str | None = None
    priority: str | None = None
    point_of_no_return: bool = False
    needs: int = 0

    @property
    def duration_seconds(self) -> int:
        """The planned length; 0 when the flow leaves it to the duration policy, and for gates."""
        return int(parse_duration(self.duration).total_seconds()) if self.duration else 0


class Projection(msgspec.Struct, frozen=True, kw_only=True):
    """`entry` steps have no predecessor; the domain order's close waits for the `exits`, which nothing follows."""

    steps: tuple[PlanStep, ...]
    edges: tuple[tuple[str, str], ...]
    entry: tuple[str, ...]
    exits: tuple[str, ...]


class GateAnswer(msgspec.Struct, frozen=True, kw_only=True):
    taken_ports: tuple[str, ...]
    outputs: dict[str, Any]
    effects: tuple[AnyEffect, ...]


class GateFailed(DomainError):
    """A gate could not be answered; details carry the code of the error. The plan stands there until it is retried."""

    code = "flow.gate_failed"


def project(program: Program) -> Projection:
    """The plan of a fulfillment program, in an order in which every edge leads forward."""
    planned = {key: step for key, step in program.nodes.items() if step.kind.step is not None}
    edges = tuple(
        dict.fromkeys((key, after) for key, step in planned.items() for after in step.followers if after in planned)
    )
    preceded, followed = {after for _, after in edges}, {before for before, _ in edges}
    return Projection(
        steps=tuple(_plan_step(step) for step in planned.values()),
        edges=edges,
        entry=tuple(key for key in planned if key not in preceded),
        exits=tuple(key for key in planned if key not in followed),
    )


def _plan_step(step: Step) -> PlanStep:
    node, params = step.node, step.params
    group: Value | None = getattr(params, "group", None)
    return PlanStep(
        key=step.key,
        node_id=node.id,
        kind=step.kind.step or step.kind.kind,
        name=node.name,
        form=getattr(params, "form", None),
        group=group.const if group is not None else None,
        operation=getattr(params, "operation", None),
        input={entry.to[5:]: entry.source for entry in node.map if entry.to.startswith("task.")},
        duration=getattr(params, "duration", None),
        retry=node.policy.retry,
        timeout=node.policy.timeout,
        when=node.when,
        priority=getattr(params, "priority", None),
        point_of_no_return=getattr(params, "point_of_no_return", False),
        needs=step.needs,
    )


def answer_gate(program: Program, key: str, scope: Mapping[str, Any]) -> GateAnswer:
    """Where a reached gate leads, what others may read of it, and what happens by it."""
    answer = enter(program.nodes[key], scope, 1, program.tables)
    if isinstance(answer, Broke):
        raise GateFailed(answer.message, path=("nodes", key), details={"code": answer.code})
    if not isinstance(answer, Went):
        raise TypeError(f"{key} is a task, not a gate")
    return GateAnswer(taken_ports=answer.ports, outputs=answer.output, effects=answer.effects)


def skipped_steps(program: Program, decided: Mapping[str, tuple[str, ...]], closed: AbstractSet[str]) -> frozenset[str]:
    """The steps that no live path can reach any more, those skipped before included.

    `decided` are the gates answered so far with the ports taken, `closed` the tasks that are over; a task that a
    person skipped is over, too, and its path goes on.
    """
    taken: dict[str, tuple[str, ...]] = {}
    skipped: set[str] = set()
    for key, step in program.nodes.items():
        if step.sources and _dead(step, taken):
            taken[key] = ()
            skipped.add(key)
        elif key in decided:
            taken[key] = tuple(decided[key])
        elif key in closed or step.kind.entry:
            taken[key] = ("done",)
    return frozenset(key for key in skipped if program.nodes[key].kind.step is not None)


def _dead(step: Step, taken: Mapping[str, tuple[str, ...]]) -> bool:
    return fate(step, taken) == "skip"


def task_input(program: Program, key: str, scope: Mapping[str, Any]) -> dict[str, Any]:
    """The input of a task: its `map`, evaluated now, as plain data."""
    return _moment(program, key, scope).mapped_under("task")


def task_group(program: Program, key: str, scope: Mapping[str, Any]) -> str | None:
    """The key of the group that works on a manual task; none for an automated one."""
    group: Value | None = getattr(program.nodes[key].params, "group", None)
    return _moment(program, key, scope).text_of(group)


def when_holds(program: Program, key: str, scope: Mapping[str, Any]) -> bool:
    """Whether a step is to be done at all; one that is not is passed by, and its path goes on."""
    when = program.nodes[key].when
    return when is None or plain(when.evaluate(scope)) is True


def _moment(program: Program, key: str, scope: Mapping[str, Any]) -> Moment:
    step = program.nodes[key]
    return Moment(node=step.node, visit=1, scope=scope, formulas=step.formulas, tables=program.tables)
