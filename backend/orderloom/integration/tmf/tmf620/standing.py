"""The catalog as it stands, for resources that refer to it."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.integration.tmf import store
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tmf620.reading import Around
from orderloom.platform.db import Reader

NOTHING = CatalogSnapshot(release_id=UUID(int=0), specifications={}, offerings={}, relationships={}, mappings={})


class There(msgspec.Struct, frozen=True, kw_only=True):
    """The release in force, and when it came into force, as its id tells."""

    snapshot: CatalogSnapshot
    at: datetime


async def there(reader: Reader) -> There:
    try:
        release = await catalog.current_release(reader)
    except catalog.NoCatalog:
        return There(snapshot=NOTHING, at=reader.now)
    found = await catalog.snapshot(reader, release)
    return There(snapshot=found, at=datetime.fromtimestamp((release.int >> 80) / 1000, UTC))


async def around(reader: Reader, snapshot: CatalogSnapshot, body: Body) -> Around:
    wanted = [one["id"] for one in body.get("productOfferingPrice") or () if one.get("id")]
    prices = await store.kept_of(reader, "ProductOfferingPrice", wanted) if wanted else {}
    return Around(
        specifications=frozenset(snapshot.specifications),
        offerings=frozenset(snapshot.offerings),
        categories=frozenset(snapshot.categories),
        channels=frozenset(snapshot.channels),
        prices={key: one.content["said"] for key, one in prices.items()},
    )
