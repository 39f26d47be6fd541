"""Fields of one's own on accounts and orders: filled in at capture, kept whole or not at all, found by in lists."""

from typing import Any
from uuid import UUID

import pytest

from orderloom.fields.commands import retire_field
from orderloom.fields.contracts import FieldCondition, FieldType, Noun, RetireField
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import DomainError, Invalid
from orderloom.ordering import queries
from orderloom.ordering.commands.capture import create_order, submit_order
from orderloom.ordering.commands.drafts import change_draft
from orderloom.ordering.commands.filling import fill_order
from orderloom.ordering.commands.quote import preview_order
from orderloom.ordering.contracts import (
    ChangeDraft,
    CreateOrder,
    FillOrder,
    NewLine,
    Order,
    OrderBy,
    OrderFilter,
    PreviewOrder,
    SubmitOrder,
)
from orderloom.parties import queries as parties
from orderloom.parties.commands import create_account, fill_account
from orderloom.parties.contracts import Account, CreateAccount, FillAccount
from orderloom.platform.db import Database
from tests.builders.fields import choices, define
from tests.builders.orders import load_catalogs, open_account, person

AGENT = person(Role.ORDER_AGENT)
TARIFF = NewLine(offering="mobile-tariff")


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await load_catalogs(database, "mobile-tariff")
    made = await open_account(database)
    await define(database, "cost_centre", pattern="CC-[0-9]+", required=True)
    await define(database, "score", FieldType.INTEGER, default=5)
    await define(database, "due", FieldType.DATE)
    await define(database, "rack", noun=Noun.LINE, required=True)
    await define(database, "tier", FieldType.ENUM, Noun.ACCOUNT, choices=choices("gold", "silver"))
    return made


async def ordered(database: Database, account: Account, who: Actor = AGENT, **given: Any) -> Order:
    values: dict[str, Any] = {"account_id": account.id, "lines": (TARIFF,), **given}
    wanted = CreateOrder(**values)
    async with database.unit_of_work() as uow:
        return await create_order(uow, who, wanted)


async def lines(database: Database, order: Order) -> list[Any]:
    """Those that were captured, without the parts of their bundles."""
    async with database.reader() as reader:
        return [one for one in await queries.lines_of(reader, [order.id]) if one.parent_line_id is None]


async def found(database: Database, *conditions: FieldCondition, by: OrderBy | None = None) -> list[UUID]:
    async with database.reader() as reader:
        page = await queries.orders(reader, AGENT, OrderFilter(custom=conditions), by or OrderBy(), first=100)
    return [one.id for one in page.orders]


async def problems(database: Database, account: Account, who: Actor = AGENT, **given: Any) -> list[Any]:
    """What a capture is refused for; it leaves no order behind."""
    async with database.reader() as reader:
        before = await queries.count_orders(reader, AGENT)
    with pytest.raises(DomainError) as refused:
        await ordered(database, account, who, **given)
    async with database.reader() as reader:
        assert await queries.count_orders(reader, AGENT) == before
    return [(one.code, one.path) for one in refused.value.problems]


async def test_what_is_filled_in_at_capture_is_kept_with_defaults(database: Database, account: Account) -> None:
    line = NewLine(offering="mobile-tariff", custom={"rack": "R1"})
    order = await ordered(database, account, custom={"cost_centre": "CC-1"}, lines=(line,), submit=True)
    assert order.custom == {"cost_centre": "CC-1", "score": 5}
    assert [one.custom for one in await lines(database, order)] == [{"rack": "R1"}]


async def test_a_draft_may_lack_what_a_submission_needs(database: Database, account: Account) -> None:
    assert await problems(database, account, submit=True) == [
        ("fields.required", ("custom", "cost_centre")),
        ("fields.required", ("lines", 0, "custom", "rack")),
    ]
    draft = await ordered(database, account)
    with pytest.raises(Invalid) as refused:
        async with database.unit_of_work() as uow:
            await submit_order(uow, AGENT, SubmitOrder(order_id=draft.id))
    assert [one.path for one in refused.value.problems] == [("custom", "cost_centre"), ("lines", 0, "custom", "rack")]
    change = ChangeDraft(
        order_id=draft.id,
        version=draft.version,
        custom={"cost_centre": "CC-9"},
        lines=(NewLine(offering="mobile-tariff", number="1", custom={"rack": "R2"}),),
    )
    async with database.unit_of_work() as uow:
        changed = await change_draft(uow, AGENT, change)
        done = await submit_order(uow, AGENT, SubmitOrder(order_id=draft.id))
    assert (changed.custom, done.custom) == ({"cost_centre": "CC-9", "score": 5},) * 2
    assert [one.custom for one in await lines(database, done)] == [{"rack": "R2"}]


