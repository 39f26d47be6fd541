"""What stands around a domain order: where it belongs, what it is linked with, what is being done for it."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import strawberry

from orderloom.decomposition import contracts
from orderloom.decomposition.contracts import LinkType
from orderloom.decomposition.queries import lists
from orderloom.decomposition.queries.lists import AttentionKind
from orderloom.graphql.activity import ActivityConnection, activity_of_subject
from orderloom.graphql.catalog.types import Characteristic, Specification, characteristic_in, specification_in
from orderloom.graphql.context import Info
from orderloom.graphql.ordering.lines import OrderLine
from orderloom.graphql.parties.types import Account, Site
from orderloom.graphql.present import present, present_all
from orderloom.identity.contracts import Permission

if TYPE_CHECKING:
    from orderloom.graphql.decomposition.types import Deferral, DomainOrder
    from orderloom.graphql.fallout.types import Fallout
    from orderloom.graphql.inventory.types import InventoryItem
    from orderloom.graphql.ordering.types import Order

HERE = "orderloom.graphql.decomposition.types"
DOMAIN_ORDER = Annotated["DomainOrder", strawberry.lazy(HERE)]
DEFERRAL = Annotated["Deferral", strawberry.lazy(HERE)]
ORDER = Annotated["Order", strawberry.lazy("orderloom.graphql.ordering.types")]
FALLOUT = Annotated["Fallout", strawberry.lazy("orderloom.graphql.fallout.types")]
ITEM = Annotated["InventoryItem", strawberry.lazy("orderloom.graphql.inventory.types")]
strawberry.enum(AttentionKind)


@strawberry.type
class DomainOrderComponent:
    """A part that nothing has to be ordered for."""

    specification: Specification
    quantity: Decimal


@strawberry.type
class AttentionReason:
    """Why a manager has to look: `message` is the catalog's own, where it has one."""

    kind: AttentionKind
    message: str
    characteristic: str | None


