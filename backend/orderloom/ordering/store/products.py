"""Which orders are at work on installed products."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from orderloom.ordering.contracts import LineAction
from orderloom.platform.db import Reader


class Running(msgspec.Struct, frozen=True):
    """A line of a running order that changes a product."""

    product_id: UUID
    number: str
    action: LineAction


async def running(reader: Reader, products: Iterable[UUID], wholes: Iterable[UUID]) -> list[Running]:
    """The lines that change these products. Who asks goes first: others who ask with one of the same `wholes`, which
    products are or belong to, wait until this is over."""
    await reader.rows(
        "SELECT pg_advisory_xact_lock(hashtextextended(p.id::text, 0))"
        " FROM (SELECT unnest(CAST(:ids AS uuid[])) AS id ORDER BY 1) p",
        {"ids": sorted(wholes)},
    )
    rows = await reader.rows(
        "SELECT l.product_id, o.number, l.action FROM order_line l JOIN customer_order o ON o.id = l.order_id"
        " WHERE l.product_id = ANY(:ids) AND l.action NOT IN ('add', 'no_change')"
        " AND l.state NOT IN ('draft', 'rejected', 'completed', 'canceled', 'failed') ORDER BY o.number",
        {"ids": list(products)},
    )
    return [Running(row["product_id"], row["number"], LineAction(row["action"])) for row in rows]
