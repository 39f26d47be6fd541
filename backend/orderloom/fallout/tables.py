"""Fallouts as they lie in the database."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Sequence, func, text
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base, metadata

fallout_number = Sequence("fallout_number", start=1001, metadata=metadata)
IS_LIVE = "state IN ('open', 'in_progress', 'on_hold', 'awaiting_information')"


class FalloutRow(Base):
    """A fault. While it lives, it is the only one of its task, of its step of a run, of its fault of decomposition,
    or of the work that failed."""

    __tablename__ = "fallout"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(server_default=text("'FO' || lpad(nextval('fallout_number')::text, 7, '0')"))
    order_id: Mapped[UUID] = mapped_column(index=True)
    task_id: Mapped[UUID | None]
    work_id: Mapped[UUID | None]
    run_id: Mapped[UUID | None]
    run_node: Mapped[str | None]
    fault_id: Mapped[UUID | None]
    line_id: Mapped[UUID | None]
    domain_order_id: Mapped[UUID | None]
    type: Mapped[str]
    state: Mapped[str]
    source: Mapped[str]
    cause: Mapped[str]
    error_code: Mapped[str | None]
    error_message: Mapped[str | None]
    payload: Mapped[dict[str, Any] | None]
    attempts: Mapped[int]
    group_id: Mapped[UUID | None]
    assignee_id: Mapped[UUID | None]
    priority: Mapped[str]
    resolution: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(server_default="1")

    __table_args__ = (
        Index(
            "uq_fallout_live_task",
            "task_id",
            unique=True,
            postgresql_where=text(f"task_id IS NOT NULL AND {IS_LIVE}"),
        ),
        Index(
            "uq_fallout_live_run",
            "run_id",
            "run_node",
            unique=True,
            postgresql_where=text(f"run_id IS NOT NULL AND {IS_LIVE}"),
        ),
        Index(
            "uq_fallout_live_fault",
            "fault_id",
            unique=True,
            postgresql_where=text(f"fault_id IS NOT NULL AND {IS_LIVE}"),
        ),
        Index("uq_fallout_work", "work_id", unique=True, postgresql_where=text("work_id IS NOT NULL")),
        Index("ix_fallout_live", "id", postgresql_where=text(IS_LIVE)),
        Index("ix_fallout_task_id", "task_id"),
    )
