"""Rules between products hold to the end: they warn whoever approves, and keep orders open that do not meet them."""

from typing import Any
from uuid import UUID

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.fallout.commands import cancel_fallout, retry_fallout
from orderloom.fallout.commands.rules import close_what_is_met
from orderloom.fallout.contracts import Fallout, FalloutState, FalloutType, MoveFallout, RetryFallout
from orderloom.fallout.domain.bench import StillFailed
from orderloom.fallout.queries import fallouts_of_orders
from orderloom.inventory.queries import items
from orderloom.kernel.errors import DomainError
from orderloom.kernel.ids import new_id
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.progress import cancel_order
from orderloom.ordering.contracts import CreateOrder, LineAction, MoveOrder, NewLine, OrderState
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
    needed = {
        "in": "compatibility",
        "key": "lamp-with-socket",
        "name": {"en": "A lamp needs a socket"},
        "type": "requires",
        "source": "lamp",
        "target": "socket",
        "scope": "account",
    }
    counted = {
        "in": "compatibility",
        "key": "rack-with-shelves",
        "name": {"en": "A rack takes two or three shelves"},
        "type": "requires",
        "source": "rack",
        "target": "shelf",
        "scope": "account",
        "minimum": 2,
        "maximum": 3,
    }
    named = ("alarm", "siren", "lamp", "socket", "rack", "shelf")
    sold = [build.product(one, fulfillment_flow="fit") for one in named]
    offered = [build.offering(one, one) for one in named]
    async with database.unit_of_work() as uow:
        document = build.document(*sold, *offered, rule, needed, counted, key="alarms")
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
    assert await states_of_fallouts(house, alarm) == [FalloutState.CLOSED_COMPLETE]
    assert await state(house, alarm) is OrderState.COMPLETED


async def test_an_order_closes_by_itself_when_what_it_excludes_ends(house: House, drain: Drain) -> None:
    alarm, siren, _ = await kept_open(house, drain)
    await Plan(house, drain, siren).close("fit")
    assert (await state(house, alarm), await state(house, siren)) == (OrderState.IN_PROGRESS, OrderState.COMPLETED)

    await ends(house, drain, "siren")
    assert await states_of_fallouts(house, alarm) == [FalloutState.CLOSED_COMPLETE]
    assert await state(house, alarm) is OrderState.COMPLETED


async def test_an_order_closes_by_itself_when_what_it_requires_is_there(house: House, drain: Drain) -> None:
    socket = Plan(house, drain, await house.order(("1", None, "socket", {})))
    await drain(house.database)
    await socket.close("fit")
    lamp = Plan(house, drain, await house.order(("1", None, "lamp", {})))
    await drain(house.database)
    await ends(house, drain, "socket")
    await lamp.close("fit")
    (kept,) = await fallouts(house, lamp.order_id)
    assert (kept.error_code, await state(house, lamp.order_id)) == ("catalog.requires", OrderState.IN_PROGRESS)

    other = Plan(house, drain, await house.order(("1", None, "lamp", {}), ("2", None, "socket", {})))
    await drain(house.database)
    async with house.database.reader() as reader:
        assert await unmet_rules_of(reader, [lamp.order_id]) == []
    assert await state(house, lamp.order_id) is OrderState.IN_PROGRESS
    (begun,) = [row for row in await other.rows() if row["state"] == "open"]
    await other.finish(begun["id"])
    assert await states_of_fallouts(house, lamp.order_id) == [FalloutState.CLOSED_COMPLETE]
    assert await state(house, lamp.order_id) is OrderState.COMPLETED


@pytest.mark.parametrize(
    ("shelves", "code"), [(0, "catalog.requires"), (1, "catalog.requires"), (4, "catalog.excludes")]
)
async def test_too_few_and_too_many_are_refused_at_capture(house: House, shelves: int, code: str) -> None:
    lines = (("1", None, "rack", {}), *((str(one), None, "shelf", {}) for one in range(2, 2 + shelves)))
    with pytest.raises(DomainError) as refusal:
        await house.order(*lines)
    assert [(one.code, one.path[:2]) for one in refusal.value.problems] == [(code, ("lines", 0))]


async def test_a_number_that_is_required_has_to_be_there_when_the_order_closes(house: House, drain: Drain) -> None:
    shelf = ("1", None, "shelf", {})
    for _ in range(2):
        plan = Plan(house, drain, await house.order(shelf))
        await drain(house.database)
        await plan.close("fit")
    rack = Plan(house, drain, await house.order(("1", None, "rack", {})))
    await drain(house.database)
    await ends(house, drain, "shelf")
    await rack.close("fit")
    assert [one.error_code for one in await fallouts(house, rack.order_id)] == ["catalog.requires"]
    assert await state(house, rack.order_id) is OrderState.IN_PROGRESS

    third = Plan(house, drain, await house.order(shelf))
    await drain(house.database)
    await third.close("fit")
    assert await state(house, rack.order_id) is OrderState.COMPLETED


async def test_what_a_line_requires_is_done_before_it(house: House, drain: Drain) -> None:
    order_id = await house.order(("1", None, "lamp", {}), ("2", None, "socket", {}))
    await drain(house.database)
    async with house.database.reader() as reader:
        lamp, socket = await reader.rows(
            "SELECT s.id, s.state FROM plan_step s JOIN order_line l ON l.id = s.line_id"
            " WHERE s.order_id = :id AND s.key = 'fit' ORDER BY l.position",
            {"id": order_id},
        )
    assert (lamp["state"], socket["state"]) == ("planned", "open")
    plan = Plan(house, drain, order_id)
    await plan.finish(socket["id"])
    await plan.finish(lamp["id"])
    assert await plan.is_completed()


async def test_what_changes_of_other_accounts_opens_nothing_and_closes_nothing(house: House, drain: Drain) -> None:
    alarm, _, fallout = await kept_open(house, drain)
    async with house.database.unit_of_work() as uow:
        await close_what_is_met(uow, SYSTEM, {new_id()})
        await close_what_is_met(uow, SYSTEM, {house.account_id})
    await drain(house.database)
    assert [one.id for one in await fallouts(house, alarm)] == [fallout.id]
    assert await states_of_fallouts(house, alarm) == [FalloutState.OPEN]
    assert await state(house, alarm) is OrderState.IN_PROGRESS


async def ends(house: House, drain: Drain, specification: str) -> None:
    """What there is of it in the account is disconnected."""
    async with house.database.unit_of_work() as uow:
        found = (await items(uow, SYSTEM, first=100)).items
        product = next(one for one in found if one.specification == specification and one.state == "active")
        line = NewLine(offering=specification, action=LineAction.DISCONNECT, product_id=product.id)
        new = CreateOrder(account_id=house.account_id, lines=(line,), channel="bench", submit=True)
        made = await create_order(uow, SYSTEM, new)
    await drain(house.database)
    assert await state(house, made.id) is OrderState.COMPLETED


async def fallouts(house: House, order_id: UUID) -> list[Fallout]:
    async with house.database.reader() as reader:
        return list(await fallouts_of_orders(reader, SYSTEM, [order_id]))


async def states_of_fallouts(house: House, order_id: UUID) -> list[FalloutState]:
    return [one.state for one in await fallouts(house, order_id)]


async def test_a_manager_lets_an_order_close_against_the_rule(house: House, drain: Drain) -> None:
    alarm, _, fallout = await kept_open(house, drain)
    async with house.database.unit_of_work() as uow:
        await cancel_fallout(uow, SYSTEM, MoveFallout(fallout_id=fallout.id, reason="They want both."))
    await drain(house.database)
    assert await state(house, alarm) is OrderState.COMPLETED
