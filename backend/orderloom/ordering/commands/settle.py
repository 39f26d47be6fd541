"""Writes what orders went through: states, audit rows, news; for any number of orders in a few statements."""

from collections.abc import Mapping, Sequence
from typing import Literal
from uuid import UUID

import msgspec

from orderloom.identity.access import scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing, StaleVersion
from orderloom.language.tables import CompiledTable
from orderloom.ordering.commands.notify import tell
from orderloom.ordering.contracts import Order, OrderState
from orderloom.ordering.domain.changes import Journey
from orderloom.ordering.events import OrderStateChanged
from orderloom.ordering.store import orders as store
from orderloom.platform.db import AuditEntry, UnitOfWork

Lines = Literal["follow", "save", "restore", "stay"]
ACTIONS = {
    OrderState.SUBMITTED: "submit",
    OrderState.ENRICHING: "enrich",
    OrderState.ENRICHMENT_ON_HOLD: "hold",
    OrderState.AWAITING_APPROVAL: "ask_for_approval",
    OrderState.ACKNOWLEDGED: "approve",
    OrderState.REJECTED: "reject",
    OrderState.DRAFT: "reopen",
    OrderState.SCHEDULED: "schedule",
    OrderState.IN_PROGRESS: "start",
    OrderState.ON_HOLD: "hold",
    OrderState.AWAITING_INFORMATION: "ask_for_information",
    OrderState.ASSESSING_CANCELLATION: "assess_cancellation",
    OrderState.CANCELING: "cancel",
    OrderState.CANCELED: "cancel",
    OrderState.COMPLETED: "complete",
    OrderState.FAILED: "fail",
}


EVENTS = {
    OrderState.REJECTED: "rejected",
    OrderState.ENRICHMENT_ON_HOLD: "held",
    OrderState.ON_HOLD: "held",
    OrderState.AWAITING_INFORMATION: "awaiting_information",
    OrderState.CANCELED: "canceled",
    OrderState.COMPLETED: "completed",
    OrderState.FAILED: "failed",
}
"""What the notification policy is told of; that an order was submitted, or waits to be approved, the review tells."""


async def settle(
    uow: UnitOfWork,
    journeys: Sequence[Journey],
    *,
    reason: str | None = None,
    action: str | None = None,
    lines: Lines = "follow",
    policies: Mapping[str, CompiledTable] | None = None,
) -> None:
    """Saves each order where its journey ended, with one audit row a step. `policies` are tables at hand already.

    Its open lines follow, unless they `stay`; `save` keeps and `restore` brings back their own states around a hold.
    """
    await store.save_orders(uow, [journey.change for journey in journeys])
    if lines != "stay":
        moved = {journey.order.id: journey.change.state for journey in journeys if journey.moves}
        await store.move_lines(uow, moved, save=lines == "save", restore=lines == "restore")
    for journey in journeys:
        _tell(uow, journey, reason, action)
    ended = [_as_it_is(journey, reason) for journey in journeys if journey.moves]
    await tell(uow, {order.id: EVENTS[order.state] for order in ended if order.state in EVENTS}, ended, policies)


def _as_it_is(journey: Journey, reason: str | None) -> Order:
    """The order where its journey ended."""
    change = journey.change
    return msgspec.structs.replace(
        journey.order, state=change.state, priority=change.priority, state_reason=change.state_reason or reason
    )


def _tell(uow: UnitOfWork, journey: Journey, reason: str | None, action: str | None) -> None:
    order = journey.order
    uow.audit(
        *(
            AuditEntry(
                subject_type="order",
                subject_id=order.id,
                order_id=order.id,
                action=action or ACTIONS[move.after],
                from_state=move.before.value,
                to_state=move.after.value,
                reason=reason,
                changes=journey.why if move is journey.moves[0] else None,
            )
            for move in journey.moves
        )
    )
    if journey.moves:
        after = journey.change.state
        uow.announce(OrderStateChanged(subject=order.id, before=order.state.value, after=after.value))
        uow.publish(f"order:{order.id}", {"state": after.value})


async def locked(uow: UnitOfWork, actor: Actor, order_id: UUID, version: int | None, permission: Permission) -> Order:
    """The order, locked; missing outside the actor's reach for `permission`, stale when someone saved it meanwhile."""
    found = await store.lock_orders(uow, [order_id])
    if not found or not store.reaches(found[0], scope(actor, "order", permission)):
        raise Missing("There is no such order.", path=("order_id",))
    if version is not None and found[0].version != version:
        raise StaleVersion(
            "Someone else changed this order meanwhile; look at it again.",
            path=("version",),
            details={"given": version, "current": found[0].version},
        )
    return found[0]


async def reread(uow: UnitOfWork, order_id: UUID) -> Order:
    return (await store.orders_by_id(uow, [order_id]))[0]
