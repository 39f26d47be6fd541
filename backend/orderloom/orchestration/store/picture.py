"""The steps of an order as its picture shows them."""

from collections.abc import Sequence
from uuid import UUID

from orderloom.platform.changed import since
from orderloom.platform.db import Reader, Row

_STEPS = """
SELECT id, line_id, domain_order_id, key, visit, kind, state, blocked_by, successors, on_start, on_end, number,
  name, run_id, assignee_id, planned_start, planned_end,
  error IS NOT NULL AND closed_at IS NULL AND state IN ('failed', 'on_hold') AS troubled
FROM plan_step WHERE order_id = :order_id ORDER BY planned_start NULLS LAST, id
"""


async def steps(reader: Reader, order_id: UUID) -> Sequence[Row]:
    return await reader.rows(_STEPS, {"order_id": order_id})


_CHANGED = f"""
SELECT id, line_id, domain_order_id, key, visit, kind, state, blocked_by, successors, on_start, number,
  name, run_id, assignee_id, group_id, planned_start, planned_end, opened_at,
  error IS NOT NULL AND closed_at IS NULL AND state IN ('failed', 'on_hold') AS troubled,
  CASE WHEN on_end IS NOT NULL THEN
    (SELECT array_agg(t.id) FROM plan_step t WHERE t.id = ANY(plan_step.on_end) AND t.kind LIKE 'task.%') END AS ending
FROM plan_step WHERE order_id = :order_id AND NOT kind LIKE 'close.%' AND kind <> 'gate.deferral'
  AND {since("plan_step")} ORDER BY planned_start NULLS LAST, id
"""
_TOTAL = """
SELECT count(*) FROM plan_step WHERE order_id = :order_id AND NOT kind LIKE 'close.%' AND kind <> 'gate.deferral'
"""


async def changed_steps(reader: Reader, order_id: UUID, mark: int | None) -> tuple[Sequence[Row], int]:
    """The tasks and gates that were written since the mark, and how many there are."""
    found = await reader.rows(_CHANGED, {"order_id": order_id, "since": mark})
    return found, len(found) if mark is None else await reader.scalar(_TOTAL, {"order_id": order_id})
