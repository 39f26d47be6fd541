"""Capture: what is kept, what is refused with code and path, and that a refusal leaves nothing behind."""

import asyncio
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import DomainError, StaleVersion
from orderloom.kernel.ids import new_id
from orderloom.ordering import queries
from orderloom.ordering.commands.capture import create_order, submit_order
from orderloom.ordering.commands.drafts import change_draft
from orderloom.ordering.commands.quote import preview_order
from orderloom.ordering.contracts import (
    ChangeDraft,
    CreateOrder,
    LineAction,
    NewLine,
    Order,
    OrderState,
    PreviewOrder,
    SubmitOrder,
)
from orderloom.parties.contracts import Account
from orderloom.platform.audit import audit_of
from orderloom.platform.db import Database
from tests.builders.orders import import_gadget, load_catalogs, open_account, open_site, person

AGENT = person(Role.ORDER_AGENT)
MOBILE = NewLine(offering="mobile-tariff")


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await load_catalogs(database, "mobile-tariff", "fibre-triple-play")
    await import_gadget(database)
    return await open_account(database)


async def create(database: Database, new: CreateOrder, actor: Actor = AGENT) -> Order:
    async with database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
        return await create_order(uow, actor, new)


async def counted(database: Database) -> tuple[int, ...]:
    """Rows of every table that capture writes."""
    tables = ("customer_order", "order_line", "event", "work", "audit", "idempotency")
    async with database.reader() as reader:
        return tuple([await reader.scalar(f"SELECT count(*) FROM {table}") for table in tables])


async def refused(database: Database, new: CreateOrder, actor: Actor = AGENT) -> list[tuple[str, tuple[Any, ...]]]:
    """Codes and paths of a refusal that left nothing behind."""
    before = await counted(database)
    with pytest.raises(DomainError) as refusal:
        await create(database, new, actor)
    assert await counted(database) == before
    assert all(problem.message for problem in refusal.value.problems)
    return [(problem.code, problem.path) for problem in refusal.value.problems]


async def test_a_bundle_becomes_a_line_with_its_default_children(database: Database, account: Account) -> None:
    order = await create(database, CreateOrder(account_id=account.id, lines=(MOBILE,)))
    async with database.reader() as reader:
        whole = await queries.order(reader, AGENT, order.number)
    assert [(line.number, line.offering) for line in whole.lines] == [
        ("1", "mobile-tariff"),
        ("1.1", "mobile-telephony"),
        ("1.2", "tariff-plan"),
        ("1.3", "coverage-options"),
    ]
    assert {line.parent_line_id for line in whole.lines[1:]} == {whole.lines[0].id}
    assert whole.lines[2].characteristics == {"data_volume": 10}
    assert (order.state, order.currency) == (OrderState.DRAFT, "EUR")
    assert (order.one_time_total, order.recurring_total) == (Decimal("0.99"), Decimal(20))


async def test_children_that_were_captured_are_kept_as_they_are(database: Database, account: Account) -> None:
    lines = (
        NewLine(number="100", offering="14277"),
        NewLine(number="110", parent="100", offering="14305", characteristics={"TEL_MSISDN": "415 279 7439"}),
        NewLine(number="120", parent="100", offering="14344"),
    )
    order = await create(database, CreateOrder(account_id=account.id, lines=lines, submit=True))
    async with database.reader() as reader:
        whole = await queries.order(reader, AGENT, order.id)
    assert [line.offering for line in whole.lines] == ["mobile-tariff", "mobile-telephony", "tariff-plan"]
    assert order.state is OrderState.SUBMITTED


async def test_parts_go_to_the_site_of_their_bundle(database: Database, account: Account) -> None:
    site = await open_site(database, account)
    lines = (
        NewLine(number="a", offering="fibre-triple-play", site_id=site.id),
        NewLine(parent="a", offering="fibre-internet", characteristics={"bandwidth": 300}),
    )
    order = await create(database, CreateOrder(account_id=account.id, lines=lines))
    async with database.reader() as reader:
        whole = await queries.order(reader, AGENT, order.id)
    assert [line.site_id for line in whole.lines] == [site.id, site.id]


async def test_an_unknown_offering_is_refused_by_its_line(database: Database, account: Account) -> None:
    new = CreateOrder(account_id=account.id, lines=(MOBILE, NewLine(offering="teleport")))
    assert await refused(database, new) == [("catalog.unknown_offering", ("lines", 1, "offering"))]


async def test_a_missing_mandatory_characteristic_is_refused_at_submission_only(
    database: Database, account: Account
) -> None:
    line = NewLine(offering="gadget", characteristics={"colour": None})
    draft = await create(database, CreateOrder(account_id=account.id, lines=(line,)))
    assert draft.state is OrderState.DRAFT
    found = await refused(database, CreateOrder(account_id=account.id, lines=(line,), submit=True))
    assert found == [("catalog.missing_characteristic", ("lines", 0, "characteristics", "colour"))]


