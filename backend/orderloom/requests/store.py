"""The only SQL of requests."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, false, func, or_, select, text

from orderloom.identity.contracts import Actor, Scope
from orderloom.kernel import json
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.tables import table_of
from orderloom.requests.contracts import CustomerRequest, RequestFilter, RequestMessage
from orderloom.requests.tables import IS_LIVE, CustomerRequestRow, RequestMessageRow

REQUEST = table_of(CustomerRequestRow)
MESSAGE = table_of(RequestMessageRow)
_ALL = select(REQUEST)
_SAVED = ("state", "group_id", "assignee_id", "due_at", "seconds_left", "resolution", "resolved_at", "closed_at")


def _request(row: Any) -> CustomerRequest:
    return json.convert(dict(row), CustomerRequest)


def _message(row: Any) -> RequestMessage:
    return json.convert(dict(row), RequestMessage)


async def insert(uow: UnitOfWork, row: dict[str, Any]) -> CustomerRequest:
    await uow.insert(REQUEST, [row])
    return (await by_id(uow, [row["id"]]))[0]


async def say(uow: UnitOfWork, row: dict[str, Any]) -> RequestMessage:
    await uow.insert(MESSAGE, [row])
    found = await uow.row(select(MESSAGE).where(MESSAGE.c.id == row["id"]))
    return _message(found)


async def by_id(reader: Reader, ids: Iterable[UUID], *, lock: bool = False) -> list[CustomerRequest]:
    statement = _ALL.where(REQUEST.c.id.in_(list(ids))).order_by(REQUEST.c.id)
    return [_request(row) for row in await reader.rows(statement.with_for_update() if lock else statement)]


async def by_number(reader: Reader, number: str) -> CustomerRequest | None:
    row = await reader.row(_ALL.where(REQUEST.c.number == number))
    return _request(row) if row else None


async def of_orders(reader: Reader, order_ids: Iterable[UUID]) -> list[CustomerRequest]:
    statement = _ALL.where(REQUEST.c.order_id.in_(list(order_ids))).order_by(REQUEST.c.id.desc())
    return [_request(row) for row in await reader.rows(statement)]


async def messages(reader: Reader, request_ids: Iterable[UUID], *, internal: bool) -> list[RequestMessage]:
    """What was said, oldest first; notes among it when `internal`."""
    statement = select(MESSAGE).where(MESSAGE.c.request_id.in_(list(request_ids))).order_by(MESSAGE.c.id)
    if not internal:
        statement = statement.where(MESSAGE.c.internal.is_(False))
    return [_message(row) for row in await reader.rows(statement)]


async def messages_by_id(reader: Reader, ids: Iterable[UUID]) -> list[RequestMessage]:
    return [_message(row) for row in await reader.rows(select(MESSAGE).where(MESSAGE.c.id.in_(list(ids))))]


async def save(uow: UnitOfWork, request: CustomerRequest) -> CustomerRequest:
    """Writes what can change of a locked request."""
    values: dict[str, Any] = {name: getattr(request, name) for name in _SAVED}
    values |= {"state": request.state.value, "updated_at": uow.now, "version": request.version + 1}
    await uow.execute(REQUEST.update().where(REQUEST.c.id == request.id).values(**values))
    return (await by_id(uow, [request.id]))[0]


def _filtered(actor: Actor, reach: Scope, wanted: RequestFilter, now: datetime) -> Select[Any]:
    statement = _ALL.where(*_reached(actor, reach), *_narrowed(actor, wanted))
    if wanted.states:
        statement = statement.where(REQUEST.c.state.in_([state.value for state in wanted.states]))
    elif wanted.order_id is None and reach.kind != "account":
        statement = statement.where(text(IS_LIVE))
    if wanted.overdue:
        statement = statement.where(REQUEST.c.due_at < now)
    return statement


def _narrowed(actor: Actor, wanted: RequestFilter) -> Sequence[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if wanted.kinds:
        asked.append(REQUEST.c.kind.in_([kind.value for kind in wanted.kinds]))
    if wanted.mine:
        asked.append(REQUEST.c.assignee_id == actor.id)
    if wanted.unassigned:
        asked.append(REQUEST.c.assignee_id.is_(None))
    for column, value in ((REQUEST.c.order_id, wanted.order_id), (REQUEST.c.account_id, wanted.account_id)):
        if value is not None:
            asked.append(column == value)
    if wanted.search:
        literal = wanted.search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        columns = (REQUEST.c.number, REQUEST.c.title, REQUEST.c.raised_by_name)
        asked.append(or_(*(column.ilike(f"%{literal}%") for column in columns)))
    return asked


def _reached(actor: Actor, reach: Scope) -> Sequence[ColumnElement[bool]]:
    if reach.kind == "all":
        return ()
    if reach.kind == "account":
        return (REQUEST.c.account_id.in_(list(reach.ids)),)
    if reach.kind == "groups":
        return (or_(REQUEST.c.group_id.in_(list(reach.ids)), REQUEST.c.assignee_id == actor.id),)
    return (false(),)


async def page(
    reader: Reader, asked: tuple[Actor, Scope, RequestFilter], after: UUID | None, limit: int
) -> list[CustomerRequest]:
    """The newest first; `after` is the id of the last request of the page before."""
    statement = _filtered(*asked, reader.now).order_by(REQUEST.c.id.desc()).limit(limit)
    if after is not None:
        statement = statement.where(REQUEST.c.id < after)
    return [_request(row) for row in await reader.rows(statement)]


async def count(reader: Reader, asked: tuple[Actor, Scope, RequestFilter], most: int) -> int:
    counted = _filtered(*asked, reader.now).with_only_columns(REQUEST.c.id).limit(most).subquery()
    return int(await reader.scalar(select(func.count()).select_from(counted)))
