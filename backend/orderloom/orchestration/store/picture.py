"""The steps of an order as its picture shows them."""

from collections.abc import Sequence
from uuid import UUID

from orderloom.platform.db import Reader, Row

_STEPS = """
SELECT id, line_id, domain_order_id, key, visit, kind, state, blocked_by, successors, on_start, on_end, number,
  name, run_id, assignee_id, planned_start, planned_end,
  error IS NOT NULL AND closed_at IS NULL AND state IN ('failed', 'on_hold') AS troubled
FROM plan_step WHERE order_id = :order_id ORDER BY planned_start NULLS LAST, id
"""


async def steps(reader: Reader, order_id: UUID) -> Sequence[Row]:
    return await reader.rows(_STEPS, {"order_id": order_id})
