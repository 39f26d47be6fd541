"""How long lines took from their plan to their end: read from the newest plans that are closed."""

from uuid import UUID

from sqlalchemy import text

from orderloom.platform.db import Reader

_TOOK = text(
    """
    WITH newest AS (
      SELECT order_id, created_at FROM plan WHERE closed_at IS NOT NULL ORDER BY order_id DESC LIMIT :orders
    )
    SELECT s.line_id, extract(epoch FROM max(s.closed_at) - n.created_at)::float8 AS seconds
    FROM newest n JOIN plan_step s ON s.order_id = n.order_id
    WHERE s.line_id IS NOT NULL AND s.state = 'closed_complete' AND s.closed_at IS NOT NULL
    GROUP BY s.line_id, n.created_at
    """
)


async def lines_took(reader: Reader, orders: int) -> list[tuple[UUID, float]]:
    """Each line of the newest closed orders with the seconds that its last step came after its plan."""
    return [(row["line_id"], row["seconds"]) for row in await reader.rows(_TOOK, {"orders": orders})]
