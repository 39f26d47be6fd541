"""What deferrals wait for, and which come too late."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from orderloom.kernel import json
from orderloom.platform.db import Reader


async def awaited(reader: Reader, order_ids: Iterable[UUID], subjects: Iterable[UUID]) -> set[tuple[UUID, str]]:
    """What deferrals of these orders wait for of these domain orders, each with its characteristic."""
    rows = await reader.rows(
        "SELECT DISTINCT subject_id, characteristic FROM deferral_wait"
        " WHERE order_id = ANY(:orders) AND subject_id = ANY(:subjects)",
        {"orders": list(order_ids), "subjects": list(subjects)},
    )
    return {(row["subject_id"], row["characteristic"]) for row in rows}


async def expiring(reader: Reader, reached: Sequence[tuple[UUID, UUID, str]]) -> dict[UUID, tuple[UUID, str]]:
    """Deferrals that wait in lines that reached their milestone: the order of each, and the milestone."""
    rows = await reader.rows(
        "SELECT d.id, d.order_id, d.expires_at FROM deferral d"
        " JOIN json_to_recordset(CAST(:rows AS json)) AS r(line_id uuid, milestone text)"
        " ON d.line_id = r.line_id AND d.expires_at = r.milestone WHERE d.order_id = ANY(:ids) AND d.state = 'waiting'",
        {
            "rows": json.dumps([{"line_id": line, "milestone": milestone} for _, line, milestone in reached]).decode(),
            "ids": sorted({order for order, _, _ in reached}),
        },
    )
    return {row["id"]: (row["order_id"], row["expires_at"]) for row in rows}