async def test_a_value_of_the_wrong_type_is_refused(database: Database, account: Account) -> None:
    line = NewLine(offering="mobile-tariff")
    wrong = NewLine(parent="1", offering="tariff-plan", characteristics={"data_volume": "plenty"})
    found = await refused(database, CreateOrder(account_id=account.id, lines=(line, wrong)))
    assert [path for _, path in found] == [("lines", 1, "characteristics", "data_volume")]


@pytest.mark.parametrize("quantity", [Decimal(-1), Decimal(0), Decimal("1.5")])
async def test_a_quantity_that_makes_no_sense_is_refused(
    database: Database, account: Account, quantity: Decimal
) -> None:
    line = NewLine(offering="mobile-tariff", quantity=quantity)
    assert await refused(database, CreateOrder(account_id=account.id, lines=(line,))) == [
        ("catalog.quantity", ("lines", 0, "quantity"))
    ]


async def test_an_account_out_of_reach_does_not_exist_for_its_reader(database: Database, account: Account) -> None:
    other = await open_account(database, name="Another household")
    customer = person(Role.CUSTOMER, account=other)
    unknown = [("ordering.unknown_account", ("account_id",))]
    assert await refused(database, CreateOrder(account_id=account.id, lines=(MOBILE,)), customer) == unknown
    assert await refused(database, CreateOrder(account_id=new_id(), lines=(MOBILE,))) == unknown


async def test_a_site_of_another_account_is_unknown(database: Database, account: Account) -> None:
    foreign = await open_site(database, await open_account(database, name="Next door"))
    line = NewLine(offering="fibre-internet", site_id=foreign.id)
    found = await refused(database, CreateOrder(account_id=account.id, lines=(line,)))
    assert ("ordering.unknown_site", ("lines", 0, "site_id")) in found


async def test_text_that_can_not_be_stored_is_refused_where_it_stands(database: Database, account: Account) -> None:
    line = NewLine(offering="mobile-tariff", extensions={"note": "a\x00b"})
    new = CreateOrder(account_id=account.id, lines=(line,), description="\ud800")
    assert await refused(database, new) == [
        ("input.nul_character", ("lines", 0, "extensions", "note")),
        ("input.not_unicode", ("description",)),
    ]


async def test_a_date_without_a_zone_and_an_unknown_urgency_are_refused(database: Database, account: Account) -> None:
    new = CreateOrder(
        account_id=account.id,
        lines=(MOBILE,),
        requested_start=datetime(2030, 1, 1),  # noqa: DTZ001
        urgency="yesterday",
    )
    assert await refused(database, new) == [
        ("ordering.date_without_zone", ("requested_start",)),
        ("ordering.unknown_urgency", ("urgency",)),
    ]


async def test_what_is_to_change_has_to_be_named_and_installed_here(database: Database, account: Account) -> None:
    nothing = NewLine(offering="mobile-tariff", action=LineAction.DISCONNECT)
    unknown = NewLine(offering="mobile-tariff", action=LineAction.MODIFY, product_id=new_id())
    assert await refused(database, CreateOrder(account_id=account.id, lines=(nothing, unknown))) == [
        ("ordering.product_missing", ("lines", 0, "product_id")),
        ("ordering.unknown_product", ("lines", 1, "product_id")),
    ]


async def test_an_order_without_lines_can_be_kept_but_not_submitted(database: Database, account: Account) -> None:
    draft = await create(database, CreateOrder(account_id=account.id))
    with pytest.raises(DomainError) as refusal:
        async with database.unit_of_work() as uow:
            await submit_order(uow, AGENT, SubmitOrder(order_id=draft.id))
    assert refusal.value.problems[0].code == "ordering.no_lines"


async def test_lines_that_are_parts_of_themselves_or_of_nothing_are_refused(
    database: Database, account: Account
) -> None:
    lines = (
        NewLine(number="a", parent="b", offering="tariff-plan"),
        NewLine(number="b", parent="a", offering="tariff-plan"),
        NewLine(number="c", parent="z", offering="tariff-plan"),
        NewLine(number="c", offering="tariff-plan"),
    )
    assert await refused(database, CreateOrder(account_id=account.id, lines=lines)) == [
        ("ordering.repeated_line_number", ("lines", 3, "number")),
        ("ordering.circular_lines", ("lines", 0, "parent")),
        ("ordering.circular_lines", ("lines", 1, "parent")),
        ("ordering.unknown_line", ("lines", 2, "parent")),
    ]


