"""Prices agreed by hand: what holds for an order beside the catalog, and whether an approver has to see it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

import msgspec

from orderloom.catalog.contracts import AdjustmentKind, Charge, ChargeType, LinePrice, ManualAdjustment, Sale
from orderloom.kernel import json
from orderloom.kernel.errors import Problem
from orderloom.kernel.money import minor_units, smallest
from orderloom.language.tables import CompiledTable
from orderloom.ordering.contracts import AdjustPrice, Order, OrderKind, OrderLine
from orderloom.ordering.domain.capture import Placed
from orderloom.parties.contracts import Account

LIMIT = "price-adjustment-limit"
HUNDRED = Decimal(100)
MOST_MONTHS = 1200
MOST_REASON = 500
MOST_ADJUSTMENTS = 200


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """Nothing has a price in an order of the kind `service`."""

    kind: OrderKind = OrderKind.CUSTOMER
    channel: str | None = None
    price_list: str | None = None
    adjustments: tuple[ManualAdjustment, ...] = ()


NOTHING = Agreed()


class Priced(Protocol):
    @property
    def number(self) -> str: ...
    @property
    def charges(self) -> tuple[Charge, ...]: ...


def agreed_of(order: Order) -> Agreed:
    return Agreed(kind=order.kind, channel=order.channel, price_list=order.price_list, adjustments=order.adjustments)


def still_met(agreed: Agreed, placed: Sequence[Placed]) -> Agreed:
    """Without what was agreed about lines that are gone."""
    if not agreed.adjustments:
        return agreed
    numbers = {one.number for one in placed} | {None}
    kept = tuple(one for one in agreed.adjustments if one.line in numbers)
    return msgspec.structs.replace(agreed, adjustments=kept)


def sale_of(account: Account, agreed: Agreed) -> Sale:
    return Sale(
        account=json.to_builtins(account),
        order={"channel": agreed.channel, "currency": account.currency},
        channel=agreed.channel,
        price_list=agreed.price_list,
        adjustments=agreed.adjustments,
    )


def limit_for(table: CompiledTable | None, roles: Sequence[str], scope: Mapping[str, Any]) -> Decimal:
    """How many per cent one may take off who has these roles; nothing without a table."""
    answers = [table.evaluate({**scope, "role": role}).outputs for role in roles] if table is not None else []
    said = [one.get("limit") for one in answers if isinstance(one, dict)]
    return max((Decimal(one) for one in said if isinstance(one, Decimal | int)), default=Decimal(0))


def above_limit(adjustments: Sequence[ManualAdjustment], prices: Sequence[Priced]) -> bool:
    """Whether more was taken off any charge, all in all, than who changed it last may take off."""
    limits = {one.id: one.limit or Decimal(0) for one in adjustments}
    return bool(limits) and any(
        _taken_off(charge) > limits.get(_last(charge), Decimal(0))
        for price in prices
        for charge in price.charges
        if _last(charge)
    )


def _last(charge: Charge) -> str:
    return next((step.adjustment or "" for step in reversed(charge.steps) if step.operation == "manual"), "")


def _taken_off(charge: Charge) -> Decimal:
    """In per cent of what the charge was without what was agreed."""
    manual = [change for step, change in zip(charge.steps, charge.changes, strict=True) if step.operation == "manual"]
    before = charge.amount - sum(manual, Decimal(0))
    off = before - charge.amount
    if off <= 0:
        return Decimal(0)
    return off / before * HUNDRED if before > 0 else HUNDRED


def priced_otherwise(lines: Sequence[OrderLine], prices: Sequence[LinePrice]) -> bool:
    return {line.number: line.charges for line in lines} != {price.number: price.charges for price in prices}


def adjustment_problems(wanted: AdjustPrice, order: Order, lines: Sequence[OrderLine]) -> Iterator[Problem]:
    """What is wrong with an adjustment before it is tried."""
    if not wanted.reason.strip():
        yield Problem("ordering.reason_missing", "Say why the price is changed.", ("reason",))
    if len(wanted.reason) > MOST_REASON:
        yield Problem("input.too_long", f"At most {MOST_REASON} characters.", ("reason",))
    if len(order.adjustments) >= MOST_ADJUSTMENTS:
        message = f"An order has at most {MOST_ADJUSTMENTS} agreed prices."
        yield Problem("ordering.too_many_adjustments", message, ())
    if wanted.months is not None and not 1 <= wanted.months <= MOST_MONTHS:
        yield Problem("ordering.adjustment_value", "It lasts between 1 and 1,200 months.", ("months",))
    if wanted.charge_type is ChargeType.USAGE:
        yield Problem("ordering.adjustment_usage", "Rates of usage are changed in the catalog.", ("charge_type",))
    yield from _value_problems(wanted, order.currency)
    met = met_by(wanted, lines)
    if not met:
        yield Problem("ordering.adjustment_meets_nothing", "There is no such charge to change.", ("line",))
        return
    yield from _met_problems(wanted, met)


def _value_problems(wanted: AdjustPrice, currency: str) -> Iterator[Problem]:
    path = ("value",)
    if not wanted.value.is_finite() or abs(wanted.value) >= Decimal("1e12"):
        yield Problem("ordering.adjustment_value", "This is no sum of money.", path)
    elif wanted.kind is AdjustmentKind.PERCENT:
        if not wanted.value or not -1000 <= wanted.value <= HUNDRED:
            yield Problem("ordering.adjustment_value", "At most 100 per cent can be taken off.", path)
    elif wanted.value % smallest(currency):
        message = f"{currency} has {minor_units(currency)} decimals."
        yield Problem("ordering.adjustment_value", message, path)
    elif wanted.kind is AdjustmentKind.OVERRIDE and wanted.value < 0:
        yield Problem("ordering.adjustment_value", "A price is not below zero.", path)


def met_by(wanted: AdjustPrice, lines: Sequence[OrderLine]) -> list[Charge]:
    return [
        charge
        for line in lines
        if wanted.line is None or line.number == wanted.line
        for charge in line.charges
        if charge.charge_type is not ChargeType.USAGE
        and (wanted.charge is None or charge.key == wanted.charge)
        and (wanted.charge_type is None or charge.charge_type is wanted.charge_type)
    ]


def _met_problems(wanted: AdjustPrice, met: Sequence[Charge]) -> Iterator[Problem]:
    if wanted.kind is AdjustmentKind.PERCENT:
        return
    kinds = {(charge.charge_type, charge.period) for charge in met}
    if len(kinds) > 1:
        message = "One-time and recurring charges, and different periods, have no price in common; choose one of them."
        yield Problem("ordering.adjustment_unclear", message, ("charge_type",))
    whole = sum((charge.amount for charge in met), Decimal(0))
    if wanted.kind is AdjustmentKind.AMOUNT and wanted.value > max(whole, Decimal(0)):
        message = f"There is no more than {whole:f} to take off."
        yield Problem("ordering.adjustment_too_large", message, ("value",), {"most": f"{whole:f}"})
