"""Reads of an order's tree only what a picture of it needs."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from orderloom.decomposition.domain.waiting import Wait
from orderloom.kernel import json
from orderloom.platform.changed import since
from orderloom.platform.db import Reader, Row

_DOMAIN_ORDERS = f"""
SELECT id, line_id, parent_id, number, kind, specification, action, state, site_id, needs_attention
FROM domain_order WHERE order_id = :order_id AND {since("domain_order")} ORDER BY position
"""
_DEFERRALS = f"""
SELECT id, line_id, parent_id, target, state, waits, reason, expires_at
FROM deferral WHERE order_id = :order_id AND {since("deferral")} ORDER BY id
"""
_LINKS = f"""
SELECT source_id, target_id, type FROM domain_order_link
WHERE order_id = :order_id AND {since("domain_order_link")} ORDER BY source_id, target_id
"""
_TOTAL = """
SELECT (SELECT count(*) FROM domain_order WHERE order_id = :order_id) AS domain_orders,
  (SELECT count(*) FROM deferral WHERE order_id = :order_id) AS deferrals,
  (SELECT count(*) FROM domain_order_link WHERE order_id = :order_id) AS links
"""


class TreeSketch(msgspec.Struct, frozen=True):
    """Rows that changed, and how many there are in all."""

    domain_orders: tuple[Row, ...]
    deferrals: tuple[Row, ...]
    links: tuple[Row, ...]
    nodes: int
    all_links: int


async def tree(reader: Reader, order_id: UUID, mark: int | None) -> TreeSketch:
    given = {"order_id": order_id, "since": mark}
    domain_orders = tuple(await reader.rows(_DOMAIN_ORDERS, given))
    deferrals = tuple(await reader.rows(_DEFERRALS, given))
    links = tuple(await reader.rows(_LINKS, given))
    if mark is None:
        return TreeSketch(domain_orders, deferrals, links, len(domain_orders) + len(deferrals), len(links))
    total = (await reader.rows(_TOTAL, {"order_id": order_id}))[0]
    return TreeSketch(domain_orders, deferrals, links, total["domain_orders"] + total["deferrals"], total["links"])


async def waits_of(reader: Reader, deferral_ids: Iterable[UUID]) -> dict[UUID, tuple[Wait, ...]]:
    rows = await reader.rows("SELECT id, waits FROM deferral WHERE id = ANY(:ids)", {"ids": list(deferral_ids)})
    return {row["id"]: json.convert(row["waits"], tuple[Wait, ...]) for row in rows}
