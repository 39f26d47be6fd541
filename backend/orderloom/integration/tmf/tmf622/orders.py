"""Product orders: made, read, listed, changed as far as their state allows, and called off."""

import time
from collections.abc import Sequence
from typing import Any, ClassVar

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.fields.contracts import Noun
from orderloom.fields.queries import sheet
from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.collection import LARGE, Accepted, Call, Collection, Edit, NotDeletable, missing, uuid_of
from orderloom.integration.tmf.query import Body, Found, Query, select
from orderloom.integration.tmf.tmf622.accept import Intent, accept
from orderloom.integration.tmf.tmf622.changing import change_order
from orderloom.integration.tmf.tmf622.finding import Plan, plan
from orderloom.integration.tmf.tmf622.later import queue, queued
from orderloom.integration.tmf.tmf622.render import Whole, resource, shown_to, spoken
from orderloom.integration.tmf.tmf622.translate import translated
from orderloom.kernel.errors import Invalid, Missing, Problem
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import Order, OrderFilter, OrderKind, OrderWithLines
from orderloom.parties import queries as parties
from orderloom.platform.db import Reader

COUNTED = 10_000
COUNTED_FOR_SECONDS = 30.0
SEARCHED = 1_000
"""Among so many orders a query may look for what only the resources tell; beyond that it must ask for less."""


class ProductOrders(Collection):
    name = "productOrder"
    type = "ProductOrder"
    verbs: ClassVar[frozenset[str]] = frozenset({"list", "read", "create", "change", "remove"})
    given_here: ClassVar[frozenset[str]] = frozenset(
        {"id", "state", "orderDate", "creationDate", "completionDate", "expectedCompletionDate"}
    )
    settable: ClassVar[frozenset[str]] = frozenset({"state"})
    limit = LARGE

    async def create(self, call: Call, body: Body) -> Body:
        """Idempotent by `externalId` or the header `Idempotency-Key`."""
        intent = Intent(client_key=call.key, version=self.version, checked=True)
        if call.later:
            raise Accepted(await self._queued(call, await queue(call, body, intent)))
        async with call.unit_of_work() as uow:
            order = await accept(uow, call.actor, body, intent)
            return await self._one(uow, call.actor, (await ordering.orders_with_lines(uow, [order.id]))[0])

    async def _queued(self, call: Call, made: Body | Order) -> Body:
        if not isinstance(made, Order):
            return self._mended(made)
        async with call.reader() as reader:
            return await self._one(reader, call.actor, await self._whole(reader, call.actor, str(made.id)))

    async def read(self, call: Call, id_: str) -> Body:
        """By its own id, or by that under which it was queued."""
        async with call.reader() as reader:
            found = await queued(reader, call.actor, id_, self.version)
            if isinstance(found, dict):
                return self._mended(found)
            wanted = str(found.order_id) if found is not None else id_
            return await self._one(reader, call.actor, await self._whole(reader, call.actor, wanted))

    async def find(self, call: Call, query: Query) -> Found:
        asked = plan(query, self.version)
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

    async def change(self, call: Call, id_: str, edit: Edit) -> Body:
        async with call.unit_of_work() as uow:
            whole = await self._whole(uow, call.actor, id_)
            before = await self._one(uow, call.actor, whole)
            await change_order(uow, call.actor, whole, (before, edit(before)), self.version)
            return await self._one(uow, call.actor, await self._whole(uow, call.actor, id_))

    async def remove(self, call: Call, id_: str) -> None:
        """An order is a record of what was agreed; what is not wanted any more is canceled."""
        async with call.reader() as reader:
            await self._whole(reader, call.actor, id_)
        raise NotDeletable("Orders are not deleted; cancel it with cancelProductOrder.", path=("id",))

    async def _whole(self, reader: Reader, actor: Actor, id_: str) -> OrderWithLines:
        try:
            found = await ordering.order(reader, actor, uuid_of(id_, "order"))
        except Missing:
            raise missing("order") from None
        if found.order.kind is not OrderKind.CUSTOMER:
            raise missing("order")
        return found

    async def _one(self, reader: Reader, actor: Actor, whole: OrderWithLines) -> Body:
        return (await self.resources(reader, actor, [whole]))[0]

    async def resources(self, reader: Reader, actor: Actor, found: Sequence[OrderWithLines]) -> Sequence[Body]:
        """A handful of statements, however many orders there are."""
        accounts = await parties.accounts_by_id(reader, {whole.order.account_id for whole in found})
        releases = {whole.order.catalog_release_id for whole in found}
        snapshots = {release: await catalog.snapshot(reader, release) for release in releases}
        shown = shown_to(actor, await sheet(reader, Noun.ORDER, Noun.LINE))
        return [
            self._shown(
                Whole(
                    order=one.order,
                    lines=one.lines,
                    account=accounts.get(one.order.account_id),
                    snapshot=snapshots[one.order.catalog_release_id],
                    shown=shown,
                    version=spoken(one, self.version),
                )
            )
            for one in found
        ]

    def _shown(self, whole: Whole) -> Body:
        return self._mended(translated(resource(whole), whole.version, self.version))

    def _mended(self, body: Body) -> Body:
        return self.shapes.read(self.type, body)[0] if self.shapes.typed else body


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
