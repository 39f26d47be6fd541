"""Organizations: the accounts of businesses, customers already or not yet."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.accounts import LONGEST, AccountCollection
from orderloom.integration.tmf.collection import Call, Edit
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.said import Groups, kept_said, read_said, shown
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

API = "tmf632"
LIVE = (AccountStatus.PROSPECT, AccountStatus.ACTIVE, AccountStatus.SUSPENDED)


class Organizations(AccountCollection):
    name = "organization"
    type = "Organization"
    api = API
    where = AccountFilter(kinds=(AccountKind.BUSINESS,), statuses=LIVE)

    async def made(self, uow: UnitOfWork, actor: Actor, body: Body) -> Account:
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
            account = await self.account(reader, actor, str(named))
        except Missing:
            return None
        return account.id

    async def change(self, call: Call, id_: str, edit: Edit) -> Body:
        async with call.unit_of_work() as uow:
            account = await self.account(uow, call.actor, id_)
            before = await self.one(uow, account)
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
            return await self.one(uow, await update_account(uow, call.actor, change))

    async def shown(self, reader: Reader, accounts: Sequence[Account]) -> list[Body]:
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
