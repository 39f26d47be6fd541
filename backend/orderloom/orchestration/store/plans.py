"""Writes plans and what changes them as a whole: planning, extending, holding, releasing, canceling."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from orderloom.kernel import json
from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.layout import Patch, Standing, StandingClose, Step
from orderloom.orchestration.domain.moves import RunStep
from orderloom.orchestration.tables import PlanRow, PlanStepRow
from orderloom.platform.db import Reader, UnitOfWork

_UUIDS = ARRAY(Uuid())
STEPS_AT_ONCE = 10_000


def _ids(statement: str, *names: str) -> Any:
    return text(statement).bindparams(*(bindparam(name, type_=_UUIDS) for name in names))


_PLANNED = _ids("SELECT order_id FROM plan WHERE order_id = ANY(:ids)", "ids")


async def planned(reader: Reader, order_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the orders that have a plan already."""
    return {row["order_id"] for row in await reader.rows(_PLANNED, {"ids": list(order_ids)})}


async def insert_plans(uow: UnitOfWork, plans: Sequence[tuple[UUID, bool, datetime]]) -> None:
    """Each is order id, held, planned end."""
    rows = [{"order_id": order, "held": held, "planned_end": end} for order, held, end in plans]
    await uow.insert(PlanRow, rows)


async def insert_steps(uow: UnitOfWork, steps: Sequence[Step]) -> None:
    """Tasks carry much that gates and closings have not. A plan of very many steps takes a statement more."""
    for first in range(0, len(steps), STEPS_AT_ONCE):
        part = steps[first : first + STEPS_AT_ONCE]
        await uow.insert(PlanStepRow, [_task_row(step, uow.now) for step in part if step.is_task])
        await uow.insert(PlanStepRow, [_gate_row(step) for step in part if not step.is_task])


def _gate_row(step: Step) -> dict[str, Any]:
    return {
        "id": step.id,
        "order_id": step.order_id,
        "domain_order_id": step.domain_order_id,
        "line_id": step.line_id,
        "flow_version_id": step.flow_version_id,
        "key": step.key,
        "kind": step.kind,
        "state": step.state,
        "blocked_by": step.blocked_by,
        "successors": "{" + ",".join(map(str, step.successors)) + "}",
        "gated": step.gated,
        "entry": step.entry,
        "name": step.name,
    }


def _task_row(step: Step, now: datetime) -> dict[str, Any]:
    shape, is_open = step.shape, step.state is TaskState.OPEN
    return {
        **_gate_row(step),
        "form": shape.form if shape else None,
        "operation": shape.operation if shape else None,
        "retry": shape.retry if shape else None,
        "timeout": shape.timeout if shape else None,
        "priority": step.priority,
        "group_id": step.group_id,
        "planned_start": step.planned_start,
        "planned_end": step.planned_end,
        "opened_at": now if is_open else None,
        "desk": True if is_open and step.kind is StepKind.MANUAL else None,
    }


async def insert_run_tasks(uow: UnitOfWork, tasks: Sequence[RunStep]) -> None:
    """Tasks of flow runs; one that exists already (same run, node and visit) is left as it is."""
    rows = [
        {
            **json.to_builtins(task),
            "state": TaskState.OPEN.value,
            "successors": "{}",
            "opened_at": uow.now,
            "desk": True if task.kind is StepKind.MANUAL else None,
        }
        for task in tasks
    ]
    await uow.insert(PlanStepRow, rows, on_conflict="nothing")


_PATCH = """
UPDATE plan_step s SET blocked_by = s.blocked_by + a.blocked_by,
  successors = s.successors || CAST(a.successors AS uuid[])
FROM json_to_recordset(CAST(:rows AS json)) AS a(id uuid, blocked_by bigint, successors text) WHERE s.id = a.id
"""


async def patch_steps(uow: UnitOfWork, patches: Sequence[Patch]) -> None:
    """Adds to standing steps of locked plans what new steps make them wait for, and who waits for them."""
    rows = [
        {
            "id": one.step_id,
            "blocked_by": one.blocked_by,
            "successors": "{" + ",".join(map(str, one.successors)) + "}",
        }
        for one in patches
    ]
    if rows:
        await uow.execute(_PATCH, {"rows": json.dumps(rows).decode()})


_STANDING = _ids(
    """
    SELECT id, order_id, line_id, domain_order_id, kind, state, entry FROM plan_step
    WHERE order_id = ANY(:ids) AND (kind IN ('close.domain_order', 'close.line') OR (entry AND state = 'planned'))
    """,
    "ids",
)


async def standing(reader: Reader, order_ids: Iterable[UUID]) -> dict[UUID, Standing]:
    """What the plans of these orders have that new steps can be wired to, by order."""
    rows = await reader.rows(_STANDING, {"ids": list(order_ids)})
    entries: dict[UUID, list[UUID]] = {}
    for row in rows:
        if row["entry"]:
            entries.setdefault(row["domain_order_id"], []).append(row["id"])
    found: dict[UUID, tuple[dict[UUID, StandingClose], dict[UUID, UUID]]] = {}
    for row in rows:
        closes, lines = found.setdefault(row["order_id"], ({}, {}))
        if row["kind"] == StepKind.CLOSE_DOMAIN_ORDER:
            one = row["domain_order_id"]
            closes[one] = StandingClose(
                step_id=row["id"], open=row["state"] == TaskState.PLANNED, entries=tuple(entries.get(one, ()))
            )
        elif row["kind"] == StepKind.CLOSE_LINE:
            lines[row["line_id"]] = row["id"]
    return {order: Standing(domain_orders=closes, lines=lines) for order, (closes, lines) in found.items()}


_HOLD = _ids("UPDATE plan SET held = :held WHERE order_id = ANY(:ids) AND held <> :held RETURNING order_id", "ids")


async def set_held(uow: UnitOfWork, order_ids: Iterable[UUID], held: bool) -> list[UUID]:
    """Holds or releases locked plans; those that changed."""
    rows = await uow.rows(_HOLD, {"ids": list(order_ids), "held": held})
    return [row["order_id"] for row in rows]


_WAITING = _ids(
    "SELECT id FROM plan_step WHERE order_id = ANY(:ids) AND state = 'planned' AND blocked_by <= 0 ORDER BY id", "ids"
)


async def waiting(reader: Reader, order_ids: Iterable[UUID]) -> list[UUID]:
    """Steps that nothing blocks any more but that have not been opened, since their plan was held."""
    return [row["id"] for row in await reader.rows(_WAITING, {"ids": list(order_ids)})]


_CLOSED = _ids("UPDATE plan SET closed_at = now() WHERE order_id = ANY(:ids)", "ids")


async def close_plans(uow: UnitOfWork, order_ids: Iterable[UUID]) -> None:
    await uow.execute(_CLOSED, {"ids": list(order_ids)})


_CANCEL = _ids(
    """
    UPDATE plan_step s SET state = 'canceled', closed_at = now(), desk = NULL, version = s.version + 1
    WHERE s.order_id = ANY(:ids) AND s.state NOT IN ('closed_complete', 'skipped', 'canceled')
    RETURNING s.id, s.order_id, s.kind, old.state AS before
    """,
    "ids",
)


async def cancel(uow: UnitOfWork, order_ids: Iterable[UUID]) -> list[tuple[UUID, UUID, str, str]]:
    """Cancels all steps that are not over, of plans and of runs: id, order, kind and former state of each."""
    rows = await uow.rows(_CANCEL, {"ids": list(order_ids)})
    return [(row["id"], row["order_id"], row["kind"], row["before"]) for row in rows]
