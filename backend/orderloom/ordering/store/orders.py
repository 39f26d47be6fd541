"""Loads and saves orders and lines in sets."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, text

from orderloom.identity.contracts import Scope
from orderloom.kernel import json
from orderloom.ordering.contracts import LineState, Order, OrderKind, OrderLine, OrderState
from orderloom.ordering.domain.changes import LineChange, OrderChange
from orderloom.ordering.tables import CustomerOrderRow, OrderLineRow
from orderloom.platform.db import Reader, Row, UnitOfWork
from orderloom.platform.tables import table_of

ORDER = table_of(CustomerOrderRow)
LINE = table_of(OrderLineRow)
LINE_COLUMNS = tuple(column for column in LINE.c if column.name != "saved_state")
_ORDER_FIELDS = ", ".join(ORDER.c.keys())
_LINE_FIELDS = ", ".join(column.name for column in LINE_COLUMNS)
_BY_ID = f"SELECT {_ORDER_FIELDS} FROM customer_order WHERE id = ANY(:ids) ORDER BY id"
_LOCKED = f"{_BY_ID} FOR UPDATE"
_LOCKED_OF_LINES = (
    f"SELECT {_ORDER_FIELDS} FROM customer_order WHERE id IN (SELECT order_id FROM order_line WHERE id = ANY(:ids)) "
    "ORDER BY id FOR UPDATE"
)
_INSERT = insert(ORDER).returning(*ORDER.c)
_LINES = f"SELECT {_LINE_FIELDS} FROM order_line WHERE order_id = ANY(:ids) ORDER BY order_id, position"
_LINES_BY_ID = f"SELECT {_LINE_FIELDS} FROM order_line WHERE id = ANY(:ids) ORDER BY id"


def order_of(row: Row) -> Order:
    return json.convert(dict(row), Order)


def line_of(row: Row) -> OrderLine:
    return json.convert(dict(row), OrderLine)


def reaches(order: Order, scope: Scope) -> bool:
    """Whether `scope` holds the order; a scope of groups holds none, since orders belong to accounts."""
    return scope.kind == "all" or (scope.kind == "account" and order.account_id in scope.ids)


async def orders_by_id(reader: Reader, ids: Iterable[UUID]) -> list[Order]:
    return [order_of(row) for row in await reader.rows(_BY_ID, {"ids": list(ids)})]


async def lock_orders(uow: UnitOfWork, ids: Iterable[UUID]) -> list[Order]:
    """The orders as they are now, locked in id order until this transaction ends."""
    return [order_of(row) for row in await uow.rows(_LOCKED, {"ids": list(ids)})]


async def lock_orders_of_lines(uow: UnitOfWork, line_ids: Iterable[UUID]) -> list[Order]:
    """As `lock_orders`, for the orders that have these lines."""
    return [order_of(row) for row in await uow.rows(_LOCKED_OF_LINES, {"ids": list(line_ids)})]


async def order_by_number(reader: Reader, number: str) -> Order | None:
    row = await reader.row(select(ORDER).where(ORDER.c.number == number))
    return order_of(row) if row is not None else None


async def lines_of(reader: Reader, order_ids: Iterable[UUID]) -> list[OrderLine]:
    """By order, then position."""
    return [line_of(row) for row in await reader.rows(_LINES, {"ids": list(order_ids)})]


async def lines_by_id(reader: Reader, ids: Iterable[UUID]) -> list[OrderLine]:
    return [line_of(row) for row in await reader.rows(_LINES_BY_ID, {"ids": list(ids)})]


_SAID = """
SELECT l.* FROM order_line l JOIN customer_order o ON o.id = l.order_id
WHERE o.account_id = :account AND l.action = 'add'
  AND l.extensions #>> CAST(:path AS text[]) = ANY(CAST(:said AS text[]))
