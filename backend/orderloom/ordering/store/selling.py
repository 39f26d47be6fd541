"""Which orders on their way sell an offering, or what a specification is sold as."""

from collections.abc import Collection
from uuid import UUID

from orderloom.platform.db import Reader

_LINES = "FROM order_line l WHERE l.offering = ANY(:offerings) AND l.state NOT IN ('completed', 'canceled', 'failed')"


async def orders_selling(
    reader: Reader, offerings: Collection[str], most: int, first: int
) -> tuple[int, list[tuple[UUID, str]]]:
    """How many, counted up to `most`, and id and number of the newest of them."""
    parameters = {"offerings": sorted(offerings), "most": most, "first": first}
    rows = await reader.rows(
        f"WITH found AS (SELECT DISTINCT l.order_id {_LINES} LIMIT :most)"
        " SELECT o.id, o.number, (SELECT count(*) FROM found) AS counted FROM customer_order o"
        " WHERE o.id IN (SELECT order_id FROM found) ORDER BY o.created_at DESC LIMIT :first",
        parameters,
    )
    return (rows[0]["counted"] if rows else 0), [(row["id"], row["number"]) for row in rows]
