"""What the commands of ordering take, and what a preview answers."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import Charge
from orderloom.kernel.errors import Problem
from orderloom.ordering.contracts.orders import LineAction, OrderKind, PostalAddress, Priority


class NewLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line as captured. `number` names it within the request, `parent` the number of the bundle it belongs to.

    It names an `offering`; in a service order, a service `specification` instead.
    `product_id` is the installed product that an action other than `add` is about. A bundle captured without children
    gets its default children. `relationships` are `{"type", "line"}` to other numbers of the same order.
    `custom` are values of the fields of one's own, of which null takes one away and what is left out stays.
    """

    offering: str | None = None
    specification: str | None = None
    number: str | None = None
    parent: str | None = None
    action: LineAction = LineAction.ADD
    quantity: Decimal = Decimal(1)
    site_id: UUID | None = None
    contact_id: UUID | None = None
    product_id: UUID | None = None
    characteristics: dict[str, Any] = {}
    relationships: tuple[dict[str, str], ...] = ()
    extensions: dict[str, Any] = {}
    custom: dict[str, Any] | msgspec.UnsetType = msgspec.UNSET
    requested_completion: datetime | None = None


class TermsVersion(msgspec.Struct, frozen=True, kw_only=True):
    """Terms of sale as they were read."""

    key: str
    version: int


class CreateOrder(msgspec.Struct, frozen=True, kw_only=True):
    """`client_key` (or else `external_id`) makes the creation idempotent for its client. `accept_terms` are those that
    the customer agrees to."""

    account_id: UUID
    lines: tuple[NewLine, ...] = ()
    channel: str = "workspace"
    external_id: str | None = None
    client_key: str | None = None
    description: str | None = None
    requested_start: datetime | None = None
    requested_completion: datetime | None = None
    urgency: str = "normal"
    submit: bool = False
    extensions: dict[str, Any] = {}
    custom: dict[str, Any] | msgspec.UnsetType = msgspec.UNSET
    purchase_order: str | None = None
    payment_reference: str | None = None
    language: str | None = None
    billing_account_id: UUID | None = None
    billing_contact_id: UUID | None = None
    delivery_contact_id: UUID | None = None
    billing_address: PostalAddress | None = None
    accept_terms: tuple[TermsVersion, ...] = ()
    price_list: str | None = None
    kind: OrderKind = OrderKind.CUSTOMER


class ChangeDraft(msgspec.Struct, frozen=True, kw_only=True):
    """New content of a draft; what is `UNSET` stays as it is. `version` is the one that the editor read."""

    order_id: UUID
    version: int
    lines: tuple[NewLine, ...] | msgspec.UnsetType = msgspec.UNSET
    description: str | msgspec.UnsetType | None = msgspec.UNSET
    external_id: str | msgspec.UnsetType | None = msgspec.UNSET
    requested_start: datetime | msgspec.UnsetType | None = msgspec.UNSET
    requested_completion: datetime | msgspec.UnsetType | None = msgspec.UNSET
    urgency: str | msgspec.UnsetType = msgspec.UNSET
    custom: dict[str, Any] | msgspec.UnsetType = msgspec.UNSET
    channel: str | msgspec.UnsetType = msgspec.UNSET
    purchase_order: str | msgspec.UnsetType | None = msgspec.UNSET
    payment_reference: str | msgspec.UnsetType | None = msgspec.UNSET
    language: str | msgspec.UnsetType | None = msgspec.UNSET
    billing_account_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    billing_contact_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    delivery_contact_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    billing_address: PostalAddress | msgspec.UnsetType | None = msgspec.UNSET
    accept_terms: tuple[TermsVersion, ...] | msgspec.UnsetType = msgspec.UNSET
    price_list: str | msgspec.UnsetType | None = msgspec.UNSET


class FillOrder(msgspec.Struct, frozen=True, kw_only=True):
    """New values of the fields of one's own of an order, and of its lines by their ids; null takes one away, what is
    left out stays."""

    order_id: UUID
    version: int
    custom: dict[str, Any] = {}
    lines: dict[UUID, dict[str, Any]] = {}


class PreviewOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Lines to price and check without saving them. Of the draft `order_id` the prices agreed by hand count, and its
    channel and price list where none are given."""

    account_id: UUID
    lines: tuple[NewLine, ...]
    custom: dict[str, Any] = {}
    order_id: UUID | None = None
    channel: str | msgspec.UnsetType = msgspec.UNSET
    price_list: str | msgspec.UnsetType | None = msgspec.UNSET


class PreviewLine(msgspec.Struct, frozen=True, kw_only=True):
    number: str
    parent: str | None
    offering: str
    quantity: Decimal
    characteristics: dict[str, Any]
    charges: tuple[Charge, ...]


class OrderPreview(msgspec.Struct, frozen=True, kw_only=True):
    """What the lines would cost, and everything that would keep them from being submitted."""

    lines: tuple[PreviewLine, ...]
    currency: str
    one_time_total: Decimal
    recurring_total: Decimal
    problems: tuple[Problem, ...]
    terms: tuple[str, ...] = ()
    """Keys of the terms of sale that the lines ask for."""


class SubmitOrder(msgspec.Struct, frozen=True, kw_only=True):
    """`accept_terms` are agreed to with the submission, beside those that were before."""

    order_id: UUID
    version: int | None = None
    accept_terms: tuple[TermsVersion, ...] = ()


class EnrichOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Facts found for one line; characteristics of the specification only."""

    order_id: UUID
    line_id: UUID
    characteristics: dict[str, Any]


class ReviewOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Input of approve, reject and reopen. A rejection needs its reason."""

    order_id: UUID
    version: int | None = None
    reason: str | None = None


class MoveOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Input of hold, release, cancel and of asking for information."""

    order_id: UUID
    version: int | None = None
    reason: str | None = None


class SetPriority(msgspec.Struct, frozen=True, kw_only=True):
    order_id: UUID
    priority: Priority
    version: int | None = None
