"""Which orders are at work on installed products."""

from collections.abc import Iterable
from uuid import UUID

from orderloom.platform.db import Reader


async def running(reader: Reader, products: Iterable[UUID]) -> dict[UUID, str]:
    """The number of the order that changes each product. Who asks goes first: others wait until this is over."""
    ids = {"ids": sorted(products)}
    await reader.rows(
        "SELECT pg_advisory_xact_lock(hashtextextended(p.id::text, 0))"
        " FROM (SELECT unnest(CAST(:ids AS uuid[])) AS id ORDER BY 1) p",
        ids,
    )
    rows = await reader.rows(
        "SELECT l.product_id, o.number FROM order_line l JOIN customer_order o ON o.id = l.order_id"
        " WHERE l.product_id = ANY(:ids) AND l.action NOT IN ('add', 'no_change')"
        " AND l.state NOT IN ('draft', 'rejected', 'completed', 'canceled', 'failed')",
        ids,
    )
    return {row["product_id"]: row["number"] for row in rows}
