"""Accounts, contacts and sites on the real database, each within its reader's scope."""

from typing import Any

import pytest

from orderloom.identity.access import actor
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import Denied, Invalid, Missing, StaleVersion
from orderloom.kernel.ids import new_id
from orderloom.parties import commands, queries
from orderloom.parties.contracts import Account, AddContact, AddSite, CreateAccount, UpdateAccount
from orderloom.platform.db import Database

AGENT = actor(new_id(), "agent", [Role.ORDER_AGENT])


async def created(uow: Any, name: str, external_id: str | None = None) -> Account:
    async with uow() as u:
        return await commands.create_account(u, AGENT, CreateAccount(name=name, external_id=external_id))


async def test_an_account_is_found_by_id_and_by_its_foreign_name(database: Database, uow: Any) -> None:
    account = await created(uow, "North", "crm-1")
    assert account.number.startswith("ACC")
    async with database.reader() as reader:
        assert await queries.account(reader, AGENT, account.id) == account
        assert await queries.account_by_external_id(reader, "crm-1") == account
        assert await queries.accounts_by_id(reader, [account.id, new_id()]) == {account.id: account}


async def test_a_foreign_name_is_given_once(database: Database, uow: Any) -> None:
    account = await created(uow, "Once", "crm-once")
    with pytest.raises(commands.ExternalIdTaken):
        await created(uow, "Twice", "crm-once")
    other = await created(uow, "Other")
    change = UpdateAccount(account_id=other.id, version=1, name="Other", segment="business", external_id="crm-once")
    with pytest.raises(commands.ExternalIdTaken):
        async with uow() as u:
            await commands.update_account(u, AGENT, change)
    async with database.reader() as reader:
        assert await queries.account_by_external_id(reader, "crm-once") == account


async def test_pages_follow_each_other_without_gap_or_repeat(database: Database, uow: Any) -> None:
    names = [f"Page {index}" for index in range(5)]
    for name in reversed(names):
        await created(uow, name)
    seen: list[str] = []
    after: str | None = None
    async with database.reader() as reader:
        while True:
            page = await queries.accounts(reader, AGENT, search="page ", after=after, first=2)
            seen += [account.name for account in page.items]
            if not page.has_more:
                break
            after = page.cursors[-1]
    assert seen == names


async def test_a_customer_sees_the_own_account_and_misses_all_others(database: Database, uow: Any) -> None:
    own, foreign = await created(uow, "Own"), await created(uow, "Foreign")
    customer = actor(new_id(), "c", [Role.CUSTOMER], account_id=own.id)
    async with database.reader() as reader:
        assert (await queries.accounts(reader, customer)).items == (own,)
        with pytest.raises(Missing):
            await queries.account(reader, customer, foreign.id)


async def test_a_stale_edit_loses_nothing(database: Database, uow: Any) -> None:
    account = await created(uow, "Edited")
    change = UpdateAccount(account_id=account.id, version=1, name="Edited once", segment="business")
    async with uow() as u:
        assert (await commands.update_account(u, AGENT, change)).version == 2
    with pytest.raises(StaleVersion):
        async with uow() as u:
            await commands.update_account(u, AGENT, change)
    async with database.reader() as reader:
        assert (await queries.account(reader, AGENT, account.id)).name == "Edited once"


async def test_sites_and_contacts_belong_to_their_account(database: Database, uow: Any) -> None:
    account = await created(uow, "Sited")
    async with uow() as u:
        site = await commands.add_site(
            u,
            AGENT,
            AddSite(account_id=account.id, name="HQ", street="Rua 1", city="Lisboa", country="PT"),
        )
        contact = await commands.add_contact(u, AGENT, AddContact(account_id=account.id, name="Front desk"))
    async with database.reader() as reader:
        assert await queries.sites_of_account(reader, [account.id]) == [site]
        assert await queries.contacts_of_account(reader, [account.id]) == [contact]
        assert await queries.sites_by_id(reader, [site.id]) == {site.id: site}
        assert await queries.contacts_by_id(reader, [contact.id]) == {contact.id: contact}


async def test_all_that_is_wrong_with_a_site_is_said_at_once_and_nothing_is_kept(database: Database, uow: Any) -> None:
    account = await created(uow, "Bad site")
    bad = AddSite(account_id=account.id, name=" ", street="s\0", city="c", country="PT", timezone="Mars/Base")
    with pytest.raises(Invalid) as refused:
        async with uow() as u:
            await commands.add_site(u, AGENT, bad)
    assert [problem.path for problem in refused.value.problems] == [("name",), ("street",), ("timezone",)]
    async with database.reader() as reader:
        assert await queries.sites_of_account(reader, [account.id]) == []


async def test_a_site_of_an_unknown_account_is_refused(uow: Any) -> None:
    with pytest.raises(Missing):
        async with uow() as u:
            site = AddSite(account_id=new_id(), name="n", street="s", city="c", country="PT")
            await commands.add_site(u, AGENT, site)


async def test_who_may_not_write_accounts_is_denied(uow: Any) -> None:
    approver = actor(new_id(), "x", [Role.ORDER_APPROVER])
    async with uow() as u:
        with pytest.raises(Denied):
            await commands.create_account(u, approver, CreateAccount(name="Nope"))
    async with uow() as u:
        assert await commands.create_account(u, Actor.system(), CreateAccount(name="Yes"))
