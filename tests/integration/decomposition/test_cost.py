"""What decomposing and planning cost: statements are counted, since times say little on a shared machine."""

from typing import Any
from uuid import UUID

import pytest

from orderloom.decomposition.commands import decompose_orders, update_characteristics
from orderloom.decomposition.contracts import DeferralState
from orderloom.decomposition.events import DeferralResolved
from orderloom.decomposition.queries import deferrals_of, domain_orders_of
from orderloom.orchestration.commands.plan import extend_plans, plan_orders
from orderloom.ordering.commands.review import start_enrichment
from orderloom.platform.db import Database
from tests.builders.house import House, furnish
from tests.builders.plans import SYSTEM

MOST = 25


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database, segment="business")


async def approved(house: House, sites: int, values: dict[str, Any]) -> UUID:
    lines = [("1", None, "sdwan-bronze", {}), *((str(n), "1", "sdwan-site", values) for n in range(2, sites + 2))]
    order_id = await house.order(*lines)
    async with house.database.unit_of_work() as uow:
        await start_enrichment(uow, SYSTEM, [order_id])
    return order_id


async def spent(house: House, order_id: UUID) -> tuple[int, int]:
    """Statements of decomposing and of planning, as two workers do them."""
    before = house.database.statements
    async with house.database.unit_of_work() as uow:
        await decompose_orders(uow, SYSTEM, [order_id])
    between = house.database.statements
    async with house.database.unit_of_work() as uow:
        await plan_orders(uow, SYSTEM, [order_id])
    return between - before, house.database.statements - between


async def test_twelve_sites_cost_as_many_statements_as_one(house: House) -> None:
    await spent(house, await approved(house, 1, {}))
    one = await spent(house, await approved(house, 1, {}))
    order_id = await approved(house, 12, {})
    assert await spent(house, order_id) == one
    assert sum(one) <= MOST


async def test_late_domain_orders_of_many_sites_cost_as_much_as_those_of_one(house: House) -> None:
    costs: list[tuple[int, int]] = []
    for sites in (1, 1, 12):
        order_id = await approved(house, sites, {})
        await spent(house, order_id)
        async with house.database.reader() as reader:
            made = await domain_orders_of(reader, [order_id])
        answers = {
            one.id: {"routing_protocol": "bgp", "asn": 65000}
            for one in made
            if one.specification == "sdwan-site-service"
        }
        before = house.database.statements
        async with house.database.unit_of_work() as uow:
            await update_characteristics(uow, SYSTEM, answers)
        between = house.database.statements
        async with house.database.unit_of_work() as uow:
            await extend_plans(uow, SYSTEM, await news(house, order_id))
        costs.append((between - before, house.database.statements - between))
    assert costs[1] == costs[2]


async def test_an_answer_that_nobody_reads_costs_no_round_while_others_are_waited_for(house: House) -> None:
    answered = {"routing_protocol": "static", "asn": 65000}
    costs: list[int] = []
    for values in ({}, {}, answered):
        order_id = await approved(house, 2, values)
        await spent(house, order_id)
        async with house.database.reader() as reader:
            made = await domain_orders_of(reader, [order_id])
            waiting = [one for one in await deferrals_of(reader, [order_id]) if one.state is DeferralState.WAITING]
        assert bool(waiting) is not bool(values)
        edge = next(one for one in made if one.specification == "sdwan-edge")
        before = house.database.statements
        async with house.database.unit_of_work() as uow:
            await update_characteristics(uow, SYSTEM, {edge.id: {"serial_number": "SN-1"}})
        costs.append(house.database.statements - before)
    assert costs[1] == costs[2] < 10


async def news(house: House, order_id: UUID) -> list[DeferralResolved]:
    async with house.database.reader() as reader:
        deferrals = await deferrals_of(reader, [order_id])
        made = await domain_orders_of(reader, [order_id])
    return [
        DeferralResolved(
            subject=order_id,
            deferral_id=one.id,
            line_id=one.line_id,
            parent_id=one.parent_id,
            outcome=one.state.value,
            domain_order_ids=tuple(
                other.id for other in made if (other.parent_id, other.relationship) == (one.parent_id, one.relationship)
            ),
        )
        for one in deferrals
    ]
