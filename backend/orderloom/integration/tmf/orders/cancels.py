"""Requests to cancel an order: each is decided at once, and kept with what has come of it."""

from typing import Any, ClassVar
from uuid import UUID

import msgspec

from orderloom.identity.access import scope
from orderloom.integration.tmf import store
from orderloom.integration.tmf.collection import Call, Collection, missing, uuid_of
from orderloom.integration.tmf.once import made_once, operation_of
from orderloom.integration.tmf.orders.telling import filled
from orderloom.integration.tmf.query import Body, Found, Query, select
from orderloom.integration.tmf.store import Kept
from orderloom.integration.tmf.tidings import CREATE, ResourceChanged
from orderloom.integration.tmf.wording import moment
from orderloom.kernel.errors import DomainError, Invalid, Kind, Missing, Problem
from orderloom.kernel.ids import new_id
from orderloom.ordering import queries as ordering
from orderloom.ordering.commands.progress import cancel_order
from orderloom.ordering.contracts import MoveOrder, OrderKind, OrderWithLines
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.idempotency import answered

DONE, REFUSED = "done", "terminatedWithError"


class About(msgspec.Struct, frozen=True):
    """The order that goes, or that what is to go belongs to."""

    order_id: UUID
    account_id: UUID


class Cancellations(Collection):
    """Kept beside the orders that they are about, and seen by whoever sees those."""

    verbs: ClassVar[frozenset[str]] = frozenset({"list", "read", "create"})
    given_here: ClassVar[frozenset[str]] = frozenset(
        {"id", "state", "creationDate", "effectiveCancellationDate", "errorMessage"}
    )

    async def keep(self, uow: UnitOfWork, body: Body, told: Body, about: About) -> Body:
        kept = Kept(
            kind=self.name,
            id=str(new_id()),
            version=self.version,
            content={**body, **filled(told)},
            account_id=about.account_id,
            created_at=uow.now,
            updated_at=uow.now,
        )
        await store.keep(uow, kept)
        uow.announce(
            ResourceChanged(
                subject=about.order_id, type=self.type, what=CREATE, id=kept.id, account_id=about.account_id
            )
        )
        return self._shown(kept)

    async def found(self, reader: Reader, call: Call, id_: str) -> Body:
        kept = await store.kept(reader, self.name, id_, scope(call.actor, "order"))
        if kept is None:
            raise missing("cancellation")
        return self._shown(kept)

    async def read(self, call: Call, id_: str) -> Body:
        async with call.reader() as reader:
            return await self.found(reader, call, id_)

    async def find(self, call: Call, query: Query) -> Found:
        reach = scope(call.actor, "order")
        async with call.reader() as reader:
            if not query.conditions and not query.sorts:
                page, total = await store.page_of(reader, self.name, reach, query.offset, query.limit)
                return Found(bodies=[self._shown(one) for one in page], total=total)
            found = await store.all_of(reader, self.name, reach)
        return select([self._shown(one) for one in found], query)

    def _shown(self, kept: Kept) -> Body:
        body = {**kept.content, "id": kept.id}
        if kept.version != self.version:
            body = self.shapes.fitted(self.type, {**body, **self._dated(kept)})
        return self.shapes.read(self.type, body)[0]

    def _dated(self, kept: Kept) -> Body:
        return {"creationDate": moment(kept.created_at)} if self.version == "v5" else {}


class CancelOrders(Cancellations):
    """Of the orders of one `kind`, which the body names as `reference`."""

    kind: ClassVar[OrderKind]
    reference: ClassVar[str]

    async def create(self, call: Call, body: Body) -> Body:
        """`done`, or `terminatedWithError` when the order's state does not allow it: the request itself was taken."""
        async with call.unit_of_work() as uow:
            whole = await self._order(uow, call, body)
            known = call.key and await answered(uow, call.actor.client, operation_of(self), call.key)
        problems = () if known else await self._cancel(call, _move(whole, body))
        async with call.unit_of_work() as uow:
            ways = (lambda: self._keep(uow, whole, body, problems), lambda id_: self.found(uow, call, id_))
            return await made_once(uow, call, self, body, ways)

    async def _keep(self, uow: UnitOfWork, whole: OrderWithLines, body: Body, problems: tuple[Problem, ...]) -> Body:
        now = moment(uow.now)
        told = {
            "state": REFUSED if problems else DONE,
            "effectiveCancellationDate": None if problems else now,
            "creationDate": now if self.version == "v5" else None,
            "errorMessage": self.told(problems),
        }
        return await self.keep(uow, body, told, About(whole.order.id, whole.order.account_id))

    def told(self, problems: tuple[Problem, ...]) -> Any:
        """What kept the order from being called off."""
        return [{"code": one.code, "reason": one.message} for one in problems] or None

    async def _order(self, uow: UnitOfWork, call: Call, body: Body) -> OrderWithLines:
        named = body[self.reference]["id"]
        try:
            found = await ordering.order(uow, call.actor, uuid_of(named, "order"))
            if found.order.kind is self.kind:
                return found
        except Missing:
            pass
        path = (self.reference, "id")
        raise Invalid.of([Problem("ordering.unknown_order", f"There is no order {named!r}.", path)])

    async def _cancel(self, call: Call, move: MoveOrder) -> tuple[Problem, ...]:
        try:
            async with call.unit_of_work() as uow:
                await cancel_order(uow, call.actor, move)
        except DomainError as refusal:
            if refusal.kind is not Kind.CONFLICT:
                raise
            return refusal.problems
        return ()


def _move(whole: OrderWithLines, body: Body) -> MoveOrder:
    return MoveOrder(order_id=whole.order.id, reason=body.get("cancellationReason"))
