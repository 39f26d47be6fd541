"""Templates of orders as they lie in the database."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from orderloom.identity.contracts import Scope
from orderloom.kernel import json
from orderloom.ordering.contracts import OrderTemplate, TemplateContent
from orderloom.ordering.tables import OrderTemplateRow
from orderloom.platform.db import Reader, UnitOfWork

_FIELDS = "SELECT id, name, description, account_id, lines, owner_id, owner_name, created_at FROM order_template"
MOST = 200


async def templates(reader: Reader, reach: Scope, account_id: UUID | None, search: str) -> list[OrderTemplate]:
    """Those of any account, and those of `account_id`, by name; `reach` says whose may be seen."""
    where, given = ["(account_id IS NULL OR account_id = :account)"], dict[str, Any](account=account_id)
    if account_id is None:
        where = ["true"]
    if reach.kind != "all":
        where.append("(account_id IS NULL OR account_id = ANY(CAST(:reach AS uuid[])))")
        given["reach"] = list(reach.ids)
    if search.strip():
        where.append("position(lower(:search) in lower(name || ' ' || coalesce(description, ''))) > 0")
        given["search"] = search.strip()
    rows = await reader.rows(f"{_FIELDS} WHERE {' AND '.join(where)} ORDER BY lower(name), id LIMIT {MOST}", given)
    return [json.convert(dict(row), OrderTemplate) for row in rows]


async def templates_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, OrderTemplate]:
    rows = await reader.rows(f"{_FIELDS} WHERE id = ANY(CAST(:ids AS uuid[]))", {"ids": list(ids)})
    return {row["id"]: json.convert(dict(row), OrderTemplate) for row in rows}


async def content(reader: Reader, template_id: UUID) -> TemplateContent | None:
    found = await reader.scalar("SELECT content FROM order_template WHERE id = :id", {"id": template_id})
    return json.convert(found, TemplateContent) if found is not None else None


async def insert_template(uow: UnitOfWork, made: OrderTemplate, kept: TemplateContent) -> None:
    await uow.insert(OrderTemplateRow, [{**json.to_builtins(made), "content": json.to_builtins(kept)}])


async def delete_template(uow: UnitOfWork, template_id: UUID) -> None:
    await uow.execute("DELETE FROM order_template WHERE id = :id", {"id": template_id})
