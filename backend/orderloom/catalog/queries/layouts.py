"""Where things stand on the canvas of an entity, for those who look at it."""

from orderloom.catalog.contracts import Place
from orderloom.catalog.store import layouts as store
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.platform.db import Reader


@query(Permission.FULFILLMENT_READ)
async def catalog_layout(reader: Reader, actor: Actor, section: str, key: str) -> tuple[Place, ...]:
    """By key; empty as long as nobody has moved anything."""
    return await store.places(reader, section, key)
