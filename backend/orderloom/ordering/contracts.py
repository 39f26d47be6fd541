"""What other contexts know of an order: its states, its fields, its lines."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec


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


class LineCharge(msgspec.Struct, frozen=True, kw_only=True):
    """One charge of a line: `amount` is for the whole quantity; `steps` tell how it came about."""

    charge_type: str
    amount: Decimal
    currency: str
    period: str | None = None
    steps: tuple[dict[str, Any], ...] = ()


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """An order without its lines. Totals are per occurrence: `recurring_total` adds one period of each line."""

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


class OrderLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line. `number` is unique in its order (the sender's own item id if it gave one), `position` sorts."""

    id: UUID
    order_id: UUID
    number: str
    position: int
    parent_line_id: UUID | None
    offering: str
    specification: str | None
    action: LineAction
    state: LineState
    quantity: Decimal
    site_id: UUID | None
    contact_id: UUID | None
    product_id: UUID | None
    characteristics: dict[str, Any]
    charges: tuple[LineCharge, ...]
    point_of_no_return: bool
    enrichment: Enrichment
    relationships: tuple[dict[str, str], ...] = ()
    extensions: dict[str, Any] = {}


class OrderWithLines(msgspec.Struct, frozen=True, kw_only=True):
    order: Order
    lines: tuple[OrderLine, ...]


class NewLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line as captured. `number` names it within the request, `parent` the number of the bundle it belongs to.

    `product_id` is the installed product that an action other than `add` is about. A bundle captured without children
    gets its default children. `relationships` are `{"type", "line"}` to other numbers of the same order.
    """

    offering: str
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


class CreateOrder(msgspec.Struct, frozen=True, kw_only=True):
    """`client_key` (or else `external_id`) makes the creation idempotent for its client."""

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


class ChangeDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft's new content, whole; `version` is the one that the editor read."""

    order_id: UUID
    version: int
    lines: tuple[NewLine, ...]
    description: str | None = None
    external_id: str | None = None
    requested_start: datetime | None = None
    requested_completion: datetime | None = None
    urgency: str = "normal"


class SubmitOrder(msgspec.Struct, frozen=True, kw_only=True):
    order_id: UUID
    version: int | None = None


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


class OrderFilter(msgspec.Struct, frozen=True, kw_only=True):
    """All given conditions hold. `search` looks in number, external id and description."""

    states: tuple[OrderState, ...] = ()
    priorities: tuple[Priority, ...] = ()
    account_ids: tuple[UUID, ...] = ()
    channels: tuple[str, ...] = ()
    external_ids: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    ids: tuple[UUID, ...] = ()
    created_from: datetime | None = None
    created_to: datetime | None = None
    search: str | None = None


class OrderSort(StrEnum):
    CREATED_AT = "created_at"
    UPDATED_AT = "updated_at"
    NUMBER = "number"
    REQUESTED_COMPLETION = "requested_completion"


class OrderPage(msgspec.Struct, frozen=True, kw_only=True):
    """`cursors` stand beside `orders`; one is the `after` of the page that follows its order."""

    orders: tuple[Order, ...]
    cursors: tuple[str, ...]
    has_more: bool
