"""Rules between products keep an order open whose work is done and which does not meet them."""

from collections.abc import Sequence
from uuid import UUID

from orderloom.ordering.contracts import Order
from orderloom.ordering.events import RuleUnmet
from orderloom.ordering.store.pairing import unmet_rules
from orderloom.platform.db import UnitOfWork


async def kept_by_rules(uow: UnitOfWork, orders: Sequence[Order]) -> frozenset[UUID]:
    """Those of these orders, all of whose work is done, that may not close as they are; whoever mends it is told."""
    unmet = await unmet_rules(uow, orders, closing=True)
    for one in unmet:
        uow.announce(
            RuleUnmet(subject=one.order_id, line_id=one.line_id, rule=one.rule, code=one.code, message=one.message)
        )
        uow.publish(f"order:{one.order_id}", {"rule": one.rule})
    return frozenset(one.order_id for one in unmet)
