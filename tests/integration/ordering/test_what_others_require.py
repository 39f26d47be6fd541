"""What products that stay require is not taken away unsaid: whoever approves is warned, and the order stays open."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.fallout.commands import cancel_fallout
from orderloom.fallout.contracts import FalloutState, FalloutType, MoveFallout
from orderloom.fallout.queries import fallouts_of_orders
from orderloom.inventory.contracts import ItemFilter, ItemState
from orderloom.inventory.queries import items
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, LineAction, NewLine, OrderState, UnmetRule
from orderloom.ordering.queries import orders_by_id, unmet_rules_of
from orderloom.platform.db import Database
from tests.builders import catalog as build
from tests.builders.house import House, furnish, sell_gadgets_fitted_by_hand
from tests.builders.plans import SYSTEM, Drain, Plan

LEFT = "lamp stays and needs 1 of socket; this leaves 0."


def rule(key: str, kind: str, source: str, target: str, **fields: Any) -> dict[str, Any]:
    ends = {"type": kind, "source": source, "target": target, "scope": "account"}
    return {"in": "compatibility", "key": key, "name": {"en": key}, **ends, **fields}


@pytest.fixture
async def house(database: Database) -> House:
    made = await furnish(database)
    await sell_gadgets_fitted_by_hand(made)
    flow = {"fulfillment_flow": "fit"}
    sold = [build.product(one, **flow) for one in ("lamp", "socket", "strip", "alarm", "siren", "rack")]
    sold += [build.product("cable", tracking="bulk", **flow), build.relationship("strip", "bundles", "socket")]
    offered = [build.offering(one, one) for one in ("lamp", "socket", "strip", "alarm", "siren", "rack", "cable")]
    rules = (
        rule("lamp-with-socket", "requires", "lamp", "socket"),
        rule("alarm-without-siren", "excludes", "alarm", "siren", maximum=1),
        rule("rack-with-cable", "requires", "rack", "cable", minimum=4),
    )
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=build.document(*sold, *offered, *rules, key="power")))
    return made


class Account:
    """What the account of a house buys and gives up."""

    def __init__(self, house: House, drain: Drain) -> None:
        self.house, self.database, self._drain = house, house.database, drain

    async def has(self, *specifications: str, quantity: int = 1) -> None:
        lines = [NewLine(offering=one, quantity=Decimal(quantity)) for one in specifications]
        assert await self.state(await self.order(*lines)) is OrderState.COMPLETED

    async def order(self, *lines: NewLine) -> UUID:
        order_id = await self.submitted(*lines)
        await self.done(order_id)
        return order_id

    async def submitted(self, *lines: NewLine) -> UUID:
        """Before anything is done for it."""
        new = CreateOrder(account_id=self.house.account_id, lines=lines, channel="bench", submit=True)
        async with self.database.unit_of_work() as uow:
            return (await create_order(uow, SYSTEM, new)).id

    async def done(self, order_id: UUID) -> None:
        """People do all that there is to do for it."""
        await self._drain(self.database)
        plan = Plan(self.house, self._drain, order_id)
        while opened := [row["id"] for row in await plan.rows() if row["state"] == "open"]:
            await plan.finish(opened[0])

    async def about(self, specification: str, action: LineAction = LineAction.DISCONNECT, quantity: int = 1) -> NewLine:
        product = (await self.installed(specification))[0]
        return NewLine(offering=specification, action=action, product_id=product, quantity=Decimal(quantity))

    async def installed(self, specification: str) -> list[UUID]:
        own = ItemFilter(account_id=self.house.account_id, states=(ItemState.ACTIVE,), kind="product")
        async with self.database.reader() as reader:
            found = (await items(reader, SYSTEM, own, first=100)).items
        return [one.id for one in found if one.specification == specification]

    async def told(self, order_id: UUID) -> list[UnmetRule]:
        async with self.database.reader() as reader:
            return await unmet_rules_of(reader, [order_id])

    async def state(self, order_id: UUID) -> OrderState:
        async with self.database.reader() as reader:
            return (await orders_by_id(reader, [order_id]))[order_id].state

    async def fallouts(self, order_id: UUID) -> list[tuple[FalloutType, FalloutState, str | None]]:
        async with self.database.reader() as reader:
            found = await fallouts_of_orders(reader, SYSTEM, [order_id])
        return [(one.type, one.state, one.error_code) for one in found]


@pytest.fixture
def account(house: House, drain: Drain) -> Account:
    return Account(house, drain)


OPEN = [(FalloutType.CONFIGURATION, FalloutState.OPEN, "catalog.requires")]
CLOSED = [(FalloutType.CONFIGURATION, FalloutState.CLOSED_COMPLETE, "catalog.requires")]


async def test_ending_what_another_requires_warns_and_keeps_the_order_open_until_that_ends_too(
    account: Account,
) -> None:
    await account.has("lamp", "socket")
    order_id = await account.submitted(await account.about("socket"))
    (warning,) = await account.told(order_id)
    assert (warning.rule, warning.code, warning.message["en"]) == ("lamp-with-socket", "catalog.requires", LEFT)

    await account.done(order_id)
    assert (await account.state(order_id), await account.fallouts(order_id)) == (OrderState.IN_PROGRESS, OPEN)
    assert [one.message["en"] for one in await account.told(order_id)] == [LEFT]

    last = await account.order(await account.about("lamp"))
    assert await account.state(last) is OrderState.COMPLETED
    assert (await account.state(order_id), await account.fallouts(order_id)) == (OrderState.COMPLETED, CLOSED)


async def test_ending_both_replacing_one_and_ending_one_of_two_say_nothing(account: Account) -> None:
    await account.has("lamp", "socket", "socket")
    for ended, bought in ((("socket",), ()), (("socket",), ("socket",)), (("lamp", "socket"), ())):
        lines = [await account.about(one) for one in ended] + [NewLine(offering=one) for one in bought]
        order_id = await account.submitted(*lines)
        assert await account.told(order_id) == []
        await account.done(order_id)
        assert await account.state(order_id) is OrderState.COMPLETED


async def test_what_is_part_of_a_product_ends_with_it(account: Account) -> None:
    await account.has("strip")
    await account.has("lamp")
    order_id = await account.submitted(await account.about("strip"))
    assert [one.message["en"] for one in await account.told(order_id)] == [LEFT]
    await account.done(order_id)
    assert (await account.state(order_id), await account.fallouts(order_id)) == (OrderState.IN_PROGRESS, OPEN)


async def test_fewer_than_another_requires_keep_the_order_open_until_there_are_more(account: Account) -> None:
    lines = (NewLine(offering="rack"), NewLine(offering="cable", quantity=Decimal(6)))
    assert await account.state(await account.order(*lines)) is OrderState.COMPLETED
    enough = await account.order(await account.about("cable", LineAction.MODIFY, 4))
    assert (await account.told(enough), await account.state(enough)) == ([], OrderState.COMPLETED)

    order_id = await account.submitted(await account.about("cable", LineAction.MODIFY, 3))
    (warning,) = await account.told(order_id)
    assert (warning.rule, warning.message["en"]) == (
        "rack-with-cable",
        "rack stays and needs 4 of cable; this leaves 3.",
    )
    await account.done(order_id)
    assert (await account.state(order_id), await account.fallouts(order_id)) == (OrderState.IN_PROGRESS, OPEN)

    more = await account.order(await account.about("cable", LineAction.MODIFY, 5))
    assert await account.state(more) is OrderState.COMPLETED
    assert (await account.state(order_id), await account.fallouts(order_id)) == (OrderState.COMPLETED, CLOSED)


async def test_a_change_that_lowers_nothing_is_not_held_for_what_was_missing_before(account: Account) -> None:
    lines = (NewLine(offering="rack"), NewLine(offering="cable", quantity=Decimal(6)))
    await account.order(*lines)
    lowered = await account.order(await account.about("cable", LineAction.MODIFY, 2))
    async with account.database.unit_of_work() as uow:
        (kept,) = await fallouts_of_orders(uow, SYSTEM, [lowered])
        await cancel_fallout(uow, SYSTEM, MoveFallout(fallout_id=kept.id, reason="They know."))
    await account.done(lowered)
    assert await account.state(lowered) is OrderState.COMPLETED

    raised = await account.order(await account.about("cable", LineAction.MODIFY, 3))
    assert (await account.told(raised), await account.state(raised)) == ([], OrderState.COMPLETED)


async def test_ending_what_another_excludes_says_nothing(account: Account) -> None:
    await account.has("alarm", "siren")
    order_id = await account.order(await account.about("siren"))
    assert (await account.told(order_id), await account.state(order_id)) == ([], OrderState.COMPLETED)


async def test_many_lines_that_end_products_cost_as_many_statements_as_one(account: Account) -> None:
    await account.has("lamp", *["socket"] * 6)
    sockets = await account.installed("socket")
    ended = [NewLine(offering="socket", action=LineAction.DISCONNECT, product_id=one) for one in sockets]

    async def statements(*lines: NewLine) -> int:
        order_id = await account.submitted(*lines)
        before = account.database.statements
        await account.told(order_id)
        return account.database.statements - before

    assert await statements(ended[0]) == await statements(*ended[1:])
