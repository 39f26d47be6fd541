"""Attachments as they lie in the database: what is known of a file, and its bytes in pieces."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, func
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base


class AttachmentRow(Base):
    """A file of one subject; `noun` says what the subject is, `audience` who may see the file."""

    __tablename__ = "attachment"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    noun: Mapped[str]
    subject_id: Mapped[UUID]
    audience: Mapped[str]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    uploaded_by: Mapped[UUID | None]
    uploaded_by_name: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (Index("ix_attachment_noun_subject_id_id", "noun", "subject_id", "id"),)


class AttachmentChunkRow(Base):
    __tablename__ = "attachment_chunk"

    attachment_id: Mapped[UUID] = mapped_column(ForeignKey("attachment.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
