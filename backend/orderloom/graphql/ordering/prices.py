"""Agreeing prices by hand."""

from decimal import Decimal

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.enums import AdjustmentKind, ChargeType
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import row_id
from orderloom.graphql.ordering.mutations import OrderPayload, perform
from orderloom.identity.contracts import Permission
from orderloom.ordering import contracts
from orderloom.ordering.commands import adjusting


@strawberry.input
class AdjustPriceInput:
    """Without a `line` (its number) for the whole order; without `charge` and `chargeType` for all charges there.
    `percent` takes a share off, `amount` a sum off all together, `override` is the new price: of a line a unit."""

    order_id: strawberry.ID
    version: int
    kind: AdjustmentKind
    value: Decimal
    reason: str
    line: str | None = None
    charge: str | None = None
    charge_type: ChargeType | None = None
    months: int | None = None


@strawberry.input
class RemoveAdjustmentInput:
    order_id: strawberry.ID
    version: int
    adjustment: str


@strawberry.type
class PriceMutations:
    @mutation(Permission.PRICE_ADJUST)
    async def adjust_price(self, info: Info, input: AdjustPriceInput) -> OrderPayload:
        """Agrees a price for a draft, with a reason; above a person's limit an order approver has to see it."""
        wanted = contracts.AdjustPrice(
            order_id=row_id(input.order_id, "Order", "orderId"),
            version=input.version,
            kind=input.kind,
            value=input.value,
            reason=input.reason,
            line=input.line,
            charge=input.charge,
            charge_type=input.charge_type,
            months=input.months,
        )
        return await perform(info, adjusting.adjust_price, wanted)

    @mutation(Permission.PRICE_ADJUST)
    async def remove_adjustment(self, info: Info, input: RemoveAdjustmentInput) -> OrderPayload:
        """Takes an agreed price back; the draft is priced anew."""
        wanted = contracts.RemoveAdjustment(
            order_id=row_id(input.order_id, "Order", "orderId"),
            version=input.version,
            adjustment=str(row_id(input.adjustment, "PriceAdjustment", "adjustment")),
        )
        return await perform(info, adjusting.remove_adjustment, wanted)
