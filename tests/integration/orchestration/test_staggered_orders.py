"""What an order becomes while it runs: whoever gives a value lets exactly what waited for it join the plan."""

from typing import Any
from uuid import UUID

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.decomposition.commands import drop_deferral
from orderloom.decomposition.contracts import Deferral, DeferralState, DropDeferral
from orderloom.decomposition.queries import deferrals_of, domain_orders_of
from orderloom.ordering.commands.review import write_characteristics
from orderloom.ordering.queries import lines_of
from orderloom.platform.db import Database
from tests.builders import catalog as build
from tests.builders.flows import document, manual, node
from tests.builders.house import House, furnish
from tests.builders.orders import publish
from tests.builders.plans import SYSTEM, Drain, Plan

GIVERS = ("person", "flow", "adapter", "mapping")
RESERVE = {"config": {"operation": "resource-inventory.reserve"}}


def answered(key: str, source: str) -> dict[str, Any]:
    return node(f"note_{key}", "set", map=[{"to": f"domain_order.characteristics.{key}", "from": source}])


def fulfillment(key: str, *parts: Any) -> dict[str, Any]:
    return document(*parts, key=key, kind="fulfillment", input={"type": "domain_order"})


CABIN = fulfillment(
    "cabin",
    node("begin", "start"),
    manual("measure"),
    answered("person", "nodes.measure.out.height > 3"),
    manual("agree"),
    answered("flow", "order.number != null"),
    manual("ask"),
    node("reserve", "task.automated", **RESERVE),
    answered("adapter", "nodes.reserve.out.reservation != null"),
    node("finish", "end"),
    "begin -> measure -> note_person -> agree -> note_flow -> ask -> reserve -> note_adapter -> finish",
)
SURVEY = fulfillment(
    "survey",
    node("begin", "start"),
    manual("look"),
    answered("found", "nodes.look.out.found"),
    node("finish", "end"),
    "begin -> look -> note_found -> finish",
)
CATALOG = build.document(
    build.product(
        "cabin",
        *(build.characteristic(key, "boolean", fulfillment_only=key != "mapping") for key in GIVERS),
        fulfillment_flow="cabin",
    ),
    build.service("survey", build.characteristic("found", "boolean", fulfillment_only=True), fulfillment_flow="survey"),
    *(build.service(f"by-{key}", fulfillment_flow="generic-service") for key in GIVERS),
    build.realized("cabin", "survey"),
    *(build.realized("cabin", f"by-{key}", rule=f"source.characteristics.{key} = true") for key in GIVERS),
    build.copies("survey", "cabin", "found", "mapping"),
    build.offering("cabin", "cabin"),
    key="cabin",
)


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database)
    await publish(database, CABIN, SURVEY)
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=CATALOG))
    return made


async def waiting(house: House, order_id: UUID) -> dict[str, Deferral]:
    async with house.database.reader() as reader:
        found = await deferrals_of(reader, [order_id])
    return {one.target.removeprefix("by-"): one for one in found if one.state is DeferralState.WAITING}


async def made(house: House, order_id: UUID) -> set[str]:
    async with house.database.reader() as reader:
        return {one.specification.removeprefix("by-") for one in await domain_orders_of(reader, [order_id])}


async def rounds(house: House, order_id: UUID) -> int:
    async with house.database.reader() as reader:
        return await reader.scalar("SELECT count(*) FROM decomposition WHERE order_id = :id", {"id": order_id})


async def test_a_person_a_flow_an_adapter_or_a_mapping_lets_what_waits_for_it_begin(house: House, drain: Drain) -> None:
    plan = Plan(house, drain, await house.order(("1", None, "cabin", {})))
    await drain(house.database)
    there = {"cabin", "survey"}
    left = await waiting(house, plan.order_id)
    assert (await made(house, plan.order_id), left.keys()) == (there, set(GIVERS))
    assert {key: one.waits_for for key, one in left.items()} == {key: (f"cabin.{key}",) for key in GIVERS}

    steps = (("person", "measure", {"height": 4}), ("flow", "agree", {}), ("adapter", "ask", {}))
    for number, (giver, task, values) in enumerate((*steps, ("mapping", "look", {"found": True})), 2):
        await plan.close(task, **values)
        there.add(giver)
        assert await made(house, plan.order_id) == there, giver
        assert (await waiting(house, plan.order_id)).keys() == set(GIVERS) - there, giver
        assert await rounds(house, plan.order_id) == number
    assert await plan.is_completed()


async def test_an_order_waits_for_its_deferrals_until_they_are_dropped(house: House, drain: Drain) -> None:
    plan = Plan(house, drain, await house.order(("1", None, "cabin", {})))
    await drain(house.database)
    await plan.close("measure", height=1)
    await plan.close("agree")
    await plan.close("ask")
    await plan.close("look", other=True)
    assert await made(house, plan.order_id) == {"cabin", "survey", "flow", "adapter"}
    assert {state for _, state in (await plan.states()).items()} - {"planned"} <= {"closed_complete", "skipped"}
    (left,) = (await waiting(house, plan.order_id)).values()
    assert (left.target, await plan.is_completed()) == ("by-mapping", False)

    async with house.database.unit_of_work() as uow:
        await drop_deferral(uow, SYSTEM, DropDeferral(deferral_id=left.id, reason="Nobody looked."))
    await drain(house.database)
    assert await plan.is_completed()


async def test_answers_to_many_lines_are_collected_and_looked_at_once(house: House, drain: Drain) -> None:
    order_id = await house.order(*((str(number), None, "cabin", {}) for number in range(1, 4)))
    await drain(house.database)
    async with house.database.reader() as reader:
        lines = await lines_of(reader, [order_id])
    async with house.database.unit_of_work() as uow:
        await write_characteristics(uow, SYSTEM, [(order_id, line.id, {"person": True}) for line in lines])
        await write_characteristics(uow, SYSTEM, [(order_id, lines[0].id, {"flow": True})])
    await drain(house.database)
    async with house.database.reader() as reader:
        found = [one.specification for one in await domain_orders_of(reader, [order_id])]
    assert (found.count("by-person"), found.count("by-flow")) == (3, 1)
    assert await rounds(house, order_id) == 2
