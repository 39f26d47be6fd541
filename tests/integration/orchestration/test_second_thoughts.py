"""Orders that are rejected, held or put off go on where they should, through the whole product."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from orderloom.ordering.commands import progress, review
from orderloom.ordering.commands.capture import submit_order
from orderloom.ordering.contracts import LineState, MoveOrder, OrderState, ReviewOrder, SubmitOrder
from orderloom.ordering.queries import lines_of, orders_by_id
from orderloom.platform.db import Database
from tests.builders.house import GADGETS, SYSTEM, House, furnish, sell_gadgets_fitted_by_hand
from tests.builders.plans import Plan

Drain = Callable[[Database], Awaitable[None]]


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database, segment="business")
    await sell_gadgets_fitted_by_hand(made)
    return made


async def state_of(house: House, order_id: UUID) -> OrderState:
    async with house.database.reader() as reader:
        return (await orders_by_id(reader, [order_id]))[order_id].state


async def open_tasks(house: House, order_id: UUID) -> int:
    async with house.database.reader() as reader:
        wanted = "SELECT count(*) FROM plan_step WHERE order_id = :id AND kind = 'task.manual' AND state = 'open'"
        return await reader.scalar(wanted, {"id": order_id})


async def move(house: House, drain: Drain, verb: Callable[..., Awaitable[Any]], wanted: Any) -> None:
    async with house.database.unit_of_work() as uow:
        await verb(uow, SYSTEM, wanted)
    await drain(house.database)


async def test_a_rejected_order_is_reopened_submitted_again_and_keeps_what_was_found_out(
    house: House, drain: Drain
) -> None:
    order_id = await house.order(channel="web")
    await drain(house.database)
    assert await state_of(house, order_id) is OrderState.AWAITING_APPROVAL
    await move(house, drain, review.reject_order, ReviewOrder(order_id=order_id, reason="The price is wrong."))
    assert await state_of(house, order_id) is OrderState.REJECTED
    await move(house, drain, review.reopen_order, ReviewOrder(order_id=order_id))
    await move(house, drain, submit_order, SubmitOrder(order_id=order_id))
    assert await state_of(house, order_id) is OrderState.AWAITING_APPROVAL
    async with house.database.reader() as reader:
        lines = {line.offering: line for line in await lines_of(reader, [order_id])}
    assert "line_check" in lines["fibre-internet"].characteristics
    await move(house, drain, review.approve_order, ReviewOrder(order_id=order_id))
    assert await state_of(house, order_id) is OrderState.COMPLETED


async def test_a_scheduled_order_starts_on_its_day_and_not_before(house: House, drain: Drain) -> None:
    order_id = await house.order(*GADGETS, requested_start=datetime.now(UTC) + timedelta(days=2))
    await drain(house.database)
    assert (await state_of(house, order_id), await open_tasks(house, order_id)) == (OrderState.SCHEDULED, 0)
    async with house.database.unit_of_work() as uow:
        await uow.execute("UPDATE timer SET due_at = now() WHERE subject_id = :id", {"id": order_id})
    await drain(house.database)
    assert (await state_of(house, order_id), await open_tasks(house, order_id)) == (OrderState.IN_PROGRESS, 1)


async def test_an_order_held_on_its_day_starts_when_it_is_released(house: House, drain: Drain) -> None:
    order_id = await house.order(*GADGETS, requested_start=datetime.now(UTC) + timedelta(days=2))
    await drain(house.database)
    await move(house, drain, progress.hold_order, MoveOrder(order_id=order_id))
    async with house.database.unit_of_work() as uow:
        await uow.execute("UPDATE timer SET due_at = now() WHERE subject_id = :id", {"id": order_id})
        await uow.execute("UPDATE customer_order SET requested_start = now() WHERE id = :id", {"id": order_id})
    await drain(house.database)
    assert (await state_of(house, order_id), await open_tasks(house, order_id)) == (OrderState.ON_HOLD, 0)
    await move(house, drain, progress.release_order, MoveOrder(order_id=order_id))
    assert (await state_of(house, order_id), await open_tasks(house, order_id)) == (OrderState.IN_PROGRESS, 1)


@pytest.mark.parametrize("plan_is_held", [False, True])
async def test_an_order_whose_last_work_ends_while_it_is_held_completes_when_it_is_released(
    house: House, drain: Drain, plan_is_held: bool
) -> None:
    plan = Plan(house, drain, await house.order(*GADGETS))
    await drain(house.database)
    async with house.database.unit_of_work() as uow:
        await progress.hold_order(uow, SYSTEM, MoveOrder(order_id=plan.order_id))
    if plan_is_held:
        await drain(house.database)
    await plan.finish((await plan.row("fit"))["id"])
    async with house.database.reader() as reader:
        (line,) = await lines_of(reader, [plan.order_id])
    assert line.state is (LineState.ON_HOLD if plan_is_held else LineState.COMPLETED)
    assert await state_of(house, plan.order_id) is OrderState.ON_HOLD
    await move(house, drain, progress.release_order, MoveOrder(order_id=plan.order_id))
    assert await state_of(house, plan.order_id) is OrderState.COMPLETED


async def test_enrichment_that_ends_while_the_order_is_held_waits_for_its_release(house: House, drain: Drain) -> None:
    order_id = await house.order(channel="web")
    async with house.database.unit_of_work() as uow:
        await review.start_enrichment(uow, SYSTEM, [order_id])
        await progress.hold_order(uow, SYSTEM, MoveOrder(order_id=order_id))
    await drain(house.database)
    assert await state_of(house, order_id) is OrderState.ENRICHMENT_ON_HOLD
    await move(house, drain, progress.release_order, MoveOrder(order_id=order_id))
    assert await state_of(house, order_id) is OrderState.AWAITING_APPROVAL
