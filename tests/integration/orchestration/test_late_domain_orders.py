"""Domain orders that come late join the plan that runs: with dates, order of work, inventory, and each of them once."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.decomposition.commands import update_characteristics
from orderloom.decomposition.contracts import DeferralState
from orderloom.decomposition.events import DeferralResolved
from orderloom.decomposition.queries import deferrals_of, domain_orders_of
from orderloom.inventory.queries import items_of_orders
from orderloom.orchestration.reactions import extend_plans
from orderloom.ordering.contracts import OrderState
from orderloom.ordering.queries import orders_by_id
from orderloom.platform.db import Database
from tests.builders import catalog as build
from tests.builders.flows import document, manual, node
from tests.builders.house import House, furnish, sell_gadgets_fitted_by_hand
from tests.builders.orders import publish
from tests.builders.plans import SYSTEM, Drain, Plan

CATALOG = build.document(
    build.product("villa", fulfillment_flow="generic-product"),
    build.service("roof", build.characteristic("chimney", "boolean", fulfillment_only=True), fulfillment_flow="fit"),
    build.service("walls", fulfillment_flow="fit"),
    build.service("flue", fulfillment_flow="fit"),
    build.realized("villa", "roof"),
    build.requires("roof", "walls"),
    build.requires("roof", "flue", rule="source.characteristics.chimney = true"),
    build.offering("villa", "villa"),
    key="villa",
)


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database)
    await sell_gadgets_fitted_by_hand(made)
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=CATALOG))
    return made


async def of(house: House, order_id: UUID) -> dict[str, UUID]:
    async with house.database.reader() as reader:
        return {one.specification: one.id for one in await domain_orders_of(reader, [order_id])}


async def steps(house: House, domain_order_id: UUID) -> Sequence[Any]:
    async with house.database.reader() as reader:
        found = "SELECT * FROM plan_step WHERE domain_order_id = :id AND kind = 'task.manual'"
        return list(await reader.rows(found, {"id": domain_order_id}))


async def test_a_late_requirement_comes_first_and_moves_all_that_follows(house: House, drain: Drain) -> None:
    plan = Plan(house, drain, await house.order(("1", None, "villa", {})))
    await drain(house.database)
    known = await of(house, plan.order_id)
    (before,) = await steps(house, known["roof"])
    async with house.database.unit_of_work() as uow:
        await update_characteristics(uow, SYSTEM, {known["roof"]: {"chimney": True}})
    await drain(house.database)

    known = await of(house, plan.order_id)
    assert sorted(known) == ["flue", "roof", "villa", "walls"]
    (roof,), (flue,), (walls,) = [await steps(house, known[one]) for one in ("roof", "flue", "walls")]
    assert (roof["state"], flue["state"], walls["state"]) == ("planned", "open", "open")
    assert roof["planned_start"] == flue["planned_end"] > walls["planned_end"]
    assert roof["planned_end"] - roof["planned_start"] == before["planned_end"] - before["planned_start"]
    async with house.database.reader() as reader:
        end = await reader.scalar("SELECT planned_end FROM plan WHERE order_id = :id", {"id": plan.order_id})
        items = await items_of_orders(reader, SYSTEM, [plan.order_id])
        (deferral,) = await deferrals_of(reader, [plan.order_id])
    assert end == roof["planned_end"]
    assert sorted(one.specification for one in items) == ["flue", "roof", "villa", "walls"]

    told = DeferralResolved(
        subject=plan.order_id,
        deferral_id=deferral.id,
        line_id=deferral.line_id,
        parent_id=deferral.parent_id,
        outcome="fired",
        domain_order_ids=(known["flue"],),
    )
    count = len(await plan.rows())
    async with house.database.unit_of_work() as uow:
        await extend_plans(uow, [told, told])
    assert len(await plan.rows()) == count

    for one in ("walls", "flue", "roof"):
        await done(plan, (await steps(house, known[one]))[0]["id"])
    async with house.database.reader() as reader:
        assert (await orders_by_id(reader, [plan.order_id]))[plan.order_id].state is OrderState.COMPLETED


async def done(plan: Plan, task_id: UUID) -> None:
    async with plan.database.reader() as reader:
        state = await reader.scalar("SELECT state FROM plan_step WHERE id = :id", {"id": task_id})
    assert state == "open"
    await plan.finish(task_id)


async def test_what_is_not_decided_by_its_milestone_is_left_out_and_the_line_goes_on(
    house: House, drain: Drain
) -> None:
    flow = document(
        node("begin", "start"),
        manual("measure"),
        node("measured", "milestone"),
        manual("hand_over"),
        node("finish", "end"),
        "begin -> measure -> measured -> hand_over -> finish",
        key="pool",
        kind="fulfillment",
        input={"type": "domain_order"},
    )
    await publish(house.database, flow)
    heated = build.characteristic("heated", "boolean", fulfillment_only=True)
    catalog = build.document(
        build.product("pool", heated, fulfillment_flow="pool"),
        build.service("heater", fulfillment_flow="fit"),
        build.service("cover", fulfillment_flow="fit"),
        build.realized("pool", "heater", rule="source.characteristics.heated = true", expires_at="measured"),
        build.realized("pool", "cover", rule="source.characteristics.heated = true"),
        build.offering("pool", "pool"),
        key="pool",
    )
    async with house.database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=catalog))
    plan = Plan(house, drain, await house.order(("1", None, "pool", {})))
    await drain(house.database)
    await plan.close("measure")
    async with house.database.reader() as reader:
        found = {one.target: one for one in await deferrals_of(reader, [plan.order_id])}
    assert (found["heater"].state, found["heater"].reason) == (
        DeferralState.EXCLUDED,
        "It was not decided when the milestone measured was reached.",
    )
    assert (found["cover"].state, found["cover"].expires_at) == (DeferralState.WAITING, None)

    known = await of(house, plan.order_id)
    async with house.database.unit_of_work() as uow:
        await update_characteristics(uow, SYSTEM, {known["pool"]: {"heated": True}})
    await drain(house.database)
    known = await of(house, plan.order_id)
    assert sorted(known) == ["cover", "pool"]
    await plan.close("hand_over")
    assert not await plan.is_completed()
    await done(plan, (await steps(house, known["cover"]))[0]["id"])
    assert await plan.is_completed()


async def test_what_begins_to_wait_after_its_milestone_is_left_out_at_once(house: House, drain: Drain) -> None:
    pump = build.characteristic("solar", "boolean", fulfillment_only=True)
    catalog = build.document(
        build.product("spa", build.characteristic("heated", "boolean", fulfillment_only=True), fulfillment_flow="spa"),
        build.service("pump", pump, fulfillment_flow="fit"),
        build.service("panel", fulfillment_flow="fit"),
        build.realized("spa", "pump", rule="source.characteristics.heated = true"),
        build.realized("pump", "panel", rule="source.characteristics.solar = true", expires_at="measured"),
        build.offering("spa", "spa"),
        key="spa",
    )
    await publish(
        house.database,
        document(
            node("begin", "start"),
            node("measured", "milestone"),
            manual("hand_over"),
            node("finish", "end"),
            "begin -> measured -> hand_over -> finish",
            key="spa",
            kind="fulfillment",
            input={"type": "domain_order"},
        ),
    )
    async with house.database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=catalog))
    plan = Plan(house, drain, await house.order(("1", None, "spa", {})))
    await drain(house.database)
    known = await of(house, plan.order_id)
    async with house.database.unit_of_work() as uow:
        await update_characteristics(uow, SYSTEM, {known["spa"]: {"heated": True}})
    await drain(house.database)

    known = await of(house, plan.order_id)
    assert sorted(known) == ["pump", "spa"]
    async with house.database.reader() as reader:
        found = {one.target: one for one in await deferrals_of(reader, [plan.order_id])}
    assert (found["panel"].state, found["panel"].reason) == (
        DeferralState.EXCLUDED,
        "It was not decided when the milestone measured was reached.",
    )
    async with house.database.unit_of_work() as uow:
        await update_characteristics(uow, SYSTEM, {known["pump"]: {"solar": True}})
    await drain(house.database)
    assert sorted(await of(house, plan.order_id)) == ["pump", "spa"]
    await plan.close("hand_over")
    assert not await plan.is_completed()
    await done(plan, (await steps(house, known["pump"]))[0]["id"])
    assert await plan.is_completed()


async def test_late_domain_orders_of_several_orders_join_each_its_own_plan(house: House, drain: Drain) -> None:
    asked = [build.characteristic(key, "boolean", fulfillment_only=True) for key in ("tall", "lit")]
    catalog = build.document(
        build.product("tower", asked[0], fulfillment_flow="generic-product"),
        build.service("mast", asked[1], fulfillment_flow="fit"),
        build.service("lamp", fulfillment_flow="fit"),
        build.realized("tower", "mast", rule="source.characteristics.tall = true"),
        build.realized("mast", "lamp", rule="source.characteristics.lit = true"),
        build.offering("tower", "tower"),
        key="tower",
    )
    async with house.database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=catalog))
    orders = [await house.order(("1", None, "tower", {})) for _ in range(2)]
    await drain(house.database)
    known = [await of(house, one) for one in orders]
    async with house.database.unit_of_work() as uow:
        await update_characteristics(uow, SYSTEM, {one["tower"]: {"tall": True} for one in known})
    async with house.database.unit_of_work() as uow:
        await extend_plans(uow, [await fired(house, one) for one in orders])
    async with house.database.reader() as reader:
        gates = await reader.rows("SELECT order_id FROM plan_step WHERE kind = 'gate.deferral' AND state = 'planned'")
    assert sorted(row["order_id"] for row in gates if row["order_id"] in orders) == sorted(orders)


async def fired(house: House, order_id: UUID) -> DeferralResolved:
    async with house.database.reader() as reader:
        (one,) = [each for each in await deferrals_of(reader, [order_id]) if each.state is DeferralState.FIRED]
        made = await of(house, order_id)
    return DeferralResolved(
        subject=order_id,
        deferral_id=one.id,
        line_id=one.line_id,
        parent_id=one.parent_id,
        outcome="fired",
        domain_order_ids=(made["mast"],),
    )
