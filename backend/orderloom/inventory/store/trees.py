"""The trees of installed products: any number of them in two statements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from orderloom.inventory.contracts import InventoryItem, ItemLink, Kin, ProductTree, TreeItem
from orderloom.inventory.store.items import item_of
from orderloom.kernel import json
from orderloom.platform.db import Reader

_ids = bindparam("ids", type_=ARRAY(Uuid()))
_STANDS = "NOT IN ('pending_install', 'inactive', 'canceled')"
_LIVES = "NOT IN ('inactive', 'canceled')"

_TREES = text(
    f"""
    WITH RECURSIVE tree(root, id, inside) AS (
      SELECT id, id, true FROM inventory_item WHERE id = ANY(:ids)
      UNION
      SELECT t.root, n.id, t.inside AND n.inside FROM tree t CROSS JOIN LATERAL (
        SELECT i.id, true AS inside FROM inventory_item i WHERE i.parent_id = t.id AND i.state {_STANDS}
        UNION ALL
        SELECT i.id, false FROM inventory_link l JOIN inventory_item i ON i.id = l.target_id
        WHERE l.source_id = t.id AND i.state {_STANDS}
      ) n
    )
    SELECT t.root, bool_or(t.inside) AS inside, i.*, COALESCE(p.state {_LIVES}, false) AS parent_lives
    FROM tree t JOIN inventory_item i ON i.id = t.id LEFT JOIN inventory_item p ON p.id = i.parent_id
    GROUP BY t.root, i.id, p.state ORDER BY t.root, i.id
    """
).bindparams(_ids)
_LINKS = text(
    "SELECT l.source_id, l.target_id, l.type FROM inventory_link l JOIN inventory_item s ON s.id = l.source_id"
    f" WHERE l.target_id = ANY(:ids) AND s.state {_LIVES} ORDER BY l.target_id, l.source_id, l.type"
).bindparams(_ids)
_KIN = text(
    f"""
    WITH RECURSIVE above(id, kin) AS (
      SELECT id, parent_id FROM inventory_item WHERE id = ANY(:ids) AND parent_id IS NOT NULL
      UNION
      SELECT a.id, i.parent_id FROM above a JOIN inventory_item i ON i.id = a.kin WHERE i.parent_id IS NOT NULL
    ), below(id, kin) AS (
      SELECT parent_id, id FROM inventory_item WHERE parent_id = ANY(:ids) AND state {_LIVES}
      UNION
      SELECT b.id, i.id FROM below b JOIN inventory_item i ON i.parent_id = b.kin WHERE i.state {_LIVES}
    )
    SELECT id, kin, true AS is_above FROM above
    UNION ALL SELECT b.id, b.kin, false FROM below b JOIN inventory_item i ON i.id = b.kin WHERE i.kind = 'product'
    """
).bindparams(_ids)
_PRODUCTS = text(
    """
    WITH RECURSIVE tree(root, id) AS (
      SELECT id, id FROM inventory_item WHERE id = ANY(:ids)
      UNION
      SELECT t.root, i.id FROM tree t JOIN inventory_item i ON i.parent_id = t.id
    )
    SELECT t.root, i.* FROM tree t JOIN inventory_item i ON i.id = t.id WHERE i.kind = 'product' ORDER BY t.root, i.id
    """
).bindparams(_ids)


async def products_in(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, list[InventoryItem]]:
    """By item: itself and the products that are or were a part of it, whatever their state."""
    found: defaultdict[UUID, list[InventoryItem]] = defaultdict(list)
    for row in await reader.rows(_PRODUCTS, {"ids": list(ids)}):
        fields = dict(row)
        found[fields.pop("root")].append(item_of(fields))
    return dict(found)


async def kin(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Kin]:
    """By item: what it is a part of, and the products that are a part of it. One that stands alone has none."""
    above: defaultdict[UUID, set[UUID]] = defaultdict(set)
    below: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for row in await reader.rows(_KIN, {"ids": list(ids)}):
        (above if row["is_above"] else below)[row["id"]].add(row["kin"])
    return {
        one: Kin(above=frozenset(above.get(one, ())), below=frozenset(below.get(one, ()))) for one in {*above, *below}
    }


async def trees(reader: Reader, roots: Iterable[UUID]) -> dict[UUID, ProductTree]:
    """By root; one that is not there has none."""
    found: defaultdict[UUID, list[TreeItem]] = defaultdict(list)
    for row in await reader.rows(_TREES, {"ids": list(roots)}):
        fields = dict(row)
        root, inside, lives = fields.pop("root"), fields.pop("inside"), fields.pop("parent_lives")
        found[root].append(TreeItem(item=item_of(fields), inside=inside, parent_lives=lives))
    if not found:
        return {}
    held = {one.item.id for items in found.values() for one in items}
    links = [json.convert(dict(row), ItemLink) for row in await reader.rows(_LINKS, {"ids": list(held)})]
    into: defaultdict[UUID, list[ItemLink]] = defaultdict(list)
    for link in links:
        into[link.target_id].append(link)
    return {root: _tree(root, items, into) for root, items in found.items()}


def _tree(root: UUID, items: Sequence[TreeItem], into: dict[UUID, list[ItemLink]]) -> ProductTree:
    links = tuple(link for one in items for link in into.get(one.item.id, ()))
    return ProductTree(root=root, items=tuple(_parents_first(root, items)), links=links)


def _parents_first(root: UUID, items: Sequence[TreeItem]) -> list[TreeItem]:
    by_id = {one.item.id: one for one in items}
    below: defaultdict[UUID | None, list[TreeItem]] = defaultdict(list)
    for one in items:
        if one.item.id != root:
            parent = one.item.parent_id if one.item.parent_id in by_id else None
            below[parent].append(one)
    found = [by_id[root]]
    for one in found:
        found.extend(below.pop(one.item.id, ()))
    outside = below.pop(None, [])
    for one in outside:
        outside.extend(below.pop(one.item.id, ()))
    return [*found, *outside]
