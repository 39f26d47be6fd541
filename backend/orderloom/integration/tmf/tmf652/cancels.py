"""Requests to cancel a resource order: each is decided at once, and kept with what has come of it."""

from orderloom.decomposition.contracts import DomainOrder, DomainOrderState
from orderloom.identity.access import require
from orderloom.identity.contracts import Permission
from orderloom.integration.tmf.collection import Call
from orderloom.integration.tmf.once import made_once
from orderloom.integration.tmf.orders.cancels import DONE, REFUSED, About, Cancellations
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tmf652.orders import resource_order
from orderloom.integration.tmf.wording import moment
from orderloom.kernel.errors import Invalid, Missing, Problem
from orderloom.platform.db import UnitOfWork

REASON = "A resource order goes with the order that it belongs to; cancel that one."


class CancelResourceOrders(Cancellations):
    """A resource order alone is never called off: without it the services above it would be left without resources."""

    name = "cancelResourceOrder"
    type = "CancelResourceOrder"

    async def create(self, call: Call, body: Body) -> Body:
        """`done` for one that went with its order, else `terminatedWithError`: the request itself was taken."""
        require(call.actor, Permission.ORDER_CANCEL)
        async with call.unit_of_work() as uow:
            one = await self._order(uow, call, body)
            ways = (lambda: self._keep(uow, one, body), lambda id_: self.found(uow, call, id_))
            return await made_once(uow, call, self, body, ways)

    async def _keep(self, uow: UnitOfWork, one: DomainOrder, body: Body) -> Body:
        done = one.state is DomainOrderState.CANCELED
        told: Body = {
            "state": DONE if done else REFUSED,
            "effectiveCancellationDate": moment(one.changed_at or uow.now) if done else None,
            "errorMessage": None if done else [_reason(one)],
        }
        return await self.keep(uow, body, told, About(one.order_id, one.account_id))

    async def _order(self, uow: UnitOfWork, call: Call, body: Body) -> DomainOrder:
        named = body["resourceOrder"]["id"]
        try:
            return await resource_order(uow, call.actor, named)
        except Missing:
            message = f"There is no resource order {named!r}."
            raise Invalid.of([Problem("decomposition.unknown_order", message, ("resourceOrder", "id"))]) from None


def _reason(one: DomainOrder) -> Body:
    if one.state is DomainOrderState.CLOSED_COMPLETE:
        return {"code": "invalid_transition", "reason": "This resource order is completed."}
    return {"code": "decomposition.part_of_an_order", "reason": REASON}
