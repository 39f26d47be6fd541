"""Product orders: made, read, listed, changed as far as their state allows, and called off."""

from collections.abc import Sequence
from typing import ClassVar

from orderloom.catalog import queries as catalog
from orderloom.fields.contracts import Noun
from orderloom.fields.queries import sheet
from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.collection import Accepted, Call, Edit
from orderloom.integration.tmf.orders.collection import OrderCollection
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tmf622.accept import Intent, accept
from orderloom.integration.tmf.tmf622.changing import change_order
from orderloom.integration.tmf.tmf622.later import queue, queued
from orderloom.integration.tmf.tmf622.render import Whole, resource, shown_to, spoken
from orderloom.integration.tmf.tmf622.translate import translated
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import Order, OrderKind, OrderWithLines
from orderloom.parties import queries as parties
from orderloom.platform.db import Reader


class ProductOrders(OrderCollection):
    name = "productOrder"
    type = "ProductOrder"
    verbs: ClassVar[frozenset[str]] = frozenset({"list", "read", "create", "change", "remove"})
    given_here: ClassVar[frozenset[str]] = frozenset(
        {"id", "state", "orderDate", "creationDate", "completionDate", "expectedCompletionDate"}
    )
    settable: ClassVar[frozenset[str]] = frozenset({"state"})
    kind = OrderKind.CUSTOMER
    cancel = "cancelProductOrder"

    async def create(self, call: Call, body: Body) -> Body:
        """Idempotent by `externalId` or the header `Idempotency-Key`."""
        intent = Intent(client_key=call.key, version=self.version, checked=True)
        if call.later:
            raise Accepted(await self._queued(call, await queue(call, body, intent)))
        async with call.unit_of_work() as uow:
            order = await accept(uow, call.actor, body, intent)
            return await self.one(uow, call.actor, (await ordering.orders_with_lines(uow, [order.id]))[0])

    async def _queued(self, call: Call, made: Body | Order) -> Body:
        if not isinstance(made, Order):
            return self._mended(made)
        async with call.reader() as reader:
            return await self.one(reader, call.actor, await self.whole(reader, call.actor, str(made.id)))

    async def read(self, call: Call, id_: str) -> Body:
        """By its own id, or by that under which it was queued."""
        async with call.reader() as reader:
            found = await queued(reader, call.actor, id_, self.version)
            if isinstance(found, dict):
                return self._mended(found)
            wanted = str(found.order_id) if found is not None else id_
            return await self.one(reader, call.actor, await self.whole(reader, call.actor, wanted))

    async def change(self, call: Call, id_: str, edit: Edit) -> Body:
        async with call.unit_of_work() as uow:
            whole = await self.whole(uow, call.actor, id_)
            before = await self.one(uow, call.actor, whole)
            await change_order(uow, call.actor, whole, (before, edit(before)), self.version)
            return await self.one(uow, call.actor, await self.whole(uow, call.actor, id_))

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
