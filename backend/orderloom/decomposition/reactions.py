"""What decomposition does when news of orders arrives."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from orderloom.decomposition.commands import cancel_domain_orders, decompose_orders, resume_deferrals
from orderloom.identity.contracts import Actor
from orderloom.ordering.events import OrderApproved, OrderCanceled, OrderEnriched
from orderloom.platform.db import UnitOfWork
from orderloom.platform.reactions import reaction


@reaction(OrderApproved, name="decomposition.decompose_approved_orders")
async def decompose_approved_orders(uow: UnitOfWork, events: Sequence[OrderApproved]) -> None:
    await decompose_orders(uow, Actor.system(), {event.subject for event in events})


@reaction(OrderEnriched, name="decomposition.resume_enriched_orders")
async def resume_enriched_orders(uow: UnitOfWork, events: Sequence[OrderEnriched]) -> None:
    """All answers of an order are evaluated once."""
    writes: defaultdict[UUID, defaultdict[UUID, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    for event in events:
        writes[event.subject][event.line_id].update(event.characteristics)
    await resume_deferrals(uow, Actor.system(), writes)


@reaction(OrderCanceled, name="decomposition.cancel_domain_orders")
async def cancel_with_order(uow: UnitOfWork, events: Sequence[OrderCanceled]) -> None:
    await cancel_domain_orders(uow, Actor.system(), {event.subject for event in events}, "The order was canceled.")