async def test_bad_values_are_told_with_their_places_and_nothing_is_kept(database: Database, account: Account) -> None:
    bad = NewLine(offering="mobile-tariff", custom={"rack": 7, "shelf": "S"})
    assert await problems(
        database, account, custom={"cost_centre": "1", "score": "many", "cost_center": "CC-1"}, lines=(TARIFF, bad)
    ) == [
        ("fields.pattern", ("custom", "cost_centre")),
        ("fields.wrong_type", ("custom", "score")),
        ("fields.unknown", ("custom", "cost_center")),
        ("fields.wrong_type", ("lines", 1, "custom", "rack")),
        ("fields.unknown", ("lines", 1, "custom", "shelf")),
    ]


async def test_a_change_of_the_lines_keeps_what_was_filled_in_on_them(database: Database, account: Account) -> None:
    draft = await ordered(database, account, lines=(NewLine(offering="mobile-tariff", custom={"rack": "R3"}),))
    change = ChangeDraft(
        order_id=draft.id, version=draft.version, lines=(NewLine(offering="mobile-tariff", number="1"),)
    )
    async with database.unit_of_work() as uow:
        await change_draft(uow, AGENT, change)
    assert [one.custom for one in await lines(database, draft)] == [{"rack": "R3"}]


async def test_a_preview_tells_what_a_submission_would_be_refused_for(database: Database, account: Account) -> None:
    wanted = PreviewOrder(account_id=account.id, lines=(TARIFF,), custom={"cost_centre": "nope"})
    async with database.reader() as reader:
        preview = await preview_order(reader, AGENT, wanted)
    assert [(one.code, one.path) for one in preview.problems] == [("fields.pattern", ("custom", "cost_centre"))]


async def test_a_customer_orders_without_what_only_agents_fill_in(database: Database, account: Account) -> None:
    customer = person(Role.CUSTOMER, account=account)
    order = await ordered(database, account, customer, submit=True)
    assert order.custom == {"score": 5}
    assert await problems(database, account, customer, custom={"cost_centre": "CC-1"}) == [
        ("fields.unknown", ("custom", "cost_centre"))
    ]


async def test_a_running_order_is_filled_in_whole_or_not_at_all(database: Database, account: Account) -> None:
    line = NewLine(offering="mobile-tariff", custom={"rack": "R1"})
    order = await ordered(database, account, custom={"cost_centre": "CC-1"}, lines=(line,), submit=True)
    (stored,) = await lines(database, order)
    with pytest.raises(Invalid):
        async with database.unit_of_work() as uow:
            wanted = FillOrder(
                order_id=order.id, version=order.version, custom={"score": 8}, lines={stored.id: {"rack": 1}}
            )
            await fill_order(uow, AGENT, wanted)
    assert await found(database, FieldCondition(key="score", op="eq", value=8)) == []
    async with database.unit_of_work() as uow:
        wanted = FillOrder(
            order_id=order.id, version=order.version, custom={"score": 8}, lines={stored.id: {"rack": "R4"}}
        )
        filled = await fill_order(uow, AGENT, wanted)
    assert (filled.custom, filled.version) == ({"cost_centre": "CC-1", "score": 8}, order.version + 1)
    assert [one.custom for one in await lines(database, order)] == [{"rack": "R4"}]
    with pytest.raises(DomainError):
        async with database.unit_of_work() as uow:
            await fill_order(uow, AGENT, wanted)


async def test_accounts_are_filled_in_when_they_are_opened_and_later(database: Database, account: Account) -> None:
    agent = person(Role.ORDER_AGENT)
    with pytest.raises(Invalid) as refused:
        async with database.unit_of_work() as uow:
            await create_account(uow, agent, CreateAccount(name="Shop", custom={"tier": "lead"}))
    assert [(one.code, one.path) for one in refused.value.problems] == [("fields.not_allowed", ("custom", "tier"))]
    async with database.unit_of_work() as uow:
        made = await create_account(uow, agent, CreateAccount(name="Shop", custom={"tier": "gold"}))
        await fill_account(uow, agent, FillAccount(account_id=made.id, version=1, custom={"tier": "silver"}))
    async with database.reader() as reader:
        assert (await parties.account(reader, agent, made.id)).custom == {"tier": "silver"}


