"""What kept lines from being decomposed, and the parts that domain orders are composed of."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from orderloom.decomposition.contracts import Component, Deferral, DomainOrderLink, FaultRecord, FaultState
from orderloom.decomposition.tables import FaultRow
from orderloom.kernel import json
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.tables import table_of

FAULT = table_of(FaultRow)
_FAULTS = ", ".join(FaultRecord.__struct_fields__)
_BESIDE = (
    "SELECT 'link' AS kind, to_jsonb(x) AS found FROM domain_order_link x WHERE x.order_id = ANY(:ids)"
    " UNION ALL SELECT 'deferral', to_jsonb(x) FROM deferral x WHERE x.order_id = ANY(:ids) AND x.state = 'waiting'"
    " UNION ALL SELECT 'fault', to_jsonb(x) FROM decomposition_fault x"
    " WHERE x.order_id = ANY(:ids) AND x.state = 'open' ORDER BY 1, 2"
)
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


async def beside(
    reader: Reader, order_ids: Iterable[UUID]
) -> tuple[list[DomainOrderLink], list[Deferral], list[FaultRecord]]:
    """What a plan needs beside the domain orders of these orders, in one statement: links, and what waits or is
    faulty."""
    links: list[DomainOrderLink] = []
    deferrals: list[Deferral] = []
    faults: list[FaultRecord] = []
    for row in await reader.rows(_BESIDE, {"ids": list(order_ids)}):
        found = row["found"]
        if row["kind"] == "link":
            links.append(json.convert(found, DomainOrderLink))
        elif row["kind"] == "fault":
            faults.append(json.convert(found, FaultRecord))
        else:
            found["waits_for"] = tuple(wait["label"] for wait in found.pop("waits"))
            deferrals.append(json.convert(found, Deferral))
    return links, deferrals, faults


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
