"""Tables of parties. What belongs to a customer carries its account id."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Sequence, func, text
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base

ACCOUNT_NUMBERS = Sequence("account_number", start=1001, metadata=Base.metadata)
LEXEMES = "array_to_tsvector(string_to_array(words, ' '::text))"
_NOTHING = text("'{}'::jsonb")


class CalendarRow(Base):
    """`hours` and `holidays` as the contract has them; without a `timezone` it is that of the site."""

    __tablename__ = "business_calendar"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    timezone: Mapped[str | None]
    hours: Mapped[list[dict[str, Any]]]
    holidays: Mapped[list[dict[str, Any]]]
    is_default: Mapped[bool] = mapped_column(server_default="false")
    active: Mapped[bool] = mapped_column(server_default="true")
    version: Mapped[int] = mapped_column(server_default="1")


class AccountRow(Base):
    """`words` are those by which it is found, folded; `extensions` hold what open interfaces said beyond our fields."""

    __tablename__ = "account"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(server_default="business")
    status: Mapped[str] = mapped_column(server_default="active")
    segment: Mapped[str]
    currency: Mapped[str]
    external_id: Mapped[str | None] = mapped_column(unique=True)
    tax_id: Mapped[str | None]
    language: Mapped[str | None]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    billing_address: Mapped[dict[str, Any] | None]
    service_address: Mapped[dict[str, Any] | None]
    version: Mapped[int] = mapped_column(server_default="1")
    custom: Mapped[dict[str, Any]] = mapped_column(server_default=_NOTHING)
    extensions: Mapped[dict[str, Any]] = mapped_column(server_default=_NOTHING)
    words: Mapped[str] = mapped_column(server_default="")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        Index("ix_account_created_at_id", "created_at", "id"),
        Index("ix_account_lexemes", text(LEXEMES), postgresql_using="gin"),
    )


class ContactRow(Base):
    __tablename__ = "contact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[str]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    role: Mapped[str] = mapped_column(server_default="")
    preferred: Mapped[bool] = mapped_column(server_default="false")
    active: Mapped[bool] = mapped_column(server_default="true")
    version: Mapped[int] = mapped_column(server_default="1")
    extensions: Mapped[dict[str, Any]] = mapped_column(server_default=_NOTHING)
    words: Mapped[str] = mapped_column(server_default="")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (Index("ix_contact_lexemes", text(LEXEMES), postgresql_using="gin"),)


class SiteRow(Base):
    __tablename__ = "site"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[str]
    street: Mapped[str]
    city: Mapped[str]
    region: Mapped[str]
    country: Mapped[str]
    postal_code: Mapped[str]
    timezone: Mapped[str]
    latitude: Mapped[Decimal | None]
    longitude: Mapped[Decimal | None]
    calendar_id: Mapped[UUID | None] = mapped_column(ForeignKey("business_calendar.id"), index=True)
    active: Mapped[bool] = mapped_column(server_default="true")
    version: Mapped[int] = mapped_column(server_default="1")
