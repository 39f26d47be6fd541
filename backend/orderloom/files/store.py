"""Attachments and their bytes in the database: the only place that knows where bytes lie."""

from collections.abc import Collection
from uuid import UUID

from orderloom.files.contracts import Attachment
from orderloom.files.tables import AttachmentChunkRow, AttachmentRow
from orderloom.kernel import json
from orderloom.platform.db import Reader, UnitOfWork

CHUNK = 256 * 1024
_FIELDS = (
    "SELECT id, noun, subject_id, audience, name, media_type, size, sha256, uploaded_by, uploaded_by_name, created_at "
    "FROM attachment"
)


async def attachment(reader: Reader, attachment_id: UUID) -> Attachment | None:
    row = await reader.row(f"{_FIELDS} WHERE id = :id", {"id": attachment_id})
    return json.convert(dict(row), Attachment) if row else None


async def attachments_of(
    reader: Reader, noun: str, subject_ids: Collection[UUID], *, for_customer: bool
) -> list[Attachment]:
    """By subject, the oldest first."""
    narrowed = "AND audience = 'customer'" if for_customer else ""
    rows = await reader.rows(
        f"{_FIELDS} WHERE noun = :noun AND subject_id = ANY(CAST(:ids AS uuid[])) {narrowed} ORDER BY subject_id, id",
        {"noun": noun, "ids": list(subject_ids)},
    )
    return [json.convert(dict(row), Attachment) for row in rows]


async def count_of(reader: Reader, noun: str, subject_id: UUID) -> int:
    return int(
        await reader.scalar(
            "SELECT count(*) FROM attachment WHERE noun = :noun AND subject_id = :id", {"noun": noun, "id": subject_id}
        )
    )


async def insert(uow: UnitOfWork, made: Attachment, content: bytes) -> None:
    """The bytes go in pieces, each in a statement of its own: nothing has to hold the whole file as text."""
    await uow.insert(AttachmentRow, [json.to_builtins(made)])
    for position, start in enumerate(range(0, len(content), CHUNK)):
        piece = content[start : start + CHUNK]
        await uow.insert(AttachmentChunkRow, [{"attachment_id": made.id, "position": position, "content": piece}])


async def content_of(reader: Reader, attachment_id: UUID) -> bytes:
    pieces: list[bytes] = []
    while True:
        piece = await reader.scalar(
            "SELECT content FROM attachment_chunk WHERE attachment_id = :id AND position = :position",
            {"id": attachment_id, "position": len(pieces)},
        )
        if piece is None:
            return b"".join(pieces)
        pieces.append(bytes(piece))


async def delete(uow: UnitOfWork, attachment_id: UUID) -> None:
    """Takes the bytes along."""
    await uow.execute("DELETE FROM attachment WHERE id = :id", {"id": attachment_id})
