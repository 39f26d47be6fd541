"""Writes plans and what changes them as a whole: planning, extending, holding, releasing, canceling."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from orderloom.kernel import json
from orderloom.orchestration.contracts import OF_PEOPLE, StepKind, TaskState
from orderloom.orchestration.domain.layout import Patch, Standing, StandingClose, Step
from orderloom.orchestration.domain.moves import RunStep
from orderloom.orchestration.store.standing import Pins
from orderloom.orchestration.tables import PlanRow, PlanStepRow
from orderloom.platform.bulk import document, insert_sql
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.tables import table_of

_UUIDS = ARRAY(Uuid())
PLAN, STEP = table_of(PlanRow), table_of(PlanStepRow)
STEPS_AT_ONCE = 10_000


def _ids(statement: str, *names: str) -> Any:
    return text(statement).bindparams(*(bindparam(name, type_=_UUIDS) for name in names))


_PLANNED = _ids("SELECT order_id FROM plan WHERE order_id = ANY(:ids)", "ids")


async def planned(reader: Reader, order_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the orders that have a plan already."""
    return {row["order_id"] for row in await reader.rows(_PLANNED, {"ids": list(order_ids)})}


async def insert_plans(
    uow: UnitOfWork, plans: Sequence[tuple[UUID, bool, datetime, Pins]], steps: Sequence[Step]
) -> None:
    """Each is order id, held, planned end, and what its flows are pinned to; with the first steps, in one statement."""
    rows = [
        {"order_id": order, "held": held, "planned_end": end, "pins": json.to_builtins(pins) if pins else None}
        for order, held, end, pins in plans
    ]
    await _insert(uow, [(PLAN, rows), *_step_rows(uow, steps[:STEPS_AT_ONCE])])
    await insert_steps(uow, steps[STEPS_AT_ONCE:])


async def insert_steps(uow: UnitOfWork, steps: Sequence[Step]) -> None:
    """A plan of very many steps takes a statement more."""
    for first in range(0, len(steps), STEPS_AT_ONCE):
        await _insert(uow, _step_rows(uow, steps[first : first + STEPS_AT_ONCE]))


def _step_rows(uow: UnitOfWork, steps: Sequence[Step]) -> list[tuple[Table, list[dict[str, Any]]]]:
    """Tasks carry much that gates and closings have not."""
    links = _links if any(_is_linked(step) for step in steps) else _no_links
    return [
        (STEP, [_task_row(step, uow.now) | links(step) for step in steps if step.is_task]),
        (STEP, [_gate_row(step) | links(step) for step in steps if not step.is_task]),
    ]


async def _insert(uow: UnitOfWork, groups: Sequence[tuple[Table, list[dict[str, Any]]]]) -> None:
    """All groups in one statement; the rows of each have the same columns."""
    filled = [(f"rows{place}", table, rows) for place, (table, rows) in enumerate(groups) if rows]
    if not filled:
        return
    parts = [insert_sql(table, tuple(rows[0]), name) for name, table, rows in filled]
    first = ", ".join(f"{name}_in AS ({part})" for (name, _, _), part in zip(filled, parts[:-1], strict=False))
    parameters = {name: document(table, tuple(rows[0]), rows) for name, table, rows in filled}
    await uow.execute(f"WITH {first} {parts[-1]}" if first else parts[-1], parameters)


def _is_linked(step: Step) -> bool:
    return bool(step.on_start or step.on_end or step.ends_after or step.visit > 1) or step.kind is StepKind.LAG


def _no_links(step: Step) -> dict[str, Any]:
    return {}


def _links(step: Step) -> dict[str, Any]:
    return {
        "on_start": array(step.on_start) if step.on_start else None,
        "on_end": array(step.on_end) if step.on_end else None,
        "ends_after": step.ends_after,
        "visit": step.visit,
        "timeout": step.shape.timeout if step.shape else None,
    }


def array(ids: Iterable[UUID]) -> str:
    return "{" + ",".join(map(str, ids)) + "}"


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
        "successors": array(step.successors),
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
        "desk": True if is_open and step.kind in OF_PEOPLE else None,
    }


async def insert_run_tasks(uow: UnitOfWork, tasks: Sequence[RunStep]) -> None:
    """Tasks of flow runs; one that exists already (same run, node and visit) is left as it is."""
    rows = [
        {
            **json.to_builtins(task),
            "state": TaskState.OPEN.value,
            "successors": "{}",
            "opened_at": uow.now,
            "desk": True if task.kind in OF_PEOPLE else None,
        }
        for task in tasks
    ]
    await uow.insert(PlanStepRow, rows, on_conflict="nothing")


_PATCH = """
UPDATE plan_step s SET blocked_by = s.blocked_by + a.blocked_by, ends_after = s.ends_after + a.ends_after,
  successors = s.successors || CAST(a.successors AS uuid[]),
  on_end = CASE WHEN a.on_end IS NULL THEN s.on_end ELSE COALESCE(s.on_end, '{}') || CAST(a.on_end AS uuid[]) END
FROM json_to_recordset(CAST(:rows AS json))
  AS a(id uuid, blocked_by bigint, ends_after bigint, successors text, on_end text) WHERE s.id = a.id
"""


async def patch_steps(uow: UnitOfWork, patches: Sequence[Patch]) -> None:
    """Adds to standing steps of locked plans what new steps make them wait for, and who waits for them."""
    rows = [
        {
            "id": one.step_id,
            "blocked_by": one.blocked_by,
            "ends_after": one.ends_after,
            "successors": array(one.successors),
            "on_end": array(one.on_end) if one.on_end else None,
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
                step_id=row["id"],
                line_id=row["line_id"],
                open=row["state"] == TaskState.PLANNED,
                entries=tuple(entries.get(one, ())),
            )
        elif row["kind"] == StepKind.CLOSE_LINE:
            lines[row["line_id"]] = row["id"]
    return {order: Standing(domain_orders=closes, lines=lines) for order, (closes, lines) in found.items()}


_THERE = _ids("SELECT id FROM plan_step WHERE id = ANY(:ids)", "ids")


async def there(reader: Reader, step_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the steps that exist."""
    return {row["id"] for row in await reader.rows(_THERE, {"ids": list(step_ids)})}


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
      AND NOT (s.state = 'failed' AND s.closed_at IS NOT NULL)
    RETURNING s.id, s.order_id, s.kind, old.state AS before
    """,
    "ids",
)


async def cancel(uow: UnitOfWork, order_ids: Iterable[UUID]) -> list[tuple[UUID, UUID, str, str]]:
    """Cancels all steps that are not over, of plans and of runs: id, order, kind and former state of each."""
    rows = await uow.rows(_CANCEL, {"ids": list(order_ids)})
    return [(row["id"], row["order_id"], row["kind"], row["before"]) for row in rows]
