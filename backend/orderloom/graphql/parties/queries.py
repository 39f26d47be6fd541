"""Reading accounts."""

from functools import partial

import strawberry

from orderloom.graphql.connection import Connection, connection, page_size
from orderloom.graphql.context import Context, Info
from orderloom.graphql.enums import AccountKind, AccountSort, AccountStatus, SortDirection
from orderloom.graphql.gate import query
from orderloom.graphql.ids import row_id, row_ids
from orderloom.graphql.parties.types import Account
from orderloom.identity.contracts import Permission
from orderloom.parties import contracts, queries


@strawberry.input
class AccountFilter:
    kind: list[AccountKind] | None = None
    status: list[AccountStatus] | None = None
    segment: list[str] | None = None
    parent: list[strawberry.ID] | None = None


@strawberry.input(name="AccountSort")
class AccountOrder:
    field: AccountSort = AccountSort.NAME
    direction: SortDirection = SortDirection.ASC


def _where(search: str | None, given: AccountFilter | None, by: AccountOrder | None) -> contracts.AccountFilter:
    wanted, order = given or AccountFilter(), by or AccountOrder()
    return contracts.AccountFilter(
        search=search or "",
        kinds=tuple(wanted.kind or ()),
        statuses=tuple(wanted.status or ()),
        segments=tuple(wanted.segment or ()),
        parent_ids=row_ids(wanted.parent or (), "Account", "parent"),
        sort=order.field,
        descending=order.direction is SortDirection.DESC,
    )


@strawberry.type
class PartyQueries:
    @query(Permission.ACCOUNT_READ)
    async def accounts(
        self,
        info: Info,
        search: str | None = None,
        filter: AccountFilter | None = None,
        sort: AccountOrder | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Connection[Account]:
        """One page. `search` finds the beginnings of words: of names, numbers, foreign ids, contacts and their
        addresses."""
        where = _where(search, filter, sort)
        async with info.context.reader() as reader:
            page = await queries.accounts(reader, info.context.actor, after=after, first=page_size(first), where=where)
        return connection(page.items, page, after, partial(_count, info.context, where))

    @query(Permission.ACCOUNT_READ)
    async def account(self, info: Info, id: strawberry.ID) -> Account | None:
        async with info.context.reader() as reader:
            return Account.from_contract(await queries.account(reader, info.context.actor, row_id(id, "Account")))

    @query(Permission.ACCOUNT_READ)
    async def account_segments(self, info: Info) -> list[str]:
        """The segments that accounts are of."""
        async with info.context.reader() as reader:
            return list(await queries.segments(reader, info.context.actor))


async def _count(context: Context, where: contracts.AccountFilter) -> int:
    async with context.reader() as reader:
        return await queries.count_accounts(reader, context.actor, where=where)