@strawberry.type
class AroundDomainOrder:
    contract: strawberry.Private[contracts.DomainOrder]

    @strawberry.field
    def created_at(self) -> datetime | None:
        return self.contract.created_at

    @strawberry.field
    def changed_at(self) -> datetime | None:
        """When it last went on, or got another value."""
        return self.contract.changed_at or self.contract.created_at

    @strawberry.field
    async def order(self, info: Info) -> ORDER:
        return present(await info.context.load.orders.load(self.contract.order_id))

    @strawberry.field
    async def line(self, info: Info) -> OrderLine | None:
        return present(await info.context.load.lines.load(self.contract.line_id))

    @strawberry.field
    async def account(self, info: Info) -> Account:
        return present(await info.context.load.accounts.load(self.contract.account_id))

    @strawberry.field
    async def site(self, info: Info) -> Site | None:
        site_id = self.contract.site_id
        return present(await info.context.load.sites.load(site_id)) if site_id else None

    @strawberry.field
    async def parent(self, info: Info) -> DOMAIN_ORDER | None:
        found = self.contract.parent_id
        return present(await info.context.load.domain_orders.load(found)) if found else None

    @strawberry.field
    async def children(self, info: Info) -> list[DOMAIN_ORDER]:
        return present_all(await info.context.load.domain_children_of.load(self.contract.id))

    @strawberry.field
    async def tree(self, info: Info) -> list[DOMAIN_ORDER]:
        """What it hangs under, what hangs beside and below it, itself included; parents first, 300 at most."""
        return present_all(await info.context.load.lineages.load(self.contract.id) or ())

    @strawberry.field
    async def requires(self, info: Info) -> list[DOMAIN_ORDER]:
        """What has to be done before it begins."""
        return await self._linked(info, LinkType.REQUIRES, forth=True)

    @strawberry.field
    async def required_by(self, info: Info) -> list[DOMAIN_ORDER]:
        return await self._linked(info, LinkType.REQUIRES, forth=False)

    @strawberry.field
    async def shares(self, info: Info) -> list[DOMAIN_ORDER]:
        """What others brought and it uses too."""
        return await self._linked(info, LinkType.SHARES, forth=True)

    @strawberry.field
    async def shared_with(self, info: Info) -> list[DOMAIN_ORDER]:
        """What uses it besides its parent."""
        return await self._linked(info, LinkType.SHARES, forth=False)

    async def _linked(self, info: Info, kind: LinkType, *, forth: bool) -> list[Any]:
        own = self.contract.id
        near = await info.context.load.links_at.load((self.contract.order_id, own)) or ()
        links = [one for one in near if one.type is kind]
        ends: Iterable[UUID] = (
            (one.target_id for one in links if one.source_id == own)
            if forth
            else (one.source_id for one in links if one.target_id == own)
        )
        found = await info.context.load.domain_orders.load_many(list(ends))
        return present_all(one for one in found if one is not None)

    @strawberry.field
    async def deferrals(self, info: Info) -> list[DEFERRAL]:
        """What is not decided yet of what may come below it."""
        return present_all(await info.context.load.waiting_below.load(self.contract.id))

    @strawberry.field
    async def components(self, info: Info) -> list[DomainOrderComponent]:
        """Parts of it that nothing is ordered for."""
        found = await info.context.load.components_of.load(self.contract.id)
        if not found:
            return []
        snapshot = await info.context.load.snapshot_of_order(self.contract.order_id)
        return [
            DomainOrderComponent(
                specification=specification_in(snapshot, one.specification, self.contract.kind), quantity=one.quantity
            )
            for one in found
        ]

    @strawberry.field
    async def items(self, info: Info) -> list[ITEM]:
        """What the customer has, or will have, by it."""
        return present_all(await info.context.load.items_of_domain_order.load(self.contract.id))

    @strawberry.field
    async def fallouts(self, info: Info) -> list[FALLOUT]:
        """What went wrong with it or with one of its tasks."""
        found = await info.context.load.fallouts_of.load(self.contract.order_id)
        if not found:
            return []
        key = (self.contract.order_id, self.contract.id)
        tasks = {task.id for task in await info.context.load.tasks_of_domain_order.load(key)}
        own = self.contract.id
        return present_all(one for one in found if one.task_id in tasks or one.domain_order_id == own)

    @strawberry.field
    async def attention(self, info: Info) -> list[AttentionReason]:
        """Why a manager has to look at it; empty while nobody has to."""
        if not self.contract.needs_attention:
            return []
        faults = await info.context.load.open_faults_of.load(self.contract.order_id)
        snapshot = await info.context.load.snapshot_of_order(self.contract.order_id)
        made_by = snapshot.relationship(self.contract.relationship or "")
        return [
            AttentionReason(kind=one.kind, message=one.message, characteristic=one.characteristic)
            for one in lists.reasons_of(self.contract, faults, made_by)
        ]

    @strawberry.field
    async def asked(self, info: Info) -> list[Characteristic]:
        """All characteristics that its specification knows, with a value or without."""
        snapshot = await info.context.load.snapshot_of_order(self.contract.order_id)
        key = self.contract.specification
        found = snapshot.specifications.get(key)
        return [characteristic_in(snapshot, key, one.key) for one in found.characteristics] if found else []

    @strawberry.field
    async def planned_start(self, info: Info) -> datetime | None:
        """When the first of its tasks is planned to begin."""
        return min((one for one in await self._dates(info, "planned_start")), default=None)

    @strawberry.field
    async def planned_end(self, info: Info) -> datetime | None:
        """When the last of its tasks is planned to end."""
        return max((one for one in await self._dates(info, "planned_end")), default=None)

    async def _dates(self, info: Info, name: str) -> list[datetime]:
        key = (self.contract.order_id, self.contract.id)
        tasks = await info.context.load.tasks_of_domain_order.load(key)
        return [value for value in (getattr(task, name) for task in tasks) if value is not None]

    @strawberry.field
    def actions(self, info: Info) -> list[str]:
        """Verbs that the viewer may use on it now: settle_attention."""
        return ["settle_attention"] if lists.may_settle(info.context.actor, self.contract) else []

    @strawberry.field
    async def activity(self, info: Info, first: int = 50, after: str | None = None) -> ActivityConnection:
        """What happened to it, the oldest first."""
        if not info.context.actor.may(Permission.AUDIT_READ):
            return ActivityConnection.empty()
        return await activity_of_subject(info.context, self.contract.id, first, after)
