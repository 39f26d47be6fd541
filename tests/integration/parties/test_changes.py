"""Accounts, contacts, sites and calendars change by version, are put out of use, and are found by their words."""

from datetime import time
from typing import Any

import msgspec
import pytest

from orderloom.identity.contracts import Role
from orderloom.kernel.errors import Denied, Invalid, StaleVersion
from orderloom.parties import commands, queries
from orderloom.parties.contracts import (
    Account,
    AccountFilter,
    AccountKind,
    AccountSort,
    AccountStatus,
    AddContact,
    AddSite,
    ChangeCalendar,
    ChangeContact,
    ChangeSite,
    CreateAccount,
    CreateCalendar,
    Hours,
    PostalAddress,
    UpdateAccount,
)
from orderloom.platform.db import Database
from tests.builders.orders import person

AGENT, ADMIN, APPROVER = person(Role.ORDER_AGENT), person(Role.PROCESS_ADMIN), person(Role.ORDER_APPROVER)
PORTO = PostalAddress(street="1 Pier", city="Porto", country="PT", postal_code="4000-001")
OFFICE = (Hours(day=1, opens=time(9), closes=time(17)),)


async def say(database: Database, command: Any, said: Any, actor: Any = AGENT) -> Any:
    async with database.unit_of_work() as uow:
        return await command(uow, actor, said)


async def found(database: Database, search: str, **where: Any) -> list[str]:
    async with database.reader() as reader:
        page = await queries.accounts(reader, AGENT, where=AccountFilter(search=search, **where))
        assert await queries.count_accounts(reader, AGENT, where=AccountFilter(search=search, **where)) == len(
            page.items
        )
    return [account.name for account in page.items]


async def test_all_of_an_account_is_kept_and_changed(database: Database) -> None:
    new = CreateAccount(name="Whole", tax_id="PT500", language="pt-BR", billing_address=PORTO)
    account = await say(database, commands.create_account, new)
    change = UpdateAccount(account_id=account.id, version=1, service_address=PORTO, status=AccountStatus.SUSPENDED)
    after = await say(database, commands.update_account, change)
    expected = msgspec.structs.replace(
        account, service_address=PORTO, status=AccountStatus.SUSPENDED, version=2, updated_at=after.updated_at
    )
    assert after == expected
    async with database.reader() as reader:
        assert await queries.account(reader, AGENT, account.id) == expected
    with pytest.raises(StaleVersion):
        await say(database, commands.update_account, change)


async def test_a_consumer_begins_with_themselves_as_the_contact(database: Database) -> None:
    account = await say(database, commands.create_account, CreateAccount(name="A Buyer", kind=AccountKind.CONSUMER))
    async with database.reader() as reader:
        contacts = await queries.contacts_of_account(reader, [account.id])
    assert [(one.name, one.preferred) for one in contacts] == [("A Buyer", True)]


async def test_no_account_belongs_to_itself(database: Database) -> None:
    above = await say(database, commands.create_account, CreateAccount(name="Above"))
    below = await say(database, commands.create_account, CreateAccount(name="Below", parent_id=above.id))
    with pytest.raises(Invalid) as refused:
        await say(database, commands.update_account, UpdateAccount(account_id=above.id, version=1, parent_id=below.id))
    assert [one.code for one in refused.value.problems] == ["parties.parent_in_circle"]
    async with database.reader() as reader:
        assert await queries.account(reader, AGENT, above.id) == above


@pytest.fixture(scope="module")
async def searched(database: Database) -> Account:
    account = await say(
        database,
        commands.create_account,
        CreateAccount(name="Águas do Zêzere", external_id="erp-77", segment="utility"),
    )
    await say(
        database,
        commands.add_contact,
        AddContact(account_id=account.id, name="Front desk", email="desk@zezere.example", phone="+351 210 000 001"),
    )
    return account


@pytest.mark.parametrize("search", ["zez", "aguas zez", "ERP-77", "desk@zezere", "210 000 001", "front desk", "number"])
async def test_an_account_is_found_by_the_beginnings_of_its_words(
    database: Database, searched: Account, search: str
) -> None:
    asked = searched.number if search == "number" else search
    assert await found(database, asked) == [searched.name]
    assert await found(database, asked, kinds=(AccountKind.CONSUMER,)) == []
    assert await found(database, asked, segments=("utility",), statuses=(AccountStatus.ACTIVE,)) == [searched.name]


