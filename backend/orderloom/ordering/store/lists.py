"""Lists of orders: conditions, keyset pages, counts."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from datetime import datetime
from operator import ge, gt, le, lt
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, cast, false, func, literal, literal_column, or_, select, tuple_
from sqlalchemy.dialects.postgresql import TIMESTAMP

from orderloom.identity.contracts import Scope
from orderloom.kernel import json
from orderloom.kernel.errors import Invalid
from orderloom.kernel.text import unacceptable
from orderloom.ordering.contracts import Order, OrderBy, OrderFilter, OrderSort, OrderState, Priority
from orderloom.ordering.store import custom
from orderloom.ordering.store.orders import ORDER, order_of
from orderloom.ordering.tables import RANK, WANTED
from orderloom.platform.db import Reader

_RANKS = {priority.value: rank for rank, priority in enumerate(Priority, 1)}
_FOREVER = "infinity"
_SHARED = frozenset({OrderSort.STATE, OrderSort.PRIORITY})
_DATES = frozenset({OrderSort.CREATED_AT, OrderSort.UPDATED_AT, OrderSort.REQUESTED_COMPLETION})


async def page(
    reader: Reader, reach: Scope, where: OrderFilter, by: OrderBy, after: str | None, limit: int
) -> list[Order]:
    keys = _keys(by)
    statement = select(ORDER).where(*_within(reach), *_conditions(where)).limit(limit)
    if after is not None:
        place, beyond = tuple_(*keys), tuple_(*_place(after, by))
        statement = statement.where(place < beyond if by.descending else place > beyond)
    ordered = [key.desc() for key in keys] if by.descending else keys
    return [order_of(row) for row in await reader.rows(statement.order_by(*ordered))]


async def slice_of(
    reader: Reader,
    reach: Scope,
    where: OrderFilter,
    sorts: Sequence[tuple[OrderSort, bool]],
    window: tuple[int, int],
) -> list[Order]:
    """`window` is offset and limit; ties are broken by id, so that pages never overlap."""
    first, *others = sorts or [(OrderSort.CREATED_AT, True)]
    keys = [_key(sort).desc() if descending else _key(sort) for sort, descending in (first, *others)]
    ties = _keys(OrderBy(sort=first[0]))[1:]
    keys += [key.desc() for key in ties] if first[1] else ties
    statement: Select[Any] = (
        select(ORDER).where(*_within(reach), *_conditions(where)).order_by(*keys).offset(window[0]).limit(window[1])
    )
    return [order_of(row) for row in await reader.rows(statement)]


async def count(reader: Reader, reach: Scope, where: OrderFilter, most: int) -> int:
    some = select(literal(1)).select_from(ORDER).where(*_within(reach), *_conditions(where)).limit(most).subquery()
    return int(await reader.scalar(select(func.count()).select_from(some)))


async def state_counts(reader: Reader, reach: Scope) -> dict[OrderState, int]:
    rows = await reader.rows(
        select(ORDER.c.state, func.count().label("orders")).where(*_within(reach)).group_by(ORDER.c.state)
    )
    return {OrderState(row["state"]): row["orders"] for row in rows}


async def completed_since(reader: Reader, reach: Scope, since: datetime) -> int:
    done = (ORDER.c.state == OrderState.COMPLETED.value, ORDER.c.completed_at >= since)
    return int(await reader.scalar(select(func.count()).select_from(ORDER).where(*_within(reach), *done)))


def cursor(order: Order, by: OrderBy) -> str:
    if by.custom is not None:
        value: Any = order.custom.get(by.custom)
    else:
        value = getattr(order, by.sort.value)
        value = _RANKS[value] if by.sort is OrderSort.PRIORITY else value
    dated = [order.created_at] if _dated(by) else []
    return urlsafe_b64encode(json.dumps([_called(by), value, *dated, order.id])).decode().rstrip("=")


def _called(by: OrderBy) -> str:
    return by.sort.value if by.custom is None else f"custom.{by.custom}"


def _dated(by: OrderBy) -> bool:
    """Whether many orders share a value of this sort, so that its indexes go on with when they were made."""
    return by.custom is None and by.sort in _SHARED


def _place(after: str, by: OrderBy) -> list[ColumnElement[Any]]:
    try:
        said = json.loads(urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        name, value, *dated, order_id = said
        if name != _called(by) or unacceptable(said) or len(dated) != _dated(by):
            raise ValueError(name)
        first = custom.place(value, descending=by.descending) if by.custom is not None else _literal(value, by.sort)
        return [first, *(literal(datetime.fromisoformat(one)) for one in dated), literal(UUID(order_id))]
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError, NotBase64, msgspec.DecodeError):
        raise Invalid("This is no cursor of this list.", path=("after",)) from None


def _literal(value: Any, sort: OrderSort) -> ColumnElement[Any]:
    if sort in _DATES:
        moment = value if value is None else datetime.fromisoformat(value)
        return literal(moment) if moment else cast(literal(_FOREVER), TIMESTAMP(timezone=True))
    return literal(int(value) if sort is OrderSort.PRIORITY else str(value))


def _keys(by: OrderBy) -> list[ColumnElement[Any]]:
    """What a page is ordered by, as an index of `tables` has it: its ties are broken the same way round."""
    if by.custom is not None:
        return [custom.key(by.custom, descending=by.descending), ORDER.c.id]
    return [_key(by.sort), *([ORDER.c.created_at] if _dated(by) else []), ORDER.c.id]


def _key(sort: OrderSort) -> ColumnElement[Any]:
    if sort is OrderSort.PRIORITY:
        return literal_column(RANK)
    return literal_column(WANTED) if sort is OrderSort.REQUESTED_COMPLETION else ORDER.c[sort.value]


def _within(reach: Scope) -> list[ColumnElement[bool]]:
    if reach.kind == "all":
        return []
    return [_among(ORDER.c.account_id, sorted(reach.ids))] if reach.kind == "account" else [false()]


def _among(column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    """Written out, not as parameters: a prepared statement of any value does not know how many orders this one has,
    nor that an index of open orders holds all that are asked for."""
    return column.in_([literal(value, literal_execute=True) for value in values])


def _conditions(where: OrderFilter) -> list[ColumnElement[bool]]:
    written: list[tuple[ColumnElement[Any], Sequence[Any]]] = [
        (ORDER.c.kind, [kind.value for kind in where.kinds]),
        (ORDER.c.state, [state.value for state in where.states]),
        (literal_column(RANK), [_RANKS[priority.value] for priority in where.priorities]),
        (ORDER.c.account_id, where.account_ids),
        (ORDER.c.captured_by, () if where.captured_by is None else (where.captured_by,)),
    ]
    among: list[tuple[str, Sequence[Any]]] = [
        ("channel", where.channels),
        ("external_id", where.external_ids),
        ("number", where.numbers),
        ("description", where.descriptions),
        ("id", where.ids),
    ]
    conditions: list[ColumnElement[bool]] = [_among(column, values) for column, values in written if values]
    conditions += [ORDER.c[name].in_(values) for name, values in among if values]
    if where.channel_like:
        conditions.append(ORDER.c.channel.icontains(where.channel_like, autoescape=True))
    if where.partial is not None:
        conditions.append(or_(ORDER.c.state != OrderState.COMPLETED.value, ORDER.c.partial.is_(where.partial)))
    return [*conditions, *_created(where), *_searched(where.search), *custom.conditions(where.custom)]


def _created(where: OrderFilter) -> list[ColumnElement[bool]]:
    column = ORDER.c.created_at
    bounds = [(where.created_from, ge), (where.created_after, gt), (where.created_to, lt), (where.created_until, le)]
    return [compare(column, value) for value, compare in bounds if value is not None]


def _searched(search: str | None) -> list[ColumnElement[bool]]:
    """Numbers that begin like this (ours whatever the case, those of others as they are written), and words. One
    condition a column, each answered by an index: the planner puts no two of one column together then."""
    text = (search or "").strip()
    if not text:
        return []
    escaped = text.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return [
        or_(
            ORDER.c.number.startswith(text.upper(), autoescape=True),
            ORDER.c.external_id.startswith(text, autoescape=True),
            ORDER.c.purchase_order.startswith(text, autoescape=True),
            ORDER.c.description.ilike(f"%{escaped}%", escape="/"),
        )
    ]
