"""Organizations: the accounts of businesses, customers already or not yet."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.collection import Call, Collection, Edit, missing, uuid_of
from orderloom.integration.tmf.query import Body, Found, Query
from orderloom.integration.tmf.said import Groups, kept_said, read_said, shown
from orderloom.integration.tmf.tmf632.finding import found
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
    CreateAccount,
    UpdateAccount,
)
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.idempotency import Call as Once
from orderloom.platform.idempotency import made_once

API = "tmf632"
LIVE = (AccountStatus.PROSPECT, AccountStatus.ACTIVE, AccountStatus.SUSPENDED)
LONGEST = 200
_MOST = 2_000_000_000


class Organizations(Collection):
    name = "organization"
    type = "Organization"
    given_here: ClassVar[frozenset[str]] = frozenset({"id"})

    async def find(self, call: Call, query: Query) -> Found:
        where = AccountFilter(kinds=(AccountKind.BUSINESS,), statuses=LIVE)
        async with call.reader() as reader:

            async def stretch(offset: int, limit: int) -> tuple[Sequence[Body], int]:
                page = await parties.accounts_at(reader, call.actor, where, offset=offset, limit=limit)
                total = await parties.count_accounts(reader, call.actor, where=where, most=_MOST)
                return await self._shown(reader, page), total

            return await found(query, stretch)

    async def read(self, call: Call, id_: str) -> Body:
        async with call.reader() as reader:
            return await self._one(reader, await self._account(reader, call.actor, id_))

    async def create(self, call: Call, body: Body) -> Body:
        async def find(account_id: UUID) -> Account | None:
            return (await parties.accounts_by_id(uow, [account_id])).get(account_id)

        async with call.unit_of_work() as uow:
            once = Once(call.actor.client, f"{API}.{self.name}", call.key, body)
            account = await made_once(uow, once, lambda: self._create(uow, call.actor, body), find)
            return await self._one(uow, account)

    async def _create(self, uow: UnitOfWork, actor: Actor, body: Body) -> Account:
        new = CreateAccount(
            name=name_of(body),
            kind=AccountKind.BUSINESS,
            status=AccountStatus.PROSPECT,
            billing_address=address_of(body, self.version),
            parent_id=await self._parent(uow, actor, body),
        )
        known = groups(new)
        return await create_account(
            uow, actor, msgspec.structs.replace(new, extensions=kept_said({}, API, self.version, body, known))
        )

    async def _parent(self, reader: Reader, actor: Actor, body: Body) -> UUID | None:
        """The account above, when it is one of ours; another's id is kept as it was said."""
        named = ((body.get("organizationParentRelationship") or {}).get("organization") or {}).get("id")
        try:
            account = await self._account(reader, actor, str(named))
        except Missing:
            return None
        return account.id

    async def change(self, call: Call, id_: str, edit: Edit) -> Body:
        async with call.unit_of_work() as uow:
            account = await self._account(uow, call.actor, id_)
            before = await self._one(uow, account)
            after = edit(before)
            extensions = (await parties.extensions_of_accounts(uow, [account.id]))[account.id]
            told: dict[str, Any] = {}
            if name_of(after) != name_of(before):
                told["name"] = name_of(after)
            if after.get(MEDIA) != before.get(MEDIA):
                told["billing_address"] = address_of(after, self.version)
            if after.get("organizationParentRelationship") != before.get("organizationParentRelationship"):
                told["parent_id"] = await self._parent(uow, call.actor, after)
            known = groups(msgspec.structs.replace(account, **told))
            change = UpdateAccount(
                account_id=account.id,
                version=account.version,
                extensions=kept_said(extensions, API, self.version, after, known),
                **told,
            )
            return await self._one(uow, await update_account(uow, call.actor, change))

    async def remove(self, call: Call, id_: str) -> None:
        """Its account is closed, and kept for the orders that name it."""
        async with call.unit_of_work() as uow:
            account = await self._account(uow, call.actor, id_)
            change = UpdateAccount(account_id=account.id, version=account.version, status=AccountStatus.CLOSED)
            await update_account(uow, call.actor, change)

    async def _account(self, reader: Reader, actor: Actor, id_: str) -> Account:
        try:
            account = await parties.account(reader, actor, uuid_of(id_, self.name))
        except Missing:
            raise missing(self.name) from None
        if account.kind is not AccountKind.BUSINESS or account.status not in LIVE:
            raise missing(self.name)
        return account

    async def _one(self, reader: Reader, account: Account) -> Body:
        return (await self._shown(reader, [account]))[0]

    async def _shown(self, reader: Reader, accounts: Sequence[Account]) -> list[Body]:
        extensions = await parties.extensions_of_accounts(reader, [one.id for one in accounts])
        above = await parties.accounts_by_id(reader, {one.parent_id for one in accounts if one.parent_id})
        return [self._body(one, extensions[one.id], above) for one in accounts]

    def _body(self, account: Account, extensions: Mapping[str, Any], above: Mapping[UUID, Account]) -> Body:
        said = read_said(extensions, API)
        version = said.version if said else self.version
        told = said.body if said else {}
        parent = above.get(account.parent_id or account.id)
        parts = {
            "name": {"name": account.name, "tradingName": account.name},
            "address": {MEDIA: media_told(version, told, None, None, account.billing_address)},
            "tax_id": {"organizationIdentification": _tax(account)},
            "parent": {"organizationParentRelationship": _above(parent)},
        }
        body = shown(said, groups(account), parts)
        if version != self.version:
            body = self.shapes.fitted(self.type, body)
            if self.version == "v5":
                body.setdefault("name", account.name)
        body = {**body, "id": str(account.id)}
        return self.shapes.read(self.type, body)[0] if self.shapes.typed else body


def name_of(body: Mapping[str, Any]) -> str:
    said = [body.get("name"), body.get("tradingName")]
    return next((one.strip()[:LONGEST] for one in said if isinstance(one, str) and one.strip()), "")


def groups(account: Account | CreateAccount) -> Groups:
    return json.to_builtins(
        {
            "name": account.name,
            "address": account.billing_address,
            "tax_id": account.tax_id,
            "parent": account.parent_id,
        }
    )


def _tax(account: Account) -> list[Body]:
    return [{"identificationId": account.tax_id, "identificationType": "taxId"}] if account.tax_id else []


def _above(parent: Account | None) -> Body | None:
    if parent is None:
        return None
    organization = {"id": str(parent.id), "name": parent.name, "@referredType": "Organization"}
    return {"relationshipType": "parent", "organization": organization}
