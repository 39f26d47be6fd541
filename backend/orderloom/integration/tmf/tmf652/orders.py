"""Resource orders: what the catalog makes of an order, down to the resources. They are read here; what makes, changes
and ends them is the order that they belong to."""

from collections.abc import Sequence
from typing import ClassVar

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import SpecificationKind
from orderloom.decomposition.contracts import DomainOrder, DomainOrderFilter
from orderloom.decomposition.queries import lists as domain_orders
from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.collection import Call, Collection, missing, uuid_of
from orderloom.integration.tmf.orders.installed import items_of
from orderloom.integration.tmf.query import Body, Found, Query, select
from orderloom.integration.tmf.tmf652.asking import plan
from orderloom.integration.tmf.tmf652.render import Whole, resource
from orderloom.kernel.errors import Invalid, Missing, Problem
from orderloom.ordering import queries as ordering
from orderloom.parties import queries as parties
from orderloom.platform.db import Reader

SEARCHED = 2_000
_MOST = 2_000_000_000


class ResourceOrders(Collection):
    name = "resourceOrder"
    type = "ResourceOrder"
    verbs: ClassVar[frozenset[str]] = frozenset({"list", "read"})

    async def read(self, call: Call, id_: str) -> Body:
        async with call.reader() as reader:
            return (await self.resources(reader, call.actor, [await resource_order(reader, call.actor, id_)]))[0]

    async def find(self, call: Call, query: Query) -> Found:
        where, rest = plan(query)
        async with call.reader() as reader:
            total = await domain_orders.count_domain_orders(reader, call.actor, where, most=_MOST)
            if not rest.conditions and not rest.sorts:
                bodies = await self._stretch(reader, call.actor, where, (query.offset, query.limit))
                return Found(bodies=bodies, total=total)
            if total > SEARCHED:
                name = rest.conditions[0].name if rest.conditions else "sort"
                message = f"More than {SEARCHED} would have to be searched; narrow it by state, date or customer."
                raise Invalid.of([Problem("tmf.too_many", message, (name,))])
            return select(await self._stretch(reader, call.actor, where, (0, SEARCHED)), rest)

    async def _stretch(
        self, reader: Reader, actor: Actor, where: DomainOrderFilter, window: tuple[int, int]
    ) -> list[Body]:
        found = await domain_orders.domain_orders_at(reader, actor, where, offset=window[0], limit=window[1])
        return await self.resources(reader, actor, found)

    async def resources(self, reader: Reader, actor: Actor, found: Sequence[DomainOrder]) -> list[Body]:
        """A handful of statements, however many there are."""
        orders = await ordering.orders_by_id(reader, {one.order_id for one in found})
        accounts = await parties.accounts_by_id(reader, {one.account_id for one in found})
        items = {one.domain_order_id: one for one in await items_of(reader, actor, orders.keys())}
        releases = {one.catalog_release_id for one in orders.values()}
        snapshots = {release: await catalog.snapshot(reader, release) for release in releases}
        return [
            resource(
                Whole(
                    one=one,
                    order=orders[one.order_id],
                    account=accounts.get(one.account_id),
                    item=items.get(one.id),
                    specification=snapshots[orders[one.order_id].catalog_release_id].specifications.get(
                        one.specification
                    ),
                )
            )
            for one in found
        ]


async def resource_order(reader: Reader, actor: Actor, id_: str) -> DomainOrder:
    try:
        found = await domain_orders.domain_order(reader, actor, uuid_of(id_, "resource order"))
    except Missing:
        raise missing("resource order") from None
    if found.kind is not SpecificationKind.RESOURCE:
        raise missing("resource order")
    return found
