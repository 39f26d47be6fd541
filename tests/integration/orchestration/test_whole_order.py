"""A fibre order through all contexts: captured, decomposed, planned, fulfilled, installed."""

from collections import Counter
from collections.abc import Awaitable, Callable

import pytest

from orderloom.decomposition.queries import domain_orders_of
from orderloom.identity.contracts import Actor
from orderloom.inventory.queries import contracts_of_orders, items_of_orders
from orderloom.orchestration.contracts import TaskState, TaskType
from orderloom.orchestration.queries import orchestration_graph, tasks_of_orders
from orderloom.ordering.contracts import OrderState
from orderloom.ordering.queries import lines_of, orders_by_id
from orderloom.platform.db import Database
from tests.builders.house import House, furnish

Drain = Callable[[Database], Awaitable[None]]
SYSTEM = Actor.system("test")


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


async def test_a_fibre_order_is_completed_with_forty_tasks_and_its_inventory(house: House, drain: Drain) -> None:
    order_id = await house.order()

    await drain(house.database)

    async with house.database.reader() as reader:
        order = (await orders_by_id(reader, [order_id]))[order_id]
        tasks = await tasks_of_orders(reader, SYSTEM, [order_id])
        lines = await lines_of(reader, [order_id])
        domain_orders = await domain_orders_of(reader, [order_id])
        items = await items_of_orders(reader, SYSTEM, [order_id])
    assert order.state is OrderState.COMPLETED
    automated = Counter(task.state for task in tasks if task.type is TaskType.AUTOMATED)
    assert automated == {TaskState.CLOSED_COMPLETE: 40, TaskState.SKIPPED: 1}
    assert Counter(task.state for task in tasks if task.type is TaskType.MANUAL) == {TaskState.SKIPPED: 1}
    assert {line.state for line in lines} == {"completed"}
    assert Counter(one.state for one in domain_orders) == {"closed_complete": 18}
    assert Counter(item.state for item in items) == {"active": 18}
