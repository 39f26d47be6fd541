"""Installed products, contracts and entitlements as types."""

from datetime import date, datetime
from decimal import Decimal

import strawberry

from orderloom.graphql.catalog.types import CharacteristicValue, Specification, specification_in, values_in
from orderloom.graphql.context import Info
from orderloom.graphql.enums import ItemState, SpecificationKind
from orderloom.graphql.ids import Node, optional_id
from orderloom.graphql.money import Money
from orderloom.graphql.ordering.types import Order
from orderloom.graphql.parties.types import Site
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.text import LocalisedText, localised
from orderloom.inventory import contracts


@presents(contracts.InventoryItem)
@strawberry.type
class InventoryItem(Node):
    contract: strawberry.Private[contracts.InventoryItem]
    number: str
    kind: SpecificationKind
    name: LocalisedText
    state: ItemState
    parent_id: strawberry.ID | None
    quantity: Decimal
    activated_at: datetime | None

    @strawberry.field
    async def specification(self, info: Info) -> Specification:
        snapshot = await info.context.load.snapshot_of_order(self.contract.order_id)
        return specification_in(snapshot, self.contract.specification, SpecificationKind(self.contract.kind))

    @strawberry.field
    async def characteristics(self, info: Info) -> list[CharacteristicValue]:
        snapshot = await info.context.load.snapshot_of_order(self.contract.order_id)
        return values_in(snapshot, self.contract.specification, self.contract.characteristics)

    @strawberry.field
    async def site(self, info: Info) -> Site | None:
        site_id = self.contract.site_id
        return present(await info.context.load.sites.load(site_id)) if site_id else None

    @strawberry.field
    async def order(self, info: Info) -> Order | None:
        return present(await info.context.load.orders.load(self.contract.order_id))

    @classmethod
    def from_contract(cls, item: contracts.InventoryItem) -> "InventoryItem":
        return shape(
            cls,
            item,
            kind=SpecificationKind(item.kind),
            name=localised(item.name),
            parent_id=optional_id("InventoryItem", item.parent_id),
        )


@presents(contracts.Entitlement)
@strawberry.type
class Entitlement(Node):
    name: LocalisedText
    quantity: Decimal
    unit: str
    period: str | None

    @classmethod
    def from_contract(cls, entitlement: contracts.Entitlement) -> "Entitlement":
        return shape(cls, entitlement, name=localised(entitlement.name))


@presents(contracts.Contract)
@strawberry.type
class Contract(Node):
    number: str
    term_months: int
    starts_on: date
    ends_on: date
    state: str
    recurring: Money
    entitlements: list[Entitlement]

    @classmethod
    def from_contract(cls, contract: contracts.Contract) -> "Contract":
        return shape(
            cls,
            contract,
            recurring=Money(amount=contract.recurring, currency=contract.currency),
            entitlements=present_all(contract.entitlements),
        )
