"""Moves steps in waves: one statement closes tasks, counts their successors down, and says what opened or fired.

Whoever calls these has locked the plans of the steps first (`lock`), so that the counts of an order are changed by one
transaction at a time.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Boolean, Text, Uuid

from orderloom.kernel import json
from orderloom.orchestration.contracts import TaskState
from orderloom.orchestration.domain.lifecycle import sources
from orderloom.orchestration.domain.moves import Answer, Locked, Moved
from orderloom.platform.db import Reader, UnitOfWork

_UUIDS = ARRAY(Uuid())
COLUMNS = (
    "s.id, s.order_id, s.domain_order_id, s.line_id, s.run_id, s.flow_version_id, s.key, s.visit, s.kind, s.state, "
    "old.state, s.gated, s.entry, s.operation, s.retry, s.timeout, s.priority, s.group_id, "
    "s.error IS NOT NULL, s.on_start IS NOT NULL"
)
_NAMES = (
    "id, order_id, domain_order_id, line_id, run_id, flow_version_id, key, visit, kind, state, before, gated, entry, "
    "operation, retry, timeout, priority, group_id, troubled, starts"
)
_OPENED = "s.kind LIKE 'task.%' AND NOT s.gated"
_REACHED = "(h.m = 0 OR h.n > 0) AND s.blocked_by <= h.n AND s.state = 'planned' AND NOT s.order_id = ANY(:held)"
_ENDS = (
    "s.answered_at IS NOT NULL AND s.ends_after <= h.m "
    "AND s.state IN ('in_progress', 'on_hold', 'awaiting_information')"
)
_LATE = "before NOT IN ('planned', 'closed_complete') AND state = 'closed_complete'"
DESK = "s.kind IN ('task.manual', 'task.work_order', 'task.approval')"


def _counting(over: str, source: str) -> str:
    """CTEs that count down what waits for `starts` and `ends` of `over`, and give the rows that were reached by it:
    those that opened or fired, gates to be asked, and ends that were waited for alone.

    One `unnest` of both keeps the planner's guess of how many there are as low as it can be: from a higher one it goes
    through the whole table.
    """
    return f"""
hits AS (
  SELECT x.id, count(*) FILTER (WHERE x.place <= o.cut) AS n, count(*) FILTER (WHERE x.place > o.cut) AS m
  FROM (SELECT starts || ends AS waiting, cardinality(starts) AS cut FROM {over}) o
  CROSS JOIN LATERAL unnest(o.waiting) WITH ORDINALITY AS x(id, place) GROUP BY x.id
),
{_counted("hits")}
{source}"""


def _counted(hits: str) -> str:
    return f"""
counted AS (
  UPDATE plan_step s SET blocked_by = s.blocked_by - h.n, ends_after = s.ends_after - h.m,
    state = CASE WHEN {_ENDS} THEN 'closed_complete'
                 WHEN NOT ({_REACHED}) OR s.gated THEN s.state
                 WHEN {_OPENED} THEN 'open' ELSE 'closed_complete' END,
    opened_at = CASE WHEN {_REACHED} AND {_OPENED} THEN now() ELSE s.opened_at END,
    closed_at = CASE WHEN {_ENDS} OR ({_REACHED} AND NOT s.gated AND NOT s.kind LIKE 'task.%') THEN now()
                     ELSE s.closed_at END,
    desk = CASE WHEN {_REACHED} AND {_OPENED} AND {DESK} THEN true ELSE s.desk END
  FROM {hits} h WHERE s.id = h.id
  RETURNING {COLUMNS}, s.blocked_by, s.ends_after, h.m
),
reached AS (
  SELECT {_NAMES} FROM counted c({_NAMES}, blocked_by, ends_after, m)
  WHERE (c.before = 'planned' AND NOT c.order_id = ANY(:held)
         AND (c.blocked_by <= 0 OR (c.gated AND c.kind = 'gate.join')))
     OR ({_LATE})
     OR (c.before = 'open' AND c.state = 'open' AND c.gated AND c.m > 0 AND c.ends_after <= 0)
)"""


_ANSWERED = """
answered AS (
  SELECT * FROM json_to_recordset(CAST(:rows AS json)) AS a(
    id uuid, state text, output jsonb, input jsonb, attempts bigint, assignee_id uuid)
)"""
_TAKEN = """
output = COALESCE(a.output, s.output), input = COALESCE(a.input, s.input), desk = NULL,
    attempts = COALESCE(a.attempts, s.attempts), assignee_id = COALESCE(a.assignee_id, s.assignee_id),
    version = s.version + 1"""

_CLOSE = text(
    f"""
