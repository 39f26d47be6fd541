"""Gates that stand: for a time, an event, a condition, related domain orders; and what gates ask of others."""

from typing import Any

import pytest

from orderloom.fallout.commands import retry_fallout
from orderloom.fallout.contracts import RetryFallout
from orderloom.fallout.queries import fallouts_of_orders
from orderloom.flows.commands.happenings import report_event
from orderloom.flows.contracts import ReportEvent
from orderloom.orchestration.commands.plan import cancel_plans
from orderloom.ordering.commands.review import write_characteristics
from orderloom.ordering.queries import lines_of
from orderloom.platform.db import Database
from tests.builders.flows import document, manual, node
from tests.builders.house import House, furnish
from tests.builders.orders import publish
from tests.builders.plans import SYSTEM, Drain, Plan, run

ENDS = (node("begin", "start"), node("finish", "end"))
PLAN: Any = {"kind": "fulfillment", "input": {"type": "domain_order"}}


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


def waits(**config: Any) -> dict[str, Any]:
    return node("hold", "wait", config=config)


async def test_a_wait_for_a_time_ends_by_itself(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        waits(**{"for": "time", "after": {"const": "PT4H"}}),
        manual("mount"),
        "begin -> hold -> mount -> finish",
        key="wait-time",
    )
    assert await plan.states() == {"hold": "open", "mount": "planned"}
    await plan.pass_time("hold")
    assert await plan.states() == {"hold": "closed_complete", "mount": "open"}


async def test_a_wait_for_an_event_goes_on_with_what_it_says(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        waits(**{"for": "event", "event": "external.port_confirmed", "correlation": {"const": "PORT-1"}}),
        manual("mount", map=[{"to": "task.day", "from": "nodes.hold.out.day"}]),
        "begin -> hold -> mount -> finish",
        key="wait-event",
    )
    for correlation in ("PORT-2", "PORT-1"):
        assert await plan.states() == {"hold": "open", "mount": "planned"}
        async with house.database.unit_of_work() as uow:
            report = ReportEvent(event="external.port_confirmed", correlation=correlation, values={"day": "Monday"})
            await report_event(uow, SYSTEM, report)
        await drain(house.database)
    assert (await plan.row("mount"))["input"] == {"day": "Monday"}
    assert await plan.states() == {"hold": "closed_complete", "mount": "open"}


async def test_an_event_that_does_not_come_in_time_is_an_error(house: House, drain: Drain) -> None:
    hold = waits(**{"for": "event", "event": "external.never"})
    plan = await run(
        house,
        drain,
        *ENDS,
        {**hold, "policy": {"timeout": "P2D", "on_error": "port"}},
        manual("mount"),
        manual("call"),
        "begin -> hold -> mount -> finish",
        "hold.error -> call -> finish",
        key="wait-late",
    )
    await plan.pass_time("hold")
    assert await plan.states() == {"hold": "closed_complete", "mount": "skipped", "call": "open"}
    assert (await plan.row("hold"))["output"]["out"]["error"]["code"] == "timeout"


async def test_a_wait_that_was_too_long_stands_again_when_it_is_retried(house: House, drain: Drain) -> None:
    hold = waits(**{"for": "event", "event": "external.never"})
    plan = await run(
        house,
        drain,
        *ENDS,
        {**hold, "policy": {"timeout": "P2D"}},
        "begin -> hold -> finish",
        key="wait-again",
    )
    await plan.pass_time("hold")
    async with house.database.unit_of_work() as uow:
        (fallout,) = await fallouts_of_orders(uow, SYSTEM, [plan.order_id])
        assert (await plan.states(), fallout.error_code) == ({"hold": "failed"}, "timeout")
        await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=fallout.id))
    await drain(house.database)
    assert await plan.states() == {"hold": "open"}
    async with house.database.unit_of_work() as uow:
        await report_event(uow, SYSTEM, ReportEvent(event="external.never", order_id=plan.order_id))
    await drain(house.database)
    assert await plan.is_completed()


