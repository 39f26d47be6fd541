"""Flows that try to mend faults before people have to, and faults that flows raise."""

from typing import Any

import pytest

from orderloom.fallout.commands import complete_fallout, retry_fallout
from orderloom.fallout.contracts import CompleteFallout, Fallout, FalloutState, FalloutType, RetryFallout
from orderloom.fallout.domain.bench import NoTask
from orderloom.fallout.queries import fallout_actions, fallouts_of_orders
from orderloom.platform.db import Database
from tests.builders.flows import document, manual, node
from tests.builders.house import House, furnish
from tests.builders.orders import publish
from tests.builders.plans import SYSTEM, Drain, Plan, run

ENDS = (node("begin", "start"), node("finish", "end"))
MENDER: dict[str, Any] = {"kind": "fallout", "input": {"type": "fallout"}}
POLICY = {
    "schema": "orderloom.table/1",
    "key": "fallout",
    "name": {"en": "Who mends a fault"},
    "hit_policy": "FIRST",
    "inputs": [{"id": "code", "label": "Code", "expression": "error.code"}],
    "outputs": [
        {"id": "type", "label": "Type", "type": "string"},
        {"id": "group", "label": "Group", "type": "string"},
        {"id": "flow", "label": "Flow", "type": "string"},
    ],
    "rows": [
        {"id": "rock", "when": ['"rock"'], "then": ['"data"', '"noc"', '"try-again"']},
        {"id": "late", "when": ['"late"'], "then": ['"other"', '"noc"', '"hand-on"']},
        {"id": "gone", "when": ['"gone"'], "then": ['"other"', '"noc"', '"not-there"']},
        {"id": "others", "when": [None], "then": ["null", '"fallout-desk"', "null"]},
    ],
}
TRY_AGAIN = document(
    *ENDS,
    node("pause", "wait", config={"for": "time", "after": {"const": "PT5M"}}),
    node("again", "retry_task", map=[{"to": "values.depth", "from": "task.input.depth + 1"}]),
    "begin -> pause -> again -> finish",
    key="try-again",
    **MENDER,
)
HAND_ON = document(
    *ENDS,
    node("give", "assign", config={"group": {"const": "provisioning"}}),
    "begin -> give -> finish",
    key="hand-on",
    **MENDER,
)


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database)
    await publish(database, TRY_AGAIN, HAND_ON, POLICY)
    return made


async def faults(plan: Plan) -> list[Fallout]:
    async with plan.database.reader() as reader:
        return await fallouts_of_orders(reader, SYSTEM, [plan.order_id])


async def dig(house: House, drain: Drain, key: str) -> Plan:
    parts = (*ENDS, manual("dig", map=[{"to": "task.depth", "from": "2"}]), "begin -> dig -> finish")
    return await run(house, drain, *parts, key=key)


async def test_a_flow_tries_again_with_other_values_after_a_pause(house: House, drain: Drain) -> None:
    plan = await dig(house, drain, "digs")
    await plan.fail("dig", "rock")
    (fallout,) = await faults(plan)
    assert (fallout.state, fallout.group_id) == (FalloutState.OPEN, house.groups["noc"])
    async with house.database.unit_of_work() as uow:
        await uow.execute("UPDATE timer SET due_at = now() WHERE handler = 'flows.time_out_tasks'")
    await drain(house.database)
    step = await plan.row("dig")
    assert (step["state"], step["visit"]) == ("open", 2)
    assert [one.state for one in await faults(plan)] == [FalloutState.RESOLVED]
    await plan.close("dig")
    assert [one.state for one in await faults(plan)] == [FalloutState.CLOSED_COMPLETE]
    assert await plan.is_completed()


async def test_a_flow_gives_a_fault_to_another_group(house: House, drain: Drain) -> None:
    plan = await dig(house, drain, "hands")
    await plan.fail("dig", "late")
    (fallout,) = await faults(plan)
    assert (fallout.state, fallout.group_id) == (FalloutState.OPEN, house.groups["provisioning"])


async def test_a_flow_that_is_not_published_leaves_the_fault_to_people(house: House, drain: Drain) -> None:
    plan = await dig(house, drain, "leaves")
    await plan.fail("dig", "gone")
    (fallout,) = await faults(plan)
    assert (fallout.state, fallout.group_id) == (FalloutState.OPEN, house.groups["noc"])


async def test_a_plan_raises_a_fault_and_goes_on(house: House, drain: Drain) -> None:
    raised = {"type": "billing", "cause": "price.unclear", "text": {"const": "Ask for the price."}}
    plan = await run(
        house,
        drain,
        *ENDS,
        node("say", "raise_fallout", config={**raised, "group": {"const": "order-desk"}, "priority": "high"}),
        manual("dig"),
        "begin -> say -> dig -> finish",
        key="says",
    )
    (fallout,) = await faults(plan)
    assert (fallout.type, fallout.error_code, fallout.cause, fallout.priority, fallout.group_id) == (
        FalloutType.BILLING, "price.unclear", "Ask for the price.", "high", house.groups["order-desk"],
    )  # fmt: skip
    assert await plan.states("dig") == {"dig": "open"}
    assert set(fallout_actions(SYSTEM, fallout)) == {"claim", "assign", "complete"}
    with pytest.raises(NoTask):
        async with house.database.unit_of_work() as uow:
            await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=fallout.id))
    async with house.database.unit_of_work() as uow:
        done = CompleteFallout(fallout_id=fallout.id, values={}, reason="It is 12 euros.")
        assert (await complete_fallout(uow, SYSTEM, done)).state is FalloutState.CLOSED_COMPLETE
