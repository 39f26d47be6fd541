"""Tasks of runs whose flow provides for failure, and plans that go on with the tables that they began with."""

from typing import Any

import pytest

from orderloom.fallout.queries import fallouts_of_orders
from orderloom.flows.commands.run import signal_runs, start_runs
from orderloom.flows.contracts import RunSignal, StartRun
from orderloom.language.effects import TaskClosed
from orderloom.ordering.queries import lines_of
from orderloom.platform.db import Database
from tests.builders.flows import automated, document, manual, node
from tests.builders.house import House, furnish
from tests.builders.orders import publish
from tests.builders.plans import SYSTEM, Drain, Plan, run

ENDS = (node("begin", "start"), node("finish", "end"))
ENRICHMENT = document(
    *ENDS,
    node("attempt", "try"),
    manual("ask", parent="attempt"),
    manual("guess"),
    "begin -> attempt -> finish",
    "attempt.body -> ask",
    "attempt.error -> guess -> finish",
    key="ask-or-guess",
)


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


def sizes(answer: str) -> dict[str, Any]:
    return {
        "schema": "orderloom.table/1",
        "key": "sizes",
        "name": {"en": "Sizes"},
        "hit_policy": "FIRST",
        "inputs": [{"id": "colour", "label": "Colour", "expression": "line.characteristics.colour"}],
        "outputs": [{"id": "size", "label": "Size"}],
        "rows": [{"id": "all", "when": [None], "then": [f'"{answer}"']}],
    }


async def test_a_task_of_a_run_that_gives_up_is_told_to_the_run(house: House, drain: Drain) -> None:
    plan = await run(house, drain, *ENDS, manual("stand"), "begin -> stand -> finish", key="stands")
    await publish(house.database, ENRICHMENT)
    async with house.database.unit_of_work() as uow:
        (line,) = await lines_of(uow, [plan.order_id])
        asked = StartRun(
            flow_key="ask-or-guess",
            subject_type="order_line",
            subject_id=line.id,
            order_id=plan.order_id,
            line_id=line.id,
            input={},
            purpose="enrichment",
        )
        await start_runs(uow, SYSTEM, [asked])
    await plan.fail("ask", "unavailable")
    assert await plan.states("ask", "guess") == {"ask": "failed", "guess": "open"}
    async with house.database.reader() as reader:
        assert await fallouts_of_orders(reader, SYSTEM, [plan.order_id]) == []


async def test_a_call_that_a_run_no_longer_needs_is_not_made(house: House, drain: Drain) -> None:
    plan = await run(house, drain, *ENDS, manual("stand"), "begin -> stand -> finish", key="stands-by")
    racing = document(
        *ENDS,
        automated("call", config={"operation": "billing.activate"}),
        manual("ask"),
        node("first", "join", config={"mode": "any", "cancel_rest": True}),
        "begin -> call -> first",
        "begin -> ask -> first -> finish",
        key="first-of-two",
    )
    await publish(house.database, racing)
    async with house.database.unit_of_work() as uow:
        (line,) = await lines_of(uow, [plan.order_id])
        asked = StartRun(
            flow_key="first-of-two",
            subject_type="order_line",
            subject_id=line.id,
            order_id=plan.order_id,
            line_id=line.id,
            input={},
            purpose="enrichment",
        )
        (run_id,) = await start_runs(uow, SYSTEM, [asked])
    async with house.database.unit_of_work() as uow:
        await signal_runs(uow, SYSTEM, [RunSignal(run_id=run_id, signal=TaskClosed(node="ask", visit=1))])
    call = await plan.row("call")
    async with house.database.reader() as reader:
        calls = await reader.scalar("SELECT count(*) FROM work WHERE subject_id = :id", {"id": call["id"]})
    assert (call["state"], calls) == ("canceled", 0)


async def test_a_plan_goes_on_with_the_table_that_it_began_with(house: House, drain: Drain) -> None:
    parts = (
        *ENDS,
        manual("measure"),
        node("size", "decision", config={"table": "sizes"}),
        manual("cut", map=[{"to": "task.size", "from": "nodes.size.out.size"}]),
        "begin -> measure -> size -> cut -> finish",
    )
    first = await run(house, drain, *parts, key="pinned", before=(sizes("small"),))
    await publish(house.database, sizes("large"))
    second = Plan(house, drain, await house.order(("1", None, "gadget", {"colour": "red"})))
    await drain(house.database)
    for plan, size in ((first, "small"), (second, "large")):
        await plan.close("measure")
        assert (await plan.row("cut"))["input"] == {"size": size}
