"""Reading accounts."""

from functools import partial

import strawberry

from orderloom.graphql.connection import Connection, connection, page_size
from orderloom.graphql.context import Context, Info
from orderloom.graphql.gate import query
from orderloom.graphql.ids import row_id
from orderloom.graphql.parties.types import Account
from orderloom.identity.contracts import Permission
from orderloom.parties import queries


@strawberry.type
class PartyQueries:
    @query(Permission.ACCOUNT_READ)
    async def accounts(
        self, info: Info, search: str | None = None, first: int = 50, after: str | None = None
    ) -> Connection[Account]:
        async with info.context.reader() as reader:
            page = await queries.accounts(reader, info.context.actor, search or "", after=after, first=page_size(first))
        return connection(page.items, page, after, partial(_count, info.context, search or ""))

    @query(Permission.ACCOUNT_READ)
    async def account(self, info: Info, id: strawberry.ID) -> Account | None:
        async with info.context.reader() as reader:
            return Account.from_contract(await queries.account(reader, info.context.actor, row_id(id, "Account")))


async def _count(context: Context, search: str) -> int:
    async with context.reader() as reader:
        return await queries.count_accounts(reader, context.actor, search)