async def test_the_same_key_and_content_give_the_same_order(database: Database, account: Account) -> None:
    new = CreateOrder(account_id=account.id, lines=(MOBILE,), external_id="PO-1", submit=True)
    first, second = await asyncio.gather(create(database, new), create(database, new))
    assert first.id == second.id
    before = await counted(database)
    assert (await create(database, new)).id == first.id
    assert await counted(database) == before
    other = msgspec.structs.replace(new, description="something else")
    assert [code for code, _ in await refused(database, other)] == ["idempotency_conflict"]


async def test_a_draft_is_changed_and_priced_again(database: Database, account: Account) -> None:
    draft = await create(database, CreateOrder(account_id=account.id, lines=(MOBILE,)))
    lines = (NewLine(offering="mobile-tariff", quantity=Decimal(2)),)
    async with database.unit_of_work() as uow:
        changed = await change_draft(
            uow, AGENT, ChangeDraft(order_id=draft.id, version=1, lines=lines, description="two of them")
        )
    assert (changed.version, changed.description, changed.recurring_total) == (2, "two of them", Decimal(40))


async def test_a_stale_version_changes_nothing(database: Database, account: Account) -> None:
    draft = await create(database, CreateOrder(account_id=account.id, lines=(MOBILE,)))
    async with database.unit_of_work() as uow:
        await change_draft(uow, AGENT, ChangeDraft(order_id=draft.id, version=1, description="first"))
    before = await counted(database)
    with pytest.raises(StaleVersion) as refusal:
        async with database.unit_of_work() as uow:
            await change_draft(uow, AGENT, ChangeDraft(order_id=draft.id, version=1, description="late"))
    assert (refusal.value.problems[0].code, refusal.value.problems[0].path) == ("stale_version", ("version",))
    assert await counted(database) == before


async def test_an_order_is_submitted_once(database: Database, account: Account) -> None:
    draft = await create(database, CreateOrder(account_id=account.id, lines=(MOBILE,)))

    async def submit() -> Order:
        async with database.unit_of_work() as uow:
            return await submit_order(uow, AGENT, SubmitOrder(order_id=draft.id))

    answers = await asyncio.gather(submit(), submit(), return_exceptions=True)
    refusals = [answer for answer in answers if isinstance(answer, DomainError)]
    assert [refusal.problems[0].code for refusal in refusals] == ["ordering.already_submitted"]
    async with database.reader() as reader:
        trail = await audit_of(reader, draft.id)
        events = await reader.scalar(
            "SELECT count(*) FROM event WHERE subject_id = :id AND name = 'ordering.order_submitted.v1'",
            {"id": draft.id},
        )
    assert [(row.action, row.from_state, row.to_state) for row in trail] == [
        ("create", None, "draft"),
        ("submit", "draft", "submitted"),
    ]
    assert events == 1


async def test_a_submitted_order_is_not_editable(database: Database, account: Account) -> None:
    order = await create(database, CreateOrder(account_id=account.id, lines=(MOBILE,), submit=True))
    with pytest.raises(DomainError) as refusal:
        async with database.unit_of_work() as uow:
            await change_draft(uow, AGENT, ChangeDraft(order_id=order.id, version=order.version, description="late"))
    assert refusal.value.problems[0].code == "ordering.not_editable"


async def test_a_preview_prices_and_tells_what_is_missing_without_saving(database: Database, account: Account) -> None:
    before = await counted(database)
    async with database.reader() as reader:
        lines = (MOBILE, NewLine(offering="fibre-internet"))
        preview = await preview_order(reader, AGENT, PreviewOrder(account_id=account.id, lines=lines))
    assert await counted(database) == before
    assert [line.number for line in preview.lines] == ["1", "1.1", "1.2", "1.3", "2"]
    assert "ordering.site_missing" in {problem.code for problem in preview.problems}
    assert preview.recurring_total > Decimal(20)


async def test_a_customer_sees_and_lists_own_orders_only(database: Database, account: Account) -> None:
    own = await open_account(database, name="Reader")
    mine = await create(database, CreateOrder(account_id=own.id, lines=(MOBILE,)))
    theirs = await create(database, CreateOrder(account_id=account.id, lines=(MOBILE,)))
    customer = person(Role.CUSTOMER, account=own)
    async with database.reader() as reader:
        page = await queries.orders(reader, customer)
        assert [order.id for order in page.orders] == [mine.id]
        assert await queries.count_orders(reader, customer) == 1
        assert set(await queries.visible_orders(reader, customer, [mine.id, theirs.id])) == {mine.id}
        with pytest.raises(DomainError) as refusal:
            await queries.order(reader, customer, theirs.id)
    assert refusal.value.problems[0].code == "missing"
