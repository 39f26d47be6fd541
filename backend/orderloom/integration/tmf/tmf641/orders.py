"""Service orders: made, read, listed, changed as far as their state allows, and called off."""

from collections.abc import Sequence
from typing import Any, ClassVar

from orderloom.catalog import queries as catalog
from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.collection import Call, Edit
from orderloom.integration.tmf.orders.cancels import CancelOrders
from orderloom.integration.tmf.orders.collection import OrderCollection
from orderloom.integration.tmf.orders.installed import changed_by, items_of
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tmf641.accept import accept
from orderloom.integration.tmf.tmf641.changing import change_order
from orderloom.integration.tmf.tmf641.render import Whole, by_line, resource
from orderloom.kernel.errors import Problem
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import OrderKind, OrderWithLines
from orderloom.parties import queries as parties
from orderloom.platform.db import Reader


class ServiceOrders(OrderCollection):
    name = "serviceOrder"
    type = "ServiceOrder"
    verbs: ClassVar[frozenset[str]] = frozenset({"list", "read", "create", "change", "remove"})
    given_here: ClassVar[frozenset[str]] = frozenset(
        {"id", "state", "orderDate", "completionDate", "startDate", "errorMessage", "milestone", "jeopardyAlert"}
    )
    settable: ClassVar[frozenset[str]] = frozenset({"state"})
    kind = OrderKind.SERVICE
    cancel = "cancelServiceOrder"

    async def create(self, call: Call, body: Body) -> Body:
        """Idempotent by `externalId` or the header `Idempotency-Key`."""
        async with call.unit_of_work() as uow:
            order = await accept(uow, call.actor, body, call.key)
            return await self.one(uow, call.actor, (await ordering.orders_with_lines(uow, [order.id]))[0])

    async def read(self, call: Call, id_: str) -> Body:
        async with call.reader() as reader:
            return await self.one(reader, call.actor, await self.whole(reader, call.actor, id_))

    async def change(self, call: Call, id_: str, edit: Edit) -> Body:
        async with call.unit_of_work() as uow:
            whole = await self.whole(uow, call.actor, id_)
            before = await self.one(uow, call.actor, whole)
            await change_order(uow, call.actor, whole, before, edit(before))
            return await self.one(uow, call.actor, await self.whole(uow, call.actor, id_))

    async def resources(self, reader: Reader, actor: Actor, found: Sequence[OrderWithLines]) -> Sequence[Body]:
        accounts = await parties.accounts_by_id(reader, {whole.order.account_id for whole in found})
        releases = {whole.order.catalog_release_id for whole in found}
        snapshots = {release: await catalog.snapshot(reader, release) for release in releases}
        lines = {line.id: line for whole in found for line in whole.lines}
        installed = by_line(await items_of(reader, actor, [whole.order.id for whole in found]))
        changed = await changed_by(reader, actor, lines.values())
        installed |= {(key, lines[key].specification): item for key, item in changed.items()}
        return [
            resource(
                Whole(
                    order=one.order,
                    lines=one.lines,
                    account=accounts.get(one.order.account_id),
                    snapshot=snapshots[one.order.catalog_release_id],
                    installed=installed,
                )
            )
            for one in found
        ]


class CancelServiceOrders(CancelOrders):
    name = "cancelServiceOrder"
    type = "CancelServiceOrder"
    kind = OrderKind.SERVICE
    reference = "serviceOrder"

    def told(self, problems: tuple[Problem, ...]) -> Any:
        """The first of the reasons: this standard has room for one."""
        return next(({"code": one.code, "reason": one.message} for one in problems), None)
