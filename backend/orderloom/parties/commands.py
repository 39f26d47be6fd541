"""Accounts, sites and contacts are added and changed here."""

from uuid import UUID

import msgspec

from orderloom.fields.contracts import Noun
from orderloom.fields.queries import sheet
from orderloom.identity.access import command, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Invalid, Kind, Missing, StaleVersion
from orderloom.parties import store
from orderloom.parties.contracts import (
    Account,
    AddContact,
    AddSite,
    Contact,
    CreateAccount,
    FillAccount,
    Site,
    UpdateAccount,
)
from orderloom.parties.domain.checks import account_problems, contact_problems, site_problems
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.idempotency import Call, made_once


class ExternalIdTaken(DomainError):
    kind = Kind.CONFLICT
    code = "parties.external_id_taken"


@command(Permission.ACCOUNT_WRITE)
async def create_account(uow: UnitOfWork, actor: Actor, new: CreateAccount) -> Account:
    async def find(account_id: UUID) -> Account | None:
        return (await store.accounts_by_id(uow, [account_id])).get(account_id)

    call = Call(actor.client, "parties.create_account", new.client_key, new)
    return await made_once(uow, call, lambda: _create_account(uow, actor, new), find)


async def _create_account(uow: UnitOfWork, actor: Actor, new: CreateAccount) -> Account:
    own = await sheet(uow, Noun.ACCOUNT)
    custom, refused = own.filled(Noun.ACCOUNT, actor, new.custom, own.with_defaults(Noun.ACCOUNT, {}))
    problems = (*account_problems(new), *refused, *(own.lacking(Noun.ACCOUNT, actor, custom) if not refused else ()))
    if problems:
        raise Invalid.of(problems)
    account = await store.add_account(uow, msgspec.structs.replace(new, custom=custom))
    if account is None:
        raise ExternalIdTaken("Another account has this external id.", path=("externalId",))
    _audit(uow, account.id, "account.created")
    return account


@command(Permission.ACCOUNT_WRITE)
async def update_account(uow: UnitOfWork, actor: Actor, change: UpdateAccount) -> Account:
    problems = account_problems(change)
    if problems:
        raise Invalid.of(problems)
    account = await _reachable(uow, actor, change.account_id)
    if account.version != change.version:
        raise StaleVersion("Someone else changed this account meanwhile.", path=("version",))
    if change.external_id is not None and change.external_id != account.external_id:
        taken = await store.account_by_external_id(uow, change.external_id)
        if taken is not None:
            raise ExternalIdTaken("Another account has this external id.", path=("externalId",))
    await store.save(uow, change)
    _audit(uow, account.id, "account.changed")
    return msgspec.structs.replace(
        account,
        name=change.name,
        segment=change.segment,
        external_id=change.external_id,
        version=account.version + 1,
    )


@command(Permission.ACCOUNT_WRITE)
async def fill_account(uow: UnitOfWork, actor: Actor, fill: FillAccount) -> Account:
    """Changes the values of the fields of one's own."""
    account = await _reachable(uow, actor, fill.account_id)
    if account.version != fill.version:
        raise StaleVersion("Someone else changed this account meanwhile.", path=("version",))
    own = await sheet(uow, Noun.ACCOUNT)
    custom, problems = own.filled(Noun.ACCOUNT, actor, fill.custom, account.custom)
    problems = (*problems, *own.lacking(Noun.ACCOUNT, actor, custom))
    if problems:
        raise Invalid.of(problems)
    await store.fill(uow, account.id, custom)
    uow.audit(
        AuditEntry(
            subject_type="account",
            subject_id=account.id,
            action="account.filled_in",
            changes={"fields": sorted(fill.custom)},
        )
    )
    return msgspec.structs.replace(account, custom=custom, version=account.version + 1)


@command(Permission.ACCOUNT_WRITE)
async def add_site(uow: UnitOfWork, actor: Actor, new: AddSite) -> Site:
    async def find(site_id: UUID) -> Site | None:
        return (await store.sites_by_id(uow, [site_id])).get(site_id)

    call = Call(actor.client, "parties.add_site", new.client_key, new)
    return await made_once(uow, call, lambda: _add_site(uow, actor, new), find)


async def _add_site(uow: UnitOfWork, actor: Actor, new: AddSite) -> Site:
    problems = site_problems(new)
    if problems:
        raise Invalid.of(problems)
    account = await _reachable(uow, actor, new.account_id)
    site = await store.add_site(uow, new)
    _audit(uow, account.id, "account.site_added")
    return site


@command(Permission.ACCOUNT_WRITE)
async def add_contact(uow: UnitOfWork, actor: Actor, new: AddContact) -> Contact:
    async def find(contact_id: UUID) -> Contact | None:
        return (await store.contacts_by_id(uow, [contact_id])).get(contact_id)

    call = Call(actor.client, "parties.add_contact", new.client_key, new)
    return await made_once(uow, call, lambda: _add_contact(uow, actor, new), find)


async def _add_contact(uow: UnitOfWork, actor: Actor, new: AddContact) -> Contact:
    problems = contact_problems(new)
    if problems:
        raise Invalid.of(problems)
    account = await _reachable(uow, actor, new.account_id)
    contact = await store.add_contact(uow, new)
    _audit(uow, account.id, "account.contact_added")
    return contact


async def _reachable(uow: UnitOfWork, actor: Actor, account_id: UUID) -> Account:
    reach = scope(actor, "account", Permission.ACCOUNT_WRITE)
    account = await store.locked(uow, account_id)
    if account is None or not (reach.kind == "all" or account_id in reach.ids):
        raise Missing("There is no such account.", path=("accountId",))
    return account


def _audit(uow: UnitOfWork, account_id: UUID, action: str) -> None:
    uow.audit(AuditEntry(subject_type="account", subject_id=account_id, action=action))
