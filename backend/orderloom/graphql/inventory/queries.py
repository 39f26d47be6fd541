"""Reading what customers have."""

from functools import partial

import strawberry

from orderloom.graphql.connection import Connection, connection, page_size
from orderloom.graphql.context import Context, Info
from orderloom.graphql.enums import ItemState, SpecificationKind
from orderloom.graphql.gate import query
from orderloom.graphql.ids import optional_row
from orderloom.graphql.inventory.types import InventoryItem
from orderloom.identity.contracts import Permission
from orderloom.inventory import contracts, queries


@strawberry.input
class InventoryFilter:
    account: strawberry.ID | None = None
    state: list[ItemState] | None = None
    kind: SpecificationKind | None = None
    search: str | None = None


def item_filter(given: InventoryFilter | None) -> contracts.ItemFilter:
    wanted = given or InventoryFilter()
    return contracts.ItemFilter(
        account_id=optional_row(wanted.account, "Account", "account"),
        states=tuple(wanted.state or ()),
        kind=wanted.kind.value if wanted.kind else None,
        search=wanted.search or None,
    )


@strawberry.type
class InventoryQueries:
    @query(Permission.INVENTORY_READ)
    async def inventory(
        self, info: Info, filter: InventoryFilter | None = None, first: int = 50, after: str | None = None
    ) -> Connection[InventoryItem]:
        """One page of the products, services and resources in reach, the newest first."""
        context, wanted = info.context, item_filter(filter)
        async with context.reader() as reader:
            page = await queries.items(reader, context.actor, wanted, page_size(first), after)
        return connection(page.items, page, after, partial(_count, context, wanted))


async def _count(context: Context, wanted: contracts.ItemFilter) -> int:
    async with context.reader() as reader:
        return await queries.count_items(reader, context.actor, wanted)
