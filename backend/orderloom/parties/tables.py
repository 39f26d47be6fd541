"""Tables of parties. What belongs to a customer carries its account id."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Sequence, func, text
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base

ACCOUNT_NUMBERS = Sequence("account_number", start=1001, metadata=Base.metadata)


class AccountRow(Base):
    __tablename__ = "account"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(index=True)
    segment: Mapped[str]
    currency: Mapped[str]
    external_id: Mapped[str | None] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(server_default="1")
    custom: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class ContactRow(Base):
    __tablename__ = "contact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[str]
    email: Mapped[str | None]
    phone: Mapped[str | None]


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
