"""Accounts are opened, changed, filled in and closed here; none is ever deleted."""

from uuid import UUID

import msgspec

from orderloom.fields.contracts import Noun
from orderloom.fields.queries import sheet
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Problem
from orderloom.kernel.text import unacceptable
from orderloom.parties.commands.people import add_to
from orderloom.parties.commands.reach import What, audit, differing, fresh, reachable, said, tell_account
from orderloom.parties.contracts import (
    Account,
    AccountKind,
    AccountStatus,
    AddContact,
    CreateAccount,
    FillAccount,
    UpdateAccount,
)
from orderloom.parties.domain.checks import account_problems
from orderloom.parties.domain.refusals import ExternalIdTaken
from orderloom.parties.store import accounts as store
from orderloom.platform.db import UnitOfWork
from orderloom.platform.idempotency import Call, made_once

_TAKEN = "Another account has this external id."


@command(Permission.ACCOUNT_WRITE)
async def create_account(uow: UnitOfWork, actor: Actor, new: CreateAccount) -> Account:
    """A consumer's account begins with its person as the contact."""

    async def find(account_id: UUID) -> Account | None:
        return (await store.accounts_by_id(uow, [account_id])).get(account_id)

    call = Call(actor.client, "parties.create_account", new.client_key, new)
    return await made_once(uow, call, lambda: _create_account(uow, actor, new), find)


async def _create_account(uow: UnitOfWork, actor: Actor, new: CreateAccount) -> Account:
    own = await sheet(uow, Noun.ACCOUNT)
    custom, refused = own.filled(Noun.ACCOUNT, actor, new.custom, own.with_defaults(Noun.ACCOUNT, {}))
    lacking = own.lacking(Noun.ACCOUNT, actor, custom) if not refused else ()
    found = (*unacceptable(new.extensions), *account_problems(new), *refused, *lacking)
    problems = (*found, *await _parent_problems(uow, new.parent_id))
    if problems:
        raise Invalid.of(problems)
    account = (await store.new_accounts(uow, [msgspec.structs.replace(new, custom=custom)]))[0]
    if await store.add_accounts(uow, [account], [new.extensions]) == 0:
        raise ExternalIdTaken(_TAKEN, path=("externalId",))
    audit(uow, account.id, "account.created")
    tell_account(uow, account.id, "created")
    if account.kind is AccountKind.CONSUMER:
        await add_to(uow, account, AddContact(account_id=account.id, name=account.name, preferred=True))
    return account


async def _parent_problems(uow: UnitOfWork, parent_id: UUID | None, child: UUID | None = None) -> tuple[Problem, ...]:
    if parent_id is None:
        return ()
    above = await store.ancestors(uow, parent_id)
    if not above:
        return (Problem("parties.unknown_parent", "There is no such account.", ("parentId",)),)
    if child in above:
        return (Problem("parties.parent_in_circle", "An account can't belong to itself.", ("parentId",)),)
    return ()


@command(Permission.ACCOUNT_WRITE)
async def update_account(uow: UnitOfWork, actor: Actor, change: UpdateAccount) -> Account:
    account = await reachable(uow, actor, change.account_id)
    fresh(change.version, account.version, "account")
    given = said(change, but=("account_id", "extensions"))
    moved = {**given, "version": account.version + 1, "updated_at": uow.now}
    after = msgspec.structs.replace(account, **moved)
    if change.parent_id == account.parent_id:
        given.pop("parent_id", None)
    found = (*account_problems(after), *unacceptable(change.extensions))
    problems = (*found, *await _parent_problems(uow, given.get("parent_id"), account.id))
    if problems:
        raise Invalid.of(problems)
    renamed = after.external_id if after.external_id != account.external_id else None
    if renamed is not None and await store.accounts_by_external_id(uow, [renamed]):
        raise ExternalIdTaken(_TAKEN, path=("externalId",))
    await store.save(uow, after, change.extensions)
    _tell(uow, account, after)
    return after


def _tell(uow: UnitOfWork, before: Account, after: Account) -> None:
    changed = [name for name in differing(before, after) if name not in ("version", "updated_at")]
    states = {"status": [before.status.value, after.status.value]} if "status" in changed else {}
    audit(uow, after.id, "account.changed", {"fields": changed, **states})
    tell_account(uow, after.id, _what(before.status, after.status))


def _what(before: AccountStatus, after: AccountStatus) -> What:
    if before is after:
        return "changed"
    if after is AccountStatus.CLOSED:
        return "gone"
    if before is AccountStatus.CLOSED:
        return "created"
    return "engaged" if before is AccountStatus.PROSPECT else "state"


@command(Permission.ACCOUNT_WRITE)
async def fill_account(uow: UnitOfWork, actor: Actor, fill: FillAccount) -> Account:
    """Changes the values of the fields of one's own."""
    account = await reachable(uow, actor, fill.account_id)
    fresh(fill.version, account.version, "account")
    own = await sheet(uow, Noun.ACCOUNT)
    custom, problems = own.filled(Noun.ACCOUNT, actor, fill.custom, account.custom)
    problems = (*problems, *own.lacking(Noun.ACCOUNT, actor, custom))
    if problems:
        raise Invalid.of(problems)
    await store.fill(uow, account.id, custom)
    audit(uow, account.id, "account.filled_in", {"fields": sorted(fill.custom)})
    tell_account(uow, account.id, "changed")
    return msgspec.structs.replace(account, custom=custom, version=account.version + 1, updated_at=uow.now)
