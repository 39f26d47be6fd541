"""Moves steps in waves: one statement closes tasks, counts their successors down, and says what opened or fired.

Whoever calls these has locked the plans of the steps first (`lock`), so that the counts of an order are changed by one
transaction at a time.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text, Uuid

from orderloom.kernel import json
from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.lifecycle import sources
from orderloom.orchestration.domain.moves import Answer, Failure, Known, Moved, Routed
from orderloom.platform.db import Reader, UnitOfWork

_UUIDS = ARRAY(Uuid())
_COLUMNS = (
    "s.id, s.order_id, s.domain_order_id, s.line_id, s.run_id, s.flow_version_id, s.key, s.visit, s.kind, s.state, "
    "old.state, s.gated, s.entry, s.operation, s.retry, s.timeout, s.priority, s.group_id, "
    "s.error IS NOT NULL"
)
_NAMES = (
    "id, order_id, domain_order_id, line_id, run_id, flow_version_id, key, visit, kind, state, before, gated, entry, "
    "operation, retry, timeout, priority, group_id, troubled"
)
_OPENED = "s.kind LIKE 'task.%' AND NOT s.gated"
_REACHED = "s.blocked_by <= h.n AND s.state = 'planned' AND NOT s.order_id = ANY(:held)"


def _counting(hits: str, source: str) -> str:
    """CTEs that count down what `hits` names and give the rows that were reached."""
    return f"""
hits AS ({hits}),
counted AS (
  UPDATE plan_step s SET blocked_by = s.blocked_by - h.n,
    state = CASE WHEN NOT ({_REACHED}) OR s.gated THEN s.state
                 WHEN {_OPENED} THEN 'open' ELSE 'closed_complete' END,
    opened_at = CASE WHEN {_REACHED} AND {_OPENED} THEN now() ELSE s.opened_at END,
    closed_at = CASE WHEN {_REACHED} AND NOT s.gated AND NOT s.kind LIKE 'task.%' THEN now() ELSE s.closed_at END,
    desk = CASE WHEN {_REACHED} AND {_OPENED} AND s.kind = 'task.manual' THEN true ELSE s.desk END
  FROM hits h WHERE s.id = h.id
  RETURNING {_COLUMNS}, s.blocked_by
),
reached AS (
  SELECT {_NAMES} FROM counted c({_NAMES}, blocked_by)
  WHERE c.before = 'planned' AND NOT c.order_id = ANY(:held)
    AND (c.blocked_by <= 0 OR (c.gated AND c.kind = 'gate.join'))
)
{source}"""


_ANSWERED = (
    """
answered AS (
  SELECT * FROM json_to_recordset(CAST(:rows AS json)) AS a(
    id uuid, state text, output jsonb, input jsonb, attempts bigint, assignee_id uuid)
),
closed AS (
  UPDATE plan_step s SET state = a.state, output = COALESCE(a.output, s.output), input = COALESCE(a.input, s.input),
    attempts = COALESCE(a.attempts, s.attempts), assignee_id = COALESCE(a.assignee_id, s.assignee_id),
    closed_at = now(), desk = NULL, version = s.version + 1
  FROM answered a WHERE s.id = a.id AND s.state = ANY(:sources)
  RETURNING """
    + _COLUMNS
    + """, s.successors
)"""
)

_CLOSE = text(
    f"WITH {_ANSWERED},"
    + _counting(
        "SELECT x.id, count(*) AS n FROM closed c CROSS JOIN LATERAL unnest(c.successors) AS x(id) GROUP BY x.id",
        f"SELECT {_NAMES}, true FROM closed c({_NAMES}, successors) UNION ALL SELECT {_NAMES}, false FROM reached",
    )
).bindparams(bindparam("held", type_=_UUIDS), bindparam("sources", type_=ARRAY(Text())))

_COUNT = text(
    "WITH "
    + _counting(
        "SELECT x.id, count(*) AS n FROM plan_step f CROSS JOIN LATERAL unnest(f.successors) AS x(id) "
        "WHERE f.id = ANY(:finished) GROUP BY x.id",
        f"SELECT {_NAMES}, false FROM reached",
    )
).bindparams(bindparam("held", type_=_UUIDS), bindparam("finished", type_=_UUIDS))

_READY = text(
    "WITH "
    + _counting(
        "SELECT r.id, 0 AS n FROM plan_step r WHERE r.id = ANY(:ready) AND r.state = 'planned' AND r.blocked_by <= 0",
        f"SELECT {_NAMES}, false FROM reached",
    )
).bindparams(bindparam("held", type_=_UUIDS), bindparam("ready", type_=_UUIDS))

_LOCK = text(
    "SELECT order_id, held FROM plan WHERE order_id = ANY(:ids) ORDER BY order_id FOR NO KEY UPDATE"
).bindparams(bindparam("ids", type_=_UUIDS))


async def lock(uow: UnitOfWork, order_ids: Iterable[UUID]) -> list[UUID]:
    """Locks the plans of these orders in id order until the transaction ends; those that are held."""
    found = await uow.rows(_LOCK, {"ids": list(set(order_ids))})
    return [row["order_id"] for row in found if row["held"]]


_ORDERS_OF = text("SELECT DISTINCT order_id FROM plan_step WHERE id = ANY(:ids)").bindparams(
    bindparam("ids", type_=_UUIDS)
)


async def orders_of(reader: Reader, step_ids: Iterable[UUID]) -> list[UUID]:
    """The orders whose plans hold these steps."""
    return [row["order_id"] for row in await reader.rows(_ORDERS_OF, {"ids": list(step_ids)})]


async def close(uow: UnitOfWork, answers: Sequence[Answer], held: Sequence[UUID]) -> list[Moved]:
    """Ends tasks and counts down: the rows that ended (`closing`), then those that were reached."""
    rows = [
        {
            "id": one.id,
            "state": one.state.value,
            "output": one.output,
            "input": one.input,
            "attempts": one.attempts,
            "assignee_id": one.assignee_id,
        }
        for one in answers
    ]
    allowed = sorted({state for one in {answer.state for answer in answers} for state in sources(one)})
    parameters = {"rows": json.dumps(rows).decode(), "held": list(held), "sources": _without_planned(allowed)}
    return [Moved(*row) for row in await uow.execute(_CLOSE, parameters)]


def _without_planned(states: Sequence[str]) -> list[str]:
    return [state for state in states if state != TaskState.PLANNED]


async def count_down(uow: UnitOfWork, finished: Sequence[UUID], held: Sequence[UUID]) -> list[Moved]:
    """Counts down what follows steps that are over: the rows that were reached by it."""
    return [Moved(*row) for row in await uow.execute(_COUNT, {"finished": list(finished), "held": list(held)})]


async def reach(uow: UnitOfWork, ready: Sequence[UUID], held: Sequence[UUID]) -> list[Moved]:
    """Those of the steps that wait for nothing: tasks open, closings close, gates are to be answered."""
    return [Moved(*row) for row in await uow.execute(_READY, {"ready": list(ready), "held": list(held)})]


_VISITS = text(
    "SELECT id, visit FROM plan_step WHERE id = ANY(:ids) "
    "AND state IN ('open', 'in_progress', 'on_hold', 'awaiting_information')"
).bindparams(bindparam("ids", type_=_UUIDS))


async def open_visits(reader: Reader, step_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Which visit it is of those of the tasks that are being worked on."""
    return {row["id"]: row["visit"] for row in await reader.rows(_VISITS, {"ids": list(step_ids)})}


