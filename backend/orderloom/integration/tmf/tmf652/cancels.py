"""Requests to cancel a resource order: each is decided at once, and kept with what has come of it."""

from typing import ClassVar

from orderloom.decomposition.contracts import DomainOrder, DomainOrderState
from orderloom.identity.access import require, scope
from orderloom.identity.contracts import Permission
from orderloom.integration.tmf import store
from orderloom.integration.tmf.collection import Call, Collection, missing
from orderloom.integration.tmf.once import made_once
from orderloom.integration.tmf.query import Body, Found, Query, select
from orderloom.integration.tmf.store import Kept
from orderloom.integration.tmf.tidings import CREATE, ResourceChanged
from orderloom.integration.tmf.tmf652.orders import resource_order
from orderloom.integration.tmf.wording import moment
from orderloom.kernel.errors import Invalid, Missing, Problem
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Reader, UnitOfWork

DONE, REFUSED = "done", "terminatedWithError"
REASON = "A resource order goes with the order that it belongs to; cancel that one."


class CancelResourceOrders(Collection):
    """A resource order alone is never called off: without it the services above it would be left without resources."""

    name = "cancelResourceOrder"
    type = "CancelResourceOrder"
    verbs: ClassVar[frozenset[str]] = frozenset({"list", "read", "create"})
    given_here: ClassVar[frozenset[str]] = frozenset({"id", "state", "effectiveCancellationDate", "errorMessage"})

    async def create(self, call: Call, body: Body) -> Body:
        """`done` for one that went with its order, else `terminatedWithError`: the request itself was taken."""
        require(call.actor, Permission.ORDER_CANCEL)

        async def find(id_: str) -> Body:
            return await self._kept(uow, call, id_)

        async with call.unit_of_work() as uow:
            one = await self._order(uow, call, body)
            return await made_once(uow, call, self, body, (lambda: self._keep(uow, one, body), find))

    async def _keep(self, uow: UnitOfWork, one: DomainOrder, body: Body) -> Body:
        done = one.state is DomainOrderState.CANCELED
        told: Body = {"state": DONE} if done else {"state": REFUSED, "errorMessage": [_reason(one)]}
        dated: Body = {"effectiveCancellationDate": moment(one.changed_at or uow.now)} if done else {}
        kept = Kept(
            kind=self.name,
            id=str(new_id()),
            version=self.version,
            content={**body, **told, **dated},
            account_id=one.account_id,
            created_at=uow.now,
            updated_at=uow.now,
        )
        await store.keep(uow, kept)
        uow.announce(
            ResourceChanged(subject=one.order_id, type=self.type, what=CREATE, id=kept.id, account_id=kept.account_id)
        )
        return {**kept.content, "id": kept.id}

    async def _order(self, uow: UnitOfWork, call: Call, body: Body) -> DomainOrder:
        named = body["resourceOrder"]["id"]
        try:
            return await resource_order(uow, call.actor, named)
        except Missing:
            message = f"There is no resource order {named!r}."
            raise Invalid.of([Problem("decomposition.unknown_order", message, ("resourceOrder", "id"))]) from None

    async def _kept(self, reader: Reader, call: Call, id_: str) -> Body:
        found = await store.kept(reader, self.name, id_, scope(call.actor, "order"))
        if found is None:
            raise missing("cancellation")
        return {**found.content, "id": found.id}

    async def read(self, call: Call, id_: str) -> Body:
        async with call.reader() as reader:
            return await self._kept(reader, call, id_)

    async def find(self, call: Call, query: Query) -> Found:
        reach = scope(call.actor, "order")
        async with call.reader() as reader:
            if not query.conditions and not query.sorts:
                page, total = await store.page_of(reader, self.name, reach, query.offset, query.limit)
                return Found(bodies=[{**one.content, "id": one.id} for one in page], total=total)
            found = await store.all_of(reader, self.name, reach)
        return select([{**one.content, "id": one.id} for one in found], query)


def _reason(one: DomainOrder) -> Body:
    if one.state is DomainOrderState.CLOSED_COMPLETE:
        return {"code": "invalid_transition", "reason": "This resource order is completed."}
    return {"code": "decomposition.part_of_an_order", "reason": REASON}
