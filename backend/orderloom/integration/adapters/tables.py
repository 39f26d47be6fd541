"""The external systems that tasks may call, and how the last calls went, as they lie in the database."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Identity, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base


class ConnectionRow(Base):
    """A system with its operations. `edited_by` is whoever made it their own: a release no longer replaces it then."""

    __tablename__ = "connection"

    key: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    content: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    version: Mapped[int] = mapped_column(server_default="1")
    edited_by: Mapped[UUID | None]
    removed_at: Mapped[datetime | None]


class OperationCallRow(Base):
    """One of the last calls of an operation, kept to show how it does; `code` is none when it was done."""

    __tablename__ = "operation_call"

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    operation: Mapped[str]
    at: Mapped[datetime]
    milliseconds: Mapped[int]
    code: Mapped[str | None]
    message: Mapped[str | None]
    transient: Mapped[bool] = mapped_column(server_default="false")
    tried: Mapped[bool] = mapped_column(server_default="false")

    __table_args__ = (Index("ix_operation_call_operation_id", "operation", "id"),)
