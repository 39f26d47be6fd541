"""Notes of orders as they lie in the database."""

from collections.abc import Iterable
from uuid import UUID

from orderloom.kernel import json
from orderloom.ordering.contracts import Note
from orderloom.ordering.tables import OrderNoteRow
from orderloom.platform.db import Reader, UnitOfWork

_FIELDS = "SELECT id, order_id, audience, text, author_id, author_name, created_at FROM order_note"


async def notes_of(reader: Reader, order_ids: Iterable[UUID], *, for_customer: bool = False) -> list[Note]:
    """By order, the oldest first."""
    narrowed = "AND audience = 'customer'" if for_customer else ""
    rows = await reader.rows(
        f"{_FIELDS} WHERE order_id = ANY(CAST(:ids AS uuid[])) {narrowed} ORDER BY order_id, id",
        {"ids": list(order_ids)},
    )
    return [json.convert(dict(row), Note) for row in rows]


async def note(reader: Reader, note_id: UUID) -> Note | None:
    row = await reader.row(f"{_FIELDS} WHERE id = :id", {"id": note_id})
    return json.convert(dict(row), Note) if row else None


async def insert_note(uow: UnitOfWork, made: Note) -> None:
    await uow.insert(OrderNoteRow, [json.to_builtins(made)])
