"""Installed products, services and resources, contracts and entitlements, as the other contexts see them."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import ContractTerms, EntitlementTerms

Localised = dict[str, str]


class ItemState(StrEnum):
    PENDING_INSTALL = "pending_install"
    ACTIVE = "active"
    CHANGE_PENDING = "change_pending"
    SUSPEND_PENDING = "suspend_pending"
    SUSPENDED = "suspended"
    RESUME_PENDING = "resume_pending"
    DISCONNECT_PENDING = "disconnect_pending"
    INACTIVE = "inactive"
    CANCELED = "canceled"


class InventoryItem(msgspec.Struct, frozen=True, kw_only=True):
    """One installed thing. `parent_id` is the item that it is part of, by `relationship`; `kind` is product, service or
    resource. `changing_order_id` is the running order that changes it, `lowered_by_order_id` the last order that
    lowered its quantity."""

    id: UUID
    number: str
    kind: str
    subtype: str | None
    specification: str
    name: Localised
    state: ItemState
    account_id: UUID
    site_id: UUID | None
    parent_id: UUID | None
    order_id: UUID
    line_id: UUID
    domain_order_id: UUID
    instance: int
    characteristics: dict[str, Any]
    quantity: Decimal
    created_at: datetime
    activated_at: datetime | None
    version: int
    relationship: str | None = None
    changing_order_id: UUID | None = None
    ended_at: datetime | None = None
    lowered_by_order_id: UUID | None = None


class NewItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item to come, once per (`domain_order_id`, `instance`). `parent` is the domain order of its parent item,
    `parent_item` that item itself where no order is about it."""

    domain_order_id: UUID
    order_id: UUID
    line_id: UUID
    account_id: UUID
    kind: str
    specification: str
    name: Localised
    quantity: Decimal
    characteristics: dict[str, Any]
    subtype: str | None = None
    site_id: UUID | None = None
    parent: UUID | None = None
    parent_item: UUID | None = None
    relationship: str | None = None
    instance: int = 1


class NewLink(msgspec.Struct, frozen=True, kw_only=True):
    """One item requires or shares another one; each is named by its own id or by the domain order that installs it."""

    source: UUID
    target: UUID
    type: str


class NewChange(msgspec.Struct, frozen=True, kw_only=True):
    """An order is about to modify, suspend, resume or disconnect an item."""

    item_id: UUID
    order_id: UUID
    domain_order_id: UUID
    action: str
    quantity: Decimal | None = None


class TreeItem(msgspec.Struct, frozen=True, kw_only=True):
    """`inside`: part of the product; others are only needed by something in it. `parent_lives`: not ended itself."""

    item: InventoryItem
    inside: bool
    parent_lives: bool


class ItemLink(msgspec.Struct, frozen=True, kw_only=True):
    source_id: UUID
    target_id: UUID
    type: str


class Kin(msgspec.Struct, frozen=True, kw_only=True):
    """What an item is a part of, and the products that are a part of it."""

    above: frozenset[UUID] = frozenset()
    below: frozenset[UUID] = frozenset()


class ProductTree(msgspec.Struct, frozen=True, kw_only=True):
    """All that is installed of a product, parents before children and siblings by age, then what it needs outside;
    `links` are those of living items, of whatever product, to these."""

    root: UUID
    items: tuple[TreeItem, ...]
    links: tuple[ItemLink, ...]


class ItemFilter(msgspec.Struct, frozen=True, kw_only=True):
    """All given conditions hold. `search` looks in number and specification."""

    account_id: UUID | None = None
    states: tuple[ItemState, ...] = ()
    kind: str | None = None
    search: str | None = None


class ItemPage(msgspec.Struct, frozen=True, kw_only=True):
    """`cursors` stand beside `items`; one is the `after` of the page that follows its item."""

    items: tuple[InventoryItem, ...]
    cursors: tuple[str, ...]
    has_more: bool


class Entitlement(msgspec.Struct, frozen=True, kw_only=True):
    """What may be used: `quantity` of `unit` in each `period`, or once when there is no period."""

    id: UUID
    account_id: UUID
    order_id: UUID
    line_id: UUID
    contract_id: UUID | None
    key: str
    name: Localised
    quantity: Decimal
    unit: str
    period: str | None


class Contract(msgspec.Struct, frozen=True, kw_only=True):
    """A service contract of one completed line; `recurring` is the charge of one period."""

    id: UUID
    number: str
    account_id: UUID
    order_id: UUID
    line_id: UUID
    offering: str
    state: str
    term_months: int
    starts_on: date
    ends_on: date
    renewal: str
    recurring: Decimal
    currency: str
    entitlements: tuple[Entitlement, ...] = ()


class NewAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """What a completed line asks for: a contract, entitlements, or both. At most once a line."""

    order_id: UUID
    line_id: UUID
    account_id: UUID
    offering: str
    recurring: Decimal
    currency: str
    quantity: Decimal
    contract: ContractTerms | None = None
    entitlements: tuple[EntitlementTerms, ...] = ()
