"""What a plan keeps beside its steps: the versions that its flows are pinned to, and what its gates wait for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from orderloom.kernel import json
from orderloom.platform.db import Reader, UnitOfWork

Pins = Mapping[UUID, Mapping[str, UUID]]


def _ids(statement: str, name: str) -> Any:
    return text(statement).bindparams(bindparam(name, type_=ARRAY(Uuid())))


_PINS = _ids("SELECT order_id, pins FROM plan WHERE order_id = ANY(:ids) AND pins IS NOT NULL", "ids")


async def pins(reader: Reader, order_ids: Iterable[UUID]) -> dict[tuple[UUID, UUID], dict[str, UUID]]:
    """By order and flow version, the versions of the tables and subflows that the plan goes on with."""
    return {
        (row["order_id"], UUID(version)): json.convert(named, dict[str, UUID])
        for row in await reader.rows(_PINS, {"ids": list(order_ids)})
        for version, named in row["pins"].items()
    }


_PIN = "UPDATE plan SET pins = CAST(:pins AS jsonb) || COALESCE(pins, '{}') WHERE order_id = :id"


async def pin(uow: UnitOfWork, order_id: UUID, added: Pins) -> None:
    """Pins flows that an extension brought; what was pinned before stays."""
    if added:
        await uow.execute(_PIN, {"id": order_id, "pins": json.dumps(json.to_builtins(added)).decode()})


_WAITS = """
WITH w AS (
  INSERT INTO plan_wait (step_id, order_id, kind, event, correlation, related)
  SELECT step_id, order_id, kind, event, correlation, related FROM json_to_recordset(CAST(:rows AS json))
    AS r(step_id uuid, order_id uuid, kind text, event text, correlation text, related jsonb)
  ON CONFLICT (step_id) DO NOTHING RETURNING order_id, kind
)
UPDATE plan p SET waits = p.waits + n.n
FROM (SELECT order_id, count(*) AS n FROM w WHERE kind <> 'event' GROUP BY order_id) n WHERE p.order_id = n.order_id
"""


async def add_waits(uow: UnitOfWork, rows: Sequence[dict[str, Any]]) -> None:
    """Steps that stand until something comes; those that look for it themselves are counted in their plan."""
    if rows:
        await uow.execute(_WAITS, {"rows": json.dumps(rows).decode()})


_DROP = _ids(
    """
    WITH w AS (DELETE FROM plan_wait WHERE step_id = ANY(:ids) RETURNING order_id, kind)
    UPDATE plan p SET waits = p.waits - n.n
    FROM (SELECT order_id, count(*) AS n FROM w WHERE kind <> 'event' GROUP BY order_id) n WHERE p.order_id = n.order_id
    """,
    "ids",
)


async def drop_waits(uow: UnitOfWork, step_ids: Sequence[UUID]) -> None:
    if step_ids:
        await uow.execute(_DROP, {"ids": list(step_ids)})


_FORGET = _ids("DELETE FROM plan_wait WHERE order_id = ANY(:ids)", "ids")


async def forget(uow: UnitOfWork, order_ids: Iterable[UUID]) -> None:
    """Nothing in these plans waits for anything any more."""
    await uow.execute(_FORGET, {"ids": list(order_ids)})


class Look(NamedTuple):
    """A step that looks for a condition, or for domain orders that are `related`."""

    step_id: UUID
    order_id: UUID
    related: dict[str, Any] | None


_LOOKING = _ids(
    "SELECT step_id, order_id, related FROM plan_wait WHERE order_id = ANY(:ids) AND kind <> 'event' ORDER BY step_id",
    "ids",
)


async def looking(reader: Reader, order_ids: Iterable[UUID]) -> list[Look]:
    """Steps of these plans that look for something themselves."""
    return [Look(*row) for row in await reader.execute(_LOOKING, {"ids": list(order_ids)})]


_EXPECTING = """
SELECT w.step_id, w.order_id FROM plan_wait w
WHERE w.event = :event AND (w.correlation = :correlation OR (w.correlation IS NULL AND w.order_id = :order_id))
ORDER BY w.step_id
"""


async def expecting(
    reader: Reader, event: str, correlation: str | None, order_id: UUID | None
) -> list[tuple[UUID, UUID]]:
    """Steps that wait for this event, each with its order: by correlation, or for any about their own order."""
    rows = await reader.rows(_EXPECTING, {"event": event, "correlation": correlation, "order_id": order_id})
    return [(row["step_id"], row["order_id"]) for row in rows]


_PASSED = """
SELECT DISTINCT order_id, line_id, m.milestone FROM plan_step
CROSS JOIN LATERAL regexp_replace(key, '^.*[.]', '') AS m(milestone)
WHERE order_id = ANY(:ids) AND kind = 'gate.milestone' AND state = 'closed_complete' AND line_id IS NOT NULL
"""


async def passed(reader: Reader, order_ids: Iterable[UUID]) -> list[tuple[UUID, UUID, str]]:
    """Milestones that were reached: order, line and the node's own key, whatever it lies in."""
    rows = await reader.rows(_ids(_PASSED, "ids"), {"ids": list(order_ids)})
    return [(row["order_id"], row["line_id"], row["milestone"]) for row in rows]
