"""What people agreed with a customer: shared among the charges that it meets, and told in each of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

from orderloom.catalog.contracts import AdjustmentKind, Charge, ChargeType, ManualAdjustment, Phase, PriceStep
from orderloom.kernel.money import rounded, shared

HUNDRED = Decimal(100)
ZERO = Decimal(0)
_LABELS: Mapping[AdjustmentKind, dict[str, str]] = {
    AdjustmentKind.PERCENT: {"en": "Agreed discount", "pt-BR": "Desconto acordado"},
    AdjustmentKind.AMOUNT: {"en": "Agreed discount", "pt-BR": "Desconto acordado"},
    AdjustmentKind.OVERRIDE: {"en": "Agreed price", "pt-BR": "Preço acordado"},
}
_SURCHARGE = {"en": "Agreed surcharge", "pt-BR": "Acréscimo acordado"}
Charges = list[list[Charge]]
Place = tuple[int, int]


def agree(charges: Charges, numbers: Sequence[str], adjustments: Sequence[ManualAdjustment]) -> None:
    """Changes `charges`, a list a line, in the order of the adjustments; `numbers` are those of the lines."""
    for one in adjustments:
        met = [
            (row, column)
            for row, line in enumerate(charges)
            if one.line is None or numbers[row] == one.line
            for column, charge in enumerate(line)
            if meets(one, charge)
        ]
        if met:
            for (row, column), cut in zip(met, _cuts(one, [charges[row][column] for row, column in met]), strict=True):
                charges[row][column] = _cut(charges[row][column], one, cut)


def meets(one: ManualAdjustment, charge: Charge) -> bool:
    """Whether the charge, of a line that the adjustment is about, is among those that it changes. Usage has no amount
    that anything could be taken off."""
    return (
        charge.charge_type is not ChargeType.USAGE
        and (one.charge is None or charge.key == one.charge)
        and (one.charge_type is None or charge.charge_type is one.charge_type)
    )


def _cuts(one: ManualAdjustment, met: Sequence[Charge]) -> Sequence[Decimal]:
    """How much goes off each. No more than there is goes off by an amount, since lines may have changed meanwhile."""
    amounts = [charge.amount for charge in met]
    whole = sum(amounts, ZERO)
    currency = met[0].currency
    match one.kind:
        case AdjustmentKind.PERCENT:
            return [rounded(amount * one.value / HUNDRED, currency) for amount in amounts]
        case AdjustmentKind.AMOUNT:
            off = min(one.value, max(whole, ZERO)) if one.value > 0 else one.value
            return shared(rounded(off, currency), amounts, currency)
        case AdjustmentKind.OVERRIDE:
            units = met[0].quantity if one.line is not None else Decimal(1)
            return shared(whole - rounded(one.value * units, currency), amounts, currency)


def _cut(charge: Charge, one: ManualAdjustment, cut: Decimal) -> Charge:
    amount = charge.amount - cut
    step = PriceStep(
        operation="manual",
        label=_SURCHARGE if cut < 0 and one.kind is not AdjustmentKind.OVERRIDE else _LABELS[one.kind],
        value=one.value,
        result=amount,
        adjustment=one.id,
        kind=one.kind,
        reason=one.reason,
        by=one.by or None,
    )
    return msgspec.structs.replace(charge, amount=amount, steps=(*charge.steps, step), phases=_phases(charge, one, cut))


def _phases(charge: Charge, one: ManualAdjustment, cut: Decimal) -> tuple[Phase, ...]:
    if charge.charge_type is not ChargeType.RECURRING or not (charge.phases or one.months):
        return ()
    before = charge.phases or (Phase(from_month=1, amount=charge.amount),)
    ends = one.months + 1 if one.months else None
    starts = {phase.from_month for phase in before} | ({ends} if ends else set[int]())
    found: list[Phase] = []
    for month in sorted(starts):
        if charge.term_months is not None and month > charge.term_months:
            break
        listed = next(phase.amount for phase in reversed(before) if phase.from_month <= month)
        met = month == 1 or ends is None or month < ends
        amount = listed if not met else _later(charge, one, cut, listed) if month > 1 else charge.amount - cut
        if not found or found[-1].amount != amount:
            found.append(Phase(from_month=month, amount=amount))
    return tuple(found) if len(found) > 1 else ()


def _later(charge: Charge, one: ManualAdjustment, cut: Decimal, listed: Decimal) -> Decimal:
    """What a phase costs whose amount was `listed`: the same share off, the same sum off, or the same price."""
    match one.kind:
        case AdjustmentKind.PERCENT:
            return listed - rounded(listed * one.value / HUNDRED, charge.currency)
        case AdjustmentKind.AMOUNT:
            return listed - (min(cut, listed) if cut > 0 and listed > 0 else cut)
        case AdjustmentKind.OVERRIDE:
            return charge.amount - cut
