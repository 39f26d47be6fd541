"""Runs by what they were begun for."""

from collections.abc import Iterable
from uuid import UUID

from orderloom.flows.contracts import RunState
from orderloom.platform.db import Reader


async def runs_for(
    reader: Reader, order_ids: Iterable[UUID], purposes: Iterable[str]
) -> list[tuple[UUID, str, RunState]]:
    """(order, purpose, state) of each run of these orders that has one of these purposes."""
    rows = await reader.rows(
        "SELECT order_id, purpose, state FROM flow_run WHERE order_id = ANY(CAST(:orders AS uuid[])) "
        "AND purpose = ANY(:purposes)",
        {"orders": list(order_ids), "purposes": list(purposes)},
    )
    return [(row["order_id"], row["purpose"], RunState(row["state"])) for row in rows]
