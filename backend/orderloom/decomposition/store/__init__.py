"""The only SQL of decomposition: loads and saves whole orders in sets, a constant number of statements each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Table, Uuid

from orderloom.decomposition.contracts import (
    Deferral,
    DeferralState,
    DomainOrder,
    DomainOrderLink,
    DomainOrderState,
    VerdictRecord,
)
from orderloom.decomposition.domain.decompose import Standing, WaitingDeferral
from orderloom.decomposition.domain.waiting import Wait
from orderloom.decomposition.tables import (
    ComponentRow,
    DecompositionRow,
    DeferralRow,
    DeferralWaitRow,
    DomainOrderLinkRow,
    DomainOrderRow,
)
from orderloom.kernel import json
from orderloom.platform.bulk import document, insert_sql
from orderloom.platform.db import Reader, Row, UnitOfWork
from orderloom.platform.tables import table_of

Rows = Sequence[dict[str, Any]]
ROWS_AT_ONCE = 2_000
DOMAIN_ORDER, LINK = table_of(DomainOrderRow), table_of(DomainOrderLinkRow)
COMPONENT = table_of(ComponentRow)
DEFERRAL, WAIT, ROUND = table_of(DeferralRow), table_of(DeferralWaitRow), table_of(DecompositionRow)

_FIELDS = ", ".join(DomainOrder.__struct_fields__)
_ORDERS_OF = f"SELECT {_FIELDS} FROM domain_order WHERE order_id = ANY(:ids) ORDER BY order_id, position"
_ORDERS_BY_ID = f"SELECT {_FIELDS} FROM domain_order WHERE id = ANY(:ids)"
_PLAIN_FIELDS = ", ".join(
    f"CAST({name} AS text) AS {name}" if isinstance(DOMAIN_ORDER.c[name].type, Uuid) else name
    for name in DomainOrder.__struct_fields__
    if name not in ("created_at", "changed_at")
)
_SCOPES = f"SELECT {_PLAIN_FIELDS} FROM domain_order WHERE id = ANY(:ids)"
_LINKS_OF = (
    "SELECT order_id, source_id, target_id, type FROM domain_order_link WHERE order_id = ANY(:ids)"
    " ORDER BY order_id, source_id, target_id"
)
DEFERRALS = (
    "SELECT id, order_id, line_id, parent_id, relationship, target, waits, state, reason, created_at, resolved_at,"
    " expires_at FROM deferral"
)


class Decomposed(msgspec.Struct, frozen=True):
    """That an order was decomposed, and with which release."""

    order_id: UUID
    catalog_release_id: UUID
    rounds: int


class Owned(msgspec.Struct, frozen=True):
    """What writing a domain order's characteristics needs to know."""

    id: UUID
    order_id: UUID
    specification: str
    characteristics: dict[str, Any]


def _domain_order(row: Row) -> DomainOrder:
    return json.convert(dict(row), DomainOrder)


async def domain_orders_of(reader: Reader, order_ids: Iterable[UUID]) -> list[DomainOrder]:
    return [_domain_order(row) for row in await reader.rows(_ORDERS_OF, {"ids": list(order_ids)})]


async def domain_orders_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, DomainOrder]:
    return {row["id"]: _domain_order(row) for row in await reader.rows(_ORDERS_BY_ID, {"ids": list(ids)})}


async def scopes_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    return {UUID(row["id"]): dict(row) for row in await reader.rows(_SCOPES, {"ids": list(ids)})}


async def links_of(reader: Reader, order_ids: Iterable[UUID]) -> list[DomainOrderLink]:
    return [json.convert(dict(row), DomainOrderLink) for row in await reader.rows(_LINKS_OF, {"ids": list(order_ids)})]


def deferral_of(row: Row) -> Deferral:
    found = dict(row)
    found["waits_for"] = tuple(wait["label"] for wait in found.pop("waits"))
    return json.convert(found, Deferral)


async def deferrals_of(reader: Reader, order_ids: Iterable[UUID]) -> list[Deferral]:
    found = f"{DEFERRALS} WHERE order_id = ANY(:ids) ORDER BY order_id, id"
    return [deferral_of(row) for row in await reader.rows(found, {"ids": list(order_ids)})]


async def deferrals_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Deferral]:
    found = f"{DEFERRALS} WHERE id = ANY(:ids)"
    return {row["id"]: deferral_of(row) for row in await reader.rows(found, {"ids": list(ids)})}


async def records_of(reader: Reader, order_id: UUID) -> list[VerdictRecord]:
    found = "SELECT order_id, round, catalog_release_id, decided_at, verdicts FROM decomposition"
    rows = await reader.rows(f"{found} WHERE order_id = :id ORDER BY round", {"id": order_id})
    return [json.convert(dict(row), VerdictRecord) for row in rows]


