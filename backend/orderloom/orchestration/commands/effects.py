"""Carries out what gates ask for, each kind of effect in one call for all gates of a level."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from orderloom.decomposition.commands import expire_deferrals, update_characteristics
from orderloom.flows.contracts import Notice, Request, Subject, actions
from orderloom.identity.contracts import Actor
from orderloom.language.effects import (
    AnyEffect,
    Assign,
    Decompose,
    RaiseFallout,
    ReachMilestone,
    RetryTask,
    SendNotification,
    SetJeopardy,
    SetPriority,
    WriteCharacteristics,
)
from orderloom.orchestration.domain.moves import Moved
from orderloom.ordering.commands.progress import lock_lines
from orderloom.ordering.commands.review import write_characteristics
from orderloom.platform.db import AuditEntry, UnitOfWork

Effects = Sequence[tuple[Moved, AnyEffect]]
_DESKS: dict[type[AnyEffect], tuple[str, str]] = {
    RaiseFallout: ("fallouts", "raise_fallouts"),
    RetryTask: ("fallouts", "retry_tasks"),
    Assign: ("fallouts", "assign"),
    SetPriority: ("priorities", "set_priority"),
    Decompose: ("decomposer", "decompose"),
    SetJeopardy: ("jeopardy", "set_level"),
}


async def carry_out(uow: UnitOfWork, effects: Effects) -> None:
    """Characteristics first, since what is reached next may read them; then milestones, notifications, requests."""
    if not effects:
        return
    product = Actor.system()
    writes = [(step, effect) for step, effect in effects if isinstance(effect, WriteCharacteristics)]
    own: dict[UUID, dict[str, Any]] = {}
    for step, effect in writes:
        if effect.subject == "domain_order":
            own.setdefault(_given(step.domain_order_id), {}).update(effect.values)
    if own:
        await update_characteristics(uow, product, own)
    of_lines = [(step.order_id, _given(step.line_id), one.values) for step, one in writes if one.subject == "line"]
    if of_lines:
        await write_characteristics(uow, product, of_lines)
    await _reach(uow, [(step, effect) for step, effect in effects if isinstance(effect, ReachMilestone)])
    await _notify(uow, effects)
    await _request(uow, effects)


async def _reach(uow: UnitOfWork, reached: Sequence[tuple[Moved, ReachMilestone]]) -> None:
    lines = [(step.order_id, step.line_id, effect.key) for step, effect in reached if step.line_id is not None]
    await expire_deferrals(uow, Actor.system(), lines)
    locked = [_given(step.line_id) for step, effect in reached if effect.point_of_no_return]
    if locked:
        await lock_lines(uow, Actor.system(), locked)
    for step, effect in reached:
        if effect.target is not None:
            uow.audit(
                AuditEntry(
                    subject_type="order",
                    subject_id=step.order_id,
                    order_id=step.order_id,
                    action="milestone_reached",
                    changes={"milestone": effect.key, "name": effect.name, "target": effect.target},
                )
            )


async def _notify(uow: UnitOfWork, effects: Effects) -> None:
    notices = [
        Notice(run_id=step.id, order_id=step.order_id, message=effect)
        for step, effect in effects
        if isinstance(effect, SendNotification)
    ]
    notifier = actions().notifier
    if notices and notifier is not None:
        await notifier.send(uow, notices)


async def _request(uow: UnitOfWork, effects: Effects) -> None:
    """What gates ask of other contexts about the domain order, its line or its order."""
    for kind, (desk, ability) in _DESKS.items():
        requests = [
            Request(run_id=step.id, subject=subject_of(step), effect=effect)
            for step, effect in effects
            if isinstance(effect, kind)
        ]
        if requests:
            lent = getattr(actions(), desk)
            if lent is None:
                raise LookupError(f"nobody carries out {kind.__name__}; main.wiring binds the actions of flows")
            await getattr(lent, ability)(uow, requests)


def subject_of(step: Moved) -> Subject:
    """The record that a gate works on."""
    return Subject(type="domain_order", id=_given(step.domain_order_id), order_id=step.order_id, line_id=step.line_id)


def _given(found: UUID | None) -> UUID:
    assert found is not None, "a gate belongs to a domain order and its line"
    return found
