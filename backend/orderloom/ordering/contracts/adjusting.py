"""What the commands about agreed prices take."""

from decimal import Decimal
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import AdjustmentKind, ChargeType


class AdjustPrice(msgspec.Struct, frozen=True, kw_only=True):
    """A discount, surcharge or price that was agreed for a draft; without a `line` (its number) for the whole order.
    What it means stands at `ManualAdjustment`."""

    order_id: UUID
    version: int
    kind: AdjustmentKind
    value: Decimal
    reason: str
    line: str | None = None
    charge: str | None = None
    charge_type: ChargeType | None = None
    months: int | None = None


class RemoveAdjustment(msgspec.Struct, frozen=True, kw_only=True):
    order_id: UUID
    version: int
    adjustment: str
