"""Items, contracts and entitlements: made once, whatever is delivered twice, and seen only in one's own account."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from orderloom.catalog.contracts import ContractTerms, EntitlementTerms, Period
from orderloom.identity.access import actor as make_actor
from orderloom.identity.contracts import Actor, Role
from orderloom.inventory.commands import activate_items, cancel_items, create_agreements, register_items
from orderloom.inventory.contracts import ItemFilter, ItemState, NewAgreement, NewItem
from orderloom.inventory.queries import (
    contracts_of_accounts,
    contracts_of_orders,
    count_items,
    item,
    items,
    items_of_orders,
)
from orderloom.kernel.errors import Denied, Missing
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Database

SYSTEM = Actor.system("test")
ACCOUNT = new_id()


def new_item(**fields: object) -> NewItem:
    given: dict[str, object] = {
        "domain_order_id": new_id(),
        "order_id": new_id(),
        "line_id": new_id(),
        "account_id": ACCOUNT,
        "kind": "product",
        "specification": "router",
        "name": {"en": "Router"},
        "quantity": Decimal(1),
        "characteristics": {"model": "pro"},
        **fields,
    }
    return msgspec.convert(given, NewItem)


def agreement(**fields: object) -> NewAgreement:
    given: dict[str, object] = {
        "order_id": new_id(),
        "line_id": new_id(),
        "account_id": ACCOUNT,
        "offering": "fibre",
        "recurring": Decimal("39.90"),
        "currency": "EUR",
        "quantity": Decimal(2),
        "contract": ContractTerms(term_months=24),
        "entitlements": (
            EntitlementTerms(key="data", name={"en": "Data"}, quantity=Decimal(50), unit="GB", period=Period.MONTH),
        ),
        **fields,
    }
    return msgspec.convert(given, NewAgreement)


async def test_an_item_is_registered_once_and_activated_once(database: Database) -> None:
    parent = new_item()
    child = new_item(order_id=parent.order_id, parent=parent.domain_order_id, kind="resource")
    for _ in range(2):
        async with database.unit_of_work() as uow:
            await register_items(uow, SYSTEM, [parent, child])
    for values in ({"model": "pro", "serial_number": "SN-1"}, {"serial_number": "SN-2"}):
        async with database.unit_of_work() as uow:
            await activate_items(uow, SYSTEM, {child.domain_order_id: values})

    async with database.reader() as reader:
        top, under = await items_of_orders(reader, SYSTEM, [parent.order_id])
        audited = await reader.scalar("SELECT count(*) FROM audit WHERE subject_id = :id", {"id": under.id})
    assert (top.state, under.state) == (ItemState.PENDING_INSTALL, ItemState.ACTIVE)
    assert under.parent_id == top.id
    assert under.characteristics == {"model": "pro", "serial_number": "SN-1"}
    assert audited == 1


async def test_a_child_that_comes_later_finds_its_parent(database: Database) -> None:
    parent = new_item()
    child = new_item(order_id=parent.order_id, parent=parent.domain_order_id)
    for one in (parent, child):
        async with database.unit_of_work() as uow:
            await register_items(uow, SYSTEM, [one])
    async with database.reader() as reader:
        top, under = await items_of_orders(reader, SYSTEM, [parent.order_id])
    assert under.parent_id == top.id


async def test_only_what_is_not_installed_yet_is_called_off(database: Database) -> None:
    one, other = new_item(), new_item()
    other = msgspec.structs.replace(other, order_id=one.order_id)
    async with database.unit_of_work() as uow:
        await register_items(uow, SYSTEM, [one, other])
        await activate_items(uow, SYSTEM, {one.domain_order_id: None})
    async with database.unit_of_work() as uow:
        await cancel_items(uow, SYSTEM, [one.order_id])
    async with database.reader() as reader:
        found = await items_of_orders(reader, SYSTEM, [one.order_id])
    assert {item.domain_order_id: item.state for item in found} == {
        one.domain_order_id: ItemState.ACTIVE,
        other.domain_order_id: ItemState.CANCELED,
    }


async def test_a_line_gets_one_contract_with_its_entitlements(database: Database) -> None:
    wanted = agreement()
    for _ in range(2):
        async with database.unit_of_work() as uow:
            await create_agreements(uow, SYSTEM, [wanted])
    async with database.reader() as reader:
        today = reader.now.date()
        (contract,) = await contracts_of_orders(reader, SYSTEM, [wanted.order_id])
        of_account = await contracts_of_accounts(reader, SYSTEM, [ACCOUNT])
    assert (contract.starts_on, contract.term_months, contract.recurring) == (today, 24, Decimal("39.90"))
    assert contract.ends_on > date(today.year + 1, 12, 1)
    (entitlement,) = contract.entitlements
    assert (entitlement.key, entitlement.quantity, entitlement.unit, entitlement.period) == (
        "data",
        Decimal(100),
        "GB",
        "month",
    )
    assert contract.id in {one.id for one in of_account}


async def test_customers_see_what_is_theirs_and_nothing_else(database: Database) -> None:
    mine, foreign = new_item(account_id=new_id()), new_item(account_id=new_id())
    async with database.unit_of_work() as uow:
        await register_items(uow, SYSTEM, [mine, foreign])
    customer = make_actor(new_id(), "Customer", [Role.CUSTOMER], account_id=mine.account_id)
    async with database.reader() as reader:
        page = await items(reader, customer)
        foreign_item = (await items_of_orders(reader, SYSTEM, [foreign.order_id]))[0]
        assert [one.account_id for one in page.items] == [mine.account_id]
        assert await count_items(reader, customer, ItemFilter(account_id=foreign.account_id)) == 0
        assert await items_of_orders(reader, customer, [foreign.order_id]) == []
        with pytest.raises(Missing):
            await item(reader, customer, foreign_item.id)
    with pytest.raises(Denied):
        async with database.unit_of_work() as uow:
            await register_items(uow, customer, [mine])


async def test_pages_follow_each_other(database: Database) -> None:
    account = new_id()
    async with database.unit_of_work() as uow:
        await register_items(uow, SYSTEM, [new_item(account_id=account) for _ in range(5)])
    wanted = ItemFilter(account_id=account)
    async with database.reader() as reader:
        first = await items(reader, SYSTEM, wanted, 3)
        rest = await items(reader, SYSTEM, wanted, 3, first.cursors[-1])
        whole = await items(reader, SYSTEM, wanted, 100)
    assert (first.has_more, rest.has_more) == (True, False)
    assert [*first.items, *rest.items] == list(whole.items)
