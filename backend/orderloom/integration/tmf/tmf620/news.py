"""What happens to the catalog, as TMF620 tells it."""

from collections.abc import Mapping, Sequence
from typing import Any

from orderloom.integration.tmf.tidings import ResourceChanged, Tiding, kept_tidings
from orderloom.platform.db import Reader

TYPES = frozenset(
    {"Catalog", "ProductCatalog", "Category", "ProductOffering", "ProductOfferingPrice", "ProductSpecification",
     "ImportJob", "ExportJob"}
)  # fmt: skip


class CatalogNews:
    events = (ResourceChanged.name,)

    async def tidings(self, reader: Reader, event: str, said: Mapping[str, Any]) -> Sequence[Tiding]:
        return kept_tidings(said, TYPES)
