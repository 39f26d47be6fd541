"""Domain orders, what links them, what waits, and why each verdict fell."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Computed, Index, Sequence, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base, metadata

FIRST_NUMBER = 1001
domain_order_number = Sequence("domain_order_number", start=FIRST_NUMBER, metadata=metadata)
OPEN = "state NOT IN ('closed_complete', 'canceled')"
CHANGED = "(COALESCE(changed_at, created_at))"
_OFTEN_UPDATED = {"postgresql_with": {"fillfactor": "70"}}


class DomainOrderRow(Base):
    """One sequence numbers all kinds; the number's prefix tells a product, service or resource order."""

    __tablename__ = "domain_order"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    serial: Mapped[int] = mapped_column(server_default=text("nextval('domain_order_number')"))
    number: Mapped[str] = mapped_column(
        Computed(
            "upper(left(kind, 1)) || 'O' || lpad(serial::text, greatest(7, length(serial::text)), '0')", persisted=True
        ),
        unique=True,
    )
    order_id: Mapped[UUID]
    line_id: Mapped[UUID]
    parent_id: Mapped[UUID | None]
    relationship: Mapped[str | None]
    instance: Mapped[int]
    position: Mapped[int]
    kind: Mapped[str]
    subtype: Mapped[str | None]
    specification: Mapped[str]
    fulfillment_flow: Mapped[str | None]
    action: Mapped[str]
    state: Mapped[str]
    quantity: Mapped[Decimal]
    characteristics: Mapped[dict[str, Any]]
    needs_attention: Mapped[bool]
    account_id: Mapped[UUID]
    site_id: Mapped[UUID | None]
    item_id: Mapped[UUID | None]
    parent_item_id: Mapped[UUID | None]
    uses: Mapped[list[dict[str, Any]]] = mapped_column(server_default=text("'[]'::jsonb"))
    choice: Mapped[dict[str, Any] | None]
    version: Mapped[int] = mapped_column(server_default="1")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    changed_at: Mapped[datetime | None]

    __table_args__ = (
        Index("uq_domain_order_order_id_position", "order_id", "position", unique=True),
        Index("ix_domain_order_created", "kind", "created_at", "id"),
        Index("ix_domain_order_state", "kind", "state", "created_at", "id"),
        Index("ix_domain_order_changed", "kind", text(CHANGED), "id"),
        Index("ix_domain_order_open_created", "kind", "created_at", "id", postgresql_where=text(OPEN)),
        Index("ix_domain_order_open_changed", "kind", text(CHANGED), "id", postgresql_where=text(OPEN)),
        Index("ix_domain_order_open_number", "kind", "number", postgresql_where=text(OPEN)),
        Index("ix_domain_order_account", "account_id", "created_at", "id"),
        Index("ix_domain_order_site", "site_id", "created_at", "id", postgresql_where=text("site_id IS NOT NULL")),
        Index("ix_domain_order_specification", "specification", "created_at", "id"),
        Index("ix_domain_order_attention", "created_at", "id", postgresql_where=text("needs_attention")),
        Index(
            "uq_domain_order_parent_id_relationship_instance",
            "parent_id",
            "relationship",
            "instance",
            unique=True,
            postgresql_where=text("parent_id IS NOT NULL"),
        ),
        _OFTEN_UPDATED,
    )


class DomainOrderLinkRow(Base):
    __tablename__ = "domain_order_link"

    source_id: Mapped[UUID] = mapped_column(primary_key=True)
    target_id: Mapped[UUID] = mapped_column(primary_key=True)
    type: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)


class DeferralRow(Base):
    """`waits` are `{"subject", "characteristic", "label"}`; `target` is the specification still undecided, and
    `expires_at` the milestone at which it is left out."""

    __tablename__ = "deferral"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    line_id: Mapped[UUID]
    parent_id: Mapped[UUID]
    relationship: Mapped[str]
    target: Mapped[str]
    waits: Mapped[list[dict[str, Any]]]
    state: Mapped[str]
    reason: Mapped[str | None]
    expires_at: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    resolved_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "uq_deferral_parent_id_relationship",
            "parent_id",
            "relationship",
            unique=True,
            postgresql_where=text("state = 'waiting'"),
        ),
    )


class ComponentRow(Base):
    """A part that no domain order is made for."""

    __tablename__ = "domain_order_component"

    domain_order_id: Mapped[UUID] = mapped_column(primary_key=True)
    relationship: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    specification: Mapped[str]
    quantity: Mapped[Decimal]


class FaultRow(Base):
    """What keeps a line, or a whole order, from being decomposed; while it is open it is the only one like it."""

    __tablename__ = "decomposition_fault"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID]
    line_id: Mapped[UUID | None]
    domain_order_id: Mapped[UUID | None]
    code: Mapped[str]
    message: Mapped[str]
    path: Mapped[list[Any]] = mapped_column(JSONB)
    round: Mapped[int]
    catalog_release_id: Mapped[UUID]
    state: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    resolved_at: Mapped[datetime | None]
    resolved_by_release_id: Mapped[UUID | None]

    __table_args__ = (
        Index(
            "uq_decomposition_fault_open",
            "order_id",
            "line_id",
            "domain_order_id",
            "code",
            "path",
            unique=True,
            postgresql_where=text("state = 'open'"),
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_decomposition_fault_order_id", "order_id"),
    )


class DeferralWaitRow(Base):
    """Who is waiting in an order for which characteristic of a line or domain order (`subject_id`)."""

    __tablename__ = "deferral_wait"

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    characteristic: Mapped[str] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    deferral_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)


class DecompositionRow(Base):
    """One round of decomposition of an order, with its verdicts. Round 1 pins the catalog for all later ones."""

    __tablename__ = "decomposition"

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True)
    catalog_release_id: Mapped[UUID]
    verdicts: Mapped[list[dict[str, Any]]]
    decided_at: Mapped[datetime] = mapped_column(server_default=func.now())
