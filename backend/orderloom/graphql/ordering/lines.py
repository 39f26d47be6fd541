"""Order lines and what they cost, as types."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

import strawberry

from orderloom.catalog.contracts import CatalogSnapshot, Charge
from orderloom.fields.contracts import Noun
from orderloom.graphql.catalog.types import CharacteristicValue, Offering, offering_in, values_in
from orderloom.graphql.context import Info
from orderloom.graphql.enums import LineAction, OrderState
from orderloom.graphql.fields.values import shown_values
from orderloom.graphql.ids import Node, optional_id
from orderloom.graphql.money import Money
from orderloom.graphql.parties.types import Contact, Site
from orderloom.graphql.present import present, presents, shape
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import LocalisedText, chosen, localised
from orderloom.ordering import contracts


@strawberry.type
class PriceStep:
    contract: strawberry.Private[Charge]
    position: strawberry.Private[int]
    amount: Money

    @strawberry.field
    def label(self, info: Info) -> str:
        return chosen(self.contract.steps[self.position].label, info.context.locale)


@strawberry.type
class LineCharge:
    """One charge of a line with the steps that made it."""

    name: LocalisedText
    charge_type: str
    period: str | None
    unit: Money
    quantity: Decimal
    total: Money
    steps: list[PriceStep]


def charges_of(charges: Iterable[Charge]) -> list[LineCharge]:
    return [_charge(charge) for charge in charges]


def _charge(charge: Charge) -> LineCharge:
    return LineCharge(
        name=localised(charge.name),
        charge_type=charge.charge_type,
        period=charge.period,
        unit=Money(amount=charge.unit_amount, currency=charge.currency),
        quantity=charge.quantity,
        total=Money(amount=charge.amount, currency=charge.currency),
        steps=[
            PriceStep(contract=charge, position=position, amount=Money(amount=step.result, currency=charge.currency))
            for position, step in enumerate(charge.steps)
        ],
    )


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
    async def offering(self, info: Info) -> Offering:
        return offering_in(await self._snapshot(info), self.contract.offering)

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
