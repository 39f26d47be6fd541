"""Which plans under way hold which versions of flows."""

from collections.abc import Iterable
from uuid import UUID

from orderloom.platform.db import Reader

_HELD = (
    "FROM plan_step s JOIN plan p ON p.order_id = s.order_id WHERE s.entry AND s.flow_version_id = ANY(:ids) "
    "AND p.closed_at IS NULL"
)


async def orders_by_version(reader: Reader, versions: Iterable[UUID]) -> dict[UUID, int]:
    """How many orders have a plan that holds each version."""
    rows = await reader.rows(
        f"SELECT s.flow_version_id AS version, count(DISTINCT s.order_id) AS orders {_HELD} GROUP BY s.flow_version_id",
        {"ids": list(versions)},
    )
    return {row["version"]: row["orders"] for row in rows}


async def first_orders(reader: Reader, versions: Iterable[UUID], first: int) -> list[tuple[UUID, UUID]]:
    """The oldest orders that hold one of these versions, with the version."""
    rows = await reader.rows(
        f"SELECT DISTINCT s.order_id, s.flow_version_id {_HELD} ORDER BY s.order_id LIMIT :first",
        {"ids": list(versions), "first": first},
    )
    return [(row["order_id"], row["flow_version_id"]) for row in rows]
