"""Two who work on the tree of one order at once: the second one goes on from where the first one left it."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from uuid import UUID

import pytest

from orderloom.decomposition import queries
from orderloom.decomposition.commands import update_characteristics
from orderloom.decomposition.commands.answering import AnswerDeferral, answer_deferral
from orderloom.decomposition.contracts import Deferral, DeferralState, DomainOrder
from orderloom.decomposition.queries.waits import asked_key, waits_of
from orderloom.kernel.errors import InvalidTransition
from orderloom.ordering.contracts import Order
from orderloom.parties.contracts import Account, Site
from orderloom.platform.db import Database, UnitOfWork
from tests.builders.orders import SYSTEM
from tests.integration.decomposition.test_decomposition import MANAGER, SDWAN, decomposed, place

__all__ = ["place"]

Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]
_WAITS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


async def behind(database: Database, second: asyncio.Task[None]) -> None:
    """Until the second one waits for the first one's lock, or is through without."""
    while not second.done():
        async with database.reader() as reader:
            if await reader.scalar(_WAITS):
                return
        await asyncio.sleep(0.01)


async def routed(database: Database, order: Order, made: list[DomainOrder]) -> list[DomainOrder]:
    """The domain orders below which something waits for the routing protocol."""
    async with database.reader() as reader:
        waiting = await queries.deferrals_of(reader, [order.id])
    asked = {label for one in waiting for label in one.waits_for}
    return [one for one in made if f"{one.specification}.routing_protocol" in asked]


async def test_answers_to_two_branches_at_once_are_two_rounds(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, made = await decomposed(uow, place, SDWAN)
    first, second = (await routed(database, order, made))[:2]

    async def answer(one: UUID) -> None:
        async with uow() as u:
            await update_characteristics(u, SYSTEM, {one: {"routing_protocol": "bgp"}})

    async with uow() as u:
        await update_characteristics(u, SYSTEM, {first.id: {"routing_protocol": "bgp"}})
        other = asyncio.create_task(answer(second.id))
        await behind(database, other)
    await other
    async with database.reader() as reader:
        rounds = [one.round for one in await queries.verdicts(reader, MANAGER, order.id)]
        fired = [one for one in await queries.deferrals_of(reader, [order.id]) if one.state is DeferralState.FIRED]
    assert rounds == [1, 2, 3]
    assert {first.id, second.id} <= {one.parent_id for one in fired}


async def asked_of(database: Database, deferral: Deferral) -> str:
    async with database.reader() as reader:
        (wait, *_) = (await waits_of(reader, [deferral.id]))[deferral.id]
    return asked_key(wait)


async def test_of_two_who_answer_a_deferral_at_once_the_second_is_told_so(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, made = await decomposed(uow, place, SDWAN)
    owner = (await routed(database, order, made))[0]
    async with database.reader() as reader:
        deferrals = await queries.deferrals_of(reader, [order.id])
    label = f"{owner.specification}.routing_protocol"
    one = next(each for each in deferrals if each.parent_id == owner.id and label in each.waits_for)
    key = await asked_of(database, one)

    async def answer() -> None:
        async with uow() as u:
            await answer_deferral(u, MANAGER, AnswerDeferral(deferral_id=one.id, values={key: "static"}))

    async with uow() as u:
        await answer_deferral(u, MANAGER, AnswerDeferral(deferral_id=one.id, values={key: "bgp"}))
        other = asyncio.create_task(answer())
        await behind(database, other)
    with pytest.raises(InvalidTransition):
        await other
    async with database.reader() as reader:
        after = (await queries.domain_orders_by_id(reader, [owner.id]))[owner.id]
    assert after.characteristics["routing_protocol"] == "bgp"
