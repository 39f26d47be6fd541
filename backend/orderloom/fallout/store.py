"""The only SQL of fallout."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, false, func, or_, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from orderloom.fallout.contracts import BY_RULES, LIVE, Fallout, FalloutCount, FalloutFilter
from orderloom.fallout.tables import IS_LIVE, FalloutRow
from orderloom.identity.contracts import Actor, Scope
from orderloom.kernel import json
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.tables import table_of

FALLOUT = table_of(FalloutRow)
_COLUMNS = tuple(column for column in FALLOUT.c if column.name != "work_id")
_ALL = select(*_COLUMNS)
_IS_LIVE = FALLOUT.c.state.in_([state.value for state in LIVE])
_UUIDS = ARRAY(Uuid())


def _fallout(row: Any) -> Fallout:
    return json.convert(dict(row), Fallout)


async def insert(uow: UnitOfWork, rows: Sequence[dict[str, Any]]) -> list[Fallout]:
    """Those that are new: a task, a step of a run or a fault of decomposition has at most one live fallout, a piece of
    failed work one at all."""
    await uow.insert(FALLOUT, rows, on_conflict="nothing")
    return await by_id(uow, [row["id"] for row in rows])


async def by_id(reader: Reader, ids: Iterable[UUID], *, lock: bool = False) -> list[Fallout]:
    statement = _ALL.where(FALLOUT.c.id.in_(list(ids))).order_by(FALLOUT.c.id)
    return [_fallout(row) for row in await reader.rows(statement.with_for_update() if lock else statement)]


async def work_of(reader: Reader, fallout_id: UUID) -> UUID | None:
    """The failed piece of work that a fallout without a task is about."""
    return await reader.scalar(select(FALLOUT.c.work_id).where(FALLOUT.c.id == fallout_id))


async def of_orders(reader: Reader, order_ids: Iterable[UUID]) -> list[Fallout]:
    statement = _ALL.where(FALLOUT.c.order_id.in_(list(order_ids))).order_by(FALLOUT.c.id)
    return [_fallout(row) for row in await reader.rows(statement)]


async def of_tasks(reader: Reader, task_ids: Iterable[UUID]) -> list[Fallout]:
    statement = _ALL.where(FALLOUT.c.task_id.in_(list(task_ids))).order_by(FALLOUT.c.id)
    return [_fallout(row) for row in await reader.rows(statement)]


_MOVE = text(
    """
    UPDATE fallout f SET state = :state, version = f.version + 1,
      resolution = COALESCE(:resolution, f.resolution),
      closed_at = CASE WHEN :state IN ('closed_complete', 'canceled') THEN now() ELSE f.closed_at END
    WHERE f.id = ANY(:ids)
    """
).bindparams(bindparam("ids", type_=_UUIDS))


async def move(uow: UnitOfWork, ids: Sequence[UUID], state: str, resolution: str | None) -> None:
    """Moves locked fallouts."""
    if ids:
        await uow.execute(_MOVE, {"ids": list(ids), "state": state, "resolution": resolution})


async def save(uow: UnitOfWork, fallout: Fallout) -> None:
    """Writes who has a locked fallout and in which state it is."""
    await uow.execute(
        FALLOUT.update()
        .where(FALLOUT.c.id == fallout.id)
        .values(
            state=fallout.state.value,
            assignee_id=fallout.assignee_id,
            group_id=fallout.group_id,
            version=fallout.version,
        )
    )


async def locked_of_tasks(uow: UnitOfWork, task_ids: Iterable[UUID]) -> list[Fallout]:
    """The fallouts of tasks that are not over, locked."""
    open_states = [state.value for state in LIVE] + ["resolved"]
    statement = _ALL.where(FALLOUT.c.task_id.in_(list(task_ids)), FALLOUT.c.state.in_(open_states))
    return [_fallout(row) for row in await uow.rows(statement.order_by(FALLOUT.c.id).with_for_update())]


async def locked_of_runs(uow: UnitOfWork, run_ids: Iterable[UUID]) -> list[Fallout]:
    """The fallouts of steps of these runs that are to be mended, locked."""
    statement = _ALL.where(FALLOUT.c.run_id.in_(list(run_ids)), text(IS_LIVE))
    return [_fallout(row) for row in await uow.rows(statement.order_by(FALLOUT.c.id).with_for_update())]


async def locked_of_faults(uow: UnitOfWork, fault_ids: Iterable[UUID]) -> list[Fallout]:
    """The fallouts of these faults of decomposition that are to be mended, locked."""
    statement = _ALL.where(FALLOUT.c.fault_id.in_(list(fault_ids)), text(IS_LIVE))
    return [_fallout(row) for row in await uow.rows(statement.order_by(FALLOUT.c.id).with_for_update())]


async def kept_by_rules(reader: Reader) -> set[UUID]:
    """Orders that rules between products keep open."""
    statement = select(FALLOUT.c.order_id).where(FALLOUT.c.source == BY_RULES, text(IS_LIVE))
    return {row["order_id"] for row in await reader.rows(statement)}


async def locked_of_rules(uow: UnitOfWork, order_ids: Iterable[UUID]) -> list[Fallout]:
    """The fallouts of rules that keep these orders open, locked."""
    own = FALLOUT.c.order_id.in_(list(order_ids))
    statement = _ALL.where(own, FALLOUT.c.source == BY_RULES, text(IS_LIVE))
    return [_fallout(row) for row in await uow.rows(statement.order_by(FALLOUT.c.id).with_for_update())]


async def locked_of_orders(uow: UnitOfWork, order_ids: Iterable[UUID]) -> list[Fallout]:
    open_states = [state.value for state in LIVE] + ["resolved"]
    statement = _ALL.where(FALLOUT.c.order_id.in_(list(order_ids)), FALLOUT.c.state.in_(open_states))
    return [_fallout(row) for row in await uow.rows(statement.order_by(FALLOUT.c.id).with_for_update())]


def _filtered(actor: Actor, reach: Scope, wanted: FalloutFilter) -> Select[Any]:
    statement = _ALL.where(*_reached(actor, reach))
    states = [state.value for state in wanted.states]
    if states:
        statement = statement.where(FALLOUT.c.state.in_(states))
    elif wanted.order_id is None:
        statement = statement.where(_IS_LIVE)
    if wanted.types:
        statement = statement.where(FALLOUT.c.type.in_([kind.value for kind in wanted.types]))
    return statement.where(*_narrowed(actor, wanted))


def _narrowed(actor: Actor, wanted: FalloutFilter) -> Sequence[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if wanted.mine:
        asked.append(FALLOUT.c.assignee_id == actor.id)
    if wanted.unassigned:
        asked.append(FALLOUT.c.assignee_id.is_(None))
    if wanted.order_id is not None:
        asked.append(FALLOUT.c.order_id == wanted.order_id)
    if wanted.search:
        like = f"%{wanted.search}%"
        columns = (FALLOUT.c.number, FALLOUT.c.cause, FALLOUT.c.error_message)
        asked.append(or_(*(column.ilike(like) for column in columns)))
    return asked


def _reached(actor: Actor, reach: Scope) -> Sequence[ColumnElement[bool]]:
    if reach.kind == "all":
        return ()
    if reach.kind == "groups":
        return (or_(FALLOUT.c.group_id.in_(list(reach.ids)), and_(FALLOUT.c.assignee_id == actor.id)),)
    return (false(),)


async def page(
    reader: Reader, asked: tuple[Actor, Scope, FalloutFilter], after: UUID | None, limit: int
) -> list[Fallout]:
    """The newest first; `after` is the id of the last fallout of the page before."""
    statement = _filtered(*asked).order_by(FALLOUT.c.id.desc()).limit(limit)
    if after is not None:
        statement = statement.where(FALLOUT.c.id < after)
    return [_fallout(row) for row in await reader.rows(statement)]


async def count(reader: Reader, asked: tuple[Actor, Scope, FalloutFilter], most: int) -> int:
    counted = _filtered(*asked).with_only_columns(FALLOUT.c.id).limit(most).subquery()
    return int(await reader.scalar(select(func.count()).select_from(counted)))


async def counts_by_type(reader: Reader, asked: tuple[Actor, Scope, FalloutFilter]) -> list[FalloutCount]:
    statement = _filtered(*asked).with_only_columns(FALLOUT.c.type, func.count().label("count"))
    rows = await reader.rows(statement.group_by(FALLOUT.c.type).order_by(FALLOUT.c.type))
    return [json.convert(dict(row), FalloutCount) for row in rows]
