"""Individuals: the contacts of accounts. One who belongs to no organization of ours gets an account of their own."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.accounts import LONGEST
from orderloom.integration.tmf.collection import Call, Collection, Edit, missing, uuid_of
from orderloom.integration.tmf.finding import found
from orderloom.integration.tmf.query import Body, Found, Query
from orderloom.integration.tmf.said import Groups, kept_said, read_said, shown
from orderloom.integration.tmf.tmf632.media import MEDIA, email_of, media_told, phone_of
from orderloom.integration.tmf.tmf632.organizations import API, LIVE
from orderloom.kernel.errors import Missing
from orderloom.parties import queries as parties
from orderloom.parties.commands import add_contact, change_contact, create_account, update_account
from orderloom.parties.contracts import (
    Account,
    AccountKind,
    AccountStatus,
    AddContact,
    ChangeContact,
    Contact,
    CreateAccount,
    UpdateAccount,
)
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.idempotency import Call as Once
from orderloom.platform.idempotency import made_once

SEGMENT = "residential"


class Individuals(Collection):
    name = "individual"
    type = "Individual"
    given_here: ClassVar[frozenset[str]] = frozenset({"id"})

    async def find(self, call: Call, query: Query) -> Found:
        async with call.reader() as reader:

            async def stretch(offset: int, limit: int) -> tuple[Sequence[Body], int]:
                page, total = await parties.contacts_at(reader, call.actor, offset=offset, limit=limit)
                return await self._shown(reader, page), total

            return await found(query, stretch)

    async def read(self, call: Call, id_: str) -> Body:
        async with call.reader() as reader:
            return await self._one(reader, await self._contact(reader, call.actor, id_))

    async def create(self, call: Call, body: Body) -> Body:
        async def find(contact_id: UUID) -> Contact | None:
            return (await parties.contacts_by_id(uow, [contact_id])).get(contact_id)

        async with call.unit_of_work() as uow:
            once = Once(call.actor.client, f"{API}.{self.name}", call.key, body)
            contact = await made_once(uow, once, lambda: self._create(uow, call.actor, body), find)
            return await self._one(uow, contact)

    async def _create(self, uow: UnitOfWork, actor: Actor, body: Body) -> Contact:
        name, email, phone = _facts(body, self.version)
        extensions = kept_said({}, API, self.version, body, {"name": name, "email": email, "phone": phone})
        account = await self._employer(uow, actor, body)
        if account is not None:
            new = AddContact(account_id=account.id, name=name, email=email, phone=phone, extensions=extensions)
            return await add_contact(uow, actor, new)
        opened = await create_account(
            uow,
            actor,
            CreateAccount(name=name, kind=AccountKind.CONSUMER, status=AccountStatus.PROSPECT, segment=SEGMENT),
        )
        themselves = (await parties.contacts_of_account(uow, [opened.id]))[0]
        change = ChangeContact(
            contact_id=themselves.id, version=themselves.version, email=email, phone=phone, extensions=extensions
        )
        return await change_contact(uow, actor, change)

    async def _employer(self, reader: Reader, actor: Actor, body: Body) -> Account | None:
        """The first organization of ours among the related parties."""
        for related in body.get("relatedParty") or []:
            named = (related.get("partyOrPartyRole") or related) if isinstance(related, dict) else {}
            try:
                account = await parties.account(reader, actor, uuid_of(str(named.get("id")), self.name))
            except Missing:
                continue
            if account.kind is AccountKind.BUSINESS and account.status in LIVE:
                return account
        return None

    async def change(self, call: Call, id_: str, edit: Edit) -> Body:
        async with call.unit_of_work() as uow:
            contact = await self._contact(uow, call.actor, id_)
            before = await self._one(uow, contact)
            after = edit(before)
            then, now = _facts(before, self.version), _facts(after, self.version)
            told: dict[str, Any] = {
                field: new for field, old, new in zip(("name", "email", "phone"), then, now, strict=True) if old != new
            }
            extensions = (await parties.extensions_of_contacts(uow, [contact.id]))[contact.id]
            known = _groups(msgspec.structs.replace(contact, **told))
            change = ChangeContact(
                contact_id=contact.id,
                version=contact.version,
                extensions=kept_said(extensions, API, self.version, after, known),
                **told,
            )
            changed = await change_contact(uow, call.actor, change)
            await _rename(uow, call.actor, contact, changed)
            return await self._one(uow, changed)

    async def remove(self, call: Call, id_: str) -> None:
        """They are taken out of use, and kept for the orders that name them; an account of their own is closed."""
        async with call.unit_of_work() as uow:
            contact = await self._contact(uow, call.actor, id_)
            await change_contact(
                uow, call.actor, ChangeContact(contact_id=contact.id, version=contact.version, active=False)
            )
            account = (await parties.accounts_by_id(uow, [contact.account_id]))[contact.account_id]
            if account.kind is AccountKind.CONSUMER and account.status is AccountStatus.PROSPECT:
                change = UpdateAccount(account_id=account.id, version=account.version, status=AccountStatus.CLOSED)
                await update_account(uow, call.actor, change)

    async def _contact(self, reader: Reader, actor: Actor, id_: str) -> Contact:
        try:
            contact = await parties.contact(reader, actor, uuid_of(id_, self.name))
        except Missing:
            raise missing(self.name) from None
        account = (await parties.accounts_by_id(reader, [contact.account_id]))[contact.account_id]
        if not contact.active or account.status not in LIVE:
            raise missing(self.name)
        return contact

    async def _one(self, reader: Reader, contact: Contact) -> Body:
        return (await self._shown(reader, [contact]))[0]

    async def _shown(self, reader: Reader, contacts: Sequence[Contact]) -> list[Body]:
        extensions = await parties.extensions_of_contacts(reader, [one.id for one in contacts])
        accounts = await parties.accounts_by_id(reader, {one.account_id for one in contacts})
        return [self._body(one, extensions[one.id], accounts[one.account_id]) for one in contacts]

    def _body(self, contact: Contact, extensions: Mapping[str, Any], account: Account) -> Body:
        said = read_said(extensions, API)
        version = said.version if said else self.version
        media = media_told(version, said.body if said else {}, contact.email, contact.phone, None)
        given, _, family = contact.name.rpartition(" ")
        whole = "fullName" if version == "v4" else "name"
        names = {"givenName": given or family, "familyName": family, whole: contact.name}
        body = shown(
            said,
            _groups(contact),
            {"name": names, "email": {MEDIA: media}, "phone": {MEDIA: media}},
        )
        if said is None and account.kind is AccountKind.BUSINESS:
            body |= _related(account, self.version)
        if version != self.version:
            body = self.shapes.fitted(self.type, body)
            body[MEDIA] = [*media_told(self.version, {}, contact.email, contact.phone, None)] or None
            body = {name: value for name, value in body.items() if value is not None}
        body = {**body, "id": str(contact.id)}
        return self.shapes.read(self.type, body)[0] if self.shapes.typed else body


async def _rename(uow: UnitOfWork, actor: Actor, before: Contact, after: Contact) -> None:
    """The account of one who buys for themselves goes by their name."""
    account = (await parties.accounts_by_id(uow, [after.account_id]))[after.account_id]
    if account.kind is AccountKind.CONSUMER and account.name == before.name != after.name:
        await update_account(uow, actor, UpdateAccount(account_id=account.id, version=account.version, name=after.name))


def _facts(body: Mapping[str, Any], version: str) -> tuple[str, str | None, str | None]:
    whole = next((body[name] for name in ("fullName", "name", "formattedName") if _is_name(body.get(name))), None)
    parts = [body[name].strip() for name in ("givenName", "familyName") if _is_name(body.get(name))]
    return (whole or " ".join(dict.fromkeys(parts))).strip()[:LONGEST], email_of(body, version), phone_of(body, version)


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _groups(contact: Contact) -> Groups:
    return {"name": contact.name, "email": contact.email, "phone": contact.phone}


def _related(account: Account, version: str) -> Body:
    """Their organization. What version 5 says of a related party is open to more than one reading, so there the
    reference stands by itself."""
    reference = {"id": str(account.id), "name": account.name, "@referredType": "Organization"}
    if version == "v4":
        return {"relatedParty": [{**reference, "role": "organization"}]}
    return {"organization": {**reference, "@type": "OrganizationRef"}}
