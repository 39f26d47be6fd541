"""Tells where the catalog uses flows: the fulfillment flows that specifications name."""

from collections.abc import Sequence

from orderloom.catalog.queries import NoCatalog, current_release, snapshot
from orderloom.flows.contracts import Usage, UsageLink, Used, bind_usage
from orderloom.platform.db import Reader


class CatalogUsage:
    async def usage_of(self, reader: Reader, used: Used, first: int) -> Sequence[Usage]:
        """The specifications of the current release; those of earlier ones show in the plans of their orders."""
        try:
            catalog = await snapshot(reader, await current_release(reader))
        except NoCatalog:
            return ()
        links = [
            UsageLink(kind="specification", id=each.key, label=each.key)
            for each in catalog.specifications.values()
            if each.fulfillment_flow == used.key
        ]
        return (Usage(kind="specification", count=len(links), links=tuple(links[:first])),)


bind_usage(CatalogUsage())
