"""What orders have installed, or are about to."""

from collections.abc import Collection
from uuid import UUID

from orderloom.identity.contracts import Actor, Permission
from orderloom.inventory import queries as inventory
from orderloom.inventory.contracts import InventoryItem
from orderloom.platform.db import Reader


async def items_of(reader: Reader, actor: Actor, order_ids: Collection[UUID]) -> list[InventoryItem]:
    """As far as the reader may see it."""
    if not order_ids or not actor.may(Permission.INVENTORY_READ):
        return []
    return await inventory.items_of_orders(reader, actor, order_ids)
