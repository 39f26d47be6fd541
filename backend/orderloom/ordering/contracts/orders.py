"""An order and its lines: states and fields."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import Charge, ManualAdjustment


class OrderState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    ENRICHING = "enriching"
    ENRICHMENT_ON_HOLD = "enrichment_on_hold"
    AWAITING_APPROVAL = "awaiting_approval"
    ACKNOWLEDGED = "acknowledged"
    REJECTED = "rejected"
    SCHEDULED = "scheduled"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    AWAITING_INFORMATION = "awaiting_information"
    REVISING = "revising"
    ASSESSING_CANCELLATION = "assessing_cancellation"
    CANCELING = "canceling"
    COMPLETED = "completed"
    CANCELED = "canceled"
    FAILED = "failed"


class LineState(StrEnum):
    """As the order's; a line moves on its own once work has begun."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ENRICHING = "enriching"
    ENRICHMENT_ON_HOLD = "enrichment_on_hold"
    AWAITING_APPROVAL = "awaiting_approval"
    ACKNOWLEDGED = "acknowledged"
    REJECTED = "rejected"
    SCHEDULED = "scheduled"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    AWAITING_INFORMATION = "awaiting_information"
    REVISING = "revising"
    ASSESSING_CANCELLATION = "assessing_cancellation"
    CANCELING = "canceling"
    COMPLETED = "completed"
    CANCELED = "canceled"
    FAILED = "failed"


class OrderKind(StrEnum):
    """`customer`: its lines are offerings, with prices. `service`: its lines are service specifications, without."""

    CUSTOMER = "customer"
    SERVICE = "service"


class LineAction(StrEnum):
    ADD = "add"
    MODIFY = "modify"
    DISCONNECT = "disconnect"
    SUSPEND = "suspend"
    RESUME = "resume"
    NO_CHANGE = "no_change"


class Enrichment(StrEnum):
    """How far a line's enrichment is; `none` until the enrichment policy has picked a flow for it."""

    NONE = "none"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Priority(StrEnum):
    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class PostalAddress(msgspec.Struct, frozen=True, kw_only=True):
    """Where an invoice goes; `country` is an ISO 3166 code."""

    street: str
    city: str
    country: str
    region: str = ""
    postal_code: str = ""


HELD = "held"
"""In the extensions of an order that waits without lines: what is needed to capture it once its data is mended."""


class AcceptedTerms(msgspec.Struct, frozen=True, kw_only=True):
    """A version of terms of sale that was agreed to; `by` is None when a system said so."""

    key: str
    version: int
    by: UUID | None
    by_name: str
    at: datetime


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """An order without its lines. Totals are per occurrence: `recurring_total` adds one period of each line.
    `custom` are the values of the fields of one's own. Billed is `billing_account_id`, or else the account itself;
    `payment_reference` names a payment or a mandate kept elsewhere, never a card. `language`: of the customer's papers.
    `price_list` was asked for by name; `adjustments` are prices agreed by hand, and with `price_approval` some of them
    lie above what whoever agreed them may give.
    """

    id: UUID
    number: str
    account_id: UUID
    state: OrderState
    priority: Priority
    urgency: str
    channel: str
    external_id: str | None
    description: str | None
    requested_start: datetime | None
    requested_completion: datetime | None
    currency: str
    one_time_total: Decimal
    recurring_total: Decimal
    captured_by: UUID | None
    captured_by_name: str
    approver_role: str | None
    four_eyes: bool
    catalog_release_id: UUID
    saved_state: OrderState | None
    state_reason: str | None
    partial: bool
    version: int
    created_at: datetime
    updated_at: datetime
    submitted_at: datetime | None
    completed_at: datetime | None
    extensions: dict[str, Any] = {}
    custom: dict[str, Any] = {}
    purchase_order: str | None = None
    payment_reference: str | None = None
    language: str | None = None
    billing_account_id: UUID | None = None
    billing_contact_id: UUID | None = None
    delivery_contact_id: UUID | None = None
    billing_address: PostalAddress | None = None
    accepted_terms: tuple[AcceptedTerms, ...] = ()
    price_list: str | None = None
    adjustments: tuple[ManualAdjustment, ...] = ()
    price_approval: bool = False
    kind: OrderKind = OrderKind.CUSTOMER


class OrderLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line. `number` is unique in its order (the sender's own item id if it gave one), `position` sorts. It sells an
    `offering`, or, in a service order, asks for a `specification` alone; a bundle has an offering alone."""

    id: UUID
    order_id: UUID
    number: str
    position: int
    parent_line_id: UUID | None
    offering: str | None
    specification: str | None
    action: LineAction
    state: LineState
    quantity: Decimal
    site_id: UUID | None
    contact_id: UUID | None
    product_id: UUID | None
    characteristics: dict[str, Any]
    charges: tuple[Charge, ...]
    point_of_no_return: bool
    enrichment: Enrichment
    relationships: tuple[dict[str, str], ...] = ()
    extensions: dict[str, Any] = {}
    custom: dict[str, Any] = {}
    requested_completion: datetime | None = None


class UnmetRule(msgspec.Struct, frozen=True, kw_only=True):
    """A compatibility rule of the catalog that a line of an order does not meet; `message` by language."""

    order_id: UUID
    line_id: UUID
    rule: str
    code: str
    message: dict[str, str]


class OrderWithLines(msgspec.Struct, frozen=True, kw_only=True):
    order: Order
    lines: tuple[OrderLine, ...]
