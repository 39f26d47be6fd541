"""Accounts as their reader may see them; and, for other contexts, accounts and sites by id, in bulk."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.access import open_door, query, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Missing
from orderloom.parties.contracts import (
    Account,
    AccountFilter,
    AccountPage,
    AccountSort,
    BusinessCalendar,
    Contact,
    Site,
    SiteTime,
)
from orderloom.parties.store import accounts as store
from orderloom.parties.store import calendars as calendar_store
from orderloom.parties.store import called, people, sites
from orderloom.platform.db import Reader

LONGEST_PAGE = 100


@query(Permission.ACCOUNT_READ)
async def accounts(
    reader: Reader,
    actor: Actor,
    search: str = "",
    after: str | None = None,
    first: int = 50,
    *,
    where: AccountFilter | None = None,
) -> AccountPage:
    """One page in the order that `where` says; `after` is a cursor of the page before."""
    size, wanted = max(1, min(first, LONGEST_PAGE)), _wanted(search, where)
    by = wanted.sort
    found = await store.page(reader, scope(actor, "account"), wanted, _keyset(after, by), size + 1)
    shown = tuple(found[:size])
    return AccountPage(
        items=shown, cursors=tuple(_cursor(account, by) for account in shown), has_more=len(found) > size
    )


@query(Permission.ACCOUNT_READ)
async def count_accounts(
    reader: Reader, actor: Actor, search: str = "", *, most: int = 10_000, where: AccountFilter | None = None
) -> int:
    """How many accounts there are, counted no further than `most`."""
    return await store.count(reader, scope(actor, "account"), _wanted(search, where), most)


@query(Permission.ACCOUNT_READ)
async def accounts_at(
    reader: Reader, actor: Actor, where: AccountFilter, *, offset: int, limit: int
) -> tuple[Account, ...]:
    """A stretch of the accounts in the order of their making."""
    return tuple(await store.slice_of(reader, scope(actor, "account"), where, offset, limit))


@query(Permission.ACCOUNT_READ)
async def segments(reader: Reader, actor: Actor) -> tuple[str, ...]:
    """Those that accounts in the actor's reach are of."""
    return tuple(await store.segments(reader, scope(actor, "account")))


def _wanted(search: str, where: AccountFilter | None) -> AccountFilter:
    wanted = where or AccountFilter()
    return msgspec.structs.replace(wanted, search=search) if search else wanted


def _cursor(account: Account, sort: AccountSort) -> str:
    value = getattr(account, sort)
    return f"{account.id}{value.isoformat() if isinstance(value, datetime) else value}"


def _keyset(after: str | None, sort: AccountSort) -> tuple[str, UUID] | None:
    if after is None:
        return None
    try:
        value, account_id = after[36:], UUID(after[:36])
        if sort is AccountSort.CREATED_AT:
            datetime.fromisoformat(value)
        if "\0" in value:
            raise ValueError(value)
    except ValueError:
        raise Invalid("This is no cursor of accounts.", path=("after",)) from None
    return value, account_id


@query(Permission.ACCOUNT_READ)
async def account(reader: Reader, actor: Actor, account_id: UUID) -> Account:
    """Raises Missing when there is none in the actor's scope."""
    reach = scope(actor, "account")
    found = (await store.accounts_by_id(reader, [account_id])).get(account_id)
    if found is None or not (reach.kind == "all" or account_id in reach.ids):
        raise Missing("There is no such account.", path=("id",))
    return found


@query(Permission.ACCOUNT_READ)
async def contact(reader: Reader, actor: Actor, contact_id: UUID) -> Contact:
    """Raises Missing when there is none in the actor's scope."""
    reach = scope(actor, "account")
    found = (await people.contacts_by_id(reader, [contact_id])).get(contact_id)
    if found is None or not (reach.kind == "all" or found.account_id in reach.ids):
        raise Missing("There is no such contact.", path=("id",))
    return found


@query(Permission.ACCOUNT_READ)
async def contacts_at(reader: Reader, actor: Actor, *, offset: int, limit: int) -> tuple[tuple[Contact, ...], int]:
    """A stretch of the contacts that can be talked to, in the order of their making, and how many there are."""
    found, total = await people.slice_of(reader, scope(actor, "account"), offset, limit)
    return tuple(found), total


