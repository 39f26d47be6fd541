"""Domain orders and deferrals as types."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from orderloom.catalog.contracts import SpecificationKind
from orderloom.decomposition import contracts
from orderloom.decomposition.queries.waits import asked_key
from orderloom.graphql.catalog.types import (
    Characteristic,
    CharacteristicValue,
    Specification,
    characteristic_in,
    specification_in,
    values_in,
)
from orderloom.graphql.context import Info
from orderloom.graphql.decomposition.around import AroundDomainOrder
from orderloom.graphql.decomposition.awaited import AwaitedValue, awaited_in
from orderloom.graphql.decomposition.picking import ChangingDomainOrder
from orderloom.graphql.enums import DeferralState, DomainOrderState, LineAction
from orderloom.graphql.ids import Node, global_id, optional_id
from orderloom.graphql.present import present_all, presents, shape
from orderloom.identity.contracts import Permission

if TYPE_CHECKING:
    from orderloom.graphql.orchestration.types import Task

TASK = Annotated["Task", strawberry.lazy("orderloom.graphql.orchestration.types")]


@presents(contracts.DomainOrder)
@strawberry.type
class DomainOrder(AroundDomainOrder, ChangingDomainOrder, Node):
    contract: strawberry.Private[contracts.DomainOrder]
    number: str
    line_id: strawberry.ID
    parent_id: strawberry.ID | None
    kind: SpecificationKind
    subtype: str | None
    action: LineAction
    state: DomainOrderState
    quantity: Decimal
    needs_attention: bool

    @strawberry.field
    async def specification(self, info: Info) -> Specification:
        snapshot = await info.context.load.snapshot_of_order(self.contract.order_id)
        return specification_in(snapshot, self.contract.specification, self.contract.kind)

    @strawberry.field
    async def characteristics(self, info: Info) -> list[CharacteristicValue]:
        snapshot = await info.context.load.snapshot_of_order(self.contract.order_id)
        return values_in(snapshot, self.contract.specification, self.contract.characteristics)

    @strawberry.field
    async def tasks(self, info: Info) -> list[TASK]:
        key = (self.contract.order_id, self.contract.id)
        return present_all(await info.context.load.tasks_of_domain_order.load(key))

    @classmethod
    def from_contract(cls, made: contracts.DomainOrder) -> "DomainOrder":
        return shape(
            cls,
            made,
            line_id=global_id("OrderLine", made.line_id),
            parent_id=optional_id("DomainOrder", made.parent_id),
            action=LineAction(made.action),
        )


@strawberry.type
class DeferralQuestion:
    """A value that is waited for: `key` names it in an answer, `subject` is the line or domain order that lacks it."""

    key: str
    subject: str
    characteristic: Characteristic


@presents(contracts.Deferral)
@strawberry.type
class Deferral(Node):
    """What can't be decided yet; `waitsFor` names what has to be known, `awaits` says it in words."""

    contract: strawberry.Private[contracts.Deferral]
    line_id: strawberry.ID
    parent_id: strawberry.ID
    waits_for: list[str]
    state: DeferralState
    reason: str | None

    @strawberry.field
    async def target(self, info: Info) -> Specification:
        snapshot = await info.context.load.snapshot_of_order(self.contract.order_id)
        return specification_in(snapshot, self.contract.target, SpecificationKind.SERVICE)

    @strawberry.field
    async def awaits(self, info: Info) -> list[AwaitedValue]:
        return awaited_in(await info.context.load.snapshot_of_order(self.contract.order_id), self.contract.waits_for)

    @strawberry.field
    async def asks(self, info: Info) -> list[DeferralQuestion]:
        """What has to be known, while it waits."""
        if self.contract.state is not DeferralState.WAITING:
            return []
        snapshot = await info.context.load.snapshot_of_order(self.contract.order_id)
        found = await info.context.load.waits.load(self.contract.id) or ()
        numbers = await info.context.load.domain_orders.load_many([one.subject for one in found])
        return [
            DeferralQuestion(
                key=asked_key(wait),
                subject=made.number if made else "",
                characteristic=characteristic_in(snapshot, wait.label.rpartition(".")[0], wait.characteristic),
            )
            for wait, made in zip(found, numbers, strict=True)
        ]

    @strawberry.field
    def can_answer(self, info: Info) -> bool:
        may = info.context.actor.may
        waits = self.contract.state is DeferralState.WAITING
        return waits and (may(Permission.ORDER_ENRICH) or may(Permission.TASK_WORK))

    @strawberry.field
    def can_drop(self, info: Info) -> bool:
        waiting = self.contract.state is DeferralState.WAITING
        return waiting and info.context.actor.may(Permission.DEFERRAL_DROP)

    @classmethod
    def from_contract(cls, deferral: contracts.Deferral) -> "Deferral":
        return shape(
            cls,
            deferral,
            line_id=global_id("OrderLine", deferral.line_id),
            parent_id=global_id("DomainOrder", deferral.parent_id),
            waits_for=list(deferral.waits_for),
        )
