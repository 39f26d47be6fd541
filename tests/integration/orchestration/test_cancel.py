"""An order is called off from wherever it may be, and nothing of it stays behind."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from orderloom.decomposition.commands import decompose_orders
from orderloom.identity.contracts import Role
from orderloom.kernel.errors import DomainError
from orderloom.orchestration.commands import plan
from orderloom.orchestration.commands.task import claim_task, hold_task
from orderloom.orchestration.contracts import MoveTask
from orderloom.ordering.commands import review
from orderloom.ordering.commands.progress import cancel_order, hold_order
from orderloom.ordering.contracts import MoveOrder, OrderState
from orderloom.ordering.queries import orders_by_id
from orderloom.platform.db import Database, UnitOfWork
from tests.builders.house import GADGETS, SYSTEM, House, furnish, sell_gadgets_fitted_by_hand

Drain = Callable[[Database], Awaitable[None]]
SITE: tuple[tuple[str, str | None, str, dict[str, Any]], ...] = (
    ("1", None, "sdwan-bronze", {}),
    ("2", "1", "sdwan-site", {}),
)
LEFT = """
SELECT count(*) FROM (
  SELECT 1 FROM plan_step WHERE order_id = :id AND state NOT IN ('canceled', 'closed_complete', 'skipped')
  UNION ALL SELECT 1 FROM domain_order WHERE order_id = :id AND state <> 'canceled'
  UNION ALL SELECT 1 FROM deferral WHERE order_id = :id AND state = 'waiting'
  UNION ALL SELECT 1 FROM inventory_item WHERE order_id = :id AND state <> 'canceled'
  UNION ALL SELECT 1 FROM flow_run WHERE order_id = :id AND state NOT IN ('canceled', 'succeeded')
  UNION ALL SELECT 1 FROM order_line WHERE order_id = :id AND state <> 'canceled'
  UNION ALL SELECT 1 FROM timer WHERE subject_id = :id
  UNION ALL SELECT 1 FROM work WHERE subject_id = :id OR subject_id IN (SELECT id FROM plan_step WHERE order_id = :id)
) AS remains
"""

WAITS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database)
    await sell_gadgets_fitted_by_hand(made)
    return made


async def state_of(house: House, order_id: UUID) -> OrderState:
    async with house.database.reader() as reader:
        return (await orders_by_id(reader, [order_id]))[order_id].state


async def call_off(house: House, order_id: UUID) -> None:
    async with house.database.unit_of_work() as uow:
        await cancel_order(uow, SYSTEM, MoveOrder(order_id=order_id, reason="Not wanted."))


async def enriching(house: House, drain: Drain) -> UUID:
    order_id = await house.order(*SITE, channel="web")
    await drain(house.database)
    return order_id


async def held_in_enrichment(house: House, drain: Drain) -> UUID:
    order_id = await enriching(house, drain)
    async with house.database.unit_of_work() as uow:
        await hold_order(uow, SYSTEM, MoveOrder(order_id=order_id))
    return order_id


async def submitted(house: House, drain: Drain) -> UUID:
    return await house.order()


async def acknowledged(house: House, drain: Drain) -> UUID:
    order_id = await house.order()
    async with house.database.unit_of_work() as uow:
        await review.start_enrichment(uow, SYSTEM, [order_id])
    return order_id


async def decomposed(house: House, drain: Drain) -> UUID:
    order_id = await acknowledged(house, drain)
    async with house.database.unit_of_work() as uow:
        await decompose_orders(uow, SYSTEM, [order_id])
    return order_id


async def scheduled(house: House, drain: Drain) -> UUID:
    order_id = await house.order(requested_start=datetime.now(UTC) + timedelta(days=2))
    await drain(house.database)
    return order_id


async def scheduled_and_held(house: House, drain: Drain) -> UUID:
    order_id = await scheduled(house, drain)
    async with house.database.unit_of_work() as uow:
        await hold_order(uow, SYSTEM, MoveOrder(order_id=order_id))
    await drain(house.database)
    return order_id


async def untouched(house: House, drain: Drain) -> UUID:
    """In progress, with nothing but a person's task open that nobody has taken."""
    order_id = await house.order(*GADGETS)
    await drain(house.database)
    return order_id


@pytest.mark.parametrize(
    ("bring", "state"),
    [
        (submitted, OrderState.SUBMITTED),
        (enriching, OrderState.ENRICHING),
        (held_in_enrichment, OrderState.ENRICHMENT_ON_HOLD),
        (acknowledged, OrderState.ACKNOWLEDGED),
        (decomposed, OrderState.ACKNOWLEDGED),
        (scheduled, OrderState.SCHEDULED),
        (scheduled_and_held, OrderState.ON_HOLD),
        (untouched, OrderState.IN_PROGRESS),
    ],
)
async def test_what_is_called_off_leaves_nothing_open(
    house: House, drain: Drain, bring: Callable[[House, Drain], Awaitable[UUID]], state: OrderState
) -> None:
    order_id = await bring(house, drain)
    assert await state_of(house, order_id) is state
    await call_off(house, order_id)
    await drain(house.database)
    assert await state_of(house, order_id) is OrderState.CANCELED
    async with house.database.reader() as reader:
        assert await reader.scalar(LEFT, {"id": order_id}) == 0


async def test_work_that_somebody_put_on_hold_has_begun(house: House, drain: Drain) -> None:
    order_id = await untouched(house, drain)
    agent = house.person(Role.FULFILLMENT_AGENT, groups=["field-ops"])
    async with house.database.unit_of_work() as uow:
        task_id = await uow.scalar(
            "SELECT id FROM plan_step WHERE order_id = :id AND kind = 'task.manual' AND state = 'open'",
            {"id": order_id},
        )
        await claim_task(uow, agent, MoveTask(task_id=task_id))
        await hold_task(uow, agent, MoveTask(task_id=task_id, reason="Nobody opens the door."))
    with pytest.raises(DomainError, match="has begun"):
        await call_off(house, order_id)


async def while_called_off(house: House, order_id: UUID, meanwhile: Callable[[UnitOfWork], Awaitable[None]]) -> None:
    """Runs `meanwhile` beside a cancellation that is not committed yet."""

    async def beside() -> None:
        async with house.database.unit_of_work() as uow:
            began.set()
            await meanwhile(uow)

    began = asyncio.Event()
    async with house.database.unit_of_work() as uow:
        await cancel_order(uow, SYSTEM, MoveOrder(order_id=order_id))
        task = asyncio.create_task(beside())
        await began.wait()
        for _ in range(300):
            async with house.database.reader() as reader:
                if await reader.scalar(WAITS):
                    break
            await asyncio.sleep(0.01)
    await task


async def test_a_plan_is_not_written_for_an_order_called_off_meanwhile(house: House, drain: Drain) -> None:
    order_id = await decomposed(house, drain)
    await while_called_off(house, order_id, lambda uow: plan.plan_orders(uow, SYSTEM, [order_id]))
    await drain(house.database)
    async with house.database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM plan WHERE order_id = :id", {"id": order_id}) == 0
        assert await reader.scalar(LEFT, {"id": order_id}) == 0


async def test_an_order_called_off_meanwhile_is_not_decomposed(house: House, drain: Drain) -> None:
    order_id = await acknowledged(house, drain)
    await while_called_off(house, order_id, lambda uow: decompose_orders(uow, SYSTEM, [order_id]))
    await drain(house.database)
    async with house.database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM domain_order WHERE order_id = :id", {"id": order_id}) == 0
