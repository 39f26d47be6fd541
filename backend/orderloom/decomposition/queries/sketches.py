"""The tree of an order as a picture shows it: what changed since its reader looked last."""

from uuid import UUID

from orderloom.decomposition.store import sketches as store
from orderloom.decomposition.store.sketches import TreeSketch
from orderloom.identity.access import open_door
from orderloom.platform.db import Reader


@open_door("shown beneath orders that the caller may show")
async def tree_sketch(reader: Reader, order_id: UUID, mark: int | None) -> TreeSketch:
    """Domain orders, links and deferrals that were written since the mark; all of them without one."""
    return await store.tree(reader, order_id, mark)