async def waiting_count(reader: Reader) -> int:
    return await reader.scalar("SELECT count(*) FROM deferral WHERE state = 'waiting'")


async def already_decomposed(reader: Reader, order_ids: Iterable[UUID]) -> set[UUID]:
    found = "SELECT order_id FROM decomposition WHERE order_id = ANY(:ids) AND round = 1"
    return {row["order_id"] for row in await reader.rows(found, {"ids": list(order_ids)})}


async def locked(uow: UnitOfWork, order_ids: Iterable[UUID]) -> dict[UUID, Decomposed]:
    """Which of the orders were decomposed; their trees are ours to change until this transaction ends. How far they
    are is read once they are ours: what waited for the lock would see them as they were before."""
    held = "SELECT order_id FROM decomposition WHERE order_id = ANY(:ids) AND round = 1 ORDER BY order_id FOR UPDATE"
    ids = [row["order_id"] for row in await uow.rows(held, {"ids": sorted(order_ids)})]
    if not ids:
        return {}
    rows = await uow.rows(
        "SELECT o.order_id, x.catalog_release_id, x.round AS rounds FROM unnest(CAST(:ids AS uuid[])) AS o(order_id)"
        " CROSS JOIN LATERAL (SELECT catalog_release_id, round FROM decomposition y WHERE y.order_id = o.order_id"
        " ORDER BY y.round DESC LIMIT 1) x",
        {"ids": ids},
    )
    return {row["order_id"]: Decomposed(**row) for row in rows}


async def owned(reader: Reader, ids: Iterable[UUID]) -> list[Owned]:
    found = "SELECT id, order_id, specification, characteristics FROM domain_order WHERE id = ANY(:ids) ORDER BY id"
    return [Owned(**row) for row in await reader.rows(found, {"ids": list(ids)})]


async def standing(reader: Reader, order_ids: Sequence[UUID]) -> dict[UUID, Standing]:
    """What these orders were decomposed into so far."""
    domain_orders: dict[UUID, list[DomainOrder]] = {one: [] for one in order_ids}
    links: dict[UUID, list[DomainOrderLink]] = {one: [] for one in order_ids}
    waiting: dict[UUID, list[WaitingDeferral]] = {one: [] for one in order_ids}
    for node in await domain_orders_of(reader, order_ids):
        domain_orders[node.order_id].append(node)
    for link in await links_of(reader, order_ids):
        links[link.order_id].append(link)
    rows = await reader.rows(
        "SELECT id, order_id, parent_id, relationship, waits FROM deferral"
        " WHERE order_id = ANY(:ids) AND state = 'waiting' ORDER BY id",
        {"ids": list(order_ids)},
    )
    for row in rows:
        waits = json.convert(row["waits"], tuple[Wait, ...])
        waiting[row["order_id"]].append(WaitingDeferral(row["id"], row["parent_id"], row["relationship"], waits))
    return {one: Standing(tuple(domain_orders[one]), tuple(links[one]), tuple(waiting[one])) for one in order_ids}


async def insert_all(uow: UnitOfWork, filled: Mapping[Table, Iterable[dict[str, Any]]]) -> None:
    """All rows of all tables in one statement, those of a very large order in several; a part that a domain order has
    already is not added again."""
    ahead: defaultdict[Table, list[dict[str, Any]]] = defaultdict(list)
    each = ((table, row) for table, rows in filled.items() for row in rows)
    for count, (table, row) in enumerate(each, start=1):
        ahead[table].append(row)
        if count % ROWS_AT_ONCE == 0:
            await _insert(uow, ahead)
            ahead.clear()
    await _insert(uow, ahead)


async def _insert(uow: UnitOfWork, filled: Mapping[Table, Rows]) -> None:
    if not filled:
        return
    parts = [
        insert_sql(table, tuple(rows[0]), table.name, "nothing" if table is COMPONENT else None)
        for table, rows in filled.items()
    ]
    first = ", ".join(f"w{number} AS ({part})" for number, part in enumerate(parts[:-1]))
    parameters = {table.name: document(table, tuple(rows[0]), rows) for table, rows in filled.items()}
    await uow.execute(f"WITH {first} {parts[-1]}" if first else parts[-1], parameters)


async def set_states(uow: UnitOfWork, states: Mapping[UUID, DomainOrderState]) -> Sequence[Row]:
    """Those whose state changed, as `id`, `order_id`, `before`, `after`; `characteristics` of those that closed. Nobody
    has to look at what was called off."""
    rows = [{"id": one, "state": states[one]} for one in sorted(states)]
    moved = [await _moved(uow, rows[first : first + ROWS_AT_ONCE]) for first in range(0, len(rows), ROWS_AT_ONCE)]
    return [row for part in moved for row in part]


