"""Tasks one by one and in lists: what people see and change of them."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from orderloom.identity.contracts import Actor, Scope
from orderloom.kernel import json
from orderloom.orchestration.contracts import (
    WORKABLE,
    StepKind,
    Task,
    TaskCount,
    TaskFilter,
    TaskOrder,
    TaskSort,
    TaskState,
    TaskType,
)
from orderloom.orchestration.domain.moves import Moved
from orderloom.orchestration.tables import PlanStepRow
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.tables import table_of

STEP = table_of(PlanStepRow)
_UUIDS = ARRAY(Uuid())
_TYPE = case(
    (STEP.c.kind == StepKind.AUTOMATED.value, TaskType.AUTOMATED.value),
    (STEP.c.kind == StepKind.CONFIGURATION.value, TaskType.AUTOMATED.value),
    (STEP.c.kind == StepKind.APPROVAL.value, TaskType.APPROVAL.value),
    (STEP.c.kind == StepKind.WORK_ORDER.value, TaskType.WORK_ORDER.value),
    (STEP.c.run_id.isnot(None), TaskType.ENRICHMENT.value),
    else_=TaskType.MANUAL.value,
).label("type")
_NAMES = (
    "id", "number", "order_id", "line_id", "domain_order_id", "run_id", "key", "visit", "name", "state", "priority",
    "group_id", "assignee_id", "form", "operation", "input", "output", "error", "attempts", "planned_start",
    "planned_end", "opened_at", "closed_at", "version", "details", "answered_at",
)  # fmt: skip
_CUSTOM = func.coalesce(STEP.c.custom, literal_column("'{}'::jsonb")).label("custom")
_TASKS = select(*(STEP.c[name] for name in _NAMES), _CUSTOM, _TYPE).where(STEP.c.kind.like("task.%"))
_DESK = literal_column("plan_step.desk")
_SORTS: dict[TaskSort, Any] = {
    TaskSort.PLANNED_END: STEP.c.planned_end,
    TaskSort.OPENED_AT: STEP.c.opened_at,
    TaskSort.NUMBER: STEP.c.number,
}


def _task(row: Any) -> Task:
    return json.convert(dict(row), Task)


async def tasks_by_id(reader: Reader, ids: Iterable[UUID], *, lock: bool = False) -> list[Task]:
    statement = _TASKS.where(STEP.c.id.in_(list(ids))).order_by(STEP.c.id)
    return [_task(row) for row in await reader.rows(statement.with_for_update() if lock else statement)]


async def tasks_of_orders(reader: Reader, order_ids: Iterable[UUID]) -> list[Task]:
    statement = _TASKS.where(STEP.c.order_id.in_(list(order_ids))).order_by(STEP.c.order_id, STEP.c.planned_start)
    return [_task(row) for row in await reader.rows(statement.order_by(STEP.c.id))]


async def tasks_of_domain_orders(reader: Reader, order_ids: Iterable[UUID], ids: Iterable[UUID]) -> list[Task]:
    within = _TASKS.where(STEP.c.order_id.in_(list(order_ids)), STEP.c.domain_order_id.in_(list(ids)))
    return [_task(row) for row in await reader.rows(within.order_by(STEP.c.planned_start, STEP.c.id))]


async def counts(reader: Reader, order_ids: Iterable[UUID]) -> list[TaskCount]:
    ended = [TaskState.CLOSED_COMPLETE.value, TaskState.SKIPPED.value, TaskState.CANCELED.value]
    to_do = STEP.c.closed_at.is_(None) & STEP.c.state.not_in(ended)
    statement = (
        select(
            STEP.c.order_id,
            func.count().label("total"),
            func.count().filter(to_do).label("open"),
            func.max(STEP.c.planned_end).label("planned_end"),
        )
        .where(STEP.c.order_id.in_(list(order_ids)), STEP.c.kind.like("task.%"))
        .group_by(STEP.c.order_id)
    )
    return [json.convert(dict(row), TaskCount) for row in await reader.rows(statement)]


async def page(
    reader: Reader, actor: Actor, reach: Scope, wanted: TaskFilter, place: "Place"
) -> list[tuple[Task, Any]]:
    """Tasks with the value they are sorted by, in the order of `place`."""
    column = _SORTS[place.by.sort]
    statement = _filtered(actor, reach, wanted).add_columns(column.label("sorted_by"))
    down = place.by.descending
    if place.after is not None:
        value, last = place.after
        edge = tuple_(column, STEP.c.id)
        statement = statement.where(edge < tuple_(value, last) if down else edge > tuple_(value, last))
    order = (column.desc(), STEP.c.id.desc()) if down else (column, STEP.c.id)
    rows = await reader.rows(statement.where(column.isnot(None)).order_by(*order).limit(place.limit))
    return [(_task({name: row[name] for name in (*_NAMES, "custom", "type")}), row["sorted_by"]) for row in rows]


class Place:
    """Where a page begins: behind `after` (value and id of the last row) in this order."""

    def __init__(self, by: TaskOrder, after: tuple[Any, UUID] | None, limit: int) -> None:
        self.by, self.after, self.limit = by, after, limit


async def count(reader: Reader, actor: Actor, reach: Scope, wanted: TaskFilter, most: int) -> int:
    counted = _filtered(actor, reach, wanted).with_only_columns(STEP.c.id).limit(most).subquery()
    return int(await reader.scalar(select(func.count()).select_from(counted)))


def _filtered(actor: Actor, reach: Scope, wanted: TaskFilter) -> Select[Any]:
    statement = _TASKS.where(*_reached(actor, reach))
    states = [state.value for state in wanted.states]
    if wanted.order_id is not None:
        statement = statement.where(STEP.c.order_id == wanted.order_id)
    elif not states or set(wanted.states) <= {*WORKABLE, TaskState.FAILED}:
        statement = statement.where(_DESK)
    if states:
        statement = statement.where(STEP.c.state.in_(states))
    if wanted.types:
        statement = statement.where(_TYPE.in_([kind.value for kind in wanted.types]))
    return statement.where(*_held_by(actor, wanted))


def _held_by(actor: Actor, wanted: TaskFilter) -> Sequence[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if wanted.mine:
        asked.append(STEP.c.assignee_id == actor.id)
    if wanted.my_groups:
        asked.append(STEP.c.group_id.in_(list(actor.group_ids)))
    if wanted.unassigned:
        asked.append(STEP.c.assignee_id.is_(None))
    if wanted.search:
        like = f"%{wanted.search}%"
        asked.append(or_(STEP.c.number.ilike(like), func.cast(STEP.c.name, STEP.c.key.type).ilike(like)))
    return asked


def _reached(actor: Actor, reach: Scope) -> Sequence[ColumnElement[bool]]:
    if reach.kind == "all":
        return ()
    if reach.kind == "groups":
        return (or_(STEP.c.group_id.in_(list(reach.ids)), and_(STEP.c.assignee_id == actor.id)),)
    return (false(),)


_ASSIGN = text(
    """
    UPDATE plan_step SET state = :state, assignee_id = :assignee_id, group_id = :group_id, version = version + 1,
      error = COALESCE(CAST(:error AS jsonb), error)
    WHERE id = :id
    """
)


async def save(uow: UnitOfWork, task: Task, error: dict[str, Any] | None = None) -> None:
    """Writes who has a locked task and in which state it is; `error` marks it as troubled."""
    parameters: dict[str, Any] = {
        "id": task.id,
        "state": task.state.value,
        "assignee_id": task.assignee_id,
        "group_id": task.group_id,
        "error": json.dumps(error).decode() if error else None,
    }
    await uow.execute(_ASSIGN, parameters)


async def fill(uow: UnitOfWork, task_id: UUID, custom: dict[str, Any]) -> None:
    """Writes the fields of one's own of a locked task."""
    statement = STEP.update().where(STEP.c.id == task_id).values(custom=custom)
    await uow.execute(statement)


