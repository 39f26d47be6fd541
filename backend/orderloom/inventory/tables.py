"""Inventory items, contracts and entitlements as they lie in the database."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Sequence, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base, metadata

item_number = Sequence("item_number", start=1001, metadata=metadata)
contract_number = Sequence("contract_number", start=1001, metadata=metadata)


class InventoryItemRow(Base):
    """One installed thing; the unique pair keeps whatever is delivered twice from being installed twice.

    While an order changes it, `changing_order_id` and `changing_domain_order_id` say which, `changing_quantity` is how
    many there will be, and `saved_state` what canceling puts back. `lowered_by_order_id` is the last that lowered it.
    """

    __tablename__ = "inventory_item"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(server_default=text("'INV' || lpad(nextval('item_number')::text, 7, '0')"))
    kind: Mapped[str]
    subtype: Mapped[str | None]
    specification: Mapped[str]
    name: Mapped[dict[str, Any]]
    state: Mapped[str]
    account_id: Mapped[UUID]
    site_id: Mapped[UUID | None]
    parent_id: Mapped[UUID | None]
    order_id: Mapped[UUID] = mapped_column(index=True)
    line_id: Mapped[UUID]
    domain_order_id: Mapped[UUID]
    instance: Mapped[int]
    characteristics: Mapped[dict[str, Any]]
    quantity: Mapped[Decimal]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    activated_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(server_default="1")
    relationship: Mapped[str | None]
    changing_order_id: Mapped[UUID | None]
    changing_domain_order_id: Mapped[UUID | None]
    changing_quantity: Mapped[Decimal | None]
    saved_state: Mapped[str | None]
    ended_at: Mapped[datetime | None]
    lowered_by_order_id: Mapped[UUID | None]

    __table_args__ = (
        UniqueConstraint("domain_order_id", "instance"),
        Index("ix_inventory_item_parent_id", "parent_id"),
        Index(
            "ix_inventory_item_changing_order_id",
            "changing_order_id",
            postgresql_where=text("changing_order_id IS NOT NULL"),
        ),
        Index(
            "ix_inventory_item_changing_domain_order_id",
            "changing_domain_order_id",
            postgresql_where=text("changing_order_id IS NOT NULL"),
        ),
        Index("ix_inventory_item_account_id_id", "account_id", "id"),
        Index(
            "ix_inventory_item_specification",
            "specification",
            postgresql_where=text("state NOT IN ('inactive', 'canceled')"),
        ),
        {"postgresql_with": {"fillfactor": "70"}},
    )


class InventoryLinkRow(Base):
    """An item that needs or shares another one, beside the tree."""

    __tablename__ = "inventory_link"

    source_id: Mapped[UUID] = mapped_column(primary_key=True)
    target_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
    type: Mapped[str] = mapped_column(primary_key=True)


class ContractRow(Base):
    __tablename__ = "contract"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(server_default=text("'CTR' || lpad(nextval('contract_number')::text, 7, '0')"))
    account_id: Mapped[UUID] = mapped_column(index=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    line_id: Mapped[UUID] = mapped_column(unique=True)
    offering: Mapped[str]
    state: Mapped[str]
    term_months: Mapped[int]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    renewal: Mapped[str]
    recurring: Mapped[Decimal]
    currency: Mapped[str]


class EntitlementRow(Base):
    __tablename__ = "entitlement"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(index=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    line_id: Mapped[UUID]
    contract_id: Mapped[UUID | None]
    key: Mapped[str]
    name: Mapped[dict[str, Any]]
    quantity: Mapped[Decimal]
    unit: Mapped[str]
    period: Mapped[str | None]

    __table_args__ = (UniqueConstraint("line_id", "key"),)
