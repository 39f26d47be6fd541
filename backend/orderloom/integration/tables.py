"""What integration keeps: the external systems that tasks may call, and how the last calls went."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, LargeBinary, UniqueConstraint, func, text
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


class PortalIntegrationRow(Base):
    """A site that embeds the portal; `jwks` are public keys, `sealed_secrets` the newest first."""

    __tablename__ = "portal_integration"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    origins: Mapped[list[str]]
    issuer: Mapped[str]
    audience: Mapped[str]
    algorithms: Mapped[list[str]]
    account_claim: Mapped[str]
    jwks: Mapped[dict[str, Any] | None]
    sealed_secrets: Mapped[list[str]] = mapped_column(server_default="{}")
    theme: Mapped[dict[str, Any]]
    disabled: Mapped[bool] = mapped_column(server_default="false")
    version: Mapped[int] = mapped_column(server_default="1")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    last_used_at: Mapped[datetime | None]


class PortalSessionRow(Base):
    """A visit of a customer of such a site: a quarter of an hour, of which the page keeps the secret in its memory."""

    __tablename__ = "portal_session"

    id_hash: Mapped[str] = mapped_column(primary_key=True)
    integration_id: Mapped[UUID] = mapped_column(ForeignKey("portal_integration.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[UUID]
    actor_id: Mapped[UUID]
    name: Mapped[str]
    email: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime] = mapped_column(index=True)


class PortalTokenUsedRow(Base):
    """A token that brought somebody in, until it would have expired: it brings nobody in again."""

    __tablename__ = "portal_token_used"

    integration_id: Mapped[UUID] = mapped_column(
        ForeignKey("portal_integration.id", ondelete="CASCADE"), primary_key=True
    )
    jti_hash: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)


class OpenResourceRow(Base):
    """A resource of an open interface that the domain has no table for, as it was sent in `version` of its API."""

    __tablename__ = "open_resource"

    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str]
    content: Mapped[dict[str, Any]]
    account_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (Index("ix_open_resource_kind_created_at_id", "kind", "created_at", "id"),)


class OpenSubscriptionRow(Base):
    """Who is told of what happens to the resources of an API; `secret` signs what is sent there."""

    __tablename__ = "open_subscription"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    api: Mapped[str] = mapped_column(index=True)
    version: Mapped[str]
    callback: Mapped[str]
    query: Mapped[str | None]
    secret: Mapped[str]
    owner_id: Mapped[UUID | None]
    owner_name: Mapped[str]
    roles: Mapped[list[Any]]
    account_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


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