async def test_a_condition_is_looked_at_again_when_the_line_changes(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        waits(**{"for": "condition", "condition": "line.characteristics.serial != null"}),
        manual("mount"),
        "begin -> hold -> mount -> finish",
        key="wait-condition",
    )
    assert await plan.states() == {"hold": "open", "mount": "planned"}
    async with house.database.unit_of_work() as uow:
        (line,) = await lines_of(uow, [plan.order_id])
        await write_characteristics(uow, SYSTEM, [(plan.order_id, line.id, {"serial": "S-1"})])
    await drain(house.database)
    assert await plan.states() == {"hold": "closed_complete", "mount": "open"}


async def test_a_condition_is_looked_at_again_when_the_plan_moves(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        waits(**{"for": "condition", "condition": 'line.characteristics.serial = "S-2"'}),
        manual("survey"),
        node("note", "set", map=[{"to": "line.characteristics.serial", "from": '"S-2"'}]),
        manual("mount"),
        "begin -> hold -> mount -> finish",
        "begin -> survey -> note -> finish",
        key="wait-plan",
    )
    await plan.close("survey")
    assert await plan.states("hold", "mount") == {"hold": "closed_complete", "mount": "open"}
    async with house.database.reader() as reader:
        assert await reader.scalar("SELECT waits FROM plan WHERE order_id = :id", {"id": plan.order_id}) == 0


async def test_a_plan_waits_for_a_task_of_another_domain_order(house: House, drain: Drain) -> None:
    related = {"relation": "order", "specification": "router", "task": "ship"}
    product = document(
        *ENDS,
        waits(**{"for": "related", "related": related}),
        manual("welcome"),
        "begin -> hold -> welcome -> finish",
        key="generic-product",
        **PLAN,
    )
    router = document(
        *ENDS, manual("ship"), manual("test"), "begin -> ship -> test -> finish", key="fibre-router", **PLAN
    )
    await publish(house.database, product, router)
    lines = (("1", None, "fibre-triple-play", {}), ("2", "1", "fibre-internet", {}), ("3", "1", "wifi-router", {}))
    plan = Plan(house, drain, await house.order(*lines))
    await drain(house.database)
    standing = {row["domain_order_id"] for row in await plan.rows() if row["key"] == "hold" and row["state"] == "open"}
    assert len(standing) == 3
    await plan.close("ship")
    rows = [row for row in await plan.rows() if row["domain_order_id"] in standing]
    assert {(row["key"], row["state"]) for row in rows} == {("hold", "closed_complete"), ("welcome", "open")}


async def test_a_question_that_makes_no_sense_fails_its_gate_alone(house: House, drain: Drain) -> None:
    ask = node("ask", "lookup", config={"source": "inventory"}, map=[{"to": "query.account", "from": '"nobody"'}])
    plan = await run(house, drain, *ENDS, ask, manual("mount"), "begin -> ask -> mount -> finish", key="asks-nonsense")
    assert await plan.states() == {"ask": "failed", "mount": "planned"}


async def test_gates_ask_others_for_what_is_theirs(house: House, drain: Drain) -> None:
    message = {"to": {"const": "field-ops"}, "title": {"en": "Begun"}, "text": {"en": "It has begun."}}
    plan = await run(
        house,
        drain,
        *ENDS,
        node("hurry", "set_priority", config={"priority": {"const": "critical"}}),
        node("again", "decompose"),
        node("tell", "notify", config={"channel": "in_app", **message}),
        node("installed", "lookup", config={"source": "account"}),
        manual("mount"),
        "begin -> hurry -> again -> tell -> installed -> mount -> finish",
        key="asks",
    )
    assert (await plan.states("mount"))["mount"] == "open"
    async with house.database.reader() as reader:
        row = await reader.row("SELECT priority FROM customer_order WHERE id = :id", {"id": plan.order_id})
    assert row is not None
    assert row["priority"] == "critical"


async def test_nothing_waits_in_the_plan_of_a_canceled_order(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        waits(**{"for": "condition", "condition": "line.characteristics.serial != null"}),
        "begin -> hold -> finish",
        key="wait-canceled",
    )
    async with house.database.unit_of_work() as uow:
        await cancel_plans(uow, SYSTEM, [plan.order_id])
    async with house.database.reader() as reader:
        left = await reader.rows("SELECT * FROM plan_wait WHERE order_id = :id", {"id": plan.order_id})
    assert (list(left), await plan.states()) == ([], {"hold": "canceled"})
