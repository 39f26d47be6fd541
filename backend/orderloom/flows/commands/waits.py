"""Lets runs wait for times, events and conditions, and takes back what nobody waits for any more."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from orderloom.flows.contracts import FlowRun, RunTaskRef, actions
from orderloom.flows.store import waits as store
from orderloom.flows.store.waits import Waiting
from orderloom.language.durations import parse_duration
from orderloom.language.effects import Await, OpenTask, Withdraw
from orderloom.language.occasions import EVENTS
from orderloom.platform.db import NewWork, UnitOfWork
from orderloom.platform.listening import listen

TIME_OUT = "flows.time_out_tasks"
LOOK = "flows.look_again"
HEAR = "flows.hear"
ABOUT_ORDERS = frozenset(event for event, subject in EVENTS.items() if subject == "order")


async def wait_for(uow: UnitOfWork, asked: Sequence[tuple[FlowRun, Await]]) -> None:
    waits = [_waiting(run, effect) for run, effect in asked if effect.kind in ("event", "condition")]
    if waits:
        await store.add(uow, waits)
        events = {wait.event for wait in waits if wait.event is not None}
        if any(wait.event is None for wait in waits):
            events |= ABOUT_ORDERS
        await listen(uow, HEAR, events)
        _look_again(uow, {wait.run_id for wait in waits if wait.event is None})
    for run, effect in asked:
        due = _due(uow, effect)
        if due is not None:
            time(uow, run, effect, due)


def _look_again(uow: UnitOfWork, run_ids: set[UUID]) -> None:
    """What changed while the wait was not yet there for others to see was told to nobody: each looks once more."""
    uow.enqueue(*(NewWork(handler=LOOK, subject_id=run_id, payload={}) for run_id in sorted(run_ids)))


def _waiting(run: FlowRun, effect: Await) -> Waiting:
    return Waiting(
        run_id=run.id,
        node=effect.node,
        visit=effect.visit,
        event=effect.event,
        correlation=effect.correlation,
        order_id=run.order_id,
    )


def _due(uow: UnitOfWork, effect: Await) -> datetime | None:
    if effect.until is not None:
        moment = datetime.fromisoformat(effect.until)
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    length = effect.after or effect.timeout
    return uow.now + parse_duration(length) if length is not None else None


def time(uow: UnitOfWork, run: FlowRun, effect: Await | OpenTask, due: datetime) -> None:
    """Has the run told when the time of a node has come."""
    payload = {
        "run_id": str(run.id),
        "node": effect.node,
        "visit": effect.visit,
        "order_id": str(run.order_id) if run.order_id else None,
    }
    uow.set_timer(run.id, f"{effect.node}:{effect.visit}", due, TIME_OUT, payload)


async def withdraw(uow: UnitOfWork, asked: Sequence[tuple[FlowRun, Withdraw]]) -> None:
    """Tasks leave the desk; waits and timers are forgotten."""
    refs = [RunTaskRef(run_id=run.id, node=effect.node, visit=effect.visit) for run, effect in asked]
    if refs:
        await store.drop(uow, refs)
        desk = actions().tasks
        if desk is not None:
            await desk.withdraw_tasks(uow, refs)
