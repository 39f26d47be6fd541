"""What was filled in reaches whoever goes by it: policies, catalog rules, flows, previews, and the screens."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest

from orderloom.fields.contracts import FieldType, Noun
from orderloom.flows.contracts import Subject, actions
from orderloom.flows.queries.trials import findings
from orderloom.graphql.ids import global_id
from orderloom.identity.access import actor as make_actor
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import Invalid
from orderloom.kernel.ids import new_id
from orderloom.orchestration.commands.task import claim_task, complete_task
from orderloom.orchestration.contracts import CompleteTask, MoveTask, Task, TaskFilter, TaskState
from orderloom.orchestration.queries import task as task_of
from orderloom.orchestration.queries import worklist
from orderloom.ordering.contracts import OrderState
from orderloom.ordering.queries import orders_by_id
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.fields import choices, define
from tests.builders.flows import document, node
from tests.builders.graph import Caller, app_on, signed_in
from tests.builders.house import GADGETS, House, furnish, sell_gadgets_fitted_by_hand
from tests.builders.orders import document as shipped
from tests.builders.orders import publish

Drain = Callable[[Database], Awaitable[None]]
SYSTEM = Actor.system("test")
PREVIEW = """query Preview($input: PreviewExpressionInput!) {
  previewExpression(input: $input) { value problems { code suggestion } }
}"""
PAGE = "query Page($first: Int!) { orders(first: $first) { nodes { custom lines { custom } } } }"


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    house = await furnish(database)
    await sell_gadgets_fitted_by_hand(house)
    await define(database, "level", FieldType.ENUM, choices=choices("light", "thorough"), shown_to_customers=True)
    await define(database, "score", FieldType.INTEGER)
    await define(database, "minutes", FieldType.INTEGER, Noun.TASK, required=True, minimum=1)
    return house


@pytest.fixture(scope="module")
async def admin(database: Database, house: House) -> AsyncIterator[Caller]:
    caller = await signed_in(database, app_on(database, Live()), Role.PROCESS_ADMIN)
    async with caller:
        yield caller


async def state(database: Database, order_id: UUID) -> OrderState:
    async with database.reader() as reader:
        return (await orders_by_id(reader, [order_id]))[order_id].state


async def open_task(house: House, drain: Drain, **given: Any) -> Task:
    order_id = await house.order(*GADGETS, **given)
    await drain(house.database)
    async with house.database.reader() as reader:
        page = await worklist(reader, SYSTEM, TaskFilter(order_id=order_id, states=(TaskState.OPEN,)))
    return page.tasks[0]


def by_level(key: str) -> dict[str, Any]:
    """The approval policy, which lets light reviews pass and has others approved."""
    table = shipped(f"policies/{key}.table.json")
    column = {"id": "level", "label": {"en": "Level"}, "expression": "order.custom.level"}
    rows = [
        {"id": "light", "when": ['"light"'], "then": ['"auto"', "false"]},
        {"id": "others", "when": [None], "then": ['"order_approver"', "false"]},
    ]
    return {**table, "hit_policy": "FIRST", "inputs": [column], "rows": rows}


async def test_a_policy_goes_by_what_was_filled_in(house: House, drain: Drain) -> None:
    await publish(house.database, by_level("order-approval"))
    light = await house.order(*GADGETS, custom={"level": "light"})
    thorough = await house.order(*GADGETS, custom={"level": "thorough"})
    neither = await house.order(*GADGETS)
    await drain(house.database)
    assert await state(house.database, light) is OrderState.IN_PROGRESS
    assert await state(house.database, thorough) is OrderState.AWAITING_APPROVAL
    assert await state(house.database, neither) is OrderState.AWAITING_APPROVAL


async def test_a_table_that_reads_an_unknown_field_is_told_which_one_was_meant(house: House) -> None:
    table = by_level("order-approval")
    table["inputs"][0]["expression"] = "order.custom.levl"
    async with house.database.reader() as reader:
        found = await findings(reader, make_actor(new_id(), "Admin", [Role.PROCESS_ADMIN]), table)
    assert [(one.code, one.path, one.fix) for one in found] == [
        ("table.name_unknown", ("inputs", 0, "expression"), "Did you mean order.custom.level?")
    ]


async def test_a_flow_that_compares_a_field_with_what_it_never_is_is_told_so(house: House) -> None:
    flow = document(
        node("begin", "start"),
        node("look", "set", map=[{"to": "out.x", "from": 'order.custom.level = "deep" or order.custom.nothing'}]),
        node("finish", "end"),
        "begin -> look -> finish",
    )
    async with house.database.reader() as reader:
        found = await findings(reader, make_actor(new_id(), "Admin", [Role.PROCESS_ADMIN]), flow)
    assert {one.code for one in found} == {"flow.name_unknown", "flow.never"}


async def test_flows_read_the_values_of_the_record_that_they_work_on(house: House, drain: Drain) -> None:
    task = await open_task(house, drain, custom={"level": "light", "score": 3})
    records = actions().records
    assert records is not None
    async with house.database.reader() as reader:
        wanted = [Subject(type="task", id=task.id, order_id=task.order_id, line_id=None)]
        scope = (await records.inputs(reader, wanted))[task.id]
    assert scope["order"]["custom"] == {"level": "light", "score": 3}
    assert (scope["task"]["custom"], scope["account"]["custom"]) == ({}, {})


async def test_a_task_is_completed_with_its_own_fields_or_not_at_all(house: House, drain: Drain) -> None:
    task = await open_task(house, drain, custom={"level": "light"})
    async with house.database.unit_of_work() as uow:
        claimed = await claim_task(uow, SYSTEM, MoveTask(task_id=task.id))
    for custom, code in (
        ({}, "fields.required"),
        ({"minutes": 0}, "fields.too_small"),
        ({"hours": 1}, "fields.unknown"),
    ):
        with pytest.raises(Invalid) as refused:
            async with house.database.unit_of_work() as uow:
                await complete_task(uow, SYSTEM, CompleteTask(task_id=task.id, custom=custom))
        assert refused.value.problems[0].code == code
        async with house.database.reader() as reader:
            assert (await task_of(reader, SYSTEM, task.id)) == claimed
    async with house.database.unit_of_work() as uow:
        done = await complete_task(uow, SYSTEM, CompleteTask(task_id=task.id, custom={"minutes": 25}))
    assert (done.state, done.custom) == (TaskState.CLOSED_COMPLETE, {"minutes": 25})


async def test_an_editor_completes_and_previews_custom_fields(house: House, admin: Caller) -> None:
    names = (await admin.data('{ scopeOf(inputType: "order") { names { path type label { en ptBr } } } }'))["scopeOf"]
    known = {one["path"]: one for one in names["names"]}
    assert known["order.custom.score"]["type"] == "number"
    assert known["order.custom.level"]["label"] == {"en": "Level", "ptBr": "Level"}
    order_id = global_id("Order", await house.order(*GADGETS, custom={"score": 8}))
    wanted = {"text": "order.custom.score > 7", "inputType": "order", "sample": {"orderId": order_id}}
    assert (await admin.data(PREVIEW, {"input": wanted}))["previewExpression"] == {"value": True, "problems": []}
    wrong = {**wanted, "text": "order.custom.scor"}
    problems = (await admin.data(PREVIEW, {"input": wrong}))["previewExpression"]["problems"]
    assert problems[0]["suggestion"] == "Did you mean order.custom.score?"


async def test_customers_see_of_their_orders_what_is_meant_for_them(database: Database, house: House) -> None:
    order_id = await house.order(*GADGETS, custom={"score": 8, "level": "light"})
    app, query = app_on(database, Live()), "query O($id: ID!) { order(id: $id) { custom } customFields { key } }"
    listed = '{ orders(filter: { custom: [{ key: "score", op: GT, value: 1 }] }) { totalCount } }'
    async with await signed_in(database, app, Role.CUSTOMER, account_id=house.account_id) as customer:
        seen = await customer.data(query, {"id": global_id("Order", order_id)})
        assert seen == {"order": {"custom": {"level": "light"}}, "customFields": [{"key": "level"}]}
        assert (await customer.answer(listed))["errors"][0]["extensions"]["code"] == "fields.unknown"
    async with await signed_in(database, app, Role.ORDER_AGENT) as agent:
        seen = await agent.data(query, {"id": global_id("Order", order_id)})
        assert seen["order"]["custom"] == {"level": "light", "score": 8}
        assert (await agent.data(listed))["orders"]["totalCount"] >= 1


async def test_a_page_of_orders_with_values_takes_one_statement_more(database: Database, house: House) -> None:
    async with await signed_in(database, app_on(database, Live()), Role.ORDER_AGENT) as agent:
        statements: list[int] = []
        for first in (2, 4):
            before = database.statements
            page = await agent.data(
                "query Page($first: Int!) { orders(first: $first) { nodes { custom lines { custom } } } }",
                {"first": first},
            )
            assert len(page["orders"]["nodes"]) == first
            statements.append(database.statements - before)
    assert statements[0] == statements[1] <= 4, "session, orders, lines, fields"
