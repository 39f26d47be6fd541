"""What pricing and checking of order lines take and give."""

from decimal import Decimal
from typing import Any

import msgspec

from orderloom.catalog.contracts.charging import ChargeType, Period
from orderloom.catalog.contracts.structure import Localised


class LineToCheck(msgspec.Struct, frozen=True, kw_only=True):
    """`number` names the line, `parent` the number of the bundle line above it. `site` is where it goes, as rules read
    it; empty when that is not known."""

    number: str
    offering: str
    parent: str | None = None
    quantity: Decimal = Decimal(1)
    characteristics: dict[str, Any] = {}
    action: str = "add"
    site: dict[str, Any] = {}


class LineToPrice(msgspec.Struct, frozen=True, kw_only=True):
    number: str
    offering: str
    action: str = "add"
    quantity: Decimal = Decimal(1)
    characteristics: dict[str, Any] = {}
    site: dict[str, Any] = {}


class PriceStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step of a breakdown: `operation` is list_price | matrix | factor | quantity | round; `result` the amount
    after it. A step by a matrix keeps its `table` and the `rows` that answered."""

    operation: str
    label: Localised
    value: Decimal
    result: Decimal
    table: str | None = None
    rows: tuple[str, ...] = ()


class Charge(msgspec.Struct, frozen=True, kw_only=True):
    """`amount` is for the whole `quantity` of the line, rounded to the cent; `unit_amount` the list price of one."""

    key: str
    name: Localised
    charge_type: ChargeType
    unit_amount: Decimal
    quantity: Decimal
    amount: Decimal
    currency: str
    period: Period | None = None
    steps: tuple[PriceStep, ...] = ()


class LinePrice(msgspec.Struct, frozen=True, kw_only=True):
    number: str
    charges: tuple[Charge, ...]
    one_time: Decimal
    recurring: Decimal