_ROUTE = """
UPDATE plan_step s SET state = a.state, output = COALESCE(a.output, s.output),
  opened_at = CASE WHEN a.state = 'open' THEN now() ELSE s.opened_at END,
  closed_at = CASE WHEN a.state IN ('closed_complete', 'skipped') THEN now() ELSE s.closed_at END,
  desk = CASE WHEN a.state = 'open' AND s.kind = 'task.manual' THEN true ELSE NULL END
FROM json_to_recordset(CAST(:rows AS json)) AS a(id uuid, state text, output jsonb)
WHERE s.id = a.id AND s.state = 'planned' RETURNING s.id
"""


async def route(uow: UnitOfWork, routed: Sequence[Routed]) -> list[UUID]:
    """Writes what was decided of planned steps; those that were still planned."""
    if not routed:
        return []
    return [row["id"] for row in await uow.rows(_ROUTE, {"rows": json.dumps(routed).decode()})]


_KNOWN = (
    "SELECT id, domain_order_id, key, kind, state, output FROM plan_step "
    "WHERE order_id = ANY(:orders) AND domain_order_id = ANY(:domain_orders) "
)
_ALL_KNOWN = text(_KNOWN + "AND NOT kind LIKE 'close.%' AND kind <> 'gate.deferral' ORDER BY id").bindparams(
    bindparam("orders", type_=_UUIDS), bindparam("domain_orders", type_=_UUIDS)
)
_ANSWERED_ONES = text(_KNOWN + "AND output IS NOT NULL").bindparams(
    bindparam("orders", type_=_UUIDS), bindparam("domain_orders", type_=_UUIDS)
)


async def steps_of(
    reader: Reader, order_ids: Iterable[UUID], domain_order_ids: Iterable[UUID], *, answered: bool = False
) -> list[Known]:
    """Tasks and gates of domain orders, as routing and the inputs of later tasks read them; or those that were
    `answered` alone."""
    parameters = {"orders": list(set(order_ids)), "domain_orders": list(set(domain_order_ids))}
    rows = await reader.execute(_ANSWERED_ONES if answered else _ALL_KNOWN, parameters)
    return [
        Known(
            id=step_id,
            domain_order_id=domain_order_id,
            key=key,
            kind=StepKind(kind),
            state=TaskState(state),
            output=output,
        )
        for step_id, domain_order_id, key, kind, state, output in rows
    ]


_FAIL = (
    """
UPDATE plan_step s SET state = 'failed', error = a.error, attempts = a.attempts,
  input = COALESCE(a.input, s.input), version = s.version + 1
FROM json_to_recordset(CAST(:rows AS json)) AS a(id uuid, error jsonb, attempts bigint, input jsonb)
WHERE s.id = a.id AND s.state IN ('open', 'in_progress', 'on_hold', 'awaiting_information', 'planned')
RETURNING """
    + _COLUMNS
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
UPDATE plan_step s SET input = a.input, group_id = COALESCE(a.group_id, s.group_id)
FROM json_to_recordset(CAST(:rows AS json)) AS a(id uuid, input jsonb, group_id uuid) WHERE s.id = a.id
"""


async def set_inputs(uow: UnitOfWork, rows: Sequence[dict[str, Any]]) -> None:
    """What people are to see of a task that opened: its input and, where it was computed, its group."""
    if rows:
        await uow.execute(_INPUTS, {"rows": json.dumps(rows).decode()})
