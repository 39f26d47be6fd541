"""A fibre order through all contexts: captured, decomposed, planned, fulfilled, installed."""

from collections import Counter
from collections.abc import Awaitable, Callable

import pytest

from orderloom.decomposition.events import OrderDecomposed
from orderloom.decomposition.queries import domain_orders_of
from orderloom.identity.contracts import Actor
from orderloom.inventory.queries import items_of_orders
from orderloom.orchestration.contracts import TaskState, TaskType
from orderloom.orchestration.queries import tasks_of_orders
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


async def test_inventory_mirrors_the_tree_with_what_was_found_out(house: House, drain: Drain) -> None:
    order_id = await house.order()
    await drain(house.database)

    async with house.database.reader() as reader:
        domain_orders = {one.id: one for one in await domain_orders_of(reader, [order_id])}
        items = {one.domain_order_id: one for one in await items_of_orders(reader, SYSTEM, [order_id])}
    assert items.keys() == domain_orders.keys()
    for key, item in items.items():
        one = domain_orders[key]
        parent = items[one.parent_id].id if one.parent_id else None
        assert (item.specification, item.parent_id, item.characteristics) == (
            one.specification,
            parent,
            one.characteristics,
        )
    by_specification = {item.specification: item.characteristics for item in items.values()}
    assert by_specification["router"]["serial_number"].startswith("SN-")
    assert by_specification["phone-number"]["number"].startswith("+1555")
    assert (
        by_specification["fibre-access-line"]["access_line_id"] == by_specification["voice-service"]["access_line_id"]
    )


async def test_each_change_of_a_task_has_one_audit_row(house: House, drain: Drain) -> None:
    order_id = await house.order()
    await drain(house.database)

    async with house.database.reader() as reader:
        rows = await reader.rows(
            "SELECT action, from_state, to_state, count(*) AS n, count(DISTINCT subject_id) AS tasks FROM audit "
            "WHERE order_id = :id AND subject_type = 'task' GROUP BY action, from_state, to_state ORDER BY action",
            {"id": order_id},
        )
    assert [tuple(row.values()) for row in rows] == [
        ("complete", "open", "closed_complete", 40, 40),
        ("open", "planned", "open", 40, 40),
        ("pass_by", "planned", "skipped", 2, 2),
    ]


async def test_an_order_that_is_delivered_twice_is_planned_once(house: House, drain: Drain) -> None:
    order_id = await house.order()
    await drain(house.database)
    async with house.database.unit_of_work() as uow:
        uow.announce(OrderDecomposed(subject=order_id))
    await drain(house.database)

    async with house.database.reader() as reader:
        tasks = await tasks_of_orders(reader, SYSTEM, [order_id])
        items = await items_of_orders(reader, SYSTEM, [order_id])
    assert (len(tasks), len(items)) == (42, 18)
