"""What customers have, as far as the reader may see."""

from collections.abc import Iterable
from uuid import UUID

from orderloom.identity.access import open_door, query, scope
from orderloom.identity.contracts import Actor, Permission, Scope
from orderloom.inventory import store
from orderloom.inventory.contracts import Contract, InventoryItem, ItemFilter, ItemPage, Kin, ProductTree
from orderloom.kernel.errors import Invalid, Missing
from orderloom.platform.db import Reader

LONGEST_PAGE = 100
EVERYTHING = ItemFilter()
EVERYWHERE = Scope(kind="all")


@query(Permission.INVENTORY_READ)
async def items(
    reader: Reader, actor: Actor, wanted: ItemFilter = EVERYTHING, first: int = 50, after: str | None = None
) -> ItemPage:
    """One page, the newest first."""
    size = max(1, min(first, LONGEST_PAGE))
    found = await store.page(reader, scope(actor, "inventory"), wanted, _place(after), size + 1)
    shown = tuple(found[:size])
    return ItemPage(items=shown, cursors=tuple(str(item.id) for item in shown), has_more=len(found) > size)


def _place(after: str | None) -> UUID | None:
    try:
        return UUID(after) if after is not None else None
    except ValueError:
        raise Invalid("This is no cursor of inventory items.", path=("after",)) from None


@query(Permission.INVENTORY_READ)
async def count_items(reader: Reader, actor: Actor, wanted: ItemFilter = EVERYTHING, *, most: int = 10_000) -> int:
    """How many items there are, counted no further than `most`."""
    return await store.count(reader, scope(actor, "inventory"), wanted, most)


@query(Permission.INVENTORY_READ)
async def item(reader: Reader, actor: Actor, item_id: UUID) -> InventoryItem:
    found = await store.items_by_id(reader, scope(actor, "inventory"), [item_id])
    if not found:
        raise Missing("There is no such inventory item.", path=("id",))
    return found[0]


@query(Permission.INVENTORY_READ)
async def items_by_id(reader: Reader, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, InventoryItem]:
    return {one.id: one for one in await store.items_by_id(reader, scope(actor, "inventory"), ids)}


@query(Permission.INVENTORY_READ)
async def items_of_orders(reader: Reader, actor: Actor, order_ids: Iterable[UUID]) -> list[InventoryItem]:
    """The items that these orders brought, parents before children."""
    return await store.items_of_orders(reader, scope(actor, "inventory"), order_ids)


@query(Permission.INVENTORY_READ)
async def items_of_domain_orders(reader: Reader, actor: Actor, ids: Iterable[UUID]) -> list[InventoryItem]:
    """The items that these domain orders brought."""
    return await store.items_of_domain_orders(reader, scope(actor, "inventory"), ids)


@query(Permission.INVENTORY_READ)
async def contracts_of_orders(reader: Reader, actor: Actor, order_ids: Iterable[UUID]) -> list[Contract]:
    return await store.contracts(reader, scope(actor, "inventory"), order_ids, ())


@query(Permission.INVENTORY_READ)
async def contracts_of_accounts(reader: Reader, actor: Actor, account_ids: Iterable[UUID]) -> list[Contract]:
    return await store.contracts(reader, scope(actor, "inventory"), (), account_ids)


@open_door("rules of the catalog count what an account has already; who may capture for it is gated there")
async def installed_by_account(reader: Reader, account_ids: Iterable[UUID]) -> dict[UUID, list[InventoryItem]]:
    """The products that each account has or is about to have."""
    return await store.installed_by_account(reader, account_ids)


@open_door("orders decompose against what is installed of the products that their lines are about")
async def trees(reader: Reader, roots: Iterable[UUID]) -> dict[UUID, ProductTree]:
    """What is installed of each of these products; in two statements, however many there are."""
    return await store.trees(reader, roots)


@open_door("who changes a product is asked of all that it is a part of, and of all its parts")
async def kin(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Kin]:
    """What products are parts of, and the products that are parts of them."""
    return await store.kin(reader, ids)


@open_door("lines about installed products are checked against them; who may capture for the account is gated there")
async def products_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, InventoryItem]:
    return {one.id: one for one in await store.items_by_id(reader, EVERYWHERE, ids)}


@open_door("rules between products ask what orders take away; shown and enforced with the orders")
async def products_in(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, list[InventoryItem]]:
    """Each of these products with those that are or were a part of it, whatever their state; in one statement."""
    return await store.products_in(reader, ids)
