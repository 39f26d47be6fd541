"""Lists of domain orders on a real database: pages that meet, filters that hold, counts, and who settles what."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest

from orderloom.catalog.contracts import SpecificationKind
from orderloom.decomposition import queries
from orderloom.decomposition.commands import decompose_orders, set_states, settle_attention
from orderloom.decomposition.contracts import (
    DeferralState,
    DomainOrder,
    DomainOrderBy,
    DomainOrderFilter,
    DomainOrderSort,
    DomainOrderState,
    SettleAttention,
    WaitingOn,
)
from orderloom.decomposition.queries import lists
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import Denied, DomainError, Invalid, Missing
from orderloom.kernel.ids import new_id
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.review import approve_order, start_enrichment
from orderloom.ordering.contracts import CreateOrder, NewLine, Order, OrderState, ReviewOrder
from orderloom.ordering.queries import orders_by_id
from orderloom.parties.contracts import Account
from orderloom.platform.audit import audit_of_subject
from orderloom.platform.db import Database, Reader, UnitOfWork
from tests.builders.orders import SYSTEM, load_catalogs, open_account, open_site, person

Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]
READER = person(Role.FULFILLMENT_AGENT)
MANAGER = person(Role.FULFILLMENT_MANAGER)


@pytest.fixture(scope="module")
async def placed(database: Database) -> tuple[Account, Order]:
    """SD-WAN for two sites, decomposed: some of it waits for values."""
    await load_catalogs(database, "sdwan-bronze")
    account = await open_account(database, name="Fern & Söhne")
    site = await open_site(database, account)
    lines = tuple(
        NewLine(number=number, parent=parent, offering=offering, characteristics={}, site_id=site.id)
        for number, parent, offering in (
            ("1", None, "sdwan-bronze"),
            ("2", "1", "sdwan-site"),
            ("3", "1", "sdwan-site"),
        )
    )
    async with database.unit_of_work() as uow:
        order = await create_order(uow, SYSTEM, CreateOrder(account_id=account.id, lines=lines, submit=True))
        await start_enrichment(uow, SYSTEM, [order.id])
        order = (await orders_by_id(uow, [order.id]))[order.id]
        if order.state is OrderState.AWAITING_APPROVAL:
            order = await approve_order(uow, SYSTEM, ReviewOrder(order_id=order.id))
    async with database.unit_of_work() as uow:
        await decompose_orders(uow, SYSTEM, [order.id])
    return account, order


async def everything(reader: Reader, where: DomainOrderFilter, by: DomainOrderBy) -> list[DomainOrder]:
    """All pages of three, one after the other."""
    found: list[DomainOrder] = []
    after = None
    while True:
        page = await lists.domain_orders(reader, READER, where, by, after, 3)
        found += page.domain_orders
        if not page.has_more:
            return found
        after = page.cursors[-1]


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("sort", list(DomainOrderSort))
async def test_pages_of_every_sort_meet_without_a_gap_or_a_repeat(
    database: Database, placed: tuple[Account, Order], sort: DomainOrderSort, descending: bool
) -> None:
    where = DomainOrderFilter(order_ids=(placed[1].id,))
    by = DomainOrderBy(sort=sort, descending=descending)
    async with database.reader() as reader:
        found = await everything(reader, where, by)
        expected = await lists.count_domain_orders(reader, READER, where)
    assert len({one.id for one in found}) == len(found) == expected > 3

    def value(one: DomainOrder) -> Any:
        return (one.changed_at or one.created_at) if sort is DomainOrderSort.CHANGED_AT else getattr(one, sort.value)

    pairs = [(value(one), value(following)) for one, following in pairwise(found)]
    assert all(one >= following if descending else one <= following for one, following in pairs)


async def test_a_list_of_one_kind_by_number_holds_all_of_that_kind_and_no_other(
    database: Database, placed: tuple[Account, Order]
) -> None:
    async with database.reader() as reader:
        for kind in SpecificationKind:
            where = DomainOrderFilter(order_ids=(placed[1].id,), kinds=(kind,))
            found = await everything(reader, where, DomainOrderBy(sort=DomainOrderSort.NUMBER, descending=False))
            assert {one.kind for one in found} <= {kind}
            assert len(found) == await lists.count_domain_orders(reader, READER, where)


async def test_a_search_finds_by_own_number_order_number_specification_and_account(
    database: Database, placed: tuple[Account, Order]
) -> None:
    _, order = placed
    async with database.reader() as reader:
        everything_of_it = {
            one.id
            for one in (await lists.domain_orders(reader, READER, first=100)).domain_orders
            if one.order_id == order.id
        }
        one = (await lists.domain_orders(reader, READER)).domain_orders[0]

        async def searched(text: str) -> set[UUID]:
            page = await lists.domain_orders(reader, READER, DomainOrderFilter(search=text), first=100)
            return {found.id for found in page.domain_orders}

        assert await searched(one.number.lower()) == {one.id}
        assert await searched(f" {order.number} ") == everything_of_it
        assert one.id in await searched(one.specification)
        assert everything_of_it <= await searched("sohne")
        assert await searched("no such thing") == set()


async def test_what_waits_for_a_value_is_what_a_deferral_waits_beneath(
    database: Database, placed: tuple[Account, Order]
) -> None:
    async with database.reader() as reader:
        where = DomainOrderFilter(order_ids=(placed[1].id,), waiting_on=(WaitingOn.VALUE,))
        found = {one.id for one in (await lists.domain_orders(reader, READER, where)).domain_orders}
        rows = await reader.rows(
            "SELECT DISTINCT parent_id FROM deferral WHERE order_id = :id AND state = 'waiting'", {"id": placed[1].id}
        )
        for other in (WaitingOn.FAULT, WaitingOn.REQUIREMENT):
            await lists.domain_orders(reader, READER, DomainOrderFilter(waiting_on=(other, WaitingOn.VALUE)))
    assert found == {row["parent_id"] for row in rows} != set()


async def test_counts_leave_out_the_condition_that_they_count(
    database: Database, placed: tuple[Account, Order]
) -> None:
    of_order = DomainOrderFilter(order_ids=(placed[1].id,), states=(DomainOrderState.CANCELED,))
    async with database.reader() as reader:
        counts = await lists.domain_order_counts(reader, READER, of_order)
        total = await lists.count_domain_orders(reader, READER, DomainOrderFilter(order_ids=(placed[1].id,)))
    assert sum(counts.states.values()) == total
    assert counts.kinds == {}


async def test_a_customer_lists_nothing_and_a_token_of_one_account_only_its_own(
    database: Database, placed: tuple[Account, Order]
) -> None:
    account, order = placed
    stranger = person(Role.FULFILLMENT_AGENT, account=await open_account(database))
    own = person(Role.FULFILLMENT_AGENT, account=account)
    async with database.reader() as reader:
        for denied in (
            lists.domain_orders,
            lists.count_domain_orders,
            lists.domain_order_counts,
            lists.attention_count,
        ):
            with pytest.raises(Denied):
                await denied(reader, person(Role.CUSTOMER, account=account))
        assert (await lists.domain_orders(reader, stranger)).domain_orders == ()
        seen = (await lists.domain_orders(reader, own)).domain_orders
        assert {one.order_id for one in seen} == {order.id}
        assert (await lists.domain_order(reader, own, seen[0].number.lower())).id == seen[0].id
        with pytest.raises(Missing):
            await lists.domain_order(reader, stranger, seen[0].id)


async def test_a_lineage_is_what_stands_above_beside_and_below(
    database: Database, placed: tuple[Account, Order]
) -> None:
    async with database.reader() as reader:
        found = (
            await lists.domain_orders(reader, READER, DomainOrderFilter(order_ids=(placed[1].id,)), first=100)
        ).domain_orders
        by_id = {one.id: one for one in found}
        trees = await lists.lineages(reader, by_id)
        for one in found:
            above, here = set[UUID](), one
            while here.parent_id is not None:
                here = by_id[here.parent_id]
                above.add(here.id)
            beside = {other.id for other in found if other.parent_id == one.parent_id is not None}
            assert above | beside | {one.id} <= {other.id for other in trees[one.id]}
            children = await lists.children_of(reader, [one.id])
            assert {child.id for child in children} == {other.id for other in found if other.parent_id == one.id}


async def test_links_and_what_waits_are_read_of_the_domain_orders_that_are_shown(
    database: Database, placed: tuple[Account, Order]
) -> None:
    order = placed[1].id
    async with database.reader() as reader:
        links = await queries.links_of(reader, [order])
        waiting = [one for one in await queries.deferrals_of(reader, [order]) if one.state is DeferralState.WAITING]
        assert links
        assert waiting
        shown = [(order, links[0].source_id), (order, links[-1].target_id), (new_id(), links[0].source_id)]
        found = await lists.links_at(reader, shown)
        below = await lists.waiting_below(reader, [waiting[0].parent_id])
    ends = {key: [one for one in links if key[1] in (one.source_id, one.target_id)] for key in shown[:2]}
    assert found == {**ends, shown[2]: []}
    assert below == [one for one in waiting if one.parent_id == waiting[0].parent_id]


@pytest.mark.parametrize("after", ["", "x", "W10", "WyJudW1iZXIiLCAxXQ"])
async def test_a_cursor_of_something_else_is_refused(database: Database, after: str) -> None:
    async with database.reader() as reader:
        with pytest.raises(Invalid):
            await lists.domain_orders(reader, READER, after=after)


async def flagged(uow: Uow, order: Order) -> DomainOrder:
    async with uow() as u:
        rows = await u.rows(
            "UPDATE domain_order SET needs_attention = true WHERE id = (SELECT id FROM domain_order"
            " WHERE order_id = :id AND state = 'draft' LIMIT 1) RETURNING id",
            {"id": order.id},
        )
        return await lists.domain_order(u, MANAGER, rows[0]["id"])


async def test_who_settles_attention_says_why_and_it_is_kept(uow: Uow, placed: tuple[Account, Order]) -> None:
    one = await flagged(uow, placed[1])
    async with uow() as u:
        assert await lists.attention_count(u, MANAGER) == 1
        settled = await settle_attention(u, MANAGER, SettleAttention(domain_order_id=one.id, reason=" It is right. "))
    assert not settled.needs_attention
    assert settled.changed_at is not None
    async with uow() as u:
        trail = [(entry.action, entry.reason) for entry in await audit_of_subject(u, one.id)]
        assert trail[-1] == ("settle_attention", "It is right.")
        assert await lists.attention_count(u, MANAGER) == 0


@pytest.mark.parametrize(
    ("actor", "reason", "code"),
    [
        (MANAGER, "  ", "decomposition.reason_missing"),
        (person(Role.ORDER_MANAGER), "again", "decomposition.no_attention"),
        (person(Role.FULFILLMENT_AGENT), "me", "denied"),
        (person(Role.PROCESS_ADMIN), "me", "denied"),
    ],
)
async def test_settling_is_refused_without_a_reason_a_mark_or_the_right(
    uow: Uow, placed: tuple[Account, Order], actor: Actor, reason: str, code: str
) -> None:
    async with uow() as u:
        rows = await u.rows("SELECT id FROM domain_order WHERE order_id = :id LIMIT 1", {"id": placed[1].id})
    with pytest.raises(DomainError) as refused:
        async with uow() as u:
            await settle_attention(u, actor, SettleAttention(domain_order_id=rows[0]["id"], reason=reason))
    assert refused.value.problems[0].code == code


async def test_a_correction_that_the_characteristic_does_not_take_changes_nothing(
    uow: Uow, placed: tuple[Account, Order]
) -> None:
    one = await flagged(uow, placed[1])
    with pytest.raises(DomainError):
        async with uow() as u:
            wrong = SettleAttention(domain_order_id=one.id, reason="Better so.", values={"no-such-characteristic": 1})
            await settle_attention(u, MANAGER, wrong)
    async with uow() as u:
        assert (await lists.domain_order(u, MANAGER, one.id)).needs_attention
        await settle_attention(u, MANAGER, SettleAttention(domain_order_id=one.id, reason="Enough."))


async def test_what_nobody_sees_is_missing(uow: Uow, placed: tuple[Account, Order]) -> None:
    with pytest.raises(Missing):
        async with uow() as u:
            await settle_attention(u, MANAGER, SettleAttention(domain_order_id=new_id(), reason="Why not."))


async def test_nobody_has_to_look_at_what_was_called_off(uow: Uow, placed: tuple[Account, Order]) -> None:
    one = await flagged(uow, placed[1])
    async with uow() as u:
        before = await lists.attention_count(u, MANAGER)
        await set_states(u, SYSTEM, {one.id: DomainOrderState.CANCELED})
        assert await lists.attention_count(u, MANAGER) == before - 1
        with pytest.raises(DomainError) as refusal:
            await settle_attention(u, MANAGER, SettleAttention(domain_order_id=one.id, reason="It is over"))
    assert refusal.value.code == "decomposition.no_attention"
