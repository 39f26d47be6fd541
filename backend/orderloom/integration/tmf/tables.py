"""Resources that only the open interfaces know, and who is told of changes, as they lie in the database."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, func
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base


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
    """Who is told of what happens to the resources of an API; `secret`, sealed, signs what is sent there."""

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
