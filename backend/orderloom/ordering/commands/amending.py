"""Amending: what a sender said beside what we understand is changed with it, as long as the order has not ended."""

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.settle import locked, reread
from orderloom.ordering.contracts import Order
from orderloom.ordering.contracts.amending import AmendOrder
from orderloom.ordering.domain.changes import ENDED
from orderloom.ordering.domain.refusals import OrderNotEditable, refuse
from orderloom.ordering.events import OrderAmended
from orderloom.ordering.store import amending as store
from orderloom.ordering.store import orders
from orderloom.platform.db import AuditEntry, UnitOfWork


@command(Permission.ORDER_EDIT)
async def amend_order(uow: UnitOfWork, actor: Actor, amend: AmendOrder) -> Order:
    """Replaces the extensions of the order and of the lines named; price, plan and state stay as they are."""
    refuse(unacceptable(amend))
    order = await locked(uow, actor, amend.order_id, amend.version, Permission.ORDER_EDIT)
    if order.state in ENDED:
        details = {"state": order.state.value}
        raise OrderNotEditable("An order that has ended can't be changed.", path=("order_id",), details=details)
    await orders.update_order(uow, order.id, {"extensions": amend.extensions})
    await store.extend_lines(uow, order.id, amend.lines)
    uow.announce(OrderAmended(subject=order.id))
    uow.audit(AuditEntry(subject_type="order", subject_id=order.id, order_id=order.id, action="amend"))
    uow.publish(f"order:{order.id}", {"state": order.state.value})
    return await reread(uow, order.id)
