"""Items, contracts and entitlements, written in sets and read by keyset."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Select, and_, bindparam, func, or_, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from orderloom.identity.contracts import Scope
from orderloom.inventory.contracts import Contract, Entitlement, InventoryItem, ItemFilter
from orderloom.inventory.tables import ContractRow, EntitlementRow, InventoryItemRow, InventoryLinkRow
from orderloom.kernel import json
from orderloom.platform.bulk import document, insert_sql
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.tables import table_of

ITEM, LINK = table_of(InventoryItemRow), table_of(InventoryLinkRow)
CONTRACT = table_of(ContractRow)
ROWS_AT_ONCE = 2_000
ENTITLEMENT = table_of(EntitlementRow)
_UUIDS = ARRAY(Uuid())
_ids = bindparam("ids", type_=_UUIDS)


def item_of(row: Any) -> InventoryItem:
    return json.convert(dict(row), InventoryItem)


async def insert_items(uow: UnitOfWork, items: Sequence[dict[str, Any]], links: Sequence[dict[str, Any]] = ()) -> None:
    """Items that exist already (same domain order and instance) are left as they are, and so are links; in one
    statement, those of a very large order in several. Parents come before what lies below them."""
    if not items or not links or len(items) + len(links) > ROWS_AT_ONCE:
        for table, rows in ((ITEM, items), (LINK, links)):
            for at in range(0, len(rows), ROWS_AT_ONCE):
                await uow.insert(table, rows[at : at + ROWS_AT_ONCE], on_conflict="nothing")
        return
    first = insert_sql(ITEM, tuple(items[0]), "items", "nothing")
    then = insert_sql(LINK, tuple(links[0]), "links", "nothing")
    parameters = {"items": document(ITEM, tuple(items[0]), items), "links": document(LINK, tuple(links[0]), links)}
    await uow.execute(f"WITH made AS ({first}) {then}", parameters)


_ITEMS_OF = text(
    "SELECT DISTINCT ON (domain_order_id) domain_order_id, id FROM inventory_item "
    "WHERE domain_order_id = ANY(:ids) ORDER BY domain_order_id, instance"
).bindparams(_ids)


async def item_ids(reader: Reader, domain_order_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """The first item of each of these domain orders."""
    rows = await reader.rows(_ITEMS_OF, {"ids": list(domain_order_ids)})
    return {row["domain_order_id"]: row["id"] for row in rows}


async def insert_contracts(uow: UnitOfWork, rows: Sequence[dict[str, Any]]) -> None:
    await uow.insert(CONTRACT, rows, on_conflict="nothing")


async def insert_entitlements(uow: UnitOfWork, rows: Sequence[dict[str, Any]]) -> None:
    await uow.insert(ENTITLEMENT, rows, on_conflict="nothing")


def _visible(statement: Select[Any], scope: Scope, account: Any) -> Select[Any]:
    if scope.kind == "all":
        return statement
    if scope.kind == "account":
        return statement.where(account == scope.account_id)
    return statement.where(text("false"))


def _filtered(scope: Scope, wanted: ItemFilter) -> Select[Any]:
    statement = _visible(select(ITEM), scope, ITEM.c.account_id)
    if wanted.account_id is not None:
        statement = statement.where(ITEM.c.account_id == wanted.account_id)
    if wanted.states:
        statement = statement.where(ITEM.c.state.in_([state.value for state in wanted.states]))
    if wanted.kind is not None:
        statement = statement.where(ITEM.c.kind == wanted.kind)
    if wanted.search:
        like = f"%{wanted.search}%"
        statement = statement.where(or_(ITEM.c.number.ilike(like), ITEM.c.specification.ilike(like)))
    return statement


async def page(reader: Reader, scope: Scope, wanted: ItemFilter, after: UUID | None, limit: int) -> list[InventoryItem]:
    """The newest first; `after` is the id of the last item of the page before."""
    statement = _filtered(scope, wanted).order_by(ITEM.c.id.desc()).limit(limit)
    if after is not None:
        statement = statement.where(ITEM.c.id < after)
    return [item_of(row) for row in await reader.rows(statement)]


async def count(reader: Reader, scope: Scope, wanted: ItemFilter, most: int) -> int:
    counted = _filtered(scope, wanted).with_only_columns(ITEM.c.id).limit(most).subquery()
    return int(await reader.scalar(select(func.count()).select_from(counted)))


async def items_by_id(reader: Reader, scope: Scope, ids: Iterable[UUID]) -> list[InventoryItem]:
    statement = _visible(select(ITEM).where(ITEM.c.id.in_(list(ids))), scope, ITEM.c.account_id)
    return [item_of(row) for row in await reader.rows(statement)]


async def items_of_orders(reader: Reader, scope: Scope, order_ids: Iterable[UUID]) -> list[InventoryItem]:
    statement = _visible(select(ITEM).where(ITEM.c.order_id.in_(list(order_ids))), scope, ITEM.c.account_id)
    return [item_of(row) for row in await reader.rows(statement.order_by(ITEM.c.id))]


async def items_of_domain_orders(reader: Reader, scope: Scope, ids: Iterable[UUID]) -> list[InventoryItem]:
    statement = _visible(select(ITEM).where(ITEM.c.domain_order_id.in_(list(ids))), scope, ITEM.c.account_id)
    return [item_of(row) for row in await reader.rows(statement.order_by(ITEM.c.id))]


_HAD = ("pending_install", "active", "change_pending", "suspend_pending", "suspended", "resume_pending")
MOST_INSTALLED = 5_000


_INSTALLED = (
    "SELECT i.* FROM unnest(CAST(:accounts AS uuid[])) AS a(id) CROSS JOIN LATERAL ("
    "SELECT * FROM inventory_item WHERE account_id = a.id AND kind = 'product' AND state = ANY(:had) "
    "ORDER BY id DESC LIMIT :most) AS i ORDER BY i.id DESC"
)


async def installed_by_account(reader: Reader, account_ids: Iterable[UUID]) -> dict[UUID, list[InventoryItem]]:
    """Products of each account that are there or on their way, of very many the newest."""
    given = {"accounts": list(account_ids), "had": list(_HAD), "most": MOST_INSTALLED}
    found: dict[UUID, list[InventoryItem]] = {}
    for row in await reader.rows(_INSTALLED, given):
        item = item_of(row)
        found.setdefault(item.account_id, []).append(item)
    return found


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a flow looks for; all that is given has to hold."""

    item: UUID | None = None
    account: UUID | None = None
    site: UUID | None = None
    specification: str | None = None
    state: str | None = None


