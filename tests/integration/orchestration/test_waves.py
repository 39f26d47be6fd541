"""Waves under concurrency: parallel transactions on one order neither deadlock, nor lose a count, nor fire twice."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from orderloom.identity.contracts import Actor
from orderloom.inventory.queries import items_of_orders
from orderloom.orchestration.commands.advance import end_tasks
from orderloom.orchestration.commands.plan import hold_plans, release_plans
from orderloom.orchestration.contracts import TaskState
from orderloom.orchestration.domain.moves import Answer
from orderloom.ordering.commands.progress import hold_order, release_order
from orderloom.ordering.contracts import MoveOrder, OrderState
from orderloom.ordering.queries import orders_by_id
from orderloom.platform.db import Database
from orderloom.platform.work import WorkRunner
from tests.builders.house import House, furnish

SYSTEM = Actor.system("test")


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


async def without_calls(database: Database) -> None:
    """Runs everything but the calls of automated tasks, so that a test answers them itself."""
    runner = WorkRunner(database, ("orders", "tasks", "slow"))
    database.herald = runner
    runner.nudge(("orders", "tasks", "slow"))
    await runner.quiet()
    database.herald = None
    await runner.stop()


async def planned(house: House) -> UUID:
    order_id = await house.order()
    await without_calls(house.database)
    return order_id


async def open_tasks(database: Database, order_id: UUID) -> list[tuple[UUID, str]]:
    async with database.reader() as reader:
        rows = await reader.rows(
            "SELECT id, key FROM plan_step WHERE order_id = :id AND state = 'open' ORDER BY id", {"id": order_id}
        )
    return [(row["id"], row["key"]) for row in rows]


def output_of(key: str) -> dict[str, Any]:
    return {"access_line_id": "AL-1", "optical_port": "OLT-1/1", "serial_number": "SN-1", "number": "+15550000001"}


async def answer(database: Database, order_id: UUID, tasks: Sequence[tuple[UUID, str]]) -> int:
    """How many of the tasks this transaction ended."""
    async with database.unit_of_work() as uow:
        answers = [Answer(id=task, order_id=order_id, output=output_of(key)) for task, key in tasks]
        return len(await end_tasks(uow, SYSTEM, answers))


async def counts(database: Database, order_id: UUID) -> Counter[str]:
    async with database.reader() as reader:
        rows = await reader.rows(
            "SELECT state, count(*) AS n FROM plan_step WHERE order_id = :id GROUP BY state", {"id": order_id}
        )
    return Counter({row["state"]: row["n"] for row in rows})


async def test_parallel_transactions_end_each_task_once_and_lose_no_count(house: House) -> None:
    order_id = await planned(house)
    dice = random.Random(7)
    ended = 0
    while tasks := await open_tasks(house.database, order_id):
        dice.shuffle(tasks)
        shares = [tasks[place::3] for place in range(3)]
        twice = [*shares, tasks]
        ended += sum(await asyncio.gather(*(answer(house.database, order_id, share) for share in twice if share)))

    async with house.database.reader() as reader:
        order = (await orders_by_id(reader, [order_id]))[order_id]
        items = await items_of_orders(reader, SYSTEM, [order_id])
        blocked = await reader.scalar(
            "SELECT count(*) FROM plan_step WHERE order_id = :id AND blocked_by <> 0", {"id": order_id}
        )
        opened = await reader.scalar(
            "SELECT count(*) FROM audit WHERE order_id = :id AND subject_type = 'task' AND action = 'open'",
            {"id": order_id},
        )
        calls = await reader.scalar(
            "SELECT count(*) FROM work w WHERE w.lane = 'calls' AND w.payload ->> 'order_id' = :id",
            {"id": str(order_id)},
        )
    assert order.state is OrderState.COMPLETED
    assert ended == 40
    assert (blocked, opened, calls) == (0, 40, 40)
    assert Counter(item.state for item in items) == {"active": 18}


async def test_orders_that_share_a_wave_do_not_deadlock_each_other(house: House) -> None:
    orders = [await planned(house) for _ in range(4)]
    dice = random.Random(11)

    async def wave(mixed: list[tuple[UUID, UUID, str]]) -> None:
        async with house.database.unit_of_work() as uow:
            await end_tasks(
                uow, SYSTEM, [Answer(id=task, order_id=order, output=output_of(key)) for order, task, key in mixed]
            )

    while True:
        tasks = [(order, *task) for order in orders for task in await open_tasks(house.database, order)]
        if not tasks:
            break
        dice.shuffle(tasks)
        await asyncio.gather(*(wave(tasks[place::4]) for place in range(4) if tasks[place::4]))

    async with house.database.reader() as reader:
        states = {order.state for order in (await orders_by_id(reader, orders)).values()}
    assert states == {OrderState.COMPLETED}


async def test_a_held_plan_opens_nothing_until_it_is_released(house: House) -> None:
    order_id = await planned(house)
    async with house.database.unit_of_work() as uow:
        await hold_order(uow, SYSTEM, MoveOrder(order_id=order_id, reason="The customer asked."))
        await hold_plans(uow, SYSTEM, [order_id])
    before = await open_tasks(house.database, order_id)

    await answer(house.database, order_id, before)
    assert await open_tasks(house.database, order_id) == []
    assert (await counts(house.database, order_id))["closed_complete"] == len(before)

    async with house.database.unit_of_work() as uow:
        await release_order(uow, SYSTEM, MoveOrder(order_id=order_id))
        await release_plans(uow, SYSTEM, [order_id])
    while tasks := await open_tasks(house.database, order_id):
        await answer(house.database, order_id, tasks)
    async with house.database.reader() as reader:
        order = (await orders_by_id(reader, [order_id]))[order_id]
    assert order.state is OrderState.COMPLETED


async def test_statements_of_a_wave_do_not_grow_with_its_orders(house: House) -> None:
    async def cost(orders: Sequence[UUID]) -> int:
        answers = [
            Answer(id=task, order_id=order, output=output_of(key))
            for order in orders
            for task, key in await open_tasks(house.database, order)
        ]
        before = house.database.statements
        async with house.database.unit_of_work() as uow:
            await end_tasks(uow, SYSTEM, answers)
        return house.database.statements - before

    one = [await planned(house)]
    many = [await planned(house) for _ in range(6)]
    assert [await cost(one) for _ in range(3)] == [await cost(many) for _ in range(3)]


async def test_a_task_that_is_over_can_not_end_again(house: House) -> None:
    order_id = await planned(house)
    task, key = (await open_tasks(house.database, order_id))[0]

    assert await answer(house.database, order_id, [(task, key)]) == 1
    after = await counts(house.database, order_id)
    assert await answer(house.database, order_id, [(task, key)]) == 0
    assert await counts(house.database, order_id) == after
    async with house.database.reader() as reader:
        state = await reader.scalar("SELECT state FROM plan_step WHERE id = :id", {"id": task})
    assert state == TaskState.CLOSED_COMPLETE
