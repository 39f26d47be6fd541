"""Reading what is sold."""

import strawberry

from orderloom.catalog import queries
from orderloom.graphql.catalog.types import Offering, offering_in
from orderloom.graphql.context import Info
from orderloom.graphql.gate import query
from orderloom.identity.contracts import Permission


@strawberry.type
class CatalogQueries:
    @query(Permission.CATALOG_READ)
    async def offerings(self, info: Info, search: str | None = None, category: str | None = None) -> list[Offering]:
        """What is sold on its own, by name."""
        async with info.context.reader() as reader:
            snapshot = await queries.whole_catalog(reader, info.context.actor)
            found = await queries.offerings(reader, info.context.actor, search or "", category)
        return [offering_in(snapshot, one.key) for one in found]

    @query(Permission.CATALOG_READ)
    async def offering(self, info: Info, key: str) -> Offering | None:
        async with info.context.reader() as reader:
            snapshot = await queries.whole_catalog(reader, info.context.actor)
            found = await queries.offering(reader, info.context.actor, key)
        return offering_in(snapshot, found.key)
