"""The order as a document: an address where whoever may see the order fetches it."""

from datetime import datetime
from uuid import UUID

import msgspec

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing
from orderloom.ordering.queries import visible_orders
from orderloom.platform.db import UnitOfWork
from orderloom.platform.files import GOOD_FOR, give_ticket

PAPER = "ordering.paper"
"""What the tickets are for; their subject has the order and the reader's language."""


class PaperAddress(msgspec.Struct, frozen=True, kw_only=True):
    path: str
    name: str
    expires_at: datetime


@command(Permission.ORDER_READ)
async def give_paper_ticket(uow: UnitOfWork, actor: Actor, order_id: UUID, locale: str) -> PaperAddress:
    """Where the order is fetched as PDF, for minutes, by this actor."""
    order = (await visible_orders(uow, actor, [order_id])).get(order_id)
    if order is None:
        raise Missing("There is no such order.", path=("order_id",))
    ticket = await give_ticket(uow, actor.id, PAPER, {"order": str(order_id), "locale": locale})
    return PaperAddress(path=ticket.path, name=f"{order.number}.pdf", expires_at=uow.now + GOOD_FOR)
