"""Planned dates of running plans: what follows some steps, and where they are moved to."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from orderloom.kernel import json
from orderloom.orchestration.domain.pushing import Dates, Placed
from orderloom.platform.db import Reader, UnitOfWork

_FOLLOWING = text(
    """
WITH RECURSIVE reached(id) AS (
  SELECT unnest(CAST(:ids AS uuid[]))
  UNION
  SELECT x.id FROM reached r JOIN plan_step s ON s.id = r.id
  CROSS JOIN LATERAL unnest(s.successors || COALESCE(s.on_start, '{}') || COALESCE(s.on_end, '{}')) AS x(id)
)
SELECT s.id, s.order_id, s.kind, s.state, s.domain_order_id, s.planned_start AS start, s.planned_end AS "end",
  s.successors, COALESCE(s.on_start, '{}') AS on_start, COALESCE(s.on_end, '{}') AS on_end
FROM reached r JOIN plan_step s ON s.id = r.id
WHERE s.state IN ('planned', 'open', 'in_progress', 'on_hold', 'awaiting_information', 'failed') ORDER BY s.id
"""
).bindparams(bindparam("ids", type_=ARRAY(Uuid())))


async def following(reader: Reader, step_ids: Iterable[UUID]) -> dict[UUID, list[Placed]]:
    """These steps and all that comes after them and is not over, by order."""
    found: dict[UUID, list[Placed]] = {}
    for row in await reader.rows(_FOLLOWING, {"ids": list(step_ids)}):
        fields = dict(row)
        found.setdefault(fields.pop("order_id"), []).append(Placed(**fields))
    return found


_MOVE = """
UPDATE plan_step s SET planned_start = a.planned_start, planned_end = a.planned_end
FROM json_to_recordset(CAST(:rows AS json)) AS a(id uuid, planned_start timestamptz, planned_end timestamptz)
WHERE s.id = a.id
"""
_END = """
UPDATE plan p SET planned_end = GREATEST(p.planned_end, a.planned_end)
FROM json_to_recordset(CAST(:rows AS json)) AS a(order_id uuid, planned_end timestamptz)
WHERE p.order_id = a.order_id AND p.planned_end < a.planned_end
"""


async def move(uow: UnitOfWork, dates: Mapping[UUID, Dates], ends: Mapping[UUID, datetime]) -> None:
    """Steps of locked plans, and the ends of the plans, which never come sooner by it."""
    if dates:
        rows = [{"id": one, "planned_start": begin, "planned_end": end} for one, (begin, end) in dates.items()]
        await uow.execute(_MOVE, {"rows": json.dumps(rows).decode()})
    if ends:
        rows = [{"order_id": one, "planned_end": end} for one, end in ends.items()]
        await uow.execute(_END, {"rows": json.dumps(rows).decode()})
