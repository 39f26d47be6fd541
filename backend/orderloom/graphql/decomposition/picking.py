"""Which installed items go: what there is to pick from, and the pick."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from orderloom.decomposition import commands, contracts
from orderloom.graphql.context import Info
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import row_id
from orderloom.graphql.present import present, present_all
from orderloom.graphql.problems import Problem
from orderloom.identity.contracts import Permission
from orderloom.inventory.contracts import InventoryItem as InstalledItem
from orderloom.inventory.contracts import ItemState

if TYPE_CHECKING:
    from orderloom.graphql.decomposition.types import DomainOrder
    from orderloom.graphql.inventory.types import InventoryItem

ITEM = Annotated["InventoryItem", strawberry.lazy("orderloom.graphql.inventory.types")]
DOMAIN_ORDER = Annotated["DomainOrder", strawberry.lazy("orderloom.graphql.decomposition.types")]


@strawberry.type
class ItemChoice:
    """`count` of the candidates go; which, a manager says. Until then `meant` are."""

    count: int
    candidates: list[ITEM]
    meant: list[ITEM]


@strawberry.type
class ChangingDomainOrder:
    contract: strawberry.Private[contracts.DomainOrder]

    @strawberry.field
    async def item(self, info: Info) -> ITEM | None:
        """The installed item that it changes, suspends, resumes or disconnects."""
        item_id = self.contract.item_id
        return present(await info.context.load.items.load(item_id)) if item_id is not None else None

    @strawberry.field
    async def choice(self, info: Info) -> ItemChoice | None:
        """What a manager has to pick before anything is done."""
        choice = self.contract.choice
        if choice is None:
            return None
        found = await info.context.load.items.load_many(choice.candidates)
        return ItemChoice(
            count=choice.count,
            candidates=present_all(one for one in found if one is not None),
            meant=present_all(one for one in found if one is not None and self._is_meant(one)),
        )

    def _is_meant(self, item: InstalledItem) -> bool:
        return item.id == self.contract.item_id or item.state is ItemState.DISCONNECT_PENDING


@strawberry.input
class AttendDomainOrderInput:
    domain_order_id: strawberry.ID
    item_ids: list[strawberry.ID]
    reason: str | None = None


@strawberry.type
class AttendDomainOrderPayload:
    domain_order: DOMAIN_ORDER | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class PickingMutations:
    @mutation(Permission.ORDER_MANAGE, Permission.TASK_MANAGE)
    async def attend_domain_order(self, info: Info, input: AttendDomainOrderInput) -> AttendDomainOrderPayload:
        """Picks which of several installed items go, as many as the domain order asks for; it goes on with them."""
        wanted = contracts.AttendDomainOrder(
            domain_order_id=row_id(input.domain_order_id, "DomainOrder", "domainOrderId"),
            item_ids=tuple(row_id(one, "InventoryItem", "itemIds") for one in input.item_ids),
            reason=input.reason or None,
        )
        async with info.context.unit_of_work() as uow:
            attended = await commands.attend_domain_order(uow, info.context.actor, wanted)
        return AttendDomainOrderPayload(domain_order=present(attended))