@query(Permission.ACCOUNT_READ)
async def calendars(reader: Reader, actor: Actor) -> tuple[BusinessCalendar, ...]:
    """By name; those out of use come last."""
    return tuple(await calendar_store.calendars(reader))


@open_door("other contexts look up the accounts of orders that they may show")
async def accounts_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Account]:
    return await store.accounts_by_id(reader, ids)


@open_door("people and portals name accounts by number or foreign id; the caller checks the actor's scope")
async def accounts_named(reader: Reader, name: str) -> tuple[Account, ...]:
    """By number or by external id: none, one, or two that disagree."""
    by_number = await store.accounts_by_number(reader, [name])
    found = {**by_number, **await store.accounts_by_external_id(reader, [name])}
    both = [*by_number.values(), *found.values()]
    return tuple({one.id: one for one in both}.values())


@open_door("shown beneath an account that the caller may show, who gates what lies outside the reader's reach")
async def children_of(reader: Reader, ids: Iterable[UUID]) -> list[Account]:
    return await store.children_of(reader, ids)


@open_door("intake maps a foreign system's account id; the caller checks the actor's scope")
async def account_by_external_id(reader: Reader, external_id: str) -> Account | None:
    return (await store.accounts_by_external_id(reader, [external_id])).get(external_id)


@open_door("open interfaces keep what they were told beyond our fields; the caller checks the actor's scope")
async def extensions_of_accounts(reader: Reader, ids: Iterable[UUID]) -> Mapping[UUID, dict[str, Any]]:
    return await store.extensions_of(reader, ids)


@open_door("open interfaces keep what they were told beyond our fields; the caller checks the actor's scope")
async def extensions_of_contacts(reader: Reader, ids: Iterable[UUID]) -> Mapping[UUID, dict[str, Any]]:
    return await people.extensions_of(reader, ids)


@open_door("other contexts look up the sites of lines that they may show")
async def sites_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Site]:
    return await sites.sites_by_id(reader, ids)


@open_door("other contexts look up the contacts of lines that they may show")
async def contacts_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Contact]:
    return await people.contacts_by_id(reader, ids)


@open_door("shown beneath an account that the caller may show")
async def sites_of_account(reader: Reader, account_ids: Iterable[UUID]) -> list[Site]:
    return await sites.sites_of(reader, account_ids)


@open_door("shown beneath an account that the caller may show")
async def contacts_of_account(reader: Reader, account_ids: Iterable[UUID]) -> list[Contact]:
    return await people.contacts_of(reader, account_ids)


@open_door("calendars hold no customer's data; they are shown beside sites")
async def calendars_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, BusinessCalendar]:
    return await calendar_store.calendars_by_id(reader, ids)


@open_door("a calendar tells how many sites follow it, not which")
async def site_counts(reader: Reader, calendar_ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many sites in use name each calendar."""
    return await sites.counts_by_calendar(reader, calendar_ids)


@open_door("plans are laid out on the working time of sites")
async def site_times(reader: Reader, site_ids: Iterable[UUID]) -> tuple[dict[UUID, SiteTime], SiteTime]:
    """When work is done at each of these sites, and when it is done where no site is known."""
    found = await sites.sites_by_id(reader, site_ids)
    usual = await calendar_store.default_calendar(reader)
    named = {one.calendar_id for one in found.values() if one.calendar_id is not None}
    own = await calendar_store.calendars_by_id(reader, named) if named else {}
    times = {
        one.id: SiteTime(calendar=own.get(one.calendar_id or one.id, usual), timezone=one.timezone)
        for one in found.values()
    }
    return times, SiteTime(calendar=usual, timezone="UTC")


@open_door("files name accounts as their senders know them; the caller checks the actor's scope")
async def accounts_called(reader: Reader, names: Collection[str]) -> dict[str, list[UUID]]:
    """Ids of the accounts with this number, id, external id or name: several where a name is not unique."""
    return await called.accounts_called(reader, names)


@open_door("files name the sites of accounts that the caller may order for")
async def sites_called(
    reader: Reader, account_ids: Collection[UUID], names: Collection[str]
) -> dict[tuple[UUID, str], list[UUID]]:
    """Ids of the sites with this name or id, by account and name."""
    return await called.sites_called(reader, account_ids, names)
