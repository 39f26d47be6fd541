"""Where an order stands, in the few words that a customer needs; how the house gets there stays in the house."""

from collections.abc import Mapping
from enum import StrEnum

import strawberry

from orderloom.ordering.contracts import OrderState


@strawberry.enum
class OrderStage(StrEnum):
    IN_CART = "in_cart"
    CHECKING = "checking"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    WORKING = "working"
    PAUSED = "paused"
    NEEDS_YOU = "needs_you"
    DONE = "done"
    CANCELED = "canceled"
    FAILED = "failed"


_S = OrderState
STAGES: Mapping[OrderState, OrderStage] = {
    _S.DRAFT: OrderStage.IN_CART,
    **dict.fromkeys((_S.SUBMITTED, _S.ENRICHING, _S.ENRICHMENT_ON_HOLD, _S.AWAITING_APPROVAL), OrderStage.CHECKING),
    _S.REJECTED: OrderStage.REFUSED,
    **dict.fromkeys((_S.ACKNOWLEDGED, _S.SCHEDULED), OrderStage.ACCEPTED),
    **dict.fromkeys((_S.IN_PROGRESS, _S.REVISING), OrderStage.WORKING),
    _S.ON_HOLD: OrderStage.PAUSED,
    _S.AWAITING_INFORMATION: OrderStage.NEEDS_YOU,
    **dict.fromkeys((_S.ASSESSING_CANCELLATION, _S.CANCELING, _S.CANCELED), OrderStage.CANCELED),
    _S.COMPLETED: OrderStage.DONE,
    _S.FAILED: OrderStage.FAILED,
}
TOLD = frozenset({OrderState.REJECTED, OrderState.AWAITING_INFORMATION})
"""States whose reason is meant for the customer; others may hold words of the house."""


def stage_of(state: str) -> OrderStage:
    """Of an order or a line."""
    return STAGES[OrderState(state)]