ORDER BY l.id
"""


async def added_as(
    reader: Reader, account_id: UUID, path: Sequence[str], said: Collection[str]
) -> list[tuple[str, OrderLine]]:
    """Lines of an account that add what their sender called one of `said`, at this place of what it sent; the oldest
    first."""
    rows = await reader.rows(_SAID, {"account": account_id, "path": list(path), "said": sorted(said)})
    return [(_at(row["extensions"], path), line_of(row)) for row in rows]


def _at(extensions: Any, path: Sequence[str]) -> str:
    for name in path:
        extensions = extensions[name]
    return str(extensions)


_NUMBER = "SELECT 'SVO' || lpad(nextval('service_order_number')::text, 7, '0')"


async def insert_order(uow: UnitOfWork, values: Mapping[str, Any]) -> Order:
    """Customer orders are numbered by the table, service orders here."""
    numbered = {"number": await uow.scalar(_NUMBER)} if values.get("kind") == OrderKind.SERVICE.value else {}
    row = await uow.row(_INSERT, {**values, **numbered})
    assert row is not None
    return order_of(row)


async def insert_orders(uow: UnitOfWork, rows: Sequence[dict[str, Any]]) -> dict[UUID, str]:
    """Their numbers by their ids."""
    await uow.insert(ORDER, rows)
    given = await uow.rows(
        "SELECT id, number FROM customer_order WHERE id = ANY(:ids)", {"ids": [r["id"] for r in rows]}
    )
    return {row["id"]: row["number"] for row in given}


async def orders_called(reader: Reader, external_ids: Iterable[str], account_ids: Iterable[UUID]) -> Sequence[Row]:
    """Id, number, account and external id of the orders of these accounts that have such an external id."""
    return await reader.rows(
        "SELECT id, number, account_id, external_id FROM customer_order WHERE external_id = ANY(:names) "
        "AND account_id = ANY(CAST(:accounts AS uuid[])) ORDER BY id DESC",
        {"names": list(external_ids), "accounts": list(account_ids)},
    )


async def insert_lines(uow: UnitOfWork, lines: Sequence[OrderLine]) -> None:
    await uow.insert(LINE, [{**json.to_builtins(line), "saved_state": None} for line in lines])


async def write_lines(uow: UnitOfWork, before: Sequence[OrderLine], after: Sequence[OrderLine]) -> None:
    """Makes the lines of a draft what they are to be; lines that stay as they were are not touched."""
    known = {line.id: line for line in before}
    fresh = [line for line in after if known.get(line.id) != line]
    kept = {line.id for line in after} - {line.id for line in fresh}
    gone = [line_id for line_id in known if line_id not in kept]
    if gone:
        await uow.execute("DELETE FROM order_line WHERE id = ANY(CAST(:ids AS uuid[]))", {"ids": gone})
    await insert_lines(uow, fresh)


async def update_order(uow: UnitOfWork, order_id: UUID, values: Mapping[str, Any]) -> Order:
    """Writes the header of a locked order, raises its version and returns it."""
    statement = (
        ORDER.update()
        .where(ORDER.c.id == order_id)
        .values(**values, version=ORDER.c.version + 1, updated_at=text("now()"))
        .returning(*ORDER.c)
    )
    row = await uow.row(statement)
    assert row is not None
    return order_of(row)


_SAVE_ORDERS = """
UPDATE customer_order o SET state = c.state, saved_state = c.saved_state, state_reason = c.state_reason,
  priority = c.priority, approver_role = c.approver_role, four_eyes = c.four_eyes, partial = c.partial,
  submitted_at = COALESCE(o.submitted_at, CASE WHEN c.submitted THEN now() END),
  completed_at = CASE WHEN c.ended THEN now() ELSE o.completed_at END, version = o.version + 1, updated_at = now()
FROM json_to_recordset(CAST(:changes AS json)) AS c(id uuid, state text, saved_state text, state_reason text,
  priority text, approver_role text, four_eyes boolean, partial boolean, submitted boolean, ended boolean)
WHERE o.id = c.id
"""


async def save_orders(uow: UnitOfWork, changes: Sequence[OrderChange]) -> None:
    if changes:
        await uow.execute(_SAVE_ORDERS, {"changes": json.dumps(changes).decode()})


_SAVE_LINES = """
UPDATE order_line l SET enrichment = c.enrichment, characteristics = c.characteristics
FROM json_to_recordset(CAST(:changes AS json)) AS c(id uuid, enrichment text, characteristics jsonb)
WHERE l.id = c.id
"""


async def save_lines(uow: UnitOfWork, changes: Sequence[LineChange]) -> None:
    if changes:
        await uow.execute(_SAVE_LINES, {"changes": json.dumps(changes).decode()})


_FILL_LINES = """
UPDATE order_line l SET custom = c.custom
FROM json_to_recordset(CAST(:rows AS json)) AS c(id uuid, custom jsonb) WHERE l.id = c.id
"""


async def fill_lines(uow: UnitOfWork, values: Mapping[UUID, Mapping[str, Any]]) -> None:
    """Writes the fields of one's own of these lines."""
    if values:
        rows = [{"id": line_id, "custom": custom} for line_id, custom in values.items()]
        await uow.execute(_FILL_LINES, {"rows": json.dumps(rows).decode()})


