"""Gates in a running plan: one that can't be answered waits for a person; groups and conditions are worked out late."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest

from orderloom.fallout.commands import retry_fallout
from orderloom.fallout.contracts import FalloutState, FalloutType, RetryFallout
from orderloom.fallout.queries import fallouts_of_orders
from orderloom.flows.commands.importing import import_documents
from orderloom.flows.contracts import ImportedDocument
from orderloom.identity.contracts import Actor
from orderloom.orchestration.commands.task import complete_task
from orderloom.orchestration.contracts import CompleteTask, Task
from orderloom.orchestration.queries import tasks_of_orders
from orderloom.ordering.commands.review import write_characteristics
from orderloom.ordering.contracts import OrderState
from orderloom.ordering.queries import lines_of, orders_by_id
from orderloom.platform.db import Database
from tests.builders.house import House, furnish

Drain = Callable[[Database], Awaitable[None]]
SYSTEM = Actor.system("test")
CALL = {"operation": "billing.activate"}
CONDITION = 'if line.characteristics.screens = 4 then "four" else line.characteristics.screens = 2'
FLOW: dict[str, Any] = {
    "schema": "orderloom.flow/1",
    "key": "generic-product",
    "kind": "fulfillment",
    "name": {"en": "Product", "pt-BR": "Produto"},
    "input": {"type": "domain_order"},
    "nodes": [
        {"id": "n0", "key": "start", "kind": "start", "name": {"en": "Start"}},
        {
            "id": "n1",
            "key": "screens",
            "kind": "switch",
            "name": {"en": "Screens?"},
            "config": {"cases": [{"port": "two", "when": CONDITION}]},
        },
        {
            "id": "n2",
            "key": "check",
            "kind": "task.manual",
            "name": {"en": "Check"},
            "config": {"group": {"expr": 'if account.segment = "residential" then "noc" else "order-desk"'}},
            "policy": {"timeout": "PT1H"},
        },
        {
            "id": "n3",
            "key": "extra",
            "kind": "task.automated",
            "name": {"en": "Extra"},
            "config": CALL,
            "when": "nodes.bill.out.billing_reference = null",
        },
        {"id": "n4", "key": "bill", "kind": "task.automated", "name": {"en": "Bill"}, "config": CALL},
        {"id": "n5", "key": "end", "kind": "end", "name": {"en": "End"}},
    ],
    "edges": [
        {"id": "e1", "from": ["n0", "done"], "to": ["n1", "in"]},
        {"id": "e2", "from": ["n1", "two"], "to": ["n2", "in"]},
        {"id": "e3", "from": ["n1", "default"], "to": ["n4", "in"]},
        {"id": "e4", "from": ["n2", "done"], "to": ["n4", "in"]},
        {"id": "e5", "from": ["n4", "done"], "to": ["n3", "in"]},
        {"id": "e6", "from": ["n3", "done"], "to": ["n5", "in"]},
    ],
}


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database)
    async with database.unit_of_work() as uow:
        await import_documents(uow, SYSTEM, [ImportedDocument(content=FLOW)])
    return made


async def tasks(house: House, order_id: UUID) -> list[Task]:
    async with house.database.reader() as reader:
        found = await tasks_of_orders(reader, SYSTEM, [order_id])
    return [task for task in found if task.key in {"check", "extra", "bill"}]


async def test_a_gate_that_can_not_be_answered_waits_for_a_person(house: House, drain: Drain) -> None:
    order_id = await house.order(
        ("1", None, "fibre-triple-play", {}),
        ("2", "1", "fibre-internet", {}),
        ("3", "1", "streaming-pass", {"screens": 4}),
    )
    await drain(house.database)
    async with house.database.reader() as reader:
        (fallout,) = await fallouts_of_orders(reader, SYSTEM, [order_id])
        line = next(one for one in await lines_of(reader, [order_id]) if one.offering == "streaming-pass")
    assert (fallout.error_code, fallout.type, fallout.state) == (
        "flow.type",
        FalloutType.CONFIGURATION,
        FalloutState.OPEN,
    )
    async with house.database.unit_of_work() as uow:
        await write_characteristics(uow, SYSTEM, [(order_id, line.id, {"screens": 2})])
    async with house.database.unit_of_work() as uow:
        await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=fallout.id))
    await drain(house.database)

    (check,) = [task for task in await tasks(house, order_id) if task.key == "check" and task.state == "open"]
    assert (check.line_id, check.group_id) == (line.id, house.groups["noc"])
    async with house.database.unit_of_work() as uow:
        await uow.execute("UPDATE timer SET due_at = now() WHERE subject_id = :id", {"id": check.id})
    await drain(house.database)
    async with house.database.reader() as reader:
        late = (await fallouts_of_orders(reader, SYSTEM, [order_id]))[-1]
    assert (late.error_code, late.task_id, late.type) == ("overdue", check.id, FalloutType.OTHER)
    async with house.database.unit_of_work() as uow:
        await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=late.id))

    async with house.database.unit_of_work() as uow:
        await complete_task(uow, SYSTEM, CompleteTask(task_id=check.id))
    await drain(house.database)
    async with house.database.reader() as reader:
        order = (await orders_by_id(reader, [order_id]))[order_id]
    assert order.state is OrderState.COMPLETED


async def test_a_condition_reads_what_tasks_before_it_found(house: House, drain: Drain) -> None:
    order_id = await house.order(("1", None, "fibre-triple-play", {}), ("2", "1", "fibre-internet", {}))
    await drain(house.database)
    found = {(task.key, task.state.value) for task in await tasks(house, order_id)}
    assert found == {("check", "skipped"), ("bill", "closed_complete"), ("extra", "skipped")}
