"""Steps one by one, as routing, failing and opening read and write them."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from orderloom.kernel import json
from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.moves import Failure, Known, Moved, Routed
from orderloom.orchestration.store.waves import COLUMNS, DESK
from orderloom.platform.db import Reader, UnitOfWork

_UUIDS = ARRAY(Uuid())
_VISITS = text(
    "SELECT id, visit FROM plan_step WHERE id = ANY(:ids) "
    "AND state IN ('open', 'in_progress', 'on_hold', 'awaiting_information')"
).bindparams(bindparam("ids", type_=_UUIDS))


async def open_visits(reader: Reader, step_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Which visit it is of those of the tasks that are being worked on."""
    return {row["id"]: row["visit"] for row in await reader.rows(_VISITS, {"ids": list(step_ids)})}


_ROUTE = text(
    f"""
UPDATE plan_step s SET state = a.state, output = COALESCE(a.output, s.output),
  opened_at = CASE WHEN a.state = 'open' AND s.state = 'planned' THEN now() ELSE s.opened_at END,
  closed_at = CASE WHEN a.state = 'open' THEN s.closed_at ELSE now() END,
  desk = CASE WHEN a.state = 'open' AND {DESK} THEN true ELSE NULL END,
  version = s.version + CASE WHEN s.state = 'planned' THEN 0 ELSE 1 END
FROM json_to_recordset(CAST(:rows AS json)) AS a(id uuid, state text, output jsonb)
WHERE s.id = a.id AND s.state NOT IN ('closed_complete', 'skipped', 'canceled') RETURNING {COLUMNS}, false
"""
)


async def route(uow: UnitOfWork, routed: Sequence[Routed]) -> list[Moved]:
    """Writes what was decided of steps: those that were not over."""
    if not routed:
        return []
    return [Moved(*row) for row in await uow.execute(_ROUTE, {"rows": json.dumps(routed).decode()})]


_KNOWN = (
    "SELECT id, domain_order_id, key, kind, state, output, visit, ends_after, closed_at FROM plan_step "
    "WHERE order_id = ANY(:orders) AND domain_order_id = ANY(:domain_orders) "
)
_ALL_KNOWN = text(
    _KNOWN + "AND NOT kind LIKE 'close.%' AND kind NOT IN ('gate.deferral', 'gate.fault') ORDER BY id"
).bindparams(bindparam("orders", type_=_UUIDS), bindparam("domain_orders", type_=_UUIDS))
_ANSWERED_ONES = text(_KNOWN + "AND output IS NOT NULL").bindparams(
    bindparam("orders", type_=_UUIDS), bindparam("domain_orders", type_=_UUIDS)
)


async def of_domain_orders(
    reader: Reader, order_ids: Iterable[UUID], domain_order_ids: Iterable[UUID], *, answered: bool = False
) -> list[Known]:
    """Tasks and gates of domain orders, as routing and the inputs of later tasks read them; or those that were
    `answered` alone."""
    parameters = {"orders": list(set(order_ids)), "domain_orders": list(set(domain_order_ids))}
    rows = await reader.execute(_ANSWERED_ONES if answered else _ALL_KNOWN, parameters)
    return [
        Known(
            id=row[0],
            domain_order_id=row[1],
            key=row[2],
            kind=StepKind(row[3]),
            state=TaskState(row[4]),
            output=row[5],
            visit=row[6],
            ends_after=row[7],
            closed_at=row[8],
        )
        for row in rows
    ]


_MOVED = text(
    f"SELECT {COLUMNS.replace('old.state', 's.state')}, false FROM plan_step s WHERE s.id = ANY(:ids) ORDER BY s.id"
).bindparams(bindparam("ids", type_=_UUIDS))


async def by_id(reader: Reader, ids: Iterable[UUID]) -> list[Moved]:
    """Steps as they stand."""
    return [Moved(*row) for row in await reader.execute(_MOVED, {"ids": list(ids)})]


_CLOSES = text(
    "SELECT domain_order_id, id FROM plan_step WHERE order_id = ANY(:orders) AND domain_order_id = ANY(:domain_orders) "
    "AND kind = 'close.domain_order'"
).bindparams(bindparam("orders", type_=_UUIDS), bindparam("domain_orders", type_=_UUIDS))


async def closes(reader: Reader, order_ids: Iterable[UUID], domain_order_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """The step that closes each domain order."""
    parameters = {"orders": list(set(order_ids)), "domain_orders": list(set(domain_order_ids))}
    return {row[0]: row[1] for row in await reader.execute(_CLOSES, parameters)}


_FAIL = (
    """
UPDATE plan_step s SET state = 'failed', error = a.error, attempts = a.attempts,
  input = COALESCE(a.input, s.input), version = s.version + 1
FROM json_to_recordset(CAST(:rows AS json)) AS a(id uuid, error jsonb, attempts bigint, input jsonb)
WHERE s.id = a.id AND s.state IN ('open', 'in_progress', 'on_hold', 'awaiting_information', 'planned')
RETURNING """
    + COLUMNS
    + ", true"
)


async def fail(uow: UnitOfWork, failures: Sequence[Failure]) -> list[Moved]:
    """Marks tasks and gates as failed: those that were not over yet."""
    rows = [
        {
            "id": one.id,
            "error": {"code": one.code, "message": one.message},
            "attempts": one.attempts,
            "input": one.input,
        }
        for one in failures
    ]
    return [Moved(*row) for row in await uow.execute(text(_FAIL), {"rows": json.dumps(rows).decode()})]


_INPUTS = """
UPDATE plan_step s SET input = a.input, details = a.details, group_id = COALESCE(a.group_id, s.group_id)
FROM json_to_recordset(CAST(:rows AS json)) AS a(id uuid, input jsonb, details jsonb, group_id uuid) WHERE s.id = a.id
"""


async def set_inputs(uow: UnitOfWork, rows: Sequence[dict[str, Any]]) -> None:
    """What people are to see of a task that opened: its input, what its kind has, and a group that was computed."""
    if rows:
        await uow.execute(_INPUTS, {"rows": json.dumps(rows).decode()})
