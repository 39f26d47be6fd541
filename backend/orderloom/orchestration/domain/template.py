"""A fulfillment flow laid out once per version, so that planning a domain order only gives its steps their ids."""

from typing import Any

import msgspec

from orderloom.language.projection import PlanStep, Projection
from orderloom.orchestration.contracts import Localised, StepKind

_AUTOMATIC = frozenset({StepKind.JOIN})
PRIORITIES = {"critical": 30, "high": 20, "medium": 10, "low": 0}


class StepShape(msgspec.Struct, frozen=True, kw_only=True):
    """A step without an order. `followers` are positions in the template; `waits` how many steps lead here.

    `gated` steps ask the interpreter when they are reached: gates, tasks with a condition, joins that need only some
    of their branches.
    """

    key: str
    kind: StepKind
    name: Localised
    form: str | None
    operation: str | None
    group: str | None
    retry: dict[str, Any] | None
    timeout: str | None
    seconds: int
    priority: int | None
    gated: bool
    waits: int
    followers: tuple[int, ...]

    @property
    def is_task(self) -> bool:
        return self.kind.startswith("task.")


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """`entries` begin the domain order, its close waits for the `exits`; both are positions in `steps`."""

    flow_version_id: Any
    steps: tuple[StepShape, ...]
    entries: tuple[int, ...]
    exits: tuple[int, ...]


def template_of(flow_version_id: Any, projection: Projection) -> Template:
    places = {step.key: place for place, step in enumerate(projection.steps)}
    followers: list[list[int]] = [[] for _ in projection.steps]
    waits = [0] * len(projection.steps)
    for before, after in projection.edges:
        followers[places[before]].append(places[after])
        waits[places[after]] += 1
    return Template(
        flow_version_id=flow_version_id,
        steps=tuple(_shape(step, waits[place], tuple(followers[place])) for place, step in enumerate(projection.steps)),
        entries=tuple(places[key] for key in projection.entry),
        exits=tuple(places[key] for key in projection.exits),
    )


def _shape(step: PlanStep, waits: int, followers: tuple[int, ...]) -> StepShape:
    kind = StepKind(step.kind)
    return StepShape(
        key=step.key,
        kind=kind,
        name=step.name,
        form=step.form,
        operation=step.operation,
        group=step.group,
        retry=msgspec.to_builtins(step.retry) if step.retry else None,
        timeout=step.timeout,
        seconds=step.duration_seconds,
        priority=PRIORITIES[step.priority] if step.priority else None,
        gated=_asks(kind, step),
        waits=waits,
        followers=followers,
    )


def _asks(kind: StepKind, step: PlanStep) -> bool:
    if kind in _AUTOMATIC:
        return step.needs > 0
    return kind.value.startswith("gate.") or step.when is not None
