"""What orchestration does when news arrives, and the calls of automated tasks."""

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from orderloom.decomposition.events import DeferralResolved, FaultFound, FaultResolved, ItemsPicked, OrderDecomposed
from orderloom.flows.commands.happenings import Happening
from orderloom.identity.contracts import Actor
from orderloom.kernel.outcome import Done, Failed, Outcome, Waiting
from orderloom.language.durations import parse_duration
from orderloom.orchestration.commands import picking, plan
from orderloom.orchestration.commands.advance import (
    end_tasks,
    end_waits,
    fail_tasks,
    hear,
    look_again,
    time_out_tasks,
)
from orderloom.orchestration.commands.opening import LANE, TIME_OUT
from orderloom.orchestration.commands.waiting import COME, HEAR
from orderloom.orchestration.contracts import CALL_HANDLER, OperationCall, adapters
from orderloom.orchestration.domain.moves import Answer, Failure
from orderloom.orchestration.domain.retries import Attempt, may_repeat, pause
from orderloom.ordering.events import OrderCanceled, OrderEnriched, OrderHeld, OrderReleased
from orderloom.platform.db import NewWork, UnitOfWork, WorkItem
from orderloom.platform.events import WorkFailed
from orderloom.platform.reactions import job, outside, reaction


@reaction(OrderDecomposed, name="orchestration.plan_decomposed_orders")
async def plan_decomposed_orders(uow: UnitOfWork, events: Sequence[OrderDecomposed]) -> None:
    await plan.plan_orders(uow, Actor.system(), [event.subject for event in events])


@reaction(DeferralResolved, name="orchestration.extend_plans")
async def extend_plans(uow: UnitOfWork, events: Sequence[DeferralResolved]) -> None:
    await plan.extend_plans(uow, Actor.system(), events)


@reaction(ItemsPicked, name="orchestration.let_picked_go")
async def let_picked_go(uow: UnitOfWork, events: Sequence[ItemsPicked]) -> None:
    await picking.let_picked_go(uow, Actor.system(), events)


@reaction(FaultResolved, name="orchestration.extend_mended_plans")
async def extend_mended_plans(uow: UnitOfWork, events: Sequence[FaultResolved]) -> None:
    await plan.extend_plans(uow, Actor.system(), events)


@reaction(FaultFound, name="orchestration.bar_plans")
async def bar_plans(uow: UnitOfWork, events: Sequence[FaultFound]) -> None:
    await plan.bar_plans(uow, Actor.system(), {event.subject for event in events})


@reaction(OrderHeld, name="orchestration.hold_plans")
async def hold_plans(uow: UnitOfWork, events: Sequence[OrderHeld]) -> None:
    await plan.hold_plans(uow, Actor.system(), [event.subject for event in events])


@reaction(OrderReleased, name="orchestration.release_plans")
async def release_plans(uow: UnitOfWork, events: Sequence[OrderReleased]) -> None:
    await plan.release_plans(uow, Actor.system(), [event.subject for event in events])


@reaction(OrderCanceled, name="orchestration.cancel_plans")
async def cancel_plans(uow: UnitOfWork, events: Sequence[OrderCanceled]) -> None:
    await plan.cancel_plans(uow, Actor.system(), [event.subject for event in events])


@reaction(WorkFailed, name="orchestration.fail_tasks_of_lost_calls")
async def fail_tasks_of_lost_calls(uow: UnitOfWork, events: Sequence[WorkFailed]) -> None:
    """A call that was given up without an answer: what became of it is unknown, so a person looks at it."""
    await fail_tasks(
        uow,
        [
            Failure(
                id=event.subject,
                order_id=event.order_id,
                code="outcome_unknown",
                message=event.error,
                attempts=event.attempts,
            )
            for event in events
            if event.handler == CALL_HANDLER and event.order_id is not None
        ],
    )


