"""Which orders wait for somebody to say what was meant."""

from orderloom.ordering.contracts import HELD, Order
from orderloom.ordering.domain.refusals import HeldForData

SAID = "held_as"
"""A hash of what was sent, kept when it was mended, too."""


def is_held(order: Order) -> bool:
    return HELD in order.extensions


def check_not_held(order: Order) -> None:
    if is_held(order):
        raise HeldForData("This order waits in fallout for its data; mend it there.", path=("order_id",))
