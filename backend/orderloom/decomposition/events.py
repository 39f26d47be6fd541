"""Facts that decomposition publishes."""

from typing import ClassVar
from uuid import UUID

from orderloom.kernel.events import Event


class OrderDecomposed(Event, frozen=True, kw_only=True):
    """The domain orders of an order (`subject`) exist; its deferrals, if any, wait."""

    name: ClassVar[str] = "decomposition.order_decomposed.v1"


class DomainOrdersMoved(Event, frozen=True, kw_only=True):
    """Domain orders of the order `subject` have come to other states."""

    name: ClassVar[str] = "decomposition.domain_orders_moved.v1"
    public: ClassVar[bool] = True
    states: dict[str, str]
    """The states that they came to, by their ids."""


class DeferralResolved(Event, frozen=True, kw_only=True):
    """A deferral no longer waits. `parent_id` is the domain order whose target was undecided.

    `outcome` is fired | excluded | dropped; `domain_order_ids` are all that firing added, whole subtrees included,
    shared targets that existed before left out.
    """

    name: ClassVar[str] = "decomposition.deferral_resolved.v1"
    deferral_id: UUID
    line_id: UUID
    parent_id: UUID
    outcome: str
    domain_order_ids: tuple[UUID, ...] = ()


class FaultFound(Event, frozen=True, kw_only=True):
    """Something keeps a line, or without `line_id` the whole order, from being decomposed. `message` is for people,
    `path` leads to the line's field or to the relationship or mapping of the catalog."""

    name: ClassVar[str] = "decomposition.fault_found.v1"
    fault_id: UUID
    line_id: UUID | None
    domain_order_id: UUID | None
    code: str
    message: str
    path: tuple[str | int, ...] = ()


class FaultResolved(Event, frozen=True, kw_only=True):
    """A fault is none any more. `outcome` is mended | waived; `domain_order_ids` are all that mending added."""

    name: ClassVar[str] = "decomposition.fault_resolved.v1"
    fault_id: UUID
    line_id: UUID | None
    outcome: str
    domain_order_ids: tuple[UUID, ...] = ()


class AttentionSettled(Event, frozen=True, kw_only=True):
    """A person looked at a domain order (of the order `subject`) that needed attention, and it needs none any more.
    `corrected` are the characteristics that were given another value."""

    name: ClassVar[str] = "decomposition.attention_settled.v1"
    public: ClassVar[bool] = True
    domain_order_id: UUID
    reason: str
    corrected: tuple[str, ...] = ()


class ItemsPicked(Event, frozen=True, kw_only=True):
    """A manager picked the installed items that go; these domain orders of the order `subject` wait no longer."""

    name: ClassVar[str] = "decomposition.items_picked.v1"
    domain_order_ids: tuple[UUID, ...]
    item_ids: tuple[UUID, ...]
