"""Decides where held, canceled and finished orders go."""

from datetime import datetime

from orderloom.kernel.errors import InvalidTransition
from orderloom.ordering.contracts import Order, OrderState
from orderloom.ordering.domain.changes import Journey, travel
from orderloom.ordering.domain.lifecycle import BEFORE_FULFILLMENT
from orderloom.ordering.domain.refusals import NotOnHold

HELD = frozenset({OrderState.ENRICHMENT_ON_HOLD, OrderState.ON_HOLD, OrderState.AWAITING_INFORMATION})
VIA_ASSESSMENT = frozenset({OrderState.IN_PROGRESS, OrderState.ON_HOLD, OrderState.AWAITING_INFORMATION})
BEFORE_WORK = frozenset({OrderState.ACKNOWLEDGED, OrderState.SCHEDULED})


def release(order: Order, now: datetime) -> Journey:
    """Back to the state that was saved; from `scheduled` on to work when the requested start has passed."""
    if order.state not in HELD or order.saved_state is None:
        raise NotOnHold("This order is not on hold.", path=("order_id",), details={"state": order.state.value})
    through = [order.saved_state]
    if order.saved_state is OrderState.SCHEDULED and (order.requested_start is None or order.requested_start <= now):
        through.append(OrderState.IN_PROGRESS)
    return travel(order, through, state_reason=None)


def cancellation(order: Order, reason: str | None) -> Journey:
    """The steps to `canceled` from wherever the order is; an order at work is assessed on the way."""
    if order.state in BEFORE_FULFILLMENT:
        through = [OrderState.CANCELED]
    elif order.state in BEFORE_WORK:
        through = [OrderState.CANCELING, OrderState.CANCELED]
    elif order.state in VIA_ASSESSMENT:
        through = [OrderState.ASSESSING_CANCELLATION, OrderState.CANCELING, OrderState.CANCELED]
    else:
        raise InvalidTransition(
            f"An order that is {order.state.value} can't be canceled.",
            path=("state",),
            details={"from": order.state.value, "to": OrderState.CANCELED.value},
        )
    return travel(order, through, state_reason=reason)


def finish(order: Order, partial: bool) -> Journey:
    return travel(order, [OrderState.COMPLETED], partial=partial)
