"""Facts that decomposition publishes."""

from typing import ClassVar
from uuid import UUID

from orderloom.kernel.events import Event


class OrderDecomposed(Event, frozen=True, kw_only=True):
    """The domain orders of an order (`subject`) exist; its deferrals, if any, wait."""

    name: ClassVar[str] = "decomposition.order_decomposed.v1"


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
