"""Customers: accounts, but those of whom nothing was sold to yet.

A party of ours that is engaged for the first time becomes a customer with the account that it has; engaged again it
gets a further account beneath the first. A party that we do not know is taken at its word.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.accounts import LONGEST, AccountCollection
from orderloom.integration.tmf.collection import Call, Edit, uuid_of
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.said import Groups, kept_said, read_said, shown
from orderloom.integration.tmf.tmf632.individuals import SEGMENT
from orderloom.integration.tmf.tmf632.media import MEDIA, address_of, media_told
from orderloom.kernel import json
from orderloom.kernel.errors import Missing
from orderloom.parties import queries as parties
from orderloom.parties.commands import create_account, update_account
from orderloom.parties.contracts import (
    Account,
    AccountFilter,
    AccountKind,
    AccountStatus,
    Contact,
    CreateAccount,
    UpdateAccount,
)
from orderloom.platform.db import Reader, UnitOfWork

API = "tmf629"
LIVE = (AccountStatus.ACTIVE, AccountStatus.SUSPENDED)
STATUSES = {"active": AccountStatus.ACTIVE, "approved": AccountStatus.ACTIVE, "suspended": AccountStatus.SUSPENDED}


class Customers(AccountCollection):
    name = "customer"
    type = "Customer"
    api = API
    where = AccountFilter(statuses=LIVE)

    async def made(self, uow: UnitOfWork, actor: Actor, body: Body) -> Account:
        party = await _engaged(uow, actor, body)
        status = _status(body) or AccountStatus.ACTIVE
        if party is not None and party.status is AccountStatus.PROSPECT:
            extensions = (await parties.extensions_of_accounts(uow, [party.id]))[party.id]
            known = _groups(msgspec.structs.replace(party, status=status))
            change = UpdateAccount(
                account_id=party.id,
                version=party.version,
                status=status,
                extensions=kept_said(extensions, API, self.version, body, known),
            )
            return await update_account(uow, actor, change)
        kind = party.kind if party else _kind(body)
        new = CreateAccount(
            name=body["name"].strip()[:LONGEST],
            kind=kind,
            status=status,
            segment="business" if kind is AccountKind.BUSINESS else SEGMENT,
            parent_id=party.id if party else None,
            billing_address=address_of(body, self.version),
        )
        said = kept_said({}, API, self.version, body, _groups(new))
        return await create_account(uow, actor, msgspec.structs.replace(new, extensions=said))

    async def change(self, call: Call, id_: str, edit: Edit) -> Body:
        async with call.unit_of_work() as uow:
            account = await self.account(uow, call.actor, id_)
            before = await self.one(uow, account)
            after = edit(before)
            told = self._told(before, after)
            extensions = (await parties.extensions_of_accounts(uow, [account.id]))[account.id]
            known = _groups(msgspec.structs.replace(account, **told))
            change = UpdateAccount(
                account_id=account.id,
                version=account.version,
                extensions=kept_said(extensions, API, self.version, after, known),
                **told,
            )
            return await self.one(uow, await update_account(uow, call.actor, change))

    def _told(self, before: Body, after: Body) -> dict[str, Any]:
        """What of a change our account has a place for."""
        told: dict[str, Any] = {}
        if after.get("name") != before.get("name"):
            told["name"] = after["name"].strip()[:LONGEST]
        if after.get("status") != before.get("status") and _status(after) is not None:
            told["status"] = _status(after)
        if after.get(MEDIA) != before.get(MEDIA):
            told["billing_address"] = address_of(after, self.version)
        return told

    async def shown(self, reader: Reader, accounts: Sequence[Account]) -> list[Body]:
        extensions = await parties.extensions_of_accounts(reader, [one.id for one in accounts])
        people: dict[UUID, Contact] = {}
        for contact in await parties.contacts_of_account(reader, [one.id for one in accounts]):
            people.setdefault(contact.account_id, contact)
        return [self._body(one, extensions[one.id], people.get(one.id)) for one in accounts]

    def _body(self, account: Account, extensions: Mapping[str, Any], person: Contact | None) -> Body:
        said = read_said(extensions, API)
        version = said.version if said else self.version
        told = said.body if said else {}
        parts = {
            "name": {"name": account.name},
            "status": {"status": account.status.value},
            "address": {MEDIA: media_told(version, told, None, None, account.billing_address)},
        }
        body = shown(said, _groups(account), parts)
        if version != self.version:
            body = self.shapes.fitted(self.type, body)
        body.setdefault("name", account.name)
        body.setdefault("engagedParty", party_of(account, person, self.version))
        body = {**body, "id": str(account.id)}
        return self.shapes.read(self.type, body)[0] if self.shapes.typed else body


async def _engaged(reader: Reader, actor: Actor, body: Body) -> Account | None:
    """The account of the party, an organization or a person, when it is one of ours."""
    named = str(body["engagedParty"].get("id"))
    try:
        row = uuid_of(named, "party")
        contact = (await parties.contacts_by_id(reader, [row])).get(row)
        return await parties.account(reader, actor, contact.account_id if contact else row)
    except Missing:
        return None


def _kind(body: Body) -> AccountKind:
    referred = str(body["engagedParty"].get("@referredType", "")).lower()
    return AccountKind.CONSUMER if "individual" in referred else AccountKind.BUSINESS


def _status(body: Body) -> AccountStatus | None:
    return STATUSES.get(str(body.get("status", "")).strip().lower())


def _groups(account: Account | CreateAccount) -> Groups:
    return json.to_builtins({"name": account.name, "status": account.status, "address": account.billing_address})


def party_of(account: Account, person: Contact | None, version: str) -> Body:
    if account.kind is AccountKind.CONSUMER and person is not None:
        party = {"id": str(person.id), "name": person.name, "@referredType": "Individual"}
    else:
        party = {"id": str(account.id), "name": account.name, "@referredType": "Organization"}
    return party if version == "v4" else {**party, "@type": "PartyRef"}
