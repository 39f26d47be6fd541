"""Lists of orders: keyset pages in every order, conditions, counts."""

from typing import Any

import pytest

from orderloom.identity.contracts import Role
from orderloom.kernel.errors import DomainError
from orderloom.ordering import queries
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, NewLine, Order, OrderBy, OrderFilter, OrderSort, OrderState
from orderloom.platform.db import Database
from tests.builders.orders import SYSTEM, load_catalogs, open_account, person

AGENT = person(Role.ORDER_AGENT)
COUNT = 7


@pytest.fixture(scope="module")
async def orders(database: Database) -> list[Order]:
    await load_catalogs(database, "mobile-tariff")
    account = await open_account(database)
    made: list[Order] = []
    for index in range(COUNT):
        new = CreateOrder(
            account_id=account.id,
            lines=(NewLine(offering="mobile-tariff"),),
            external_id=f"PO-{index}",
            description=f"number {index} of 100%",
            channel="portal" if index % 2 else "workspace",
            submit=index < 3,
        )
        async with database.unit_of_work() as uow:
            made.append(await create_order(uow, SYSTEM, new))
    return made


@pytest.mark.parametrize("sort", list(OrderSort))
@pytest.mark.parametrize("descending", [True, False])
async def test_pages_follow_each_other_without_gap_or_repeat(
    database: Database, orders: list[Order], sort: OrderSort, descending: bool
) -> None:
    by, seen, after = OrderBy(sort=sort, descending=descending), list[Any](), None
    async with database.reader() as reader:
        while True:
            page = await queries.orders(reader, AGENT, by=by, after=after, first=2)
            seen += [order.id for order in page.orders]
            if not page.has_more:
                break
            after = page.cursors[-1]
        whole = await queries.orders(reader, AGENT, by=by, first=100)
    assert seen == [order.id for order in whole.orders]
    assert set(seen) == {order.id for order in orders}
    assert len(seen) == COUNT


async def test_conditions_narrow_a_list_and_its_count(database: Database, orders: list[Order]) -> None:
    cases = {
        OrderFilter(states=(OrderState.SUBMITTED,)): 3,
        OrderFilter(channels=("portal",)): 3,
        OrderFilter(channel_like="ork"): 4,
        OrderFilter(search="PO-3"): 1,
        OrderFilter(search=orders[0].number.lower()): 1,
        OrderFilter(search="100%"): COUNT,
        OrderFilter(search="%"): COUNT,
        OrderFilter(search="_o_e"): 0,
        OrderFilter(external_ids=("PO-1", "PO-2")): 2,
        OrderFilter(ids=(orders[4].id,)): 1,
        OrderFilter(created_after=orders[4].created_at): 2,
        OrderFilter(created_from=orders[4].created_at): 3,
        OrderFilter(created_to=orders[4].created_at): 4,
        OrderFilter(created_until=orders[4].created_at): 5,
        OrderFilter(priorities=(), states=(OrderState.COMPLETED,), partial=True): 0,
    }
    async with database.reader() as reader:
        for where, expected in cases.items():
            page = await queries.orders(reader, AGENT, where)
            assert len(page.orders) == expected, where
            assert await queries.count_orders(reader, AGENT, where) == expected


async def test_counts_by_state_are_those_of_the_reader(database: Database, orders: list[Order]) -> None:
    stranger = person(Role.CUSTOMER, account=await open_account(database, name="Elsewhere"))
    async with database.reader() as reader:
        assert await queries.state_counts(reader, AGENT) == {"draft": 4, "submitted": 3}
        assert await queries.state_counts(reader, stranger) == {}
        assert await queries.completed_since(reader, AGENT, orders[0].created_at) == 0


@pytest.mark.parametrize("cursor", ["", "!", "bm8", "WyJzdGF0ZSIsImRyYWZ0IiwieCJd", "x" * 500, "ᚠ"])
async def test_a_cursor_of_another_list_is_refused(database: Database, orders: list[Order], cursor: str) -> None:
    async with database.reader() as reader:
        with pytest.raises(DomainError) as refusal:
            await queries.orders(reader, AGENT, after=cursor)
    assert [(one.code, one.path) for one in refusal.value.problems] == [("invalid", ("after",))]


async def test_a_page_of_the_newest_uses_its_index(database: Database, orders: list[Order]) -> None:
    async with database.reader() as reader:
        plan = await reader.rows("EXPLAIN SELECT * FROM customer_order ORDER BY created_at DESC, id DESC LIMIT 50")
    assert "ix_customer_order_created_at_id" in "\n".join(row["QUERY PLAN"] for row in plan)