@job(name=TIME_OUT, lane="tasks")
async def time_out_overdue_tasks(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    await time_out_tasks(uow, [(_overdue(item), item.payload["visit"]) for item in items])


@job(name=COME, lane="tasks")
async def end_waits_in_time(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    await end_waits(uow, [(item.subject_id, UUID(item.payload["order_id"]), item.payload["visit"]) for item in items])


@job(name=HEAR, lane="tasks")
async def tell_plans_what_happened(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    await hear(
        uow,
        [
            Happening(event=item.payload["event"], subject_id=item.subject_id, said=item.payload["said"])
            for item in items
        ],
    )


@reaction(OrderEnriched, name="orchestration.look_again", lane="tasks")
async def look_at_changed_orders(uow: UnitOfWork, events: Sequence[OrderEnriched]) -> None:
    await look_again(uow, {event.subject for event in events})


def _overdue(item: WorkItem) -> Failure:
    return Failure(
        id=item.subject_id,
        order_id=UUID(item.payload["order_id"]),
        code="overdue",
        message=f"The task was not done within {item.payload['timeout']}.",
    )


@outside(name=CALL_HANDLER, lane=LANE)
class CallOperation:
    """The call of an automated task, and what its answer does to the plan."""

    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]:
        """A node with a retry policy of its own answers for its repeats itself; the others leave them to the runner."""
        outcomes = await adapters().perform([_call(item) for item in items])
        return [
            Failed(code=found.code, message=found.message, payload={**found.payload, "transient": found.transient})
            if isinstance(found, Failed) and item.payload["retry"]
            else found
            for item, found in zip(items, outcomes, strict=True)
        ]

    async def settle(self, uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]]) -> None:
        answers: list[Answer] = []
        failures: list[Failure] = []
        for item, outcome in answered:
            if isinstance(outcome, Done):
                answers.append(_answer(item, outcome))
            elif isinstance(outcome, Waiting):
                failures.append(_failure(item, _unexpected(outcome)))
            elif not _try_again(uow, item, outcome):
                failures.append(_failure(item, outcome))
        if answers:
            await end_tasks(uow, Actor.system(), answers)
        if failures:
            await fail_tasks(uow, failures)


def _call(item: WorkItem) -> OperationCall:
    timeout = item.payload["timeout"]
    return OperationCall(
        operation=item.payload["operation"],
        call_id=item.call_id,
        input=item.payload["input"],
        timeout_seconds=parse_duration(timeout).total_seconds() if timeout else None,
    )


def _answer(item: WorkItem, done: Done) -> Answer:
    return Answer(
        id=item.subject_id,
        order_id=UUID(item.payload["order_id"]),
        output=done.value,
        input=item.payload["input"],
        attempts=_attempts(item),
    )


def _failure(item: WorkItem, failed: Failed) -> Failure:
    return Failure(
        id=item.subject_id,
        order_id=UUID(item.payload["order_id"]),
        code=failed.code,
        message=failed.message,
        attempts=_attempts(item),
        payload=failed.payload,
        input=item.payload["input"],
    )


def _unexpected(waiting: Waiting) -> Failed:
    return Failed(
        code="answers_later",
        message="The system answers later, which this operation does not provide for.",
        payload={"correlation": waiting.correlation},
    )


def _attempts(item: WorkItem) -> int:
    return item.payload["attempt"] if item.payload["retry"] else item.attempts


def _try_again(uow: UnitOfWork, item: WorkItem, failed: Failed) -> bool:
    """Enqueues the same call again, by the retry policy of its node, if that allows one more."""
    retry: dict[str, Any] | None = item.payload["retry"]
    if not retry or not may_repeat(retry, failed.code, transient=bool(failed.payload.get("transient"))):
        return False
    seconds = pause(Attempt.of(retry, item.payload["attempt"]), random.random())
    if seconds is None:
        return False
    uow.enqueue(
        NewWork(
            handler=CALL_HANDLER,
            lane=LANE,
            subject_id=item.subject_id,
            payload={**item.payload, "attempt": item.payload["attempt"] + 1},
            not_before=uow.now + timedelta(seconds=seconds),
            call_id=item.call_id,
        )
    )
    return True
