"""Carries out what gates ask for, each kind of effect in one call for all gates of a level."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from orderloom.decomposition.commands import update_characteristics
from orderloom.flows.contracts import Notice, actions
from orderloom.identity.contracts import Actor
from orderloom.language.effects import AnyEffect, ReachMilestone, SendNotification, WriteCharacteristics
from orderloom.orchestration.domain.moves import Moved
from orderloom.ordering.commands.progress import lock_lines
from orderloom.ordering.commands.review import write_characteristics
from orderloom.platform.db import UnitOfWork

Effects = Sequence[tuple[Moved, AnyEffect]]


async def carry_out(uow: UnitOfWork, effects: Effects) -> None:
    """Characteristics first, since what is reached next may read them; then points of no return, notifications."""
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
    locked = [_given(step.line_id) for step, one in effects if _passed(one)]
    if locked:
        await lock_lines(uow, product, locked)
    await _notify(uow, effects)


def _passed(effect: AnyEffect) -> bool:
    return isinstance(effect, ReachMilestone) and effect.point_of_no_return


async def _notify(uow: UnitOfWork, effects: Effects) -> None:
    notices = [
        Notice(run_id=step.id, order_id=step.order_id, message=effect)
        for step, effect in effects
        if isinstance(effect, SendNotification)
    ]
    notifier = actions().notifier
    if notices and notifier is not None:
        await notifier.send(uow, notices)


def _given(found: UUID | None) -> UUID:
    assert found is not None, "a gate belongs to a domain order and its line"
    return found
