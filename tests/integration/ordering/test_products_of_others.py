"""Lines about installed products of another account, and orders that customers can't place."""

from decimal import Decimal
from uuid import UUID

import pytest

from orderloom.identity.contracts import Actor, Role
from orderloom.inventory.commands import activate_items, register_items
from orderloom.inventory.contracts import NewItem
from orderloom.inventory.queries import items_of_domain_orders
from orderloom.kernel.errors import DomainError
from orderloom.kernel.ids import new_id
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.quote import preview_order
from orderloom.ordering.contracts import CreateOrder, LineAction, NewLine, OrderKind, PreviewOrder
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from tests.builders.orders import SYSTEM, import_gadget, load_catalogs, open_account, person

AGENT = person(Role.ORDER_AGENT)


@pytest.fixture(scope="module")
async def accounts(database: Database) -> tuple[Account, Account]:
    await import_gadget(database)
    await load_catalogs(database, "managed-firewall")
    return await open_account(database), await open_account(database)


async def installed(database: Database, account: Account) -> UUID:
    """A gadget that the account has."""
    made = new_id()
    gadget = NewItem(
        domain_order_id=made,
        order_id=new_id(),
        line_id=new_id(),
        account_id=account.id,
        kind="product",
        specification="gadget",
        name={"en": "Gadget"},
        quantity=Decimal(1),
        characteristics={"colour": "a secret"},
    )
    async with database.unit_of_work() as uow:
        await register_items(uow, SYSTEM, [gadget])
        await activate_items(uow, SYSTEM, {made: None})
    async with database.reader() as reader:
        return (await items_of_domain_orders(reader, SYSTEM, [made]))[0].id


def change(product: UUID) -> NewLine:
    return NewLine(offering="gadget", action=LineAction.MODIFY, product_id=product)


async def refused(database: Database, actor: Actor, new: CreateOrder) -> list[tuple[str, str]]:
    with pytest.raises(DomainError) as refusal:
        async with database.unit_of_work() as uow:
            await create_order(uow, actor, new)
    return [(one.code, one.message) for one in refusal.value.problems]


async def test_nobody_learns_from_a_preview_what_another_account_has(
    database: Database, accounts: tuple[Account, Account]
) -> None:
    owner, other = accounts
    product = await installed(database, owner)
    customer = person(Role.CUSTOMER, account=other)
    async with database.reader() as reader:
        seen = await preview_order(reader, customer, PreviewOrder(account_id=other.id, lines=(change(product),)))
    assert "ordering.unknown_product" in {one.code for one in seen.problems}
    assert [one.characteristics for one in seen.lines] == [{}]


async def test_nobody_learns_from_a_refusal_who_changes_what_another_account_has(
    database: Database, accounts: tuple[Account, Account]
) -> None:
    owner, other = accounts
    product = await installed(database, owner)
    async with database.unit_of_work() as uow:
        await create_order(uow, AGENT, CreateOrder(account_id=owner.id, lines=(change(product),), submit=True))
    customer = person(Role.CUSTOMER, account=other)
    wanted = CreateOrder(account_id=other.id, lines=(change(product),), submit=True)
    assert ("ordering.unknown_product", "The account has no such product.") in await refused(database, customer, wanted)
    assert "ordering.product_busy" not in {code for code, _ in await refused(database, customer, wanted)}


async def test_a_customer_orders_no_service_without_a_price(
    database: Database, accounts: tuple[Account, Account]
) -> None:
    line = NewLine(specification="firewall-service", characteristics={"throughput": 500})
    wanted = CreateOrder(account_id=accounts[0].id, kind=OrderKind.SERVICE, lines=(line,))
    (problem,) = await refused(database, person(Role.CUSTOMER, account=accounts[0]), wanted)
    assert problem[0] == "ordering.not_sold"
