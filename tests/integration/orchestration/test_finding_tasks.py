"""Tasks are found by what people have at hand: their own number, or the number of their order."""

from orderloom.identity.contracts import Role
from orderloom.orchestration.contracts import TaskFilter
from orderloom.orchestration.queries import count_tasks, tasks_of_orders, worklist
from orderloom.ordering.queries import orders_by_id
from orderloom.platform.db import Database
from orderloom.platform.work import drain
from tests.builders.house import SYSTEM, furnish

TECHNICIAN = ("fibre-internet", {"bandwidth": 600, "installation": "technician"})


async def test_a_search_for_the_number_of_an_order_finds_its_tasks_and_no_others(database: Database) -> None:
    house = await furnish(database)
    first, second = [await house.order(("1", None, *TECHNICIAN)) for _ in range(2)]
    await drain(database)
    manager = house.person(Role.FULFILLMENT_MANAGER)
    async with database.reader() as reader:
        number = (await orders_by_id(reader, [first]))[first].number
        wanted = TaskFilter(search=number.lower())
        found = (await worklist(reader, manager, wanted)).tasks
        counted = await count_tasks(reader, manager, wanted)
        expected = {task.id for task in await tasks_of_orders(reader, SYSTEM, [first])}
        others = {task.id for task in await tasks_of_orders(reader, SYSTEM, [second])}
    assert others
    assert ({task.id for task in found}, counted) == (expected, len(expected))
