"""Wake-ups of one order as many workers would get them: each several times, in any order, side by side."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from psycopg.errors import UniqueViolation
from sqlalchemy.exc import IntegrityError, OperationalError

from orderloom.decomposition.commands import update_characteristics
from orderloom.decomposition.events import DeferralResolved, OrderDecomposed
from orderloom.decomposition.queries import deferrals_of, domain_orders_of
from orderloom.decomposition.reactions import decompose_approved_orders, resume_enriched_orders
from orderloom.kernel import json
from orderloom.kernel.errors import Unavailable
from orderloom.orchestration.reactions import extend_plans, plan_decomposed_orders
from orderloom.ordering.commands.review import start_enrichment
from orderloom.ordering.events import OrderApproved, OrderEnriched
from orderloom.ordering.queries import lines_of
from orderloom.platform.db import Database, UnitOfWork
from tests.builders.house import House
from tests.builders.plans import SYSTEM, Drain

Wake = Callable[[UnitOfWork], Awaitable[object]]
AT_ONCE = 12
TRIES = 20
_MOVED_ON = (Unavailable, UniqueViolation, IntegrityError, OperationalError)
ANSWER = {"routing_protocol": "bgp", "asn": 65000}


async def weather(house: House, drain: Drain, sites: int, copies: int, seed: int) -> dict[str, Any]:
    """What becomes of an SD-WAN order whose wake-ups come `copies` times each, shuffled; 1 is calm."""
    dice = random.Random(seed)
    lines = [("1", None, "sdwan-bronze", {}), *((str(n), "1", "sdwan-site", {}) for n in range(2, sites + 2))]
    order_id = await house.order(*lines)
    async with house.database.unit_of_work() as uow:
        await start_enrichment(uow, SYSTEM, [order_id])
    await _storm(house.database, dice, _approved(order_id) * copies)
    await _storm(house.database, dice, [one for one in await _answers(house, order_id) for _ in range(copies)])
    await _storm(house.database, dice, [one for one in await _late(house, order_id) for _ in range(copies)])
    await drain(house.database)
    return await picture(house, order_id)


def _approved(order_id: UUID) -> list[Wake]:
    news = OrderApproved(subject=order_id)
    return [lambda uow: decompose_approved_orders(uow, [news, news])]


def _decomposed(order_id: UUID) -> list[Wake]:
    news = OrderDecomposed(subject=order_id)
    return [*_approved(order_id), lambda uow: plan_decomposed_orders(uow, [news, news])]


async def _answers(house: House, order_id: UUID) -> list[Wake]:
    """A task's answer for each site, and news of lines that say nothing new."""
    async with house.database.reader() as reader:
        found = await domain_orders_of(reader, [order_id])
        lines = await lines_of(reader, [order_id])
    sites = [one.id for one in found if one.specification == "sdwan-site-service"]
    wakes: list[Wake] = [_answered(one) for one in sites]
    wakes += [_enriched(OrderEnriched(subject=order_id, line_id=one.id, characteristics={})) for one in lines]
    return [*wakes, *_decomposed(order_id)]


def _answered(site: UUID) -> Wake:
    return lambda uow: update_characteristics(uow, SYSTEM, {site: dict(ANSWER)})


def _enriched(news: OrderEnriched) -> Wake:
    return lambda uow: resume_enriched_orders(uow, [news])


async def _late(house: House, order_id: UUID) -> list[Wake]:
    async with house.database.reader() as reader:
        rows = await reader.rows(
            "SELECT DISTINCT payload FROM work WHERE handler = 'orchestration.extend_plans'"
            " AND payload ->> 'subject' = :id",
            {"id": str(order_id)},
        )
    news = [json.convert(row["payload"], DeferralResolved) for row in rows]
    return [*(_resolved(one) for one in news), *await _answers(house, order_id)]


def _resolved(news: DeferralResolved) -> Wake:
    return lambda uow: extend_plans(uow, [news])


async def _storm(database: Database, dice: random.Random, wakes: list[Wake]) -> None:
    dice.shuffle(wakes)
    free = asyncio.Semaphore(AT_ONCE)

    async def worker(wake: Wake) -> None:
        async with free:
            await _tried(database, wake)

    await asyncio.gather(*(worker(wake) for wake in wakes))


async def _tried(database: Database, wake: Wake) -> None:
    """As a worker does: what fails because of another is tried again."""
    for attempt in range(TRIES):
        try:
            async with database.unit_of_work() as uow:
                await wake(uow)
            return
        except _MOVED_ON:
            if attempt == TRIES - 1:
                raise
            await asyncio.sleep(0.02 * (attempt + 1))


async def picture(house: House, order_id: UUID) -> dict[str, Any]:
    """The order without its ids: tree, plan, inventory, deferrals. What was answered before the plan was written is no
    step of it."""
    async with house.database.reader() as reader:
        found = await domain_orders_of(reader, [order_id])
        numbers = {line.id: line.number for line in await lines_of(reader, [order_id])}
        steps = await reader.rows("SELECT * FROM plan_step WHERE order_id = :id", {"id": order_id})
        items = await reader.rows("SELECT domain_order_id FROM inventory_item WHERE order_id = :id", {"id": order_id})
        deferrals = await deferrals_of(reader, [order_id])
    owners = {one.id: (numbers[one.line_id], one.specification, one.instance) for one in found}
    return {
        "domain orders": Counter(
            (*owners[one.id], one.relationship, owners.get(one.parent_id) if one.parent_id else None, one.state.value)
            for one in found
        ),
        "steps": Counter(
            (owners.get(row["domain_order_id"]), row["kind"], row["key"], row["state"], row["blocked_by"])
            for row in steps
            if row["kind"] != "gate.deferral"
        ),
        "items": Counter(owners[row["domain_order_id"]] for row in items),
        "deferrals": Counter((numbers[one.line_id], one.target, one.state.value) for one in deferrals),
    }
