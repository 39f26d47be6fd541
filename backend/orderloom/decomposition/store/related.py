"""Domain orders by their numbers, and what stands around them."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select

from orderloom.decomposition.contracts import Component, Deferral, DomainOrder, DomainOrderLink
from orderloom.decomposition.store import DEFERRALS, DOMAIN_ORDER, deferral_of
from orderloom.decomposition.store.lists import COLUMNS, PREFIX, domain_order_of, within
from orderloom.identity.contracts import Scope
from orderloom.kernel import json
from orderloom.platform.db import Reader

PARTS = ", ".join(Component.__struct_fields__)
_LINEAGE = f"""
WITH RECURSIVE above AS (
  SELECT id AS me, id, parent_id FROM domain_order WHERE id = ANY(:ids)
  UNION ALL SELECT a.me, d.id, d.parent_id FROM domain_order d JOIN above a ON d.id = a.parent_id
), below AS (
  SELECT id AS me, id FROM domain_order WHERE id = ANY(:ids)
  UNION ALL SELECT b.me, d.id FROM domain_order d JOIN below b ON d.parent_id = b.id
), found AS (
  SELECT me, id FROM above UNION SELECT me, id FROM below
  UNION SELECT m.id, d.id FROM domain_order m JOIN domain_order d ON d.parent_id = m.parent_id WHERE m.id = ANY(:ids)
), placed AS (
  SELECT f.me, d.*, row_number() OVER (PARTITION BY f.me ORDER BY d.position) AS place
  FROM found f JOIN domain_order d ON d.id = f.id
)
SELECT me, {", ".join(DomainOrder.__struct_fields__)} FROM placed WHERE place <= :most ORDER BY me, position
"""
_LINKS_AT = """
SELECT order_id, source_id, target_id, type FROM domain_order_link WHERE order_id = ANY(:orders)
  AND (source_id = ANY(:ids) OR target_id = ANY(:ids)) ORDER BY order_id, source_id, target_id
"""


async def lineages(reader: Reader, ids: Iterable[UUID], most: int) -> dict[UUID, list[DomainOrder]]:
    """What each hangs under, what hangs beside and below it, itself included; parents first, no more than `most`."""
    found: dict[UUID, list[DomainOrder]] = {one: [] for one in ids}
    for row in await reader.rows(_LINEAGE, {"ids": list(found), "most": most}):
        found[row["me"]].append(domain_order_of(row))
    return found


async def children_of(reader: Reader, ids: Iterable[UUID]) -> list[DomainOrder]:
    beneath = select(*COLUMNS).where(DOMAIN_ORDER.c.parent_id.in_(list(ids)))
    return [domain_order_of(row) for row in await reader.rows(beneath.order_by(DOMAIN_ORDER.c.position))]


async def links_at(
    reader: Reader, keys: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], list[DomainOrderLink]]:
    """The links that begin or end at domain orders, each named by its order and itself."""
    asked = {"orders": list({order for order, _ in keys}), "ids": [one for _, one in keys]}
    found: dict[tuple[UUID, UUID], list[DomainOrderLink]] = {key: [] for key in keys}
    for row in await reader.rows(_LINKS_AT, asked):
        link = json.convert(dict(row), DomainOrderLink)
        for end in (link.source_id, link.target_id):
            if (link.order_id, end) in found:
                found[link.order_id, end].append(link)
    return found


async def waiting_below(reader: Reader, ids: Iterable[UUID]) -> list[Deferral]:
    """What may still come below these."""
    rows = await reader.rows(
        f"{DEFERRALS} WHERE parent_id = ANY(:ids) AND state = 'waiting' ORDER BY id", {"ids": list(ids)}
    )
    return [deferral_of(row) for row in rows]


async def by_number(reader: Reader, number: str) -> DomainOrder | None:
    rows = await reader.rows(select(*COLUMNS).where(DOMAIN_ORDER.c.number == number))
    return domain_order_of(rows[0]) if rows else None


async def components_of(reader: Reader, ids: Iterable[UUID]) -> list[Component]:
    found = f"SELECT {PARTS} FROM domain_order_component WHERE domain_order_id = ANY(:ids) ORDER BY relationship"
    return [json.convert(dict(row), Component) for row in await reader.rows(found, {"ids": list(ids)})]


async def numbered(reader: Reader, reach: Scope, number: str, limit: int) -> list[DomainOrder]:
    if number[:2] not in PREFIX.values():
        return []
    begun = select(*COLUMNS).where(*within(reach), DOMAIN_ORDER.c.number.startswith(number, autoescape=True))
    return [domain_order_of(row) for row in await reader.rows(begun.order_by(DOMAIN_ORDER.c.number).limit(limit))]
