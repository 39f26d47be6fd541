"""What fallout does when news arrives."""

from collections.abc import Mapping, Sequence
from typing import Any

from orderloom.decomposition import queries as decomposition
from orderloom.decomposition.events import FaultFound, FaultResolved
from orderloom.fallout.commands.flows import PURPOSE
from orderloom.fallout.commands.lifecycle import (
    Fault,
    cancel_fallouts,
    close_of_faults,
    close_of_runs,
    close_recovered,
    open_fallouts,
)
from orderloom.fallout.commands.rules import LOOK_AGAIN, close_what_is_met
from orderloom.fallout.contracts import BY_RULES, FalloutType
from orderloom.fallout.domain.bench import fault_of_rule
from orderloom.flows import queries as flows
from orderloom.flows.events import RunFinished
from orderloom.identity.contracts import Actor
from orderloom.inventory.events import ProductsChanged
from orderloom.orchestration.contracts import CALL_HANDLER
from orderloom.orchestration.events import TaskFailed, TaskRecovered
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import OrderState
from orderloom.ordering.events import OrderCanceled, RuleUnmet
from orderloom.platform.db import NewWork, UnitOfWork, WorkItem
from orderloom.platform.events import WorkFailed
from orderloom.platform.listening import listen
from orderloom.platform.reactions import job, reaction


@reaction(TaskFailed, name="fallout.open_fallouts_of_tasks", lane="tasks")
async def open_fallouts_of_tasks(uow: UnitOfWork, events: Sequence[TaskFailed]) -> None:
    await open_fallouts(
        uow,
        Actor.system(),
        [
            Fault(
                order_id=event.subject,
                task_id=event.task_id,
                cause=event.message,
                source="system",
                code=event.error_code,
                message=event.message,
                payload=event.payload,
                attempts=event.attempts,
            )
            for event in events
        ],
    )


@reaction(WorkFailed, name="fallout.open_fallouts_of_work", lane="tasks")
async def open_fallouts_of_work(uow: UnitOfWork, events: Sequence[WorkFailed]) -> None:
    """Work of the product itself failed for good. A lost call fails its task, which has a fallout of its own."""
    own = [event for event in events if event.handler != CALL_HANDLER]
    orders = await ordering.orders_by_id(uow, {event.order_id or event.subject for event in own})
    await open_fallouts(
        uow,
        Actor.system(),
        [
            Fault(
                order_id=event.order_id or event.subject,
                work_id=event.work_id,
                cause=event.handler,
                source="system",
                code="work_failed",
                message=event.error,
                attempts=event.attempts,
                type="other",
            )
            for event in own
            if (event.order_id or event.subject) in orders
        ],
    )


@reaction(RunFinished, name="fallout.follow_runs", lane="tasks")
async def follow_runs(uow: UnitOfWork, events: Sequence[RunFinished]) -> None:
    """A run that stands at a failed step waits for a person; one that is over needs none any more. One that is about no
    order has no place in anybody's desk: its flow shows that it stands."""
    over = [event.run_id for event in events if event.outcome != "failed"]
    if over:
        await close_of_runs(uow, Actor.system(), over)
    failed = [event for event in events if event.outcome == "failed" and event.subject != event.run_id]
    if failed:
        standing = await flows.failed_steps(uow, {event.run_id for event in failed})
        still = [event for event in failed if (event.error or {}).get("node") in standing.get(event.run_id, ())]
        await open_fallouts(uow, Actor.system(), [_of_run(event, event.error or {}) for event in still])


def _of_run(event: RunFinished, error: Mapping[str, Any]) -> Fault:
    return Fault(
        order_id=event.subject,
        run_id=event.run_id,
        run_node=error.get("node"),
        cause=str(error.get("message", "")),
        source="flow",
        code=error.get("code"),
        message=error.get("message"),
        payload={"purpose": event.purpose, "node": error.get("node")},
        attempts=1,
        mended_by_people=event.purpose == PURPOSE,
    )


@reaction(FaultFound, name="fallout.open_fallouts_of_faults", lane="tasks")
async def open_fallouts_of_faults(uow: UnitOfWork, events: Sequence[FaultFound]) -> None:
    """What could not be decomposed. One that was mended meanwhile, or waived, needs nobody."""
    order_ids = {event.subject for event in events}
    still = {one.id for one in await decomposition.faults_of(uow, order_ids, open_only=True)}
    found = [_of_decomposition(event) for event in events if event.fault_id in still]
    await open_fallouts(uow, Actor.system(), found)


def _of_decomposition(event: FaultFound) -> Fault:
    return Fault(
        order_id=event.subject,
        fault_id=event.fault_id,
        line_id=event.line_id,
        domain_order_id=event.domain_order_id,
        cause=event.message,
        source="system",
        code=event.code,
        message=event.message,
        payload={"path": list(event.path)},
        attempts=1,
        type=FalloutType.CONFIGURATION.value,
    )


@reaction(RuleUnmet, name="fallout.open_fallouts_of_rules", lane="tasks")
async def open_fallouts_of_rules(uow: UnitOfWork, events: Sequence[RuleUnmet]) -> None:
    """An order whose work is done may not close: once for each rule and line, however often that is found. From now on
    it is looked at again whenever products of its account change, and once by itself: one may have changed already."""
    orders = await ordering.orders_by_id(uow, {event.subject for event in events})
    kept = [event for event in events if orders[event.subject].state is OrderState.IN_PROGRESS]
    opened = await open_fallouts(uow, Actor.system(), [_of_rule(event) for event in kept])
    if opened:
        await listen(uow, LOOK_AGAIN, {ProductsChanged.name})
        accounts = {orders[one.order_id].account_id for one in opened}
        uow.enqueue(*(NewWork(handler=LOOK_AGAIN, subject_id=one, payload={}) for one in sorted(accounts)))


@job(name=LOOK_AGAIN, lane="tasks")
async def look_at_rules_again(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    await close_what_is_met(uow, Actor.system(), {item.subject_id for item in items})


def _of_rule(event: RuleUnmet) -> Fault:
    return Fault(
        order_id=event.subject,
        fault_id=fault_of_rule(event.line_id, event.rule),
        line_id=event.line_id,
        cause=event.message.get("en", event.rule),
        source=BY_RULES,
        code=event.code,
        message=event.message.get("en", event.rule),
        payload={"rule": event.rule, "message": event.message},
        attempts=1,
        type=FalloutType.CONFIGURATION.value,
    )


@reaction(FaultResolved, name="fallout.close_fallouts_of_faults", lane="tasks")
async def close_fallouts_of_faults(uow: UnitOfWork, events: Sequence[FaultResolved]) -> None:
    await close_of_faults(uow, Actor.system(), {event.fault_id for event in events})


@reaction(TaskRecovered, name="fallout.close_recovered", lane="tasks")
async def close_fallouts_of_recovered_tasks(uow: UnitOfWork, events: Sequence[TaskRecovered]) -> None:
    await close_recovered(uow, Actor.system(), [task_id for event in events for task_id in event.task_ids])


@reaction(OrderCanceled, name="fallout.cancel_fallouts", lane="tasks")
async def cancel_fallouts_of_canceled_orders(uow: UnitOfWork, events: Sequence[OrderCanceled]) -> None:
    await cancel_fallouts(uow, Actor.system(), [event.subject for event in events])
