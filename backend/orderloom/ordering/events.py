"""Facts about orders. `subject` is the order; a reaction reads the rest under lock."""

from typing import Any, ClassVar
from uuid import UUID

from orderloom.kernel.events import Event


class OrderSubmitted(Event, frozen=True, kw_only=True):
    name: ClassVar[str] = "ordering.order_submitted.v1"


class OrderEnriched(Event, frozen=True, kw_only=True):
    """Characteristics of one line were set or changed."""

    name: ClassVar[str] = "ordering.order_enriched.v1"
    line_id: UUID
    characteristics: dict[str, Any]


class OrderApproved(Event, frozen=True, kw_only=True):
    name: ClassVar[str] = "ordering.order_approved.v1"


class OrderRejected(Event, frozen=True, kw_only=True):
    name: ClassVar[str] = "ordering.order_rejected.v1"
    public: ClassVar[bool] = True
    reason: str


class OrderHeld(Event, frozen=True, kw_only=True):
    name: ClassVar[str] = "ordering.order_held.v1"


class OrderReleased(Event, frozen=True, kw_only=True):
    name: ClassVar[str] = "ordering.order_released.v1"


class OrderCanceled(Event, frozen=True, kw_only=True):
    name: ClassVar[str] = "ordering.order_canceled.v1"


class OrderCompleted(Event, frozen=True, kw_only=True):
    name: ClassVar[str] = "ordering.order_completed.v1"
    public: ClassVar[bool] = True
    partial: bool = False


class RuleUnmet(Event, frozen=True, kw_only=True):
    """All work of the order is done, and a compatibility rule of the catalog keeps it from closing. `message` by
    language."""

    name: ClassVar[str] = "ordering.rule_unmet.v1"
    line_id: UUID
    rule: str
    code: str
    message: dict[str, str]


class OrderStateChanged(Event, frozen=True, kw_only=True):
    """One per order and transaction, however many states the transaction passed through."""

    name: ClassVar[str] = "ordering.order_state_changed.v1"
    public: ClassVar[bool] = True
    before: str
    after: str


class OrderAmended(Event, frozen=True, kw_only=True):
    """A draft was edited, or priority, fields of one's own, or what a sender said beside what we understand changed."""

    name: ClassVar[str] = "ordering.order_amended.v1"
    public: ClassVar[bool] = True
