"""Reading fallouts."""

from functools import partial

import strawberry

from orderloom.fallout import contracts, queries
from orderloom.graphql.connection import Connection, connection, page_size
from orderloom.graphql.context import Context, Info
from orderloom.graphql.enums import FalloutState, FalloutType
from orderloom.graphql.fallout.types import Fallout
from orderloom.graphql.gate import query
from orderloom.graphql.ids import optional_row, row_id
from orderloom.graphql.present import present
from orderloom.identity.contracts import Permission


@strawberry.input
class FalloutFilter:
    """Without states, order and search: those that are to be mended. A search looks in all states."""

    state: list[FalloutState] | None = None
    type: list[FalloutType] | None = None
    mine: bool | None = None
    unassigned: bool | None = None
    order: strawberry.ID | None = None
    search: str | None = None


def fallout_filter(given: FalloutFilter | None) -> contracts.FalloutFilter:
    wanted = given or FalloutFilter()
    return contracts.FalloutFilter(
        states=tuple(wanted.state or (FalloutState if wanted.search else ())),
        types=tuple(wanted.type or ()),
        mine=bool(wanted.mine),
        unassigned=bool(wanted.unassigned),
        order_id=optional_row(wanted.order, "Order", "order"),
        search=wanted.search or None,
    )


@strawberry.type
class FalloutQueries:
    @query(Permission.FALLOUT_READ)
    async def fallouts(
        self, info: Info, filter: FalloutFilter | None = None, first: int = 50, after: str | None = None
    ) -> Connection[Fallout]:
        """One page of the fallouts in reach, the newest first."""
        context, wanted = info.context, fallout_filter(filter)
        async with context.reader() as reader:
            page = await queries.fallouts(reader, context.actor, wanted, page_size(first), after)
        return connection(page.fallouts, page, after, partial(_count, context, wanted))

    @query(Permission.FALLOUT_READ)
    async def fallout(self, info: Info, id: strawberry.ID) -> Fallout | None:
        async with info.context.reader() as reader:
            return present(await queries.fallout(reader, info.context.actor, row_id(id, "Fallout")))


async def _count(context: Context, wanted: contracts.FalloutFilter) -> int:
    async with context.reader() as reader:
        return await queries.count_fallouts(reader, context.actor, wanted)
