"""Imports of orders as they lie in the database: jobs, their files in pieces, rows, orders, and templates."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base


class ImportJobRow(Base):
    """A file of orders on its way in. `layout` is how the file is read, `whole` takes all of its orders or none, and
    `round` grows with each check or run, so that work of an earlier one finds that it is no longer wanted."""

    __tablename__ = "import_job"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    format: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(index=True)
    state: Mapped[str]
    layout: Mapped[dict[str, Any]]
    mapping: Mapped[dict[str, Any] | None]
    whole: Mapped[bool] = mapped_column(server_default="false")
    submit: Mapped[bool] = mapped_column(server_default="false")
    rows: Mapped[int] = mapped_column(server_default="0")
    bad_rows: Mapped[int] = mapped_column(server_default="0")
    orders: Mapped[int] = mapped_column(server_default="0")
    bad_orders: Mapped[int] = mapped_column(server_default="0")
    checked: Mapped[int] = mapped_column(server_default="0")
    made: Mapped[int] = mapped_column(server_default="0")
    known: Mapped[int] = mapped_column(server_default="0")
    failed: Mapped[int] = mapped_column(server_default="0")
    round: Mapped[int] = mapped_column(server_default="0")
    problems: Mapped[list[dict[str, Any]]]
    created_by: Mapped[UUID | None]
    created_by_name: Mapped[str]
    acting: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(server_default="1")

    __table_args__ = (Index("ix_import_job_created_at_id", "created_at", "id"),)


class ImportPieceRow(Base):
    """The file, in pieces that are small enough for one statement."""

    __tablename__ = "import_piece"

    job_id: Mapped[UUID] = mapped_column(ForeignKey("import_job.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ImportRowRow(Base):
    """A row of the file as it was read. `unit` is the number of the first row of the order that it belongs to."""

    __tablename__ = "import_row"

    job_id: Mapped[UUID] = mapped_column(ForeignKey("import_job.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[int]
    cells: Mapped[list[Any]]
    problems: Mapped[list[dict[str, Any]] | None]

    __table_args__ = (
        Index("ix_import_row_job_id_unit", "job_id", "unit"),
        Index("ix_import_row_bad", "job_id", "number", postgresql_where=text("problems IS NOT NULL")),
    )


class ImportOrderRow(Base):
    """The rows that make one order together, and the order that came of them."""

    __tablename__ = "import_order"

    job_id: Mapped[UUID] = mapped_column(ForeignKey("import_job.id", ondelete="CASCADE"), primary_key=True)
    unit: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    state: Mapped[str]
    order_id: Mapped[UUID | None]
    order_number: Mapped[str | None]

    __table_args__ = (
        UniqueConstraint("job_id", "key"),
        Index("ix_import_order_job_id_state_unit", "job_id", "state", "unit"),
    )


class ImportTemplateRow(Base):
    """What the columns of a file mean, kept under a name and offered again for a file with the same header."""

    __tablename__ = "import_template"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    header: Mapped[list[str]]
    mapping: Mapped[dict[str, Any]]
    owner_id: Mapped[UUID | None]
    owner_name: Mapped[str]
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
