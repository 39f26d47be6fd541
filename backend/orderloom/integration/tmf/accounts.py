"""What resources that are our accounts have in common, whatever an interface calls them."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.collection import Call, Collection, missing, uuid_of
from orderloom.integration.tmf.finding import found
from orderloom.integration.tmf.query import Body, Found, Query
from orderloom.kernel.errors import Missing
from orderloom.parties import queries as parties
from orderloom.parties.commands import update_account
from orderloom.parties.contracts import Account, AccountFilter, AccountStatus, UpdateAccount
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.idempotency import Call as Once
from orderloom.platform.idempotency import made_once

LONGEST = 200
_MOST = 2_000_000_000


class AccountCollection(Collection):
    """Those of our accounts that `where` tells. `api` is the interface, beside whose name what was said is kept."""

    given_here: ClassVar[frozenset[str]] = frozenset({"id"})
    api: ClassVar[str]
    where: ClassVar[AccountFilter]

    async def find(self, call: Call, query: Query) -> Found:
        async with call.reader() as reader:

            async def stretch(offset: int, limit: int) -> tuple[Sequence[Body], int]:
                page = await parties.accounts_at(reader, call.actor, self.where, offset=offset, limit=limit)
                total = await parties.count_accounts(reader, call.actor, where=self.where, most=_MOST)
                return await self.shown(reader, page), total

            return await found(query, stretch)

    async def read(self, call: Call, id_: str) -> Body:
        async with call.reader() as reader:
            return await self.one(reader, await self.account(reader, call.actor, id_))

    async def create(self, call: Call, body: Body) -> Body:
        async def find(account_id: UUID) -> Account | None:
            return (await parties.accounts_by_id(uow, [account_id])).get(account_id)

        async with call.unit_of_work() as uow:
            once = Once(call.actor.client, f"{self.api}.{self.name}", call.key, body)
            account = await made_once(uow, once, lambda: self.made(uow, call.actor, body), find)
            return await self.one(uow, account)

    @abstractmethod
    async def made(self, uow: UnitOfWork, actor: Actor, body: Body) -> Account: ...

    async def remove(self, call: Call, id_: str) -> None:
        """The account is closed, and kept for the orders that name it."""
        async with call.unit_of_work() as uow:
            account = await self.account(uow, call.actor, id_)
            change = UpdateAccount(account_id=account.id, version=account.version, status=AccountStatus.CLOSED)
            await update_account(uow, call.actor, change)

    async def account(self, reader: Reader, actor: Actor, id_: str) -> Account:
        """Raises `Missing` for one that is out of reach, or none of these."""
        try:
            account = await parties.account(reader, actor, uuid_of(id_, self.name))
        except Missing:
            raise missing(self.name) from None
        kinds = self.where.kinds
        if account.status not in self.where.statuses or (kinds and account.kind not in kinds):
            raise missing(self.name)
        return account

    async def one(self, reader: Reader, account: Account) -> Body:
        return (await self.shown(reader, [account]))[0]

    @abstractmethod
    async def shown(self, reader: Reader, accounts: Sequence[Account]) -> list[Body]: ...
