"""Contacts are added, changed and put out of use here."""

from uuid import UUID

import msgspec

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Missing
from orderloom.kernel.text import unacceptable
from orderloom.parties.commands.reach import audit, fresh, reachable, said, tell_contact
from orderloom.parties.contracts import Account, AddContact, ChangeContact, Contact
from orderloom.parties.domain.checks import contact_problems
from orderloom.parties.store import people as store
from orderloom.platform.db import UnitOfWork
from orderloom.platform.idempotency import Call, made_once


@command(Permission.ACCOUNT_WRITE)
async def add_contact(uow: UnitOfWork, actor: Actor, new: AddContact) -> Contact:
    async def find(contact_id: UUID) -> Contact | None:
        return (await store.contacts_by_id(uow, [contact_id])).get(contact_id)

    call = Call(actor.client, "parties.add_contact", new.client_key, new)
    return await made_once(uow, call, lambda: _add_contact(uow, actor, new), find)


async def _add_contact(uow: UnitOfWork, actor: Actor, new: AddContact) -> Contact:
    problems = (*contact_problems(new), *unacceptable(new.extensions))
    if problems:
        raise Invalid.of(problems)
    return await add_to(uow, await reachable(uow, actor, new.account_id), new)


async def add_to(uow: UnitOfWork, account: Account, new: AddContact) -> Contact:
    """Adds a contact that was checked to an account that is locked."""
    contact = store.new_contact(new)
    await store.add_contacts(uow, [contact], [new.extensions])
    if contact.preferred:
        await store.prefer_only(uow, account.id, contact.id)
    audit(uow, account.id, "account.contact_added", {"contact": contact.name})
    tell_contact(uow, account.id, contact.id, "created")
    return contact


@command(Permission.ACCOUNT_WRITE)
async def change_contact(uow: UnitOfWork, actor: Actor, change: ChangeContact) -> Contact:
    found = (await store.contacts_by_id(uow, [change.contact_id])).get(change.contact_id)
    if found is None:
        raise Missing("There is no such contact.", path=("contactId",))
    await reachable(uow, actor, found.account_id)
    before = await store.locked(uow, change.contact_id) or found
    fresh(change.version, before.version, "contact")
    after = msgspec.structs.replace(
        before, **said(change, but=("contact_id", "extensions")), version=before.version + 1
    )
    problems = (*contact_problems(after), *unacceptable(change.extensions))
    if problems:
        raise Invalid.of(problems)
    after = after if after.active else msgspec.structs.replace(after, preferred=False)
    await store.save(uow, after, None if change.extensions is msgspec.UNSET else change.extensions)
    if after.preferred and not before.preferred:
        await store.prefer_only(uow, after.account_id, after.id)
    _tell(uow, before, after)
    return after


def _tell(uow: UnitOfWork, before: Contact, after: Contact) -> None:
    words = {(True, False): "deactivated", (False, True): "reactivated"}
    happened = words.get((before.active, after.active), "changed")
    audit(uow, after.account_id, f"account.contact_{happened}", {"contact": after.name})
    told = {"deactivated": "gone", "reactivated": "created"}
    tell_contact(uow, after.account_id, after.id, told.get(happened, "changed"))  # pyright: ignore[reportArgumentType]
