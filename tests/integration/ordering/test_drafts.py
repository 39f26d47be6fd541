"""Drafts: who pays, terms, lines in bulk and by sites, notes, copies and templates."""

from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import Denied, DomainError, Missing
from orderloom.kernel.ids import new_id
from orderloom.ordering import queries
from orderloom.ordering.commands.again import copy_order, remove_template, save_template, use_template
from orderloom.ordering.commands.capture import create_order, submit_order
from orderloom.ordering.commands.drafts import change_draft, edit_lines, fill_sites
from orderloom.ordering.commands.noting import add_note
from orderloom.ordering.contracts import (
    AddNote,
    Audience,
    ChangeDraft,
    CopyOrder,
    CreateOrder,
    EditLines,
    FillSites,
    LineEdit,
    NewLine,
    Order,
    OrderLine,
    PostalAddress,
    RemoveTemplate,
    SaveTemplate,
    SiteCell,
    SiteColumn,
    SiteRow,
    SubmitOrder,
    TermsVersion,
    UseTemplate,
)
from orderloom.parties.commands import add_contact
from orderloom.parties.contracts import Account, AddContact, Contact, Site
from orderloom.platform.audit import audit_of_subject
from orderloom.platform.db import Database
from tests.builders.orders import GADGET, SYSTEM, import_gadget, load_catalogs, open_account, open_site, person

AGENT = person(Role.ORDER_AGENT)
MANAGER = person(Role.ORDER_MANAGER)
MOBILE = NewLine(offering="mobile-tariff")
RED = {"colour": "red"}
Command = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await load_catalogs(database, "mobile-tariff", "fibre-triple-play")
    await import_gadget(database)
    return await open_account(database)


async def do(database: Database, command: Command, given: Any, actor: Actor = AGENT) -> Any:
    async with database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
        return await command(uow, actor, given)


async def refused(database: Database, command: Command, given: Any, actor: Actor = AGENT) -> list[str]:
    with pytest.raises(DomainError) as refusal:
        await do(database, command, given, actor)
    return [one.code for one in refusal.value.problems]


async def lines_of(database: Database, order: Order) -> list[OrderLine]:
    async with database.reader() as reader:
        return await queries.lines_of(reader, [order.id])


async def contact_of(database: Database, account: Account) -> Contact:
    return await do(
        database, add_contact, AddContact(account_id=account.id, name="Ada", email="ada@example.com"), SYSTEM
    )


async def test_who_pays_and_who_takes_delivery_are_kept(database: Database, account: Account) -> None:
    payer, contact = await open_account(database, name="Head office"), await contact_of(database, account)
    address = PostalAddress(street="Rua das Flores 1", city="Recife", country="BR", postal_code="50000")
    new = CreateOrder(
        account_id=account.id,
        purchase_order="PO-7",
        payment_reference="mandate 12",
        language="pt-BR",
        billing_account_id=payer.id,
        billing_contact_id=contact.id,
        delivery_contact_id=contact.id,
        billing_address=address,
    )
    order: Order = await do(database, create_order, new)
    assert (order.purchase_order, order.payment_reference, order.language) == ("PO-7", "mandate 12", "pt-BR")
    assert (order.billing_account_id, order.billing_address) == (payer.id, address)
    gone = ChangeDraft(order_id=order.id, version=order.version, billing_account_id=None, purchase_order=None)
    changed: Order = await do(database, change_draft, gone)
    assert (changed.billing_account_id, changed.purchase_order, changed.billing_contact_id) == (None, None, contact.id)


async def test_strangers_neither_pay_nor_take_delivery(database: Database, account: Account) -> None:
    other = await open_account(database)
    stranger = await contact_of(database, other)
    new = CreateOrder(account_id=account.id, billing_contact_id=stranger.id, delivery_contact_id=stranger.id)
    assert await refused(database, create_order, new) == ["ordering.unknown_contact"] * 2
    billed = CreateOrder(account_id=account.id, billing_account_id=other.id)
    assert await refused(database, create_order, billed, person(Role.CUSTOMER, account=account)) == [
        "ordering.unknown_account"
    ]


async def with_terms(database: Database, version: int) -> None:
    offering = {**GADGET["offerings"][0], "terms": ["general"]}
    terms = [{"key": "general", "name": {"en": "General terms"}, "text": {"en": f"Pay in {version} days."}}]
    document = {**GADGET, "offerings": [offering], "terms": terms}
    await do(database, import_catalog, ImportCatalog(document=document), SYSTEM)