async def test_lists_are_narrowed_and_sorted_by_own_fields(database: Database, account: Account) -> None:
    given = [
        {"cost_centre": "CC-70", "score": 70, "due": "2031-01-01"},
        {"cost_centre": "CC-71", "score": 9, "due": "2030-01-01"},
        {"cost_centre": "CC-72", "score": 71},
    ]
    made = [(await ordered(database, account, custom=custom)).id for custom in given]
    ours = FieldCondition(key="cost_centre", op="contains", value="cc-7")
    cases: dict[tuple[str, str, Any], list[int]] = {
        ("cost_centre", "eq", "CC-71"): [1],
        ("cost_centre", "ne", "CC-71"): [2, 0],
        ("cost_centre", "in", ("CC-70", "CC-72")): [2, 0],
        ("score", "gte", 70): [2, 0],
        ("score", "lt", 70): [1],
        ("due", "gt", "2030-06-01"): [0],
        ("due", "set", None): [1, 0],
        ("due", "unset", None): [2],
    }
    for (key, op, value), places in cases.items():
        one = FieldCondition(key=key, op=op, value=list(value) if isinstance(value, tuple) else value)
        assert await found(database, ours, one) == [made[place] for place in places], (key, op)
    for descending, places in ((False, [1, 0, 2]), (True, [2, 0, 1])):
        by = OrderBy(custom="score", descending=descending)
        assert await found(database, ours, by=by) == [made[place] for place in places]
    assert await found(database, ours, by=OrderBy(custom="due")) == [made[place] for place in (0, 1, 2)]


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("key", ["score", "due"])
async def test_pages_by_an_own_field_have_no_gap_and_no_repeat(
    database: Database, account: Account, key: str, descending: bool
) -> None:
    by, seen, after = OrderBy(custom=key, descending=descending), list[UUID](), None
    async with database.reader() as reader:
        while True:
            page = await queries.orders(reader, AGENT, by=by, after=after, first=2)
            seen += [one.id for one in page.orders]
            if not page.has_more:
                break
            after = page.cursors[-1]
        assert len(seen) == len(set(seen)) == await queries.count_orders(reader, AGENT)
        with pytest.raises(Invalid):
            await queries.orders(reader, AGENT, by=OrderBy(), after=page.cursors[-1])


async def test_conditions_on_what_is_not_there_are_refused(database: Database, account: Account) -> None:
    with pytest.raises(Invalid) as refused:
        await found(database, FieldCondition(key="nothing", op="set"))
    assert refused.value.problems[0].path == ("custom", 0, "key")
    with pytest.raises(Invalid):
        await found(database, by=OrderBy(custom="nothing"))


async def test_equal_values_are_found_by_the_index(database: Database, account: Account) -> None:
    async with database.reader() as reader:
        await reader.execute("SET LOCAL enable_seqscan = off")
        plan = await reader.rows(
            "EXPLAIN SELECT id FROM customer_order WHERE custom <> '{}'::jsonb AND custom @> '{\"score\": 7}'"
        )
    assert any("ix_customer_order_custom" in str(row["QUERY PLAN"]) for row in plan)


async def test_a_retired_field_keeps_its_values_and_asks_for_nothing(database: Database, account: Account) -> None:
    made = await define(database, "former", required=True)
    order = await ordered(database, account, custom={"former": "kept"})
    async with database.unit_of_work() as uow:
        await retire_field(uow, person(Role.PROCESS_ADMIN), RetireField(field_id=made.id, version=1))
    change = ChangeDraft(order_id=order.id, version=order.version, custom={"former": "kept", "score": 6})
    async with database.unit_of_work() as uow:
        changed = await change_draft(uow, AGENT, change)
    assert changed.custom == {"former": "kept", "score": 6}
    assert ("fields.required", ("custom", "former")) not in await problems(database, account, submit=True)
    assert await problems(database, account, custom={"former": "new"}) == [("fields.retired", ("custom", "former"))]
