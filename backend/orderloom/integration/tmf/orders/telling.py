"""How what a sender said of an order is told again, as long as it is so."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from orderloom.integration.tmf.orders.states import PRIORITIES, urgency
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.shapes import is_moment
from orderloom.integration.tmf.wording import moment
from orderloom.ordering.contracts import HELD, Order, OrderState


def filled(values: Mapping[str, Any]) -> Body:
    return {name: value for name, value in values.items() if value is not None and value != []}


def as_said(said: Any, known: datetime | None) -> str | None:
    """The sender's own spelling of a moment, as long as it is that moment."""
    if known is not None and is_moment(said) and datetime.fromisoformat(said.upper()) == known:
        return said
    return moment(known)


def priority(order: Order, said: Any) -> str:
    """What was asked for, while it was not changed; of an order that came otherwise, what our policies gave it."""
    return said if said is not None and urgency(said) == order.urgency else PRIORITIES[order.priority.value]


def quantity(known: Decimal) -> Any:
    return int(known) if known == known.to_integral_value() else known


def is_waiting(order: Order) -> bool:
    """Whether it is told as held, since it waits for its data; one that was called off meanwhile does not."""
    return HELD in order.extensions and order.state is OrderState.DRAFT


def followed(said: Body, before: Body, after: Body, own: frozenset[str]) -> Body:
    """What was said, with the changes from one resource to the other made to it."""
    found = dict(said)
    for name in {*before, *after} - own:
        if before.get(name) != after.get(name):
            found.pop(name, None)
            if name in after:
                found[name] = after[name]
    return found
