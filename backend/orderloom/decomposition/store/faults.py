"""What kept lines from being decomposed, and the parts that domain orders are composed of."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from orderloom.decomposition.contracts import Component, FaultRecord, FaultState
from orderloom.decomposition.tables import FaultRow
from orderloom.kernel import json
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.tables import table_of

FAULT = table_of(FaultRow)
_FAULTS = ", ".join(FaultRecord.__struct_fields__)
_COMPONENTS = ", ".join(Component.__struct_fields__)


async def components_of(reader: Reader, order_ids: Iterable[UUID]) -> list[Component]:
    found = f"SELECT {_COMPONENTS} FROM domain_order_component WHERE order_id = ANY(:ids)"
    rows = await reader.rows(f"{found} ORDER BY domain_order_id, relationship", {"ids": list(order_ids)})
    return [json.convert(dict(row), Component) for row in rows]


async def faults_of(reader: Reader, order_ids: Iterable[UUID], *, open_only: bool = False) -> list[FaultRecord]:
    of_them = f"SELECT {_FAULTS} FROM decomposition_fault WHERE order_id = ANY(:ids)"
    still = " AND state = 'open'" if open_only else ""
    rows = await reader.rows(f"{of_them}{still} ORDER BY order_id, id", {"ids": list(order_ids)})
    return [json.convert(dict(row), FaultRecord) for row in rows]


async def faults_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, FaultRecord]:
    found = f"SELECT {_FAULTS} FROM decomposition_fault WHERE id = ANY(:ids)"
    rows = await reader.rows(found, {"ids": list(ids)})
    return {row["id"]: json.convert(dict(row), FaultRecord) for row in rows}


async def insert_faults(uow: UnitOfWork, rows: Sequence[dict[str, Any]]) -> set[UUID]:
    """One that is open already stays the only one. Answers the ids that are new."""
    await uow.insert(FAULT, rows, on_conflict="nothing")
    return set(await faults_by_id(uow, [row["id"] for row in rows]))


async def resolve_faults(
    uow: UnitOfWork, ids: Iterable[UUID], state: FaultState, now: datetime, release_id: UUID | None = None
) -> list[FaultRecord]:
    """Ends those that are open. `release_id` is the release that mended them."""
    rows = await uow.rows(
        "UPDATE decomposition_fault SET state = :state, resolved_at = :now, resolved_by_release_id = :release"
        f" WHERE id = ANY(:ids) AND state = 'open' RETURNING {_FAULTS}",
        {"ids": sorted(ids), "state": state.value, "now": now, "release": release_id},
    )
    return [json.convert(dict(row), FaultRecord) for row in rows]