async def test_terms_are_asked_for_at_submission_in_the_version_in_force(database: Database, account: Account) -> None:
    await with_terms(database, 1)
    gadget = NewLine(offering="gadget", characteristics=RED)
    order: Order = await do(database, create_order, CreateOrder(account_id=account.id, lines=(gadget,)))
    assert await refused(database, submit_order, SubmitOrder(order_id=order.id)) == ["ordering.terms_not_accepted"]
    agreed = (TermsVersion(key="general", version=1),)
    order = await do(database, change_draft, ChangeDraft(order_id=order.id, version=1, accept_terms=agreed))
    assert [(one.key, one.version, one.by, one.by_name) for one in order.accepted_terms] == [
        ("general", 1, AGENT.id, AGENT.name)
    ]
    await with_terms(database, 2)
    assert await refused(database, submit_order, SubmitOrder(order_id=order.id)) == ["ordering.terms_not_accepted"]
    old = SubmitOrder(order_id=order.id, accept_terms=agreed)
    assert "ordering.terms_changed" in await refused(database, submit_order, old)
    now = SubmitOrder(order_id=order.id, accept_terms=(TermsVersion(key="general", version=2),))
    order = await do(database, submit_order, now)
    assert [one.version for one in order.accepted_terms] == [1, 2]
    await import_gadget(database)


async def test_lines_are_changed_in_bulk_and_keep_their_ids(database: Database, account: Account) -> None:
    site: Site = await open_site(database, account)
    order: Order = await do(database, create_order, CreateOrder(account_id=account.id, lines=(MOBILE, MOBILE)))
    before = await lines_of(database, order)
    edit = EditLines(
        order_id=order.id,
        version=order.version,
        edits=(LineEdit(numbers=("1", "2"), site_id=site.id), LineEdit(numbers=("1",), quantity=Decimal(5))),
        remove=("2.1",),
    )
    changed: Order = await do(database, edit_lines, edit)
    after = await lines_of(database, changed)
    assert changed.version == order.version + 1
    assert {line.site_id for line in after} == {site.id}
    ids = {line.number: line.id for line in before}
    assert {line.number: line.id for line in after} == {key: ids[key] for key in ids if key != "2.1"}
    assert await refused(database, edit_lines, edit) == ["stale_version"]
    assert await lines_of(database, changed) == after


async def test_a_table_of_sites_makes_lines_site_by_site(database: Database, account: Account) -> None:
    sites = [await open_site(database, account) for _ in range(3)]
    order: Order = await do(database, create_order, CreateOrder(account_id=account.id))
    table = FillSites(
        order_id=order.id,
        version=order.version,
        columns=(
            SiteColumn(key="m", offering="mobile-tariff"),
            SiteColumn(key="g", offering="gadget", characteristics=RED),
        ),
        rows=tuple(
            SiteRow(site_id=site.id, cells=(SiteCell(column="m"), SiteCell(column="g", quantity=Decimal(place))))
            for place, site in enumerate(sites)
        ),
    )
    await do(database, fill_sites, table)
    roots = [line for line in await lines_of(database, order) if line.parent_line_id is None]
    assert [(line.offering, line.quantity, line.site_id) for line in roots] == [
        ("mobile-tariff", 1, sites[0].id),
        ("mobile-tariff", 1, sites[1].id),
        ("gadget", 1, sites[1].id),
        ("mobile-tariff", 1, sites[2].id),
        ("gadget", 2, sites[2].id),
    ]


async def test_the_number_of_statements_does_not_grow_with_the_lines(database: Database, account: Account) -> None:
    counts: list[int] = []
    for number in (2, 200):
        before = database.statements
        lines = tuple(NewLine(offering="gadget", characteristics=RED) for _ in range(number))
        order: Order = await do(database, create_order, CreateOrder(account_id=account.id, lines=lines))
        all_of_them = tuple(str(one + 1) for one in range(number))
        edit = EditLines(order_id=order.id, version=1, edits=(LineEdit(numbers=all_of_them, quantity=Decimal(2)),))
        await do(database, edit_lines, edit)
        counts.append(database.statements - before)
    assert counts[0] == counts[1]


async def test_only_a_draft_is_edited(database: Database, account: Account) -> None:
    new = CreateOrder(account_id=account.id, lines=(NewLine(offering="gadget", characteristics=RED),), submit=True)
    order: Order = await do(database, create_order, new)
    edit = EditLines(order_id=order.id, version=order.version, remove=("1",))
    assert await refused(database, edit_lines, edit) == ["ordering.not_editable"]
    table = FillSites(order_id=order.id, version=order.version, columns=(), rows=())
    assert await refused(database, fill_sites, table) == ["ordering.not_editable"]


