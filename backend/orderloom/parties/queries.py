"""Accounts as their reader may see them; and, for other contexts, accounts and sites by id, in bulk."""

from collections.abc import Iterable
from uuid import UUID

from orderloom.identity.access import open_door, query, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Missing
from orderloom.parties import store
from orderloom.parties.contracts import Account, AccountPage, Contact, Site
from orderloom.parties.store import Sort
from orderloom.platform.db import Reader

LONGEST_PAGE = 100


@query(Permission.ACCOUNT_READ)
async def accounts(
    reader: Reader, actor: Actor, search: str = "", sort: Sort = "name", after: str | None = None, first: int = 50
) -> AccountPage:
    """One page in order of name or number; `after` is a cursor of the page before."""
    size = max(1, min(first, LONGEST_PAGE))
    found = await store.page(reader, scope(actor, "account"), search, sort, _keyset(after), size + 1)
    shown = tuple(found[:size])
    return AccountPage(
        items=shown, cursors=tuple(_cursor(account, sort) for account in shown), has_more=len(found) > size
    )


@query(Permission.ACCOUNT_READ)
async def count_accounts(reader: Reader, actor: Actor, search: str = "", *, most: int = 10_000) -> int:
    """How many accounts there are, counted no further than `most`."""
    return await store.count(reader, scope(actor, "account"), search, most)


def _cursor(account: Account, sort: Sort) -> str:
    return f"{account.id}{getattr(account, sort)}"


def _keyset(after: str | None) -> tuple[str, UUID] | None:
    if after is None:
        return None
    try:
        return after[36:], UUID(after[:36])
    except ValueError:
        raise Invalid("This is no cursor of accounts.", path=("after",)) from None


@query(Permission.ACCOUNT_READ)
async def account(reader: Reader, actor: Actor, account_id: UUID) -> Account:
    """Raises Missing when there is none in the actor's scope."""
    reach = scope(actor, "account")
    found = (await store.accounts_by_id(reader, [account_id])).get(account_id)
    if found is None or not (reach.kind == "all" or account_id in reach.ids):
        raise Missing("There is no such account.", path=("id",))
    return found


@open_door("other contexts look up the accounts of orders that they may show")
async def accounts_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Account]:
    return await store.accounts_by_id(reader, ids)


@open_door("intake maps a foreign system's account id; the caller checks the actor's scope")
async def account_by_external_id(reader: Reader, external_id: str) -> Account | None:
    return await store.account_by_external_id(reader, external_id)


@open_door("other contexts look up the sites of lines that they may show")
async def sites_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Site]:
    return await store.sites_by_id(reader, ids)


@open_door("other contexts look up the contacts of lines that they may show")
async def contacts_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Contact]:
    return await store.contacts_by_id(reader, ids)


@open_door("shown beneath an account that the caller may show")
async def sites_of_account(reader: Reader, account_ids: Iterable[UUID]) -> list[Site]:
    return await store.sites_of(reader, account_ids)


@open_door("shown beneath an account that the caller may show")
async def contacts_of_account(reader: Reader, account_ids: Iterable[UUID]) -> list[Contact]:
    return await store.contacts_of(reader, account_ids)
