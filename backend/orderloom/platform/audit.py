"""The audit trail, read: who changed what of an order, oldest first."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.kernel import json
from orderloom.platform.db import Reader


class AuditRecord(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    at: datetime
    actor_id: UUID | None
    actor_label: str
    subject_type: str
    subject_id: UUID
    order_id: UUID | None
    action: str
    from_state: str | None
    to_state: str | None
    reason: str | None
    changes: dict[str, Any] | None
    trace_id: str


_COLUMNS = ", ".join(AuditRecord.__struct_fields__)


async def audit_of(reader: Reader, order_id: UUID, *, after: UUID | None = None, first: int = 500) -> list[AuditRecord]:
    """Changes of the order and of all that belongs to it; `after` is the id of the last one already read."""
    return await _read(reader, "order_id", order_id, after, first)


async def audit_of_subject(
    reader: Reader, subject_id: UUID, *, after: UUID | None = None, first: int = 500
) -> list[AuditRecord]:
    return await _read(reader, "subject_id", subject_id, after, first)


async def causes(reader: Reader, order_id: UUID, moments: Collection[datetime]) -> dict[datetime, AuditRecord]:
    """What led to the changes of an order that were made at these moments: of one trail the last change by a person,
    or else the last one."""
    rows = await reader.rows(
        f"SELECT DISTINCT ON (t.at) t.at AS moment, {', '.join(f'a.{name}' for name in AuditRecord.__struct_fields__)}"
        " FROM audit t JOIN audit a ON a.order_id = t.order_id AND a.id <= t.id"
        " AND (a.id = t.id OR (a.trace_id = t.trace_id AND a.trace_id <> ''))"
        " WHERE t.order_id = :order_id AND t.at = ANY(:moments) ORDER BY t.at, (a.actor_id IS NULL), a.id DESC",
        {"order_id": order_id, "moments": list(moments)},
    )
    return {row["moment"]: json.convert(dict(row), AuditRecord) for row in rows}


async def _read(reader: Reader, column: str, value: UUID, after: UUID | None, first: int) -> list[AuditRecord]:
    further = " AND id > :after" if after else ""
    rows = await reader.rows(
        f"SELECT {_COLUMNS} FROM audit WHERE {column} = :value{further} ORDER BY id LIMIT :first",
        {"value": value, "after": after, "first": first} if after else {"value": value, "first": first},
    )
    return [json.convert(dict(row), AuditRecord) for row in rows]
