"""Shipped flows at work on real orders: a household that wants one more number, a system that does not answer, and a
warehouse that has none left."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
import pytest

from orderloom.fallout.commands import claim_fallout
from orderloom.fallout.contracts import Fallout, FalloutState, MoveFallout
from orderloom.fallout.queries import fallouts_of_orders
from orderloom.flows.queries import journal, runs_of
from orderloom.identity.contracts import Role
from orderloom.inventory.commands import activate_items, register_items
from orderloom.inventory.contracts import NewItem
from orderloom.kernel.ids import new_id
from orderloom.orchestration.commands.task import complete_task
from orderloom.orchestration.contracts import CompleteTask
from orderloom.ordering.contracts import OrderState
from orderloom.ordering.queries import orders_by_id
from orderloom.platform.audit import audit_of
from orderloom.platform.db import Database
from tests.builders.house import GADGETS, House, furnish, sell_gadgets_fitted_by_hand
from tests.builders.plans import SYSTEM, Drain, Plan

Line = tuple[str, str | None, str, dict[str, Any]]
MOBILE: tuple[Line, ...] = (
    ("1", None, "mobile-tariff", {}), ("2", "1", "mobile-telephony", {}), ("3", "1", "tariff-plan", {}),
)  # fmt: skip


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database)
    await sell_gadgets_fitted_by_hand(made)
    return made


async def of_mobile(house: House, drain: Drain) -> UUID:
    order_id = await house.order(*MOBILE, channel="web")
    await drain(house.database)
    return order_id


async def state(house: House, order_id: UUID) -> OrderState:
    async with house.database.reader() as reader:
        return (await orders_by_id(reader, [order_id]))[order_id].state


async def visited(house: House, order_id: UUID, purpose: str) -> list[list[str]]:
    """What each run of this purpose went through, in its order."""
    async with house.database.reader() as reader:
        runs = [one for one in await runs_of(reader, SYSTEM, [order_id]) if one.purpose == purpose]
        steps = await journal(reader, SYSTEM, [one.id for one in runs])
    gone = [(step.run_id, step.node_key) for step in steps if step.event in ("passed", "closed")]
    return [[node for run_id, node in gone if run_id == run.id] for run in runs]


async def faults(house: House, order_id: UUID) -> list[Fallout]:
    async with house.database.reader() as reader:
        return await fallouts_of_orders(reader, SYSTEM, [order_id])


async def give_subscriptions(house: House, count: int) -> None:
    some = NewItem(
        domain_order_id=new_id(),
        order_id=new_id(),
        line_id=new_id(),
        account_id=house.account_id,
        kind="service",
        specification="mobile-subscription",
        name={"en": "Mobile subscription"},
        quantity=Decimal(1),
        characteristics={},
    )
    items = [msgspec.structs.replace(some, domain_order_id=new_id()) for _ in range(count)]
    async with house.database.unit_of_work() as uow:
        await register_items(uow, SYSTEM, items)
        await activate_items(uow, SYSTEM, dict.fromkeys([item.domain_order_id for item in items]))


async def decide(house: House, drain: Drain, order_id: UUID, **values: Any) -> None:
    manager = house.person(Role.FULFILLMENT_MANAGER, groups=["approvals"])
    step = await Plan(house, drain, order_id).row("agree")
    async with house.database.unit_of_work() as uow:
        await complete_task(uow, manager, CompleteTask(task_id=step["id"], values=values))
    await drain(house.database)


async def test_a_household_is_checked_for_its_first_number_only_and_asked_for_after_ten(
    house: House, drain: Drain
) -> None:
    first = await of_mobile(house, drain)
    assert await visited(house, first, "enrichment") == [
        ["start", "subscriptions", "how_many", "check_credit", "standing", "finish"]
    ]
    assert await state(house, first) is OrderState.COMPLETED
    second = await of_mobile(house, drain)
    assert await visited(house, second, "enrichment") == [["start", "subscriptions", "how_many", "finish"]]
    assert await state(house, second) is OrderState.COMPLETED

    await give_subscriptions(house, 8)
    agreed, refused = await of_mobile(house, drain), await of_mobile(house, drain)
    step = await Plan(house, drain, agreed).row("agree")
    assert (step["kind"], step["group_id"], step["input"]["subscriptions"]) == (
        "task.approval", house.groups["approvals"], 10,
    )  # fmt: skip
    await decide(house, drain, agreed, decision="approved")
    assert await state(house, agreed) is OrderState.COMPLETED
    await decide(house, drain, refused, decision="rejected", reason="Nobody needs as many.")
    assert await state(house, refused) is OrderState.ENRICHING
    (fault,) = await faults(house, refused)
    assert (fault.error_code, fault.run_node, fault.group_id) == (
        "order.subscription_refused", "refused", house.groups["fallout-desk"],
    )  # fmt: skip


async def broken(house: House, drain: Drain, code: str, **late: bool) -> Plan:
    """The one task of an order fails; when it is `late`, its planned time is over."""
    order_id = await house.order(*GADGETS)
    await drain(house.database)
    plan = Plan(house, drain, order_id)
    if late:
        step = await plan.row("fit")
        async with house.database.unit_of_work() as uow:
            over = "UPDATE plan_step SET planned_end = now() - interval '1 hour' WHERE id = :id"
            await uow.execute(over, {"id": step["id"]})
    await plan.fail("fit", code)
    return plan


async def pass_time(house: House, drain: Drain) -> None:
    async with house.database.unit_of_work() as uow:
        await uow.execute("UPDATE timer SET due_at = now() WHERE handler = 'flows.time_out_tasks'")
    await drain(house.database)


async def told(house: House, order_id: UUID) -> list[str]:
    async with house.database.reader() as reader:
        trail = await audit_of(reader, order_id)
    return [entry.changes["to"] for entry in trail if entry.action == "notified" and entry.changes]


async def test_what_does_not_answer_is_tried_again_by_itself(house: House, drain: Drain) -> None:
    plan = await broken(house, drain, "unavailable")
    (fault,) = await faults(house, plan.order_id)
    assert (fault.state, fault.group_id) == (FalloutState.OPEN, house.groups["noc"])
    await pass_time(house, drain)
    assert await visited(house, plan.order_id, "fallout") == [
        ["start", "time_left", "pause", "untouched", "again", "finish"]
    ]
    assert await plan.states("fit") == {"fit": "open"}
    await plan.close("fit")
    assert [one.state for one in await faults(house, plan.order_id)] == [FalloutState.CLOSED_COMPLETE]
    assert await plan.is_completed()


async def test_what_is_late_already_is_handed_over_before_it_is_tried_again(house: House, drain: Drain) -> None:
    plan = await broken(house, drain, "unreachable", late=True)
    (fault,) = await faults(house, plan.order_id)
    assert (fault.state, fault.group_id) == (FalloutState.OPEN, house.groups["fallout-desk"])
    assert await told(house, plan.order_id) == ["fallout-desk"]
    (gone,) = await visited(house, plan.order_id, "fallout")
    assert gone == [
        "start", "time_left", "hand_over.start", "hand_over.give", "hand_over.tell", "hand_over.finish", "hand_over",
    ]  # fmt: skip
    await pass_time(house, drain)
    assert await plan.states("fit") == {"fit": "open"}


async def test_what_somebody_has_in_hand_is_not_tried_again(house: House, drain: Drain) -> None:
    plan = await broken(house, drain, "no_stock")
    (fault,) = await faults(house, plan.order_id)
    assert fault.group_id == house.groups["provisioning"]
    agent = house.person(Role.FALLOUT_AGENT, groups=["provisioning"])
    async with house.database.unit_of_work() as uow:
        await claim_fallout(uow, agent, MoveFallout(fallout_id=fault.id, version=fault.version))
    await pass_time(house, drain)
    (gone,) = await visited(house, plan.order_id, "fallout")
    assert gone[-3:] == ["restock", "untouched", "finish"]
    assert await plan.states("fit") == {"fit": "failed"}
    assert [one.state for one in await faults(house, plan.order_id)] == [FalloutState.IN_PROGRESS]


async def test_what_was_out_of_stock_is_tried_again_the_next_day(house: House, drain: Drain) -> None:
    plan = await broken(house, drain, "no_stock")
    assert await told(house, plan.order_id) == ["provisioning"]
    await pass_time(house, drain)
    assert await plan.states("fit") == {"fit": "open"}
    await plan.close("fit")
    assert await plan.is_completed()
