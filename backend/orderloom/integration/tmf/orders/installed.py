"""What orders have installed, or are about to."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from orderloom.identity.contracts import Actor, Permission
from orderloom.inventory import queries as inventory
from orderloom.inventory.contracts import InventoryItem
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import OrderLine
from orderloom.platform.db import Reader


async def items_of(reader: Reader, actor: Actor, order_ids: Collection[UUID]) -> list[InventoryItem]:
    """As far as the reader may see it."""
    if not order_ids or not actor.may(Permission.INVENTORY_READ):
        return []
    return await inventory.items_of_orders(reader, actor, order_ids)


async def changed_by(reader: Reader, actor: Actor, lines: Iterable[OrderLine]) -> dict[UUID, InventoryItem]:
    """What lines change, suspend, resume or end, by line; as far as the reader may see it."""
    about = {line.id: line.product_id for line in lines if line.product_id is not None}
    if not about or not actor.may(Permission.INVENTORY_READ):
        return {}
    known = await inventory.items_by_id(reader, actor, set(about.values()))
    return {line: known[item] for line, item in about.items() if item in known}


async def called_by_sender(
    reader: Reader, actor: Actor, account_id: UUID, path: Sequence[str], names: Collection[str]
) -> dict[str, InventoryItem]:
    """What orders of an account installed under these ids of their sender's own, said at `path`; of several with one
    id the newest."""
    added = await ordering.added_as(reader, account_id, path, names) if names else []
    items = {
        (one.line_id, one.specification): one
        for one in await items_of(reader, actor, {line.order_id for _, line in added})
    }
    found = [(name, items.get((line.id, line.specification or ""))) for name, line in added]
    return {name: item for name, item in found if item is not None}