WITH {_ANSWERED},
closed AS (
  UPDATE plan_step s SET state = a.state, closed_at = now(), {_TAKEN}
  FROM answered a
  WHERE s.id = a.id AND s.state = ANY(:sources) AND (s.ends_after <= 0 OR a.state <> 'closed_complete')
  RETURNING {COLUMNS}, s.successors, s.on_end
),
over AS (SELECT successors AS starts, COALESCE(on_end, '{{}}') AS ends FROM closed c({_NAMES}, successors, on_end)),"""
    + _counting(
        "over",
        f"SELECT {_NAMES}, true FROM closed c({_NAMES}, successors, on_end) "
        f"UNION ALL SELECT {_NAMES}, {_LATE} FROM reached",
    )
).bindparams(bindparam("held", type_=_UUIDS), bindparam("sources", type_=ARRAY(Text())))

_KEEP = text(
    f"""
WITH {_ANSWERED}
UPDATE plan_step s SET state = 'in_progress', answered_at = now(), {_TAKEN}
FROM answered a WHERE s.id = a.id AND s.state = ANY(:sources) AND s.ends_after > 0 AND s.answered_at IS NULL
RETURNING s.id
"""
).bindparams(bindparam("sources", type_=ARRAY(Text())))

_COUNT = text(
    """
WITH over AS (
  SELECT CASE WHEN t.ended THEN s.successors ELSE '{}' END
      || CASE WHEN t.began THEN COALESCE(s.on_start, '{}') ELSE '{}' END AS starts,
    CASE WHEN t.ended THEN COALESCE(s.on_end, '{}') ELSE '{}' END AS ends
  FROM unnest(:touched, :ended, :began) AS t(id, ended, began) JOIN plan_step s ON s.id = t.id
),"""
    + _counting("over", f"SELECT {_NAMES}, {_LATE} FROM reached")
).bindparams(
    bindparam("held", type_=_UUIDS),
    bindparam("touched", type_=_UUIDS),
    bindparam("ended", type_=ARRAY(Boolean())),
    bindparam("began", type_=ARRAY(Boolean())),
)

_READY = text(
    "WITH hits AS (SELECT r.id, 0 AS n, 0 AS m FROM plan_step r WHERE r.id = ANY(:ready) AND r.state = 'planned' "
    f"AND r.blocked_by <= 0), {_counted('hits')} SELECT {_NAMES}, false FROM reached"
).bindparams(bindparam("held", type_=_UUIDS), bindparam("ready", type_=_UUIDS))

_LOCK = text(
    "SELECT order_id, held, waits FROM plan WHERE order_id = ANY(:ids) ORDER BY order_id FOR NO KEY UPDATE"
).bindparams(bindparam("ids", type_=_UUIDS))


async def lock(uow: UnitOfWork, order_ids: Iterable[UUID]) -> Locked:
    """Locks the plans of these orders in id order until the transaction ends."""
    found = await uow.rows(_LOCK, {"ids": list(set(order_ids))})
    return Locked(
        held=tuple(row["order_id"] for row in found if row["held"]),
        waiting=frozenset(row["order_id"] for row in found if row["waits"]),
    )


_ORDERS_OF = text("SELECT DISTINCT order_id FROM plan_step WHERE id = ANY(:ids)").bindparams(
    bindparam("ids", type_=_UUIDS)
)


async def orders_of(reader: Reader, step_ids: Iterable[UUID]) -> list[UUID]:
    """The orders whose plans hold these steps."""
    return [row["order_id"] for row in await reader.rows(_ORDERS_OF, {"ids": list(step_ids)})]


async def close(uow: UnitOfWork, answers: Sequence[Answer], held: Sequence[UUID]) -> list[Moved]:
    """Ends tasks and counts down: the rows that ended (`closing`), then those that were reached.

    A task whose end waits for others stays as it is.
    """
    parameters = {**_answered(answers), "held": list(held)}
    return [Moved(*row) for row in await uow.execute(_CLOSE, parameters)]


async def keep(uow: UnitOfWork, answers: Sequence[Answer]) -> frozenset[UUID]:
    """Notes the answers of tasks whose end waits for others; those that were not answered before."""
    return frozenset(row["id"] for row in await uow.rows(_KEEP, _answered(answers)))


def _answered(answers: Sequence[Answer]) -> dict[str, Any]:
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
    return {"rows": json.dumps(rows).decode(), "sources": _without_planned(allowed)}


def _without_planned(states: Sequence[str]) -> list[str]:
    return [state for state in states if state != TaskState.PLANNED]


async def count_down(
    uow: UnitOfWork, finished: Sequence[UUID], begun: Sequence[UUID], held: Sequence[UUID]
) -> list[Moved]:
    """Counts down what waits for the ends of `finished` steps and for the starts of `begun` ones: what it reached."""
    ended, began = set(finished), set(begun)
    touched = list(ended | began)
    parameters = {
        "touched": touched,
        "ended": [one in ended for one in touched],
        "began": [one in began for one in touched],
        "held": list(held),
    }
    return [Moved(*row) for row in await uow.execute(_COUNT, parameters)]


async def reach(uow: UnitOfWork, ready: Sequence[UUID], held: Sequence[UUID]) -> list[Moved]:
    """Those of the steps that wait for nothing: tasks open, closings close, gates are to be answered."""
    return [Moved(*row) for row in await uow.execute(_READY, {"ready": list(ready), "held": list(held)})]