async def _moved(uow: UnitOfWork, rows: Rows) -> Sequence[Row]:
    return await uow.rows(
        "UPDATE domain_order d SET state = r.state, version = d.version + 1, changed_at = now(),"
        " needs_attention = d.needs_attention AND r.state <> 'canceled'"
        " FROM json_to_recordset(CAST(:rows AS json)) AS r(id uuid, state text)"
        " WHERE d.id = r.id AND d.state <> r.state"
        " RETURNING d.id, d.order_id, old.state AS before, new.state AS after,"
        " CASE new.state WHEN 'closed_complete' THEN d.characteristics END AS characteristics",
        {"rows": json.dumps(rows).decode()},
    )


async def set_characteristics(uow: UnitOfWork, values: Mapping[UUID, dict[str, Any]]) -> None:
    """Adds these to what the domain orders have."""
    rows = [{"id": one, "characteristics": values[one]} for one in sorted(values)]
    await uow.execute(
        "UPDATE domain_order d SET characteristics = d.characteristics || r.characteristics,"
        " version = d.version + 1, changed_at = now()"
        " FROM json_to_recordset(CAST(:rows AS json)) AS r(id uuid, characteristics jsonb) WHERE d.id = r.id",
        {"rows": json.dumps(rows).decode()},
    )


async def save_changed(uow: UnitOfWork, rows: Rows) -> None:
    """Characteristics and attention mark of domain orders that a value reached."""
    await uow.execute(
        "UPDATE domain_order d SET characteristics = r.characteristics, needs_attention = r.needs_attention,"
        " version = d.version + 1, changed_at = now()"
        " FROM json_to_recordset(CAST(:rows AS json)) AS r(id uuid, characteristics jsonb, needs_attention boolean)"
        " WHERE d.id = r.id",
        {"rows": json.dumps(rows).decode()},
    )


async def resolve(
    uow: UnitOfWork, states: Mapping[UUID, DeferralState], now: datetime, reason: str | None = None
) -> list[Deferral]:
    """Ends those of the deferrals that still wait, and answers them as they were."""
    rows = [{"id": one, "state": states[one]} for one in sorted(states)]
    ended = await uow.rows(
        "WITH gone AS (DELETE FROM deferral_wait WHERE deferral_id = ANY(:ids))"
        " UPDATE deferral d SET state = r.state, reason = :reason, resolved_at = :now"
        " FROM json_to_recordset(CAST(:rows AS json)) AS r(id uuid, state text)"
        " WHERE d.id = r.id AND d.state = 'waiting'"
        " RETURNING d.id, d.order_id, d.line_id, d.parent_id, d.relationship, d.target, d.waits, d.state, d.reason,"
        " d.created_at, d.resolved_at, d.expires_at",
        {"rows": json.dumps(rows).decode(), "ids": sorted(states), "reason": reason, "now": now},
    )
    return [deferral_of(row) for row in ended]


async def rewait(uow: UnitOfWork, waits: Mapping[UUID, Rows]) -> None:
    """Deferrals that now wait for something else; their rows in `deferral_wait` are inserted anew by the caller."""
    rows = [{"id": one, "waits": waits[one]} for one in sorted(waits)]
    await uow.execute(
        "WITH gone AS (DELETE FROM deferral_wait WHERE deferral_id = ANY(:ids))"
        " UPDATE deferral d SET waits = r.waits"
        " FROM json_to_recordset(CAST(:rows AS json)) AS r(id uuid, waits jsonb) WHERE d.id = r.id",
        {"rows": json.dumps(rows).decode(), "ids": sorted(waits)},
    )


async def open_of_orders(
    reader: Reader, order_ids: Iterable[UUID]
) -> tuple[dict[UUID, DomainOrderState], dict[UUID, DeferralState]]:
    """The domain orders and deferrals of these orders that are not at their end."""
    ids = {"ids": list(order_ids)}
    orders = await reader.rows(
        "SELECT id, state FROM domain_order WHERE order_id = ANY(:ids)"
        " AND state NOT IN ('closed_complete', 'canceled') ORDER BY id",
        ids,
    )
    waiting = await reader.rows("SELECT id, state FROM deferral WHERE order_id = ANY(:ids) AND state = 'waiting'", ids)
    return (
        {row["id"]: DomainOrderState(row["state"]) for row in orders},
        {row["id"]: DeferralState(row["state"]) for row in waiting},
    )
