"""Rules between products hold to the end: they warn whoever approves, and keep orders open that do not meet them."""

from typing import Any
from uuid import UUID

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.fallout.commands import cancel_fallout, retry_fallout
from orderloom.fallout.contracts import Fallout, FalloutState, FalloutType, MoveFallout, RetryFallout
from orderloom.fallout.domain.bench import StillFailed
from orderloom.fallout.queries import fallouts_of_orders
from orderloom.ordering.commands.progress import cancel_order
from orderloom.ordering.contracts import MoveOrder, OrderState
from orderloom.ordering.queries import orders_by_id, unmet_rules_of
from orderloom.platform.db import Database
from tests.builders import catalog as build
from tests.builders.house import House, furnish, sell_gadgets_fitted_by_hand
from tests.builders.plans import SYSTEM, Drain, Plan

ALARM: tuple[tuple[str, str | None, str, dict[str, Any]], ...] = (("1", None, "alarm", {}),)
SIREN: tuple[tuple[str, str | None, str, dict[str, Any]], ...] = (("1", None, "siren", {}),)


@pytest.fixture
async def house(database: Database) -> House:
    made = await furnish(database)
    await sell_gadgets_fitted_by_hand(made)
    rule = {
        "in": "compatibility",
        "key": "alarm-without-siren",
        "name": {"en": "One alarm, no siren"},
        "type": "excludes",
        "source": "alarm",
        "target": "siren",
        "scope": "account",
    }
    sold = [build.product(one, fulfillment_flow="fit") for one in ("alarm", "siren")]
    offered = [build.offering(one, one) for one in ("alarm", "siren")]
    async with database.unit_of_work() as uow:
        document = build.document(*sold, *offered, rule, key="alarms")
        await import_catalog(uow, SYSTEM, ImportCatalog(document=document))
    return made


async def state(house: House, order_id: UUID) -> OrderState:
    async with house.database.reader() as reader:
        return (await orders_by_id(reader, [order_id]))[order_id].state


async def kept_open(house: House, drain: Drain) -> tuple[UUID, UUID, Fallout]:
    """An alarm whose work is done, a siren that came after it, and what keeps the alarm's order open."""
    plan = Plan(house, drain, await house.order(*ALARM))
    siren = await house.order(*SIREN)
    await drain(house.database)
    await plan.close("fit")
    async with house.database.reader() as reader:
        (fallout,) = await fallouts_of_orders(reader, SYSTEM, [plan.order_id])
    return plan.order_id, siren, fallout


async def test_whoever_approves_is_warned_of_what_came_between(house: House, drain: Drain) -> None:
    alarm = await house.order(*ALARM)
    await house.order(*SIREN)
    await drain(house.database)
    async with house.database.reader() as reader:
        (warning,) = await unmet_rules_of(reader, [alarm])
    assert (warning.rule, warning.code, warning.message["en"]) == (
        "alarm-without-siren",
        "catalog.excludes",
        "alarm doesn’t go with siren.",
    )


async def test_an_order_that_a_rule_keeps_open_closes_once_what_it_excludes_is_gone(house: House, drain: Drain) -> None:
    alarm, siren, fallout = await kept_open(house, drain)
    assert await state(house, alarm) is OrderState.IN_PROGRESS
    assert (fallout.type, fallout.error_code) == (FalloutType.CONFIGURATION, "catalog.excludes")
    with pytest.raises(StillFailed, match="alarm doesn’t go with siren"):
        async with house.database.unit_of_work() as uow:
            await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=fallout.id))

    async with house.database.unit_of_work() as uow:
        await cancel_order(uow, SYSTEM, MoveOrder(order_id=siren, reason="No noise."))
    await drain(house.database)
    async with house.database.unit_of_work() as uow:
        closed = await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=fallout.id))
    await drain(house.database)
    assert closed.state is FalloutState.CLOSED_COMPLETE
    assert await state(house, alarm) is OrderState.COMPLETED


async def test_a_manager_lets_an_order_close_against_the_rule(house: House, drain: Drain) -> None:
    alarm, _, fallout = await kept_open(house, drain)
    async with house.database.unit_of_work() as uow:
        await cancel_fallout(uow, SYSTEM, MoveFallout(fallout_id=fallout.id, reason="They want both."))
    await drain(house.database)
    assert await state(house, alarm) is OrderState.COMPLETED
