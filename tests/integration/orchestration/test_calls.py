"""Calling off, starting later, calls that are lost, and retries by a node's own policy."""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from orderloom.decomposition.queries import domain_orders_of
from orderloom.fallout.queries import fallouts_of_orders
from orderloom.identity.contracts import Actor
from orderloom.integration.adapters.outbound import OutboundAdapters
from orderloom.inventory.queries import items_of_orders
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.orchestration.contracts import OperationCall, bind_adapters
from orderloom.orchestration.queries import tasks_of_orders
from orderloom.ordering.commands.progress import cancel_order
from orderloom.ordering.contracts import MoveOrder, OrderState
from orderloom.ordering.domain.refusals import WorkHasBegun
from orderloom.ordering.queries import orders_by_id
from orderloom.platform.db import Database
from orderloom.platform.events import WorkFailed
from tests.builders.house import House, furnish

Drain = Callable[[Database], Awaitable[None]]
SYSTEM = Actor.system("test")


class Moody:
    """A system that fails each call of one operation so many times before it answers."""

    def __init__(self, database: Database, operation: str, failures: int, *, transient: bool = True) -> None:
        self._others = OutboundAdapters(database)
        self._operation = operation
        self._failures = failures
        self._transient = transient
        self.calls: Counter[str] = Counter()

    async def perform(self, calls: Sequence[OperationCall]) -> list[Outcome]:
        answers = await self._others.perform(calls)
        return [self._mood(call, answer) for call, answer in zip(calls, answers, strict=True)]

    def _mood(self, call: OperationCall, answer: Outcome) -> Outcome:
        assert isinstance(answer, Done)
        self.calls[call.call_id] += 1
        if call.operation != self._operation or self.calls[call.call_id] > self._failures:
            return answer
        return Failed(code="unavailable", message="Not now.", transient=self._transient)


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


async def state_of(house: House, order_id: UUID) -> OrderState:
    async with house.database.reader() as reader:
        return (await orders_by_id(reader, [order_id]))[order_id].state


async def until_quiet(house: House, drain: Drain) -> None:
    """Drains, with the pauses between attempts taken out."""
    for _ in range(8):
        async with house.database.unit_of_work() as uow:
            await uow.execute("UPDATE work SET next_at = now() WHERE state = 'ready'")
        await drain(house.database)


async def test_a_node_repeats_its_call_by_its_own_policy_with_one_id(house: House, drain: Drain) -> None:
    moody = Moody(house.database, "network-inventory.reserve-port", 2)
    bind_adapters(moody)
    order_id = await house.order()
    await until_quiet(house, drain)

    async with house.database.reader() as reader:
        tasks = await tasks_of_orders(reader, SYSTEM, [order_id])
    (reserve,) = [task for task in tasks if task.key == "reserve_port"]
    assert (reserve.state, reserve.attempts) == ("closed_complete", 3)
    assert moody.calls[f"{reserve.id}:reserve_port:1"] == 3
    assert await state_of(house, order_id) is OrderState.COMPLETED


async def test_a_policy_that_is_used_up_ends_in_one_fallout(house: House, drain: Drain) -> None:
    bind_adapters(Moody(house.database, "network-inventory.reserve-port", 99))
    order_id = await house.order()
    await until_quiet(house, drain)

    async with house.database.reader() as reader:
        (fallout,) = await fallouts_of_orders(reader, SYSTEM, [order_id])
    assert (fallout.error_code, fallout.attempts, fallout.state) == ("unavailable", 4, "open")
    assert await state_of(house, order_id) is OrderState.IN_PROGRESS


async def test_a_call_whose_fate_is_unknown_reaches_a_person(house: House, drain: Drain) -> None:
    bind_adapters(Moody(house.database, "billing.activate", 99, transient=False))
    order_id = await house.order()
    async with house.database.reader() as reader:
        assert await tasks_of_orders(reader, SYSTEM, [order_id]) == []
    await until_quiet(house, drain)
    bind_adapters(OutboundAdapters(house.database))
    async with house.database.reader() as reader:
        before = len(await fallouts_of_orders(reader, SYSTEM, [order_id]))
        tasks = await tasks_of_orders(reader, SYSTEM, [order_id])
    assert before == 6
    lost = next(task for task in tasks if task.state == "failed")
    async with house.database.unit_of_work() as uow:
        uow.announce(
            WorkFailed(
                subject=lost.id,
                work_id=lost.id,
                handler="orchestration.call_operation",
                error="the worker was killed",
                attempts=5,
                order_id=order_id,
            )
        )
        uow.announce(
            WorkFailed(subject=order_id, work_id=order_id, handler="decomposition.resume", error="it broke", attempts=5)
        )
    await drain(house.database)

    async with house.database.reader() as reader:
        found = await fallouts_of_orders(reader, SYSTEM, [order_id])
    assert len(found) == before + 1
    assert (found[-1].task_id, found[-1].cause, found[-1].error_code) == (None, "decomposition.resume", "work_failed")


async def test_a_scheduled_order_opens_nothing_and_can_be_called_off(house: House, drain: Drain) -> None:
    bind_adapters(OutboundAdapters(house.database))
    order_id = await house.order(requested_start=datetime.now(UTC) + timedelta(days=3))
    await drain(house.database)
    assert await state_of(house, order_id) is OrderState.SCHEDULED
    async with house.database.reader() as reader:
        tasks = await tasks_of_orders(reader, SYSTEM, [order_id])
    assert {task.state for task in tasks} == {"planned"}
    assert min(task.planned_start for task in tasks if task.planned_start) > datetime.now(UTC) + timedelta(days=2)

    async with house.database.unit_of_work() as uow:
        await cancel_order(uow, SYSTEM, MoveOrder(order_id=order_id, reason="The customer moved."))
    await drain(house.database)

    async with house.database.reader() as reader:
        tasks = await tasks_of_orders(reader, SYSTEM, [order_id])
        items = await items_of_orders(reader, SYSTEM, [order_id])
        domain_orders = await domain_orders_of(reader, [order_id])
    assert await state_of(house, order_id) is OrderState.CANCELED
    assert {task.state for task in tasks} == {"canceled"}
    assert {item.state for item in items} == {"canceled"}
    assert {one.state for one in domain_orders} == {"canceled"}


async def test_a_scheduled_order_begins_when_its_day_comes(house: House, drain: Drain) -> None:
    bind_adapters(OutboundAdapters(house.database))
    order_id = await house.order(requested_start=datetime.now(UTC) + timedelta(days=3))
    await drain(house.database)
    async with house.database.unit_of_work() as uow:
        await uow.execute("UPDATE timer SET due_at = now() WHERE subject_id = :id", {"id": order_id})
    await drain(house.database)
    assert await state_of(house, order_id) is OrderState.COMPLETED


async def test_an_order_that_has_begun_can_not_be_called_off(house: House, drain: Drain) -> None:
    bind_adapters(Moody(house.database, "network-inventory.reserve-port", 99, transient=False))
    order_id = await house.order()
    await drain(house.database)
    with pytest.raises(WorkHasBegun):
        async with house.database.unit_of_work() as uow:
            await cancel_order(uow, SYSTEM, MoveOrder(order_id=order_id))
    assert await state_of(house, order_id) is OrderState.IN_PROGRESS
    bind_adapters(OutboundAdapters(house.database))