_REOPEN = text(
    """
    UPDATE plan_step s SET visit = s.visit + a.more, assignee_id = NULL, version = s.version + 1,
      state = CASE WHEN s.gated AND (s.opened_at IS NULL OR s.kind = 'gate.wait') THEN 'planned' ELSE 'open' END,
      opened_at = CASE WHEN s.gated AND (s.opened_at IS NULL OR s.kind = 'gate.wait') THEN NULL ELSE now() END,
      input = CASE WHEN a.input IS NULL THEN s.input ELSE COALESCE(s.input, '{}') || a.input END,
      desk = CASE WHEN s.kind IN ('task.manual', 'task.work_order', 'task.approval') THEN true END
    FROM json_to_recordset(CAST(:rows AS json)) AS a(id uuid, more bigint, input jsonb)
    WHERE s.id = a.id AND s.state = 'failed' AND s.closed_at IS NULL
    RETURNING s.id, s.order_id, s.domain_order_id, s.line_id, s.run_id, s.flow_version_id, s.key, s.visit, s.kind,
      s.state, old.state, s.gated, s.entry, s.operation, s.retry, s.timeout, s.priority, s.group_id, true,
      s.on_start IS NOT NULL, false, s.input
    """
)


async def reopen(uow: UnitOfWork, rows: Sequence[tuple[UUID, dict[str, Any] | None]]) -> list[tuple[Moved, Any]]:
    """Opens failed tasks again, gates to be reached again; each with its input. New values make a new visit."""
    sent = [{"id": task_id, "more": 0 if values is None else 1, "input": values} for task_id, values in rows]
    found = await uow.execute(_REOPEN, {"rows": json.dumps(sent).decode()})
    return [(Moved(*row[:-1]), row[-1]) for row in found]


_WITHDRAW = """
UPDATE plan_step s SET state = 'canceled', closed_at = now(), desk = NULL, version = s.version + 1
FROM json_to_recordset(CAST(:rows AS json)) AS a(run_id uuid, key text, visit bigint)
WHERE s.run_id = a.run_id AND s.key = a.key AND s.visit = a.visit
  AND s.state IN ('open', 'in_progress', 'on_hold', 'awaiting_information', 'failed')
RETURNING s.id, s.order_id, old.state AS before
"""


async def withdraw(uow: UnitOfWork, refs: Sequence[dict[str, Any]]) -> list[tuple[UUID, UUID, str]]:
    """Cancels tasks of runs: task, order and former state of each."""
    rows = await uow.rows(_WITHDRAW, {"rows": json.dumps(refs).decode()})
    return [(row["id"], row["order_id"], row["before"]) for row in rows]


_BEGUN = text(
    """
    SELECT DISTINCT order_id FROM plan_step
    WHERE order_id = ANY(:ids) AND domain_order_id IS NOT NULL AND kind LIKE 'task.%'
      AND (state IN ('in_progress', 'closed_complete') OR (state IN ('open', 'failed') AND kind = 'task.automated')
           OR (state IN ('on_hold', 'awaiting_information') AND assignee_id IS NOT NULL))
    """
).bindparams(bindparam("ids", type_=_UUIDS))


async def begun(reader: Reader, order_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Orders for which somebody works or has worked, or for which a call has gone out."""
    return frozenset(row["order_id"] for row in await reader.rows(_BEGUN, {"ids": list(order_ids)}))
