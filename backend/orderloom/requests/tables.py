"""Requests and what was said in them, as they lie in the database."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Sequence, func, text
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base, metadata

request_number = Sequence("request_number", start=1001, metadata=metadata)
IS_LIVE = "state IN ('open', 'in_progress', 'awaiting_customer')"


class CustomerRequestRow(Base):
    """`due_at` is empty while the customer has the word; `seconds_left` is what was left of the time then. Both count
    working time at `site_id`, and so do the `promised_seconds`. `contact_email` is where answers are sent."""

    __tablename__ = "customer_request"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(
        unique=True, server_default=text("'REQ' || lpad(nextval('request_number')::text, 7, '0')")
    )
    account_id: Mapped[UUID]
    order_id: Mapped[UUID | None] = mapped_column(index=True)
    line_id: Mapped[UUID | None]
    product_id: Mapped[UUID | None]
    kind: Mapped[str]
    state: Mapped[str]
    title: Mapped[str]
    raised_by: Mapped[UUID | None]
    raised_by_name: Mapped[str]
    group_id: Mapped[UUID | None]
    assignee_id: Mapped[UUID | None]
    due_at: Mapped[datetime | None]
    seconds_left: Mapped[int | None]
    resolution: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    resolved_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(server_default="1")
    site_id: Mapped[UUID | None]
    priority: Mapped[str | None]
    promised_seconds: Mapped[int | None]
    contact_email: Mapped[str | None]
    language: Mapped[str | None]

    __table_args__ = (
        Index("ix_customer_request_account_id_id", "account_id", "id"),
        Index("ix_customer_request_live", "id", postgresql_where=text(IS_LIVE)),
    )


class RequestMessageRow(Base):
    """What was said, in the order of its ids."""

    __tablename__ = "request_message"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("customer_request.id", ondelete="CASCADE"))
    author_id: Mapped[UUID | None]
    author_name: Mapped[str]
    from_customer: Mapped[bool]
    internal: Mapped[bool] = mapped_column(server_default="false")
    text: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (Index("ix_request_message_request_id_id", "request_id", "id"),)
