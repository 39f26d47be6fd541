"""What flows look up in the catalog, what is sold now and what it is made of; and where the catalog uses flows."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from orderloom.catalog import queries
from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.flows.contracts import Inquiry, Json, Usage, UsageLink, Used, bind_lookup, bind_usage
from orderloom.flows.contracts.catalogue import bind_use_counts
from orderloom.kernel.json import to_builtins
from orderloom.platform.db import Reader


class CurrentCatalog:
    """An offering by key or external id, or a specification by key, of the release in force."""

    async def look_up(self, reader: Reader, inquiries: Sequence[Inquiry]) -> list[list[Json]]:
        catalog = await queries.snapshot(reader, await queries.current_release(reader))
        return [_found(catalog, inquiry.query) for inquiry in inquiries]


def _found(catalog: CatalogSnapshot, query: Json) -> list[Json]:
    offering = catalog.offering(str(query["offering"])) if "offering" in query else None
    specification = catalog.specifications.get(str(query["specification"])) if "specification" in query else None
    return [to_builtins(one) for one in (offering, specification) if one is not None]


class CatalogUsage:
    """Specifications that name a flow for their fulfillment, and offerings priced by a table. Those of earlier
    releases show in the plans of their orders."""

    async def usage_of(self, reader: Reader, used: Used, first: int) -> Sequence[Usage]:
        try:
            catalog = await queries.snapshot(reader, await queries.current_release(reader))
        except queries.NoCatalog:
            return ()
        flows = [each.key for each in catalog.specifications.values() if each.fulfillment_flow == used.key]
        prices = [
            f"{each.key}: {price.key}"
            for each in catalog.offerings.values()
            for price in each.prices
            if price.matrix == used.key
        ]
        return _usage("specification", flows, first), _usage("offering", prices, first)

    async def count_uses(self, reader: Reader, keys: Collection[str]) -> Mapping[str, int]:
        try:
            catalog = await queries.snapshot(reader, await queries.current_release(reader))
        except queries.NoCatalog:
            return {}
        named = Counter(each.fulfillment_flow for each in catalog.specifications.values() if each.fulfillment_flow)
        named.update(price.matrix for each in catalog.offerings.values() for price in each.prices if price.matrix)
        return {key: count for key, count in named.items() if key in keys}


def _usage(kind: str, names: Sequence[str], first: int) -> Usage:
    links = [UsageLink(kind=kind, id=name.partition(":")[0], label=name) for name in names[:first]]
    return Usage(kind=kind, count=len(names), links=tuple(links))


bind_lookup("catalog", CurrentCatalog())
bind_usage(CatalogUsage())
bind_use_counts(CatalogUsage())
