"""What a decision answers: new values by id, never a rebuilt order."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.ordering.contracts import Enrichment, Order, OrderState, Priority
from orderloom.ordering.domain.lifecycle import ORDER

ENDED = frozenset({OrderState.COMPLETED, OrderState.CANCELED, OrderState.FAILED})


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One step of an order's lifecycle; each gets a row in the audit trail."""

    before: OrderState
    after: OrderState


class OrderChange(msgspec.Struct, frozen=True, kw_only=True):
    """The header fields that move with an order's state, as they are to be."""

    id: UUID
    state: OrderState
    saved_state: OrderState | None
    state_reason: str | None
    priority: Priority
    approver_role: str | None
    four_eyes: bool
    partial: bool
    submitted: bool = False
    ended: bool = False


class LineChange(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    enrichment: Enrichment
    characteristics: dict[str, Any]


class Journey(msgspec.Struct, frozen=True, kw_only=True):
    """An order and the steps it takes in one transaction; `why` are the rows of a policy that sent it on its way."""

    order: Order
    moves: tuple[Move, ...]
    change: OrderChange
    why: dict[str, Any] | None = None


def unchanged(order: Order) -> OrderChange:
    return OrderChange(
        id=order.id,
        state=order.state,
        saved_state=order.saved_state,
        state_reason=order.state_reason,
        priority=order.priority,
        approver_role=order.approver_role,
        four_eyes=order.four_eyes,
        partial=order.partial,
    )


def travel(order: Order, through: Sequence[OrderState], **values: Any) -> Journey:
    """The order taken through these states one by one; `InvalidTransition` where the lifecycle has no such step."""
    moves: list[Move] = []
    before = order.state
    for after in through:
        ORDER.check(before, after)
        moves.append(Move(before=before, after=after))
        before = after
    settled: dict[str, Any] = {"state": before, "saved_state": None, "ended": before in ENDED, **values}
    return Journey(order=order, moves=tuple(moves), change=msgspec.structs.replace(unchanged(order), **settled))