async def test_a_search_of_signs_alone_finds_nothing(database: Database, searched: Account) -> None:
    assert await found(database, "*:&") == []


@pytest.mark.parametrize("sort", AccountSort)
@pytest.mark.parametrize("descending", [False, True])
async def test_pages_of_every_order_follow_each_other(database: Database, sort: AccountSort, descending: bool) -> None:
    for name in ("Row b", "Row a", "Row c"):
        await say(database, commands.create_account, CreateAccount(name=name))
    where = AccountFilter(search="row", sort=sort, descending=descending)
    async with database.reader() as reader:
        whole = (await queries.accounts(reader, AGENT, where=where)).items
        seen: list[Account] = []
        after: str | None = None
        for _ in whole:
            page = await queries.accounts(reader, AGENT, where=where, after=after, first=1)
            seen += page.items
            after = page.cursors[-1]
    values = [getattr(one, sort) for one in seen]
    assert (tuple(seen), values) == (whole, sorted(values, reverse=descending))


async def test_one_contact_at_most_is_preferred_and_none_that_is_out_of_use(database: Database) -> None:
    account = await say(database, commands.create_account, CreateAccount(name="Preferring"))
    first = await say(database, commands.add_contact, AddContact(account_id=account.id, name="One", preferred=True))
    second = await say(database, commands.add_contact, AddContact(account_id=account.id, name="Two", preferred=True))
    await say(database, commands.change_contact, ChangeContact(contact_id=second.id, version=1, active=False))
    async with database.reader() as reader:
        contacts = await queries.contacts_of_account(reader, [account.id])
    told = [(one.name, one.preferred, one.active, one.version) for one in contacts]
    assert told == [("One", False, True, 2), ("Two", False, False, 2)]
    with pytest.raises(StaleVersion):
        await say(database, commands.change_contact, ChangeContact(contact_id=first.id, version=1, name="Other"))


async def test_a_site_is_changed_and_put_out_of_use(database: Database) -> None:
    account = await say(database, commands.create_account, CreateAccount(name="Sited"))
    calendar = await say(
        database, commands.create_calendar, CreateCalendar(key="sited", name="Sited", hours=OFFICE), ADMIN
    )
    new = AddSite(account_id=account.id, name="Hall", street="1 Pier", city="Porto", country="PT")
    site = await say(database, commands.add_site, new)
    change = ChangeSite(site_id=site.id, version=1, calendar_id=calendar.id, active=False)
    after = await say(database, commands.change_site, change)
    assert after == msgspec.structs.replace(site, calendar_id=calendar.id, active=False, version=2)
    async with database.reader() as reader:
        assert await queries.sites_by_id(reader, [site.id]) == {site.id: after}
        times, _ = await queries.site_times(reader, [site.id])
    assert times[site.id].calendar == calendar


async def test_there_is_one_default_calendar_and_it_stays_in_use(database: Database) -> None:
    first = await say(
        database, commands.create_calendar, CreateCalendar(key="a", name="A", hours=OFFICE, is_default=True), ADMIN
    )
    second = await say(
        database, commands.create_calendar, CreateCalendar(key="b", name="B", hours=OFFICE, is_default=True), ADMIN
    )
    async with database.reader() as reader:
        known = {one.key: one for one in await queries.calendars(reader, AGENT)}
    assert (known["a"].is_default, known["b"].is_default) == (False, True)
    with pytest.raises(Invalid):
        await say(
            database, commands.change_calendar, ChangeCalendar(calendar_id=second.id, version=1, active=False), ADMIN
        )
    with pytest.raises(StaleVersion):
        await say(database, commands.change_calendar, ChangeCalendar(calendar_id=first.id, version=1, name="C"), ADMIN)


async def test_who_only_reads_accounts_changes_none(database: Database, searched: Account) -> None:
    with pytest.raises(Denied):
        await say(
            database, commands.update_account, UpdateAccount(account_id=searched.id, version=1, name="x"), APPROVER
        )
    async with database.reader() as reader:
        assert await queries.account(reader, AGENT, searched.id) == searched
