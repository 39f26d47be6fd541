"""Order lines and what they cost, as types."""

from datetime import datetime
from decimal import Decimal

import strawberry

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.fields.contracts import Noun
from orderloom.graphql.catalog.pricing_types import LineCharge, charges_of
from orderloom.graphql.catalog.types import (
    CharacteristicValue,
    Offering,
    Specification,
    as_specification,
    offering_in,
    values_in,
)
from orderloom.graphql.context import Info
from orderloom.graphql.enums import LineAction, OrderState
from orderloom.graphql.fields.values import shown_values
from orderloom.graphql.ids import Node, optional_id
from orderloom.graphql.parties.types import Contact, Site
from orderloom.graphql.present import present, presents, shape
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import LocalisedText, localised
from orderloom.ordering import contracts


@presents(contracts.OrderLine)
@strawberry.type
class OrderLine(Node):
    contract: strawberry.Private[contracts.OrderLine]
    number: str
    parent_id: strawberry.ID | None
    specification_key: str | None
    action: LineAction
    state: OrderState
    quantity: Decimal
    enrichment: str
    point_of_no_return: bool
    requested_completion: datetime | None

    @strawberry.field
    async def custom(self, info: Info) -> JSON:
        """Values of custom fields by their keys, those that the viewer may see."""
        return await shown_values(info, Noun.LINE, self.contract.custom)

    @strawberry.field
    async def offering(self, info: Info) -> Offering | None:
        """What is sold; a line of a service order has its specification alone."""
        sold = self.contract.offering
        return offering_in(await self._snapshot(info), sold) if sold else None

    @strawberry.field
    async def specification(self, info: Info) -> Specification | None:
        found = (await self._snapshot(info)).specifications.get(self.contract.specification or "")
        return as_specification(found) if found else None

    @strawberry.field
    async def name(self, info: Info) -> LocalisedText:
        """Of what is ordered: the offering, or else the service."""
        snapshot, key = await self._snapshot(info), self.contract.offering or self.contract.specification or ""
        found = snapshot.offering(key) if self.contract.offering else snapshot.specifications.get(key)
        return localised(found.name if found else {"en": key})

    @strawberry.field
    async def site(self, info: Info) -> Site | None:
        site_id = self.contract.site_id
        return present(await info.context.load.sites.load(site_id)) if site_id else None

    @strawberry.field
    async def contact(self, info: Info) -> Contact | None:
        contact_id = self.contract.contact_id
        return present(await info.context.load.contacts.load(contact_id)) if contact_id else None

    @strawberry.field
    async def characteristics(self, info: Info) -> list[CharacteristicValue]:
        return values_in(await self._snapshot(info), self.contract.specification, self.contract.characteristics)

    @strawberry.field
    def charges(self) -> list[LineCharge]:
        return charges_of(self.contract.charges)

    async def _snapshot(self, info: Info) -> CatalogSnapshot:
        return await info.context.load.snapshot_of_order(self.contract.order_id)

    @classmethod
    def from_contract(cls, line: contracts.OrderLine) -> "OrderLine":
        return shape(
            cls,
            line,
            parent_id=optional_id("OrderLine", line.parent_line_id),
            specification_key=line.specification,
            state=OrderState(line.state.value),
        )
