"""An order that can't take an item because another one changes it: a person is told, and it goes on afterwards."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from orderloom.decomposition.commands import decompose_orders
from orderloom.fallout.commands import retry_fallout
from orderloom.fallout.contracts import RetryFallout
from orderloom.fallout.queries import fallouts_of_orders
from orderloom.inventory.commands import begin_changes, cancel_items
from orderloom.inventory.contracts import NewChange
from orderloom.kernel.ids import new_id
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, LineAction, NewLine, OrderState
from orderloom.platform.db import Database
from tests.builders.house import House, furnish
from tests.integration.orchestration.test_changes_of_products import SYSTEM, Customer

Drain = Callable[[Database], Awaitable[None]]


@pytest.fixture
async def customer(database: Database, drain: Drain) -> Customer:
    house: House = await furnish(database)
    return Customer(house, drain)


async def taken_meanwhile(customer: Customer, product: UUID, item: UUID) -> tuple[UUID, UUID]:
    """An order to disconnect the product, and another one that took the item once it was decomposed."""
    line = NewLine(offering="sdwan-site", action=LineAction.DISCONNECT, product_id=product)
    wanted = CreateOrder(account_id=customer.house.account_id, lines=(line,), channel="bench", submit=True)
    async with customer.house.database.unit_of_work() as uow:
        order = await create_order(uow, SYSTEM, wanted)
    other = NewChange(item_id=item, order_id=new_id(), domain_order_id=new_id(), action="modify")
    async with customer.house.database.unit_of_work() as uow:
        await uow.execute("UPDATE customer_order SET state = 'acknowledged' WHERE id = :id", {"id": order.id})
        await decompose_orders(uow, SYSTEM, [order.id])
        await begin_changes(uow, SYSTEM, [other])
    return order.id, other.order_id


async def test_an_order_waits_as_a_fallout_until_another_one_lets_go(customer: Customer) -> None:
    product = await customer.buys()
    edge = (await customer.has("sdwan-edge"))[0]
    order_id, other = await taken_meanwhile(customer, product, edge.id)
    await customer.drain(customer.house.database)
    async with customer.house.database.reader() as reader:
        (fallout,) = await fallouts_of_orders(reader, SYSTEM, [order_id])
    assert f"{edge.number} is being changed by another order" in (fallout.error_message or "")
    assert await customer.did(order_id) == []

    async with customer.house.database.unit_of_work() as uow:
        await cancel_items(uow, SYSTEM, [other])
        await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=fallout.id))
    await customer.through(order_id)
    assert await customer.state(order_id) is OrderState.COMPLETED
    assert await customer.has("sdwan-edge") == []
