"""A fulfillment flow laid out once per version, so that planning a domain order only gives its steps their ids."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from orderloom.language.projection import PlanStep, Projection
from orderloom.orchestration.contracts import Localised, StepKind

_AUTOMATIC = frozenset({StepKind.JOIN})
PRIORITIES = {"critical": 30, "high": 20, "medium": 10, "low": 0}


class StepShape(msgspec.Struct, frozen=True, kw_only=True):
    """A step without an order. `followers` are positions in the template; `waits` how many steps lead here. `on_start`
    wait for its start, the ends of `on_end` for its end, and its own end for `ends_after` others.

    `gated` steps ask the interpreter when they are reached: gates, tasks with a condition or one that may be left by
    another way than to here, joins that need only some of their branches.
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
    on_start: tuple[int, ...] = ()
    on_end: tuple[int, ...] = ()
    ends_after: int = 0

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
    followers = _followers(projection.edges, places)
    on_start, on_end = _followers(projection.starts, places), _followers(projection.ends, places)
    waits = Counter(places[after] for pairs in (projection.edges, projection.starts) for _, after in pairs)
    ends_after = Counter(places[after] for _, after in projection.ends)
    return Template(
        flow_version_id=flow_version_id,
        steps=tuple(
            msgspec.structs.replace(
                _shape(step),
                waits=waits[place],
                followers=followers[place],
                on_start=on_start[place],
                on_end=on_end[place],
                ends_after=ends_after[place],
            )
            for place, step in enumerate(projection.steps)
        ),
        entries=tuple(places[key] for key in projection.entry),
        exits=tuple(places[key] for key in projection.exits),
    )


def _followers(pairs: Iterable[tuple[str, str]], places: Mapping[str, int]) -> list[tuple[int, ...]]:
    found: list[list[int]] = [[] for _ in places]
    for before, after in pairs:
        found[places[before]].append(places[after])
    return [tuple(each) for each in found]


def _shape(step: PlanStep) -> StepShape:
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
        waits=0,
        followers=(),
    )


def _asks(kind: StepKind, step: PlanStep) -> bool:
    if kind in _AUTOMATIC:
        return step.needs > 0
    return kind.value.startswith("gate.") or step.when is not None or step.asks
