"""Many orders at once: the same decisions as one alone, in as few statements for a hundred as for two."""

import pytest

from orderloom.ordering.commands.batch import check_orders, create_orders
from orderloom.ordering.contracts import CreateOrder, NewLine
from orderloom.ordering.queries import orders_by_id
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from tests.builders.orders import SYSTEM, import_gadget, open_account


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await import_gadget(database)
    return await open_account(database)


def gadgets(account: Account, *names: str | None, colour: str | None = "red", submit: bool = True) -> list[CreateOrder]:
    characteristics = {"colour": colour} if colour else {}
    return [
        CreateOrder(
            account_id=account.id,
            external_id=name,
            submit=submit,
            lines=(NewLine(offering="gadget", characteristics=characteristics),),
        )
        for name in names
    ]


async def test_what_is_refused_keeps_no_other_order_from_being_made(database: Database, account: Account) -> None:
    good, bad = gadgets(account, "a", "c"), gadgets(account, "b", colour=None)
    async with database.unit_of_work() as uow:
        made = await create_orders(uow, SYSTEM, [good[0], bad[0], good[1]])
    assert [[one.code for one in each.problems] for each in made] == [[], ["catalog.missing_characteristic"], []]
    async with database.reader() as reader:
        orders = await orders_by_id(reader, [each.order_id for each in made if each.order_id])
    assert {one.external_id: one.state.value for one in orders.values()} == {"a": "submitted", "c": "submitted"}


async def test_the_same_external_id_again_makes_no_second_order(database: Database, account: Account) -> None:
    async with database.unit_of_work() as uow:
        first = await create_orders(uow, SYSTEM, gadgets(account, "again", "again"))
    assert [one.known for one in first] == [False, True]
    assert first[0].order_id == first[1].order_id
    async with database.unit_of_work() as uow:
        second = await create_orders(uow, SYSTEM, gadgets(account, "again", colour=None))
    assert (second[0].known, second[0].order_id, second[0].number) == (True, first[0].order_id, first[0].number)
    async with database.reader() as reader:
        checked = await check_orders(reader, SYSTEM, gadgets(account, "again", "never"))
    assert [(one.known, one.number) for one in checked] == [(True, first[0].number), (False, None)]


async def test_a_hundred_orders_take_as_many_statements_as_two(database: Database, account: Account) -> None:
    async def statements(count: int, name: str) -> int:
        async with database.unit_of_work() as uow:
            before = database.statements
            await create_orders(uow, SYSTEM, gadgets(account, *(f"{name}-{place}" for place in range(count))))
            return database.statements - before

    assert await statements(2, "few") == await statements(100, "many")
