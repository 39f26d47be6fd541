"""Tables of the platform: what happened, what is to be done, what is due, who did what, what was answered, and files
on their way."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, LargeBinary, func, text
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables_base import Base, metadata, table_of

__all__ = [
    "AuditRow",
    "Base",
    "EventRow",
    "FileTicketRow",
    "IdempotencyRow",
    "ListenerRow",
    "TimerRow",
    "WorkRow",
    "metadata",
    "table_of",
]


class EventRow(Base):
    """A fact, written in the transaction that made it true."""

    __tablename__ = "event"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(index=True)
    payload: Mapped[dict[str, Any]]
    trace_id: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class ListenerRow(Base):
    """A handler that wants to know of every event of a name; it gets a row of work for each."""

    __tablename__ = "event_listener"

    event: Mapped[str] = mapped_column(primary_key=True)
    handler: Mapped[str] = mapped_column(primary_key=True)
    lane: Mapped[str]


class WorkRow(Base):
    """Something to be done once: a reaction to an event, a job, or a call to the outside. Done rows are deleted."""

    __tablename__ = "work"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    lane: Mapped[str]
    handler: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="ready")
    priority: Mapped[int] = mapped_column(server_default="0")
    attempts: Mapped[int] = mapped_column(server_default="0")
    token: Mapped[int] = mapped_column(server_default="0")
    owner: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    next_at: Mapped[datetime] = mapped_column(server_default=func.now())
    event_id: Mapped[UUID | None]
    subject_id: Mapped[UUID]
    payload: Mapped[dict[str, Any]]
    call_id: Mapped[str | None]
    trace_id: Mapped[str]
    error: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        Index(
            "ix_work_ready",
            "lane",
            text("priority DESC"),
            "id",
            postgresql_where=text("state = 'ready'"),
            postgresql_include=["next_at"],
        ),
        Index("ix_work_leased", "lease_until", postgresql_where=text("state = 'leased'"), postgresql_include=["owner"]),
        Index("ix_work_failed", "id", postgresql_where=text("state = 'failed'")),
        Index(
            "uq_work_event_id_handler",
            "event_id",
            "handler",
            unique=True,
            postgresql_where=text("event_id IS NOT NULL"),
        ),
        {
            "postgresql_with": {
                "fillfactor": "70",
                "autovacuum_vacuum_scale_factor": "0",
                "autovacuum_vacuum_threshold": "2000",
            }
        },
    )


class TimerRow(Base):
    """A moment to act on a subject; setting it again moves it."""

    __tablename__ = "timer"

    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime] = mapped_column(index=True)
    lane: Mapped[str]
    handler: Mapped[str]
    payload: Mapped[dict[str, Any]]
    trace_id: Mapped[str]


class AuditRow(Base):
    """Who changed what, in the transaction of the change. Rows are only ever added."""

    __tablename__ = "audit"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    actor_id: Mapped[UUID | None]
    actor_label: Mapped[str]
    subject_type: Mapped[str]
    subject_id: Mapped[UUID]
    order_id: Mapped[UUID | None]
    action: Mapped[str]
    from_state: Mapped[str | None]
    to_state: Mapped[str | None]
    reason: Mapped[str | None]
    changes: Mapped[dict[str, Any] | None]
    trace_id: Mapped[str]

    __table_args__ = (
        Index("ix_audit_order_id_id", "order_id", "id"),
        Index("ix_audit_subject_id_id", "subject_id", "id"),
    )


class IdempotencyRow(Base):
    """What a client's call was answered the first time, so that saying it twice does it once."""

    __tablename__ = "idempotency"

    client_id: Mapped[str] = mapped_column(primary_key=True)
    operation: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    body_hash: Mapped[str]
    result: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)


class FileTicketRow(Base):
    """A file that one person may bring or fetch for a few minutes; `content` is what was brought."""

    __tablename__ = "file_ticket"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    secret_hash: Mapped[str] = mapped_column(unique=True)
    actor_id: Mapped[UUID | None]
    purpose: Mapped[str]
    subject: Mapped[dict[str, Any]]
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(index=True)
