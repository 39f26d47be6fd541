"""What flows look up in the catalog: what is sold now, and what it is made of."""

from collections.abc import Sequence

from orderloom.catalog import queries
from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.flows.contracts import Inquiry, Json, bind_lookup
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


bind_lookup("catalog", CurrentCatalog())
