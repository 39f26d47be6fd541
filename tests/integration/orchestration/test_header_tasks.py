"""Header tasks: flows on the order itself, begun by a policy; the order can't complete while one is open."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from uuid import UUID

import pytest

from orderloom.flows.commands.run import resume_run
from orderloom.flows.contracts import ResumeRun
from orderloom.flows.queries import runs_of
from orderloom.identity.contracts import Role
from orderloom.orchestration.commands.task import complete_task
from orderloom.orchestration.contracts import CompleteTask, Task, TaskState
from orderloom.orchestration.queries import tasks_of_orders
from orderloom.ordering.commands import progress
from orderloom.ordering.contracts import MoveOrder, Order, OrderState
from orderloom.ordering.queries import orders_by_id
from orderloom.platform.audit import audit_of
from orderloom.platform.db import Database
from tests.builders.flows import document, manual, node
from tests.builders.house import GADGETS, SYSTEM, House, furnish, sell_gadgets_fitted_by_hand
from tests.builders.orders import publish

Drain = Callable[[Database], Awaitable[Any]]
LINE = ("1", None, "fibre-internet", {})


def call(key: str) -> dict[str, Any]:
    return document(
        node("begin", "start"),
        manual(key, map=[{"to": "task.order", "from": "order.number"}]),
        node("finish", "end"),
        f"begin -> {key} -> finish",
        key=f"call-{key}",
        input={"type": "order"},
    )


def policy(*rows: tuple[str, str]) -> dict[str, Any]:
    """Rows of (moment, flow)."""
    return {
        "schema": "orderloom.table/1",
        "key": "header-tasks",
        "name": {"en": "Header tasks"},
        "hit_policy": "RULE ORDER",
        "inputs": [{"id": "moment", "label": "Moment", "expression": "moment", "type": "string"}],
        "outputs": [{"id": "flow", "label": "Flow", "type": "string"}],
        "rows": [{"id": f"{at}-{flow}", "when": [f'"{at}"'], "then": [f'"{flow}"']} for at, flow in rows],
    }


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database)
    await publish(database, call("welcome"), call("credit"), call("thanks"))
    return made


async def state(house: House, order_id: UUID) -> OrderState:
    return (await order(house, order_id)).state


async def order(house: House, order_id: UUID) -> Order:
    async with house.database.reader() as reader:
        return (await orders_by_id(reader, [order_id]))[order_id]


async def header_tasks(house: House, order_id: UUID) -> list[Task]:
    async with house.database.reader() as reader:
        found: Sequence[Task] = await tasks_of_orders(reader, SYSTEM, [order_id])
    return [task for task in found if task.line_id is None]


async def done(house: House, drain: Drain, task: Task) -> None:
    agent = house.person(Role.FULFILLMENT_MANAGER)
    async with house.database.unit_of_work() as uow:
        await complete_task(uow, agent, CompleteTask(task_id=task.id, version=task.version, values={}))
    await drain(house.database)


async def test_tasks_of_each_moment_keep_the_order_open_until_they_are_done(house: House, drain: Drain) -> None:
    await publish(
        house.database, policy(("submitted", "call-welcome"), ("approved", "call-credit"), ("fulfilled", "call-thanks"))
    )
    made = await house.order(LINE)
    await drain(house.database)
    first = await header_tasks(house, made)
    assert sorted(task.key for task in first) == ["credit", "welcome"]
    assert {task.state for task in first} == {TaskState.OPEN}
    assert [task.input for task in first] == [{"order": (await order(house, made)).number}] * 2
    assert await state(house, made) is OrderState.IN_PROGRESS
    await done(house, drain, first[0])
    assert [task.key for task in await header_tasks(house, made) if task.key == "thanks"] == []
    await done(house, drain, first[1])
    (last,) = [task for task in await header_tasks(house, made) if task.key == "thanks"]
    assert await state(house, made) is OrderState.IN_PROGRESS
    await done(house, drain, last)
    assert await state(house, made) is OrderState.COMPLETED
    async with house.database.reader() as reader:
        chosen = [row.changes or {} for row in await audit_of(reader, made, first=500) if row.action == "header_task"]
    assert {(each["moment"], each["flow"], each["policy"]["row"]) for each in chosen} == {
        ("submitted", "call-welcome", "submitted-call-welcome"),
        ("approved", "call-credit", "approved-call-credit"),
        ("fulfilled", "call-thanks", "fulfilled-call-thanks"),
    }


async def test_a_task_that_is_done_before_the_lines_are_changes_nothing(house: House, drain: Drain) -> None:
    await sell_gadgets_fitted_by_hand(house)
    await publish(house.database, policy(("submitted", "call-welcome")))
    made = await house.order(*GADGETS)
    await drain(house.database)
    (task,) = await header_tasks(house, made)
    await done(house, drain, task)
    assert await state(house, made) is OrderState.IN_PROGRESS
    async with house.database.reader() as reader:
        (fit,) = [one for one in await tasks_of_orders(reader, SYSTEM, [made]) if one.line_id is not None]
    await done(house, drain, fit)
    assert await state(house, made) is OrderState.COMPLETED


async def test_an_order_that_is_held_completes_when_it_is_released(house: House, drain: Drain) -> None:
    await publish(house.database, policy(("fulfilled", "call-thanks")))
    made = await house.order(LINE)
    await drain(house.database)
    (task,) = await header_tasks(house, made)
    async with house.database.unit_of_work() as uow:
        await progress.hold_order(uow, SYSTEM, MoveOrder(order_id=made, reason="Wait."))
    await drain(house.database)
    await done(house, drain, task)
    assert await state(house, made) is OrderState.ON_HOLD
    async with house.database.unit_of_work() as uow:
        released = await progress.release_order(uow, SYSTEM, MoveOrder(order_id=made, reason=None))
    assert released.state is OrderState.COMPLETED


async def test_a_flow_that_failed_keeps_the_order_until_it_is_mended(house: House, drain: Drain) -> None:
    stuck = document(
        node("begin", "start"),
        node("check", "decision", config={"table": "no-rows"}),
        node("finish", "end"),
        "begin -> check -> finish",
        key="stuck",
        input={"type": "order"},
    )
    table = {**policy(), "key": "no-rows", "inputs": [], "rows": []}
    await publish(house.database, table)
    await publish(house.database, stuck, policy(("fulfilled", "stuck")))
    made = await house.order(LINE)
    await drain(house.database)
    assert await state(house, made) is OrderState.IN_PROGRESS
    async with house.database.reader() as reader:
        (run,) = [one for one in await runs_of(reader, SYSTEM, [made]) if one.purpose == "header.fulfilled"]
        assert await reader.scalar("SELECT count(*) FROM fallout WHERE order_id = :id", {"id": made}) == 1
    async with house.database.unit_of_work() as uow:
        await resume_run(uow, SYSTEM, ResumeRun(run_id=run.id, node="check", output={"flow": "none"}))
    await drain(house.database)
    assert await state(house, made) is OrderState.COMPLETED


async def test_without_rows_an_order_completes_in_the_transaction_of_its_last_line(house: House, drain: Drain) -> None:
    await publish(house.database, policy())
    made = await house.order(LINE)
    await drain(house.database)
    assert await state(house, made) is OrderState.COMPLETED
    assert await header_tasks(house, made) == []


async def test_a_flow_that_is_not_published_is_told_and_keeps_nobody_from_working(house: House, drain: Drain) -> None:
    await publish(house.database, policy(("submitted", "call-nobody"), ("fulfilled", "call-nobody")))
    order_id = await house.order(LINE)
    await drain(house.database)
    assert await state(house, order_id) is OrderState.COMPLETED
    async with house.database.reader() as reader:
        trail = await audit_of(reader, order_id)
    assert {entry.action for entry in trail} >= {"flow_not_started"}
    assert "header_task" not in {entry.action for entry in trail}
