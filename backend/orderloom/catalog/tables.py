"""Releases of the catalog. An entity's row is immutable; a release is the set of rows that it names."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, func
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
    """One version of an entity of any section, from the document `document`."""

    __tablename__ = "catalog_entity"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    section: Mapped[str]
    key: Mapped[str]
    document: Mapped[str]
    position: Mapped[int]
    sha256: Mapped[str]
    content: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (Index("ix_catalog_entity_section_key", "section", "key"),)


class CatalogMemberRow(Base):
    __tablename__ = "catalog_member"

    release_id: Mapped[UUID] = mapped_column(ForeignKey("catalog_release.id"), primary_key=True)
    entity_id: Mapped[UUID] = mapped_column(ForeignKey("catalog_entity.id"), primary_key=True, index=True)


class CatalogDocumentRow(Base):
    """A document's own name; `edited_at` when people have changed since what it brought."""

    __tablename__ = "catalog_document"

    key: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[dict[str, Any]]
    edited_at: Mapped[datetime | None]


class CatalogDraftRow(Base):
    """What someone is about to change; `content` None takes the entity out. `base` is the hash of what it was begun
    from, None for an entity that is new."""

    __tablename__ = "catalog_draft"

    section: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[str]
    content: Mapped[dict[str, Any] | None]
    revision: Mapped[int]
    base: Mapped[str | None]
    author: Mapped[str]
    saved_at: Mapped[datetime] = mapped_column(server_default=func.now())


class CatalogLayoutRow(Base):
    """Where things stand on the canvas of an entity; no part of what it means, so no version of it."""

    __tablename__ = "catalog_layout"

    section: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    positions: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime] = mapped_column(server_default=func.now())


class CatalogImageRow(Base):
    """The bytes of an image by their hash; entities of the section `images` name it."""

    __tablename__ = "catalog_image"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
