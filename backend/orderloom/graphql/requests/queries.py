"""Reading requests."""

from functools import partial

import strawberry

from orderloom.graphql.connection import Connection, connection, page_size
from orderloom.graphql.context import Context, Info
from orderloom.graphql.enums import RequestKind, RequestState
from orderloom.graphql.gate import query
from orderloom.graphql.ids import optional_row, row_id
from orderloom.graphql.present import present
from orderloom.graphql.requests.types import CustomerRequest
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Missing
from orderloom.requests import contracts, queries


@strawberry.input
class RequestFilter:
    """Without states, order and search: those that live. A search looks in all states."""

    state: list[RequestState] | None = None
    kind: list[RequestKind] | None = None
    mine: bool | None = None
    unassigned: bool | None = None
    overdue: bool | None = None
    order: strawberry.ID | None = None
    account: strawberry.ID | None = None
    search: str | None = None


def request_filter(given: RequestFilter | None) -> contracts.RequestFilter:
    wanted = given or RequestFilter()
    return contracts.RequestFilter(
        states=tuple(wanted.state or (RequestState if wanted.search else ())),
        kinds=tuple(wanted.kind or ()),
        mine=bool(wanted.mine),
        unassigned=bool(wanted.unassigned),
        overdue=bool(wanted.overdue),
        order_id=optional_row(wanted.order, "Order", "order"),
        account_id=optional_row(wanted.account, "Account", "account"),
        search=wanted.search or None,
    )


@strawberry.type
class RequestQueries:
    @query(Permission.REQUEST_READ)
    async def requests(
        self, info: Info, filter: RequestFilter | None = None, first: int = 50, after: str | None = None
    ) -> Connection[CustomerRequest]:
        """One page of the requests in reach, the newest first."""
        context, wanted = info.context, request_filter(filter)
        async with context.reader() as reader:
            page = await queries.requests(reader, context.actor, wanted, page_size(first), after)
        return connection(page.requests, page, after, partial(_count, context, wanted))

    @query(Permission.REQUEST_READ)
    async def request(
        self, info: Info, id: strawberry.ID | None = None, number: str | None = None
    ) -> CustomerRequest | None:
        """By id or number."""
        if id is None and not number:
            raise Missing("Name a request.", path=("id",))
        wanted = row_id(id, "CustomerRequest") if id is not None else number or ""
        async with info.context.reader() as reader:
            return present(await queries.request(reader, info.context.actor, wanted))


async def _count(context: Context, wanted: contracts.RequestFilter) -> int:
    async with context.reader() as reader:
        return await queries.count_requests(reader, context.actor, wanted)
