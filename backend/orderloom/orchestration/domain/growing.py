"""Lays out steps that are added to a running plan, wired to each other, to what they lie in and to what stands."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from orderloom.decomposition.contracts import DomainOrder
from orderloom.kernel.ids import new_id
from orderloom.orchestration.domain.hours import Hours, around_the_clock
from orderloom.orchestration.domain.layout import Patch, Step, StepTerms
from orderloom.orchestration.domain.planner import open_first, ready, wire
from orderloom.orchestration.domain.routing import Growth
from orderloom.orchestration.domain.schedule import schedule
from orderloom.orchestration.domain.template import Template


class Addition(msgspec.Struct, frozen=True, kw_only=True):
    """Steps to come of one domain order. `close` is the step that closes it; `standing` are those there, by address."""

    domain_order: DomainOrder
    template: Template
    terms: tuple[StepTerms, ...]
    priority: int
    start: datetime
    held: bool
    growth: Growth
    close: UUID
    standing: Mapping[str, UUID]
    hours: Hours = around_the_clock


class Grown(msgspec.Struct):
    """`ready` are steps with nothing before them that fire rather than open."""

    steps: list[Step] = msgspec.field(default_factory=list[Step])
    patches: list[Patch] = msgspec.field(default_factory=list[Patch])
    ready: list[UUID] = msgspec.field(default_factory=list[UUID])


def grow(addition: Addition) -> Grown:
    template = addition.template
    made = [_step(addition, place) for place in range(len(template.steps))]
    by_key = {step.key: step for step in made}
    patches: dict[UUID, Patch] = {}
    for step, shape in zip(made, template.steps, strict=True):
        wire(step, shape, made)
    for place in template.exits:
        _end(addition, made[place], patches)
    for before, after in addition.growth.projection.onward:
        standing = addition.standing[after]
        by_key[before].successors.append(standing)
        _patch(patches, standing).blocked_by += 1
    places = {step.id: step for step in made}
    schedule(made, places, addition.start, addition.hours)
    if not addition.held:
        open_first(made, places)
    return Grown(steps=made, patches=list(patches.values()), ready=list(ready(made)))


def _step(addition: Addition, place: int) -> Step:
    one, shape, terms = addition.domain_order, addition.template.steps[place], addition.terms[place]
    return Step(
        id=new_id(),
        order_id=one.order_id,
        key=shape.key,
        visit=addition.growth.visits.get(shape.key, 1),
        kind=shape.kind,
        line_id=one.line_id,
        domain_order_id=one.id,
        gated=shape.gated,
        flow_version_id=addition.template.flow_version_id,
        shape=shape,
        name=shape.name,
        group_id=terms.group_id,
        priority=addition.priority if shape.priority is None else shape.priority,
        seconds=terms.seconds,
        site_id=one.site_id,
    )


def _end(addition: Addition, step: Step, patches: dict[UUID, Patch]) -> None:
    """What the steps lie in ends after them: a step, or the domain order itself."""
    owner = addition.growth.owner
    if owner is None:
        step.successors.append(addition.close)
        _patch(patches, addition.close).blocked_by += 1
    else:
        step.on_end.append(owner)
        _patch(patches, owner).ends_after += 1


def _patch(patches: dict[UUID, Patch], step_id: UUID) -> Patch:
    return patches.setdefault(step_id, Patch(step_id=step_id))