async def test_customers_read_what_is_for_them_and_write_for_everyone(database: Database, account: Account) -> None:
    customer = person(Role.CUSTOMER, account=account)
    order: Order = await do(database, create_order, CreateOrder(account_id=account.id))
    await do(database, add_note, AddNote(order_id=order.id, text="Call before noon"))
    told = AddNote(order_id=order.id, text="We come on Monday", audience=Audience.CUSTOMER, client_key="once")
    assert await do(database, add_note, told) == await do(database, add_note, told)
    await do(database, add_note, AddNote(order_id=order.id, text=" Thanks "), customer)
    async with database.reader() as reader:
        ours = await queries.notes_of(reader, AGENT, [order.id])
        theirs = await queries.notes_of(reader, customer, [order.id])
    assert [(one.text, one.audience) for one in ours] == [
        ("Call before noon", "internal"),
        ("We come on Monday", "customer"),
        ("Thanks", "customer"),
    ]
    assert theirs == ours[1:]
    assert await refused(database, add_note, AddNote(order_id=order.id, text=" ")) == ["input.required"]
    stranger = person(Role.CUSTOMER, account=await open_account(database))
    with pytest.raises(Missing):
        await do(database, add_note, AddNote(order_id=order.id, text="Hello"), stranger)


async def test_an_order_is_made_again_as_a_draft_once_for_each_key(database: Database, account: Account) -> None:
    site = await open_site(database, account)
    lines = (NewLine(offering="gadget", characteristics=RED, site_id=site.id, quantity=Decimal(4)),)
    new = CreateOrder(account_id=account.id, lines=lines, purchase_order="PO-1", description="Two floors", submit=True)
    order: Order = await do(database, create_order, new)
    copy = CopyOrder(order_id=order.id, client_key="again")
    made: Order = await do(database, copy_order, copy)
    assert await do(database, copy_order, copy) == made
    assert (made.state, made.description, made.purchase_order) == ("draft", "Two floors", None)
    (line,) = await lines_of(database, made)
    assert (line.quantity, line.site_id, line.characteristics) == (4, site.id, RED)
    elsewhere: Order = await do(
        database, copy_order, CopyOrder(order_id=order.id, account_id=(await open_account(database)).id)
    )
    assert [one.site_id for one in await lines_of(database, elsewhere)] == [None]
    stranger = person(Role.CUSTOMER, account=await open_account(database))
    with pytest.raises(Missing):
        await do(database, copy_order, CopyOrder(order_id=order.id), stranger)


async def test_a_template_begins_orders_until_it_is_removed(database: Database, account: Account) -> None:
    order: Order = await do(database, create_order, CreateOrder(account_id=account.id, lines=(MOBILE,)))
    save = SaveTemplate(order_id=order.id, name="Starter", client_key="t")
    template = await do(database, save_template, save)
    assert await do(database, save_template, save) == template
    other = await open_account(database)
    site = await open_site(database, other)
    use = UseTemplate(template_id=template.id, account_id=other.id, site_id=site.id)
    made: Order = await do(database, use_template, use)
    assert [(one.offering, one.site_id) for one in await lines_of(database, made)] == [
        (one.offering, site.id) for one in await lines_of(database, order)
    ]
    own = await do(database, save_template, msgspec.structs.replace(save, for_account=True, client_key=None))
    assert await refused(database, use_template, UseTemplate(template_id=own.id, account_id=other.id)) == [
        "ordering.template_of_another_account"
    ]
    async with database.reader() as reader:
        assert [one.id for one in await queries.templates(reader, AGENT, other.id, "start")] == [template.id]
    with pytest.raises(Denied):
        await do(database, remove_template, RemoveTemplate(template_id=own.id), person(Role.ORDER_AGENT))
    await do(database, remove_template, RemoveTemplate(template_id=own.id), MANAGER)
    with pytest.raises(Missing):
        await do(database, use_template, UseTemplate(template_id=own.id, account_id=account.id))
    async with database.reader() as reader:
        assert [one.action for one in await audit_of_subject(reader, own.id)] == [
            "template.saved",
            "template.removed",
        ]


async def test_customers_keep_no_templates(database: Database, account: Account) -> None:
    order: Order = await do(database, create_order, CreateOrder(account_id=account.id, lines=(MOBILE,)))
    with pytest.raises(Denied):
        save = SaveTemplate(order_id=order.id, name="Mine")
        await do(database, save_template, save, person(Role.CUSTOMER, account=account))
    with pytest.raises(Missing):
        await do(database, use_template, UseTemplate(template_id=new_id(), account_id=account.id))
