"""What happens to the catalog, as TMF620 tells it, by whatever way it was changed."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot, SpecificationKind
from orderloom.catalog.events import CatalogReleased
from orderloom.catalog.queries.releases import predecessor
from orderloom.integration.tmf.tidings import (
    CHANGE,
    CREATE,
    DELETE,
    EVERY_VERSION,
    STATE,
    ResourceChanged,
    Tiding,
    kept_tidings,
)
from orderloom.integration.tmf.tmf620.publishing import NOTE
from orderloom.integration.tmf.tmf620.standing import NOTHING
from orderloom.platform.db import Reader

TYPES = frozenset(
    {"Catalog", "Category", "ProductOffering", "ProductOfferingPrice", "ProductSpecification", "ImportJob", "ExportJob"}
)
SINCE = {"ImportJob": frozenset({"v5"}), "ExportJob": frozenset({"v5"})}
"""In which version events of a type came, for those that were not there from the beginning."""
MOST = 2_000
"""Of one release; whoever is told of so many reads the catalog anew."""


class CatalogNews:
    events = (ResourceChanged.name, CatalogReleased.name)

    async def tidings(self, reader: Reader, event: str, said: Mapping[str, Any]) -> Sequence[Tiding]:
        """What was written by this interface tells itself; a release by other hands is held against the one before."""
        if event == ResourceChanged.name:
            return [
                msgspec.structs.replace(one, versions=SINCE.get(one.type, EVERY_VERSION))
                for one in kept_tidings(said, TYPES)
            ]
        release = UUID(said["subject"])
        found = await predecessor(reader, release)
        if found is None or found[0].startswith(NOTE):
            return ()
        before = await catalog.snapshot(reader, found[1]) if found[1] is not None else NOTHING
        return tuple(islice(_differences(before, await catalog.snapshot(reader, release)), MOST))


def _differences(before: CatalogSnapshot, after: CatalogSnapshot) -> Iterator[Tiding]:
    yield from _of("Category", before.categories, after.categories)
    yield from _of("ProductSpecification", _products(before), _products(after))
    yield from _of("ProductOffering", before.offerings, after.offerings)


def _products(snapshot: CatalogSnapshot) -> Mapping[str, Any]:
    every = snapshot.specifications.items()
    return {key: one for key, one in every if one.kind is SpecificationKind.PRODUCT}


def _of(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Tiding]:
    for key, one in after.items():
        was = before.get(key)
        if was is None:
            yield Tiding(type=kind, what=CREATE, id=key)
        elif was != one:
            yield Tiding(type=kind, what=STATE if was.lifecycle is not one.lifecycle else CHANGE, id=key)
    for key in before.keys() - after.keys():
        yield Tiding(type=kind, what=DELETE, id=key)
