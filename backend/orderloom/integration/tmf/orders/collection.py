"""A collection of orders: read and listed by what the store can answer, and never deleted."""

import time
from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.collection import LARGE, Call, Collection, NotDeletable, missing, uuid_of
from orderloom.integration.tmf.orders.finding import Plan, plan
from orderloom.integration.tmf.query import Body, Found, Query, select
from orderloom.kernel.errors import Invalid, Missing, Problem
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import OrderFilter, OrderKind, OrderWithLines
from orderloom.platform.db import Reader

COUNTED = 10_000
COUNTED_FOR_SECONDS = 30.0
SEARCHED = 1_000
"""Among so many orders a query may look for what only the resources tell; beyond that it must ask for less."""


class OrderCollection(Collection):
    """Orders of one `kind`."""

    kind: ClassVar[OrderKind]
    cancel: ClassVar[str]
    """Where one asks for an order to be called off."""
    limit = LARGE

    async def find(self, call: Call, query: Query) -> Found:
        asked = plan(query, self.version, self.kind)
        async with call.reader() as reader:
            if asked.rest or asked.sorts is None:
                return await self._searched(reader, call.actor, asked, query)
            total = await _count(reader, call.actor, asked.where)
            found = await ordering.orders_at(
                reader, call.actor, asked.where, asked.sorts, offset=query.offset, limit=query.limit
            )
            whole = {one.order.id: one for one in await ordering.orders_with_lines(reader, [one.id for one in found])}
            bodies = await self.resources(reader, call.actor, [whole[order.id] for order in found])
        return Found(bodies=bodies, total=total)

    async def _searched(self, reader: Reader, actor: Actor, asked: Plan, query: Query) -> Found:
        """Exact among the orders that the store finds, or refused when they are too many to look into."""
        found = await ordering.orders_at(reader, actor, asked.where, asked.sorts or (), offset=0, limit=SEARCHED + 1)
        if len(found) > SEARCHED:
            message = f"More than {SEARCHED} orders would have to be searched; narrow it by state, date or customer."
            raise Invalid.of([Problem("tmf.too_many", message, (asked.rest[0].name if asked.rest else "sort",))])
        whole = {one.order.id: one for one in await ordering.orders_with_lines(reader, [one.id for one in found])}
        bodies = await self.resources(reader, actor, [whole[order.id] for order in found])
        sorts = () if asked.sorts is not None else query.sorts
        return select(bodies, msgspec.structs.replace(query, conditions=asked.rest, sorts=sorts))

    async def remove(self, call: Call, id_: str) -> None:
        """An order is a record of what was agreed; what is not wanted any more is canceled."""
        async with call.reader() as reader:
            await self.whole(reader, call.actor, id_)
        raise NotDeletable(f"Orders are not deleted; cancel it with {self.cancel}.", path=("id",))

    async def whole(self, reader: Reader, actor: Actor, id_: str) -> OrderWithLines:
        try:
            found = await ordering.order(reader, actor, uuid_of(id_, "order"))
        except Missing:
            raise missing("order") from None
        if found.order.kind is not self.kind:
            raise missing("order")
        return found

    async def one(self, reader: Reader, actor: Actor, whole: OrderWithLines) -> Body:
        return (await self.resources(reader, actor, [whole]))[0]

    @abstractmethod
    async def resources(self, reader: Reader, actor: Actor, found: Sequence[OrderWithLines]) -> Sequence[Body]:
        """In a handful of statements, however many orders there are."""


_counts: dict[Any, tuple[float, int]] = {}


async def _count(reader: Reader, actor: Actor, where: OrderFilter) -> int:
    """Exact up to 10,000; beyond that it may be half a minute old."""
    counted = await ordering.count_orders(reader, actor, where, most=COUNTED + 1)
    if counted <= COUNTED:
        return counted
    key, now = (actor.account_id, where), time.monotonic()
    kept = _counts.get(key)
    if kept is None or now - kept[0] > COUNTED_FOR_SECONDS:
        if len(_counts) > COUNTED:
            _counts.clear()
        kept = _counts[key] = (now, await ordering.count_orders(reader, actor, where, most=2_000_000_000))
    return kept[1]