async def wanted(reader: Reader, look: Wanted, most: int = 200) -> list[InventoryItem]:
    """The newest items that a flow looks for."""
    given = (
        (ITEM.c.id, look.item),
        (ITEM.c.account_id, look.account),
        (ITEM.c.site_id, look.site),
        (ITEM.c.specification, look.specification),
        (ITEM.c.state, look.state),
    )
    held = [column == value for column, value in given if value is not None]
    statement = select(ITEM).where(and_(*held)).order_by(ITEM.c.id.desc()).limit(most)
    return [item_of(row) for row in await reader.rows(statement)]


async def contracts(
    reader: Reader, scope: Scope, order_ids: Iterable[UUID], account_ids: Iterable[UUID]
) -> list[Contract]:
    """Contracts of these orders or accounts, each with its entitlements."""
    asked = or_(CONTRACT.c.order_id.in_(list(order_ids)), CONTRACT.c.account_id.in_(list(account_ids)))
    found = await reader.rows(_visible(select(CONTRACT).where(asked), scope, CONTRACT.c.account_id))
    if not found:
        return []
    parts = select(ENTITLEMENT).where(and_(ENTITLEMENT.c.line_id.in_([row["line_id"] for row in found])))
    entitlements = [json.convert(dict(row), Entitlement) for row in await reader.rows(parts)]
    return [
        json.convert({**row, "entitlements": [one for one in entitlements if one.contract_id == row["id"]]}, Contract)
        for row in found
    ]


async def installed_of(
    reader: Reader, specifications: Iterable[str], most: int, first: int
) -> tuple[int, list[tuple[UUID, str]]]:
    """How many items of these specifications customers have, counted up to `most`; id and number of the newest."""
    rows = await reader.rows(
        "WITH found AS (SELECT id FROM inventory_item WHERE specification = ANY(:specifications)"
        " AND state NOT IN ('inactive', 'canceled') LIMIT :most)"
        " SELECT i.id, i.number, (SELECT count(*) FROM found) AS counted FROM inventory_item i"
        " WHERE i.id IN (SELECT id FROM found) ORDER BY i.id DESC LIMIT :first",
        {"specifications": sorted(specifications), "most": most, "first": first},
    )
    return (rows[0]["counted"] if rows else 0), [(row["id"], row["number"]) for row in rows]
