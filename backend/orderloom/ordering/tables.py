"""Orders and their lines as they lie in the database."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Sequence, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base, metadata

FIRST_ORDER_NUMBER = 1001
order_number = Sequence("order_number", start=FIRST_ORDER_NUMBER, metadata=metadata)
service_order_number = Sequence("service_order_number", start=FIRST_ORDER_NUMBER, metadata=metadata)
_HEAP = {"postgresql_with": {"fillfactor": "70"}}
RANK = "array_position('{critical,high,medium,low}'::text[], priority)"
WANTED = "(COALESCE(requested_completion, 'infinity'::timestamp with time zone))"
OPEN = "state NOT IN ('canceled', 'completed')"


class CustomerOrderRow(Base):
    """An order's header; `number` is for people, `external_id` is the sender's own."""

    __tablename__ = "customer_order"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(
        unique=True, server_default=text("'ORD' || lpad(nextval('order_number')::text, 7, '0')")
    )
    account_id: Mapped[UUID]
    state: Mapped[str]
    saved_state: Mapped[str | None]
    state_reason: Mapped[str | None]
    priority: Mapped[str]
    urgency: Mapped[str]
    channel: Mapped[str]
    external_id: Mapped[str | None]
    description: Mapped[str | None]
    requested_start: Mapped[datetime | None]
    requested_completion: Mapped[datetime | None]
    currency: Mapped[str]
    one_time_total: Mapped[Decimal]
    recurring_total: Mapped[Decimal]
    captured_by: Mapped[UUID | None]
    captured_by_name: Mapped[str]
    approver_role: Mapped[str | None]
    four_eyes: Mapped[bool]
    catalog_release_id: Mapped[UUID]
    partial: Mapped[bool]
    version: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    submitted_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]
    extensions: Mapped[dict[str, Any]]
    custom: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    purchase_order: Mapped[str | None]
    payment_reference: Mapped[str | None]
    language: Mapped[str | None]
    billing_account_id: Mapped[UUID | None]
    billing_contact_id: Mapped[UUID | None]
    delivery_contact_id: Mapped[UUID | None]
    billing_address: Mapped[dict[str, Any] | None]
    accepted_terms: Mapped[list[dict[str, Any]]] = mapped_column(server_default=text("'[]'::jsonb"))
    price_list: Mapped[str | None]
    adjustments: Mapped[list[dict[str, Any]]] = mapped_column(server_default=text("'[]'::jsonb"))
    price_approval: Mapped[bool] = mapped_column(server_default=text("false"))
    kind: Mapped[str] = mapped_column(server_default=text("'customer'"))

    __table_args__ = (
        Index("ix_customer_order_created_at_id", "created_at", "id"),
        Index("ix_customer_order_account_id_created_at_id", "account_id", "created_at", "id"),
        Index("ix_customer_order_state_created_at_id", "state", "created_at", "id"),
        Index("ix_customer_order_external_id", "external_id", postgresql_where=text("external_id IS NOT NULL")),
        Index(
            "ix_customer_order_purchase_order", "purchase_order", postgresql_where=text("purchase_order IS NOT NULL")
        ),
        Index("ix_customer_order_services", "created_at", "id", postgresql_where=text("kind = 'service'")),
        Index("ix_customer_order_updated_at_id", "updated_at", "id"),
        Index("ix_customer_order_rank", text(RANK), "created_at", "id"),
        Index("ix_customer_order_wanted", text(WANTED), "id"),
        Index("ix_customer_order_open_created", "created_at", "id", postgresql_where=text(OPEN)),
        Index("ix_customer_order_open_updated", "updated_at", "id", postgresql_where=text(OPEN)),
        Index("ix_customer_order_open_number", "number", "id", postgresql_where=text(OPEN)),
        Index("ix_customer_order_open_rank", text(RANK), "created_at", "id", postgresql_where=text(OPEN)),
        Index("ix_customer_order_open_wanted", text(WANTED), "id", postgresql_where=text(OPEN)),
        Index(
            "ix_customer_order_captured_by_created_at_id",
            "captured_by",
            "created_at",
            "id",
            postgresql_where=text("captured_by IS NOT NULL"),
        ),
        Index(
            "ix_customer_order_description",
            "description",
            postgresql_using="gin",
            postgresql_ops={"description": "gin_trgm_ops"},
            postgresql_where=text("description IS NOT NULL"),
        ),
        Index(
            "ix_customer_order_custom",
            "custom",
            postgresql_using="gin",
            postgresql_ops={"custom": "jsonb_path_ops"},
            postgresql_where=text("custom <> '{}'::jsonb"),
        ),
        _HEAP,
    )


class OrderLineRow(Base):
    """A line; a bundle is a line without specification whose children point to it, a service's has no offering."""

    __tablename__ = "order_line"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(ForeignKey("customer_order.id"))
    number: Mapped[str]
    position: Mapped[int]
    parent_line_id: Mapped[UUID | None]
    offering: Mapped[str | None]
    specification: Mapped[str | None]
    action: Mapped[str]
    state: Mapped[str]
    saved_state: Mapped[str | None]
    quantity: Mapped[Decimal]
    site_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
    product_id: Mapped[UUID | None]
    characteristics: Mapped[dict[str, Any]]
    charges: Mapped[list[dict[str, Any]]]
    point_of_no_return: Mapped[bool]
    enrichment: Mapped[str]
    relationships: Mapped[list[dict[str, Any]]]
    extensions: Mapped[dict[str, Any]]
    custom: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    requested_completion: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("order_id", "number"),
        Index(
            "ix_order_line_open",
            "order_id",
            postgresql_where=text("state NOT IN ('completed', 'canceled', 'failed')"),
        ),
        Index("ix_order_line_product_id", "product_id", postgresql_where=text("product_id IS NOT NULL")),
        Index(
            "ix_order_line_offering",
            "offering",
            postgresql_where=text("state NOT IN ('completed', 'canceled', 'failed')"),
        ),
        _HEAP,
    )


class OrderNoteRow(Base):
    """What somebody wrote about an order; `audience` says who may read it."""

    __tablename__ = "order_note"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(ForeignKey("customer_order.id"))
    audience: Mapped[str]
    text: Mapped[str]
    author_id: Mapped[UUID | None]
    author_name: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (Index("ix_order_note_order_id_id", "order_id", "id"),)


class OrderTemplateRow(Base):
    """Lines to begin orders with, for one account or for any."""

    __tablename__ = "order_template"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    description: Mapped[str | None]
    account_id: Mapped[UUID | None] = mapped_column(index=True)
    content: Mapped[dict[str, Any]]
    lines: Mapped[int]
    owner_id: Mapped[UUID | None]
    owner_name: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class OrderIntakeRow(Base):
    """An order that was accepted and is made in the background; `content` is dropped once it is made."""

    __tablename__ = "order_intake"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID]
    state: Mapped[str]
    stage: Mapped[str]
    lines: Mapped[int]
    lines_done: Mapped[int]
    channel: Mapped[str]
    external_id: Mapped[str | None]
    content: Mapped[dict[str, Any] | None]
    actor: Mapped[dict[str, Any]]
    problems: Mapped[list[dict[str, Any]]]
    order_id: Mapped[UUID | None]
    created_by: Mapped[UUID | None]
    created_by_name: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_order_intake_created_at_id", "created_at", "id"),)