_MOVE_LINES = """
UPDATE order_line l SET state = CASE WHEN m.restore THEN COALESCE(l.saved_state, m.state) ELSE m.state END,
  saved_state = CASE WHEN m.save THEN l.state END
FROM json_to_recordset(CAST(:moves AS json)) AS m(order_id uuid, state text, save boolean, restore boolean)
WHERE l.order_id = m.order_id AND l.state NOT IN ('completed', 'canceled', 'failed')
"""


async def move_lines(
    uow: UnitOfWork, moves: Mapping[UUID, OrderState], *, save: bool = False, restore: bool = False
) -> None:
    """Open lines follow their order. `save` keeps each line's own state, `restore` goes back to it."""
    if moves:
        flags = {"save": save, "restore": restore}
        rows = [{"order_id": order_id, "state": state, **flags} for order_id, state in moves.items()]
        await uow.execute(_MOVE_LINES, {"moves": json.dumps(rows).decode()})


_UNDER_WAY = (
    "(b.state = 'in_progress' OR b.state IN ('on_hold', 'awaiting_information') AND b.saved_state = 'in_progress')"
)
"""What was begun before its order was held may end meanwhile."""


async def close_lines(uow: UnitOfWork, line_ids: Iterable[UUID], state: LineState) -> Sequence[Row]:
    """Ends lines that are in progress; answers id, order and parent of those that were."""
    return await uow.rows(
        "UPDATE order_line b SET state = :state, saved_state = NULL "
        f"WHERE b.id = ANY(CAST(:ids AS uuid[])) AND {_UNDER_WAY} RETURNING id, order_id, parent_line_id",
        {"ids": list(line_ids), "state": state.value},
    )


async def close_bundles(uow: UnitOfWork, line_ids: Iterable[UUID]) -> Sequence[Row]:
    """Ends those of these lines that sell nothing themselves and have no open child; answers as `close_lines`."""
    return await uow.rows(
        "UPDATE order_line b SET state = 'completed', saved_state = NULL WHERE b.id = ANY(CAST(:ids AS uuid[])) "
        f"AND b.specification IS NULL AND {_UNDER_WAY} AND NOT EXISTS (SELECT 1 FROM order_line c "
        "WHERE c.order_id = b.order_id AND c.parent_line_id = b.id "
        "AND c.state NOT IN ('completed', 'canceled', 'failed')) RETURNING id, order_id, parent_line_id",
        {"ids": list(line_ids)},
    )


async def orders_of_lines(reader: Reader, line_ids: Iterable[UUID]) -> set[UUID]:
    rows = await reader.rows(
        "SELECT DISTINCT order_id FROM order_line WHERE id = ANY(CAST(:ids AS uuid[]))", {"ids": list(line_ids)}
    )
    return {row["order_id"] for row in rows}


async def finished(uow: UnitOfWork, order_ids: Iterable[UUID]) -> dict[UUID, bool]:
    """Orders all of whose lines have ended, each with whether some of them did not complete."""
    rows = await uow.rows(
        "SELECT l.order_id, bool_or(l.state <> 'completed') AS partial FROM order_line l "
        "WHERE l.order_id = ANY(CAST(:ids AS uuid[])) AND NOT EXISTS (SELECT 1 FROM order_line o "
        "WHERE o.order_id = l.order_id AND o.state NOT IN ('completed', 'canceled', 'failed')) GROUP BY l.order_id",
        {"ids": list(order_ids)},
    )
    return {row["order_id"]: row["partial"] for row in rows}


async def pass_point_of_no_return(uow: UnitOfWork, line_ids: Iterable[UUID]) -> None:
    await uow.execute(
        "UPDATE order_line SET point_of_no_return = true WHERE id = ANY(CAST(:ids AS uuid[]))",
        {"ids": list(line_ids)},
    )
