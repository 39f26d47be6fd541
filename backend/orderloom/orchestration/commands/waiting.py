"""Lets gates of a plan stand until a time has come, an event arrives, or they find what they look for themselves."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition import queries as decomposition
from orderloom.decomposition.contracts import DomainOrderState
from orderloom.language.durations import parse_duration
from orderloom.language.effects import AnySignal, Arrived, Await, Touched
from orderloom.orchestration.contracts import StepKind
from orderloom.orchestration.domain.moves import Known, Moved
from orderloom.orchestration.domain.progress import Progress
from orderloom.orchestration.domain.related import Family, arrived
from orderloom.orchestration.store import standing, steps
from orderloom.platform.db import UnitOfWork
from orderloom.platform.listening import listen

STAND = "stand"
COME = "orchestration.end_waits"
HEAR = "orchestration.hear"


class Waiting(msgspec.Struct, frozen=True):
    """A gate that stands; without `awaits`, for the time between two tasks or for the end of its inside."""

    step: Moved
    awaits: Await | None


async def stand(uow: UnitOfWork, progress: Progress, waits: Sequence[Waiting]) -> None:
    rows: list[dict[str, Any]] = []
    events: set[str] = set()
    for one in waits:
        due = _due(uow, one)
        if due is not None:
            payload = {"order_id": str(one.step.order_id), "visit": one.step.visit}
            uow.set_timer(one.step.id, STAND, due, COME, payload)
        if one.awaits is not None and one.awaits.kind != "time":
            rows.append(_row(one.step, one.awaits))
            if one.awaits.event is not None:
                events.add(one.awaits.event)
            else:
                progress.looking.add(one.step.order_id)
    await standing.add_waits(uow, rows)
    if events:
        await listen(uow, HEAR, events)


def _row(step: Moved, awaits: Await) -> dict[str, Any]:
    return {
        "step_id": step.id,
        "order_id": step.order_id,
        "kind": awaits.kind,
        "event": awaits.event,
        "correlation": awaits.correlation,
        "related": awaits.related,
    }


def _due(uow: UnitOfWork, one: Waiting) -> datetime | None:
    if one.step.kind == StepKind.LAG:
        return uow.now + parse_duration(one.step.timeout or "PT0S")
    if one.awaits is None:
        return None
    if one.awaits.until is not None:
        moment = datetime.fromisoformat(one.awaits.until)
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    length = one.awaits.after or one.awaits.timeout
    return uow.now + parse_duration(length) if length is not None else None


async def look(uow: UnitOfWork, progress: Progress) -> tuple[list[Moved], dict[UUID, AnySignal]]:
    """Standing gates for which what they look for may have come, with what they are to be told."""
    waits = await standing.looking(uow, progress.looking)
    if not waits:
        return [], {}
    gates = {step.id: step for step in await steps.by_id(uow, [one.step_id for one in waits])}
    families = await _families(uow, progress, [one for one in waits if one.related is not None])
    signals: dict[UUID, AnySignal] = {}
    for one in waits:
        gate = gates[one.step_id]
        if one.related is None:
            signals[gate.id] = Touched()
        elif found := arrived(families[gate.order_id], _given(gate.domain_order_id), one.related):
            signals[gate.id] = Arrived(node=gate.key, visit=gate.visit, output=found)
    return [gates[one] for one in signals], signals


async def _families(uow: UnitOfWork, progress: Progress, waits: Sequence[standing.Look]) -> Mapping[UUID, Family]:
    """What has begun or closed in this very wave is taken as such."""
    order_ids = {one.order_id for one in waits}
    if not order_ids:
        return {}
    states = dict.fromkeys(progress.begun, DomainOrderState.IN_PROGRESS)
    states |= dict.fromkeys(progress.closed, DomainOrderState.CLOSED_COMPLETE)
    domain_orders = [
        msgspec.structs.replace(one, state=states.get(one.id, one.state))
        for one in await decomposition.domain_orders_of(uow, order_ids)
    ]
    links = await decomposition.links_of(uow, order_ids)
    known: dict[UUID, list[Known]] = {}
    for row in await steps.of_domain_orders(uow, order_ids, {one.id for one in domain_orders}):
        known.setdefault(row.domain_order_id, []).append(row)
    return {
        order: Family(
            members={one.id: one for one in domain_orders if one.order_id == order},
            links=[one for one in links if one.order_id == order],
            steps=known,
        )
        for order in order_ids
    }


def _given(found: UUID | None) -> UUID:
    assert found is not None, "a gate belongs to a domain order"
    return found
