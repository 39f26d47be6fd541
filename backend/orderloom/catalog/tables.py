"""Releases of the catalog. An entity's row is immutable; a release is the set of rows that it names."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base


class CatalogReleaseRow(Base):
    __tablename__ = "catalog_release"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(unique=True)
    note: Mapped[str]
    author: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class CatalogEntityRow(Base):
    """One version of a specification, relationship, mapping or offering, from the document `document`."""

    __tablename__ = "catalog_entity"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    section: Mapped[str]
    key: Mapped[str]
    document: Mapped[str]
    position: Mapped[int]
    sha256: Mapped[str]
    content: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class CatalogMemberRow(Base):
    __tablename__ = "catalog_member"

    release_id: Mapped[UUID] = mapped_column(ForeignKey("catalog_release.id"), primary_key=True)
    entity_id: Mapped[UUID] = mapped_column(ForeignKey("catalog_entity.id"), primary_key=True, index=True)
