"""A price on its way: the amount so far, whether it is for one unit or for the whole quantity, and each step."""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from orderloom.catalog.contracts import PriceStep
from orderloom.catalog.contracts.structure import Localised
from orderloom.catalog.domain.pricing.asked import MOST, AskedLine

FINEST = Decimal("1e-12")
_DECIMALS = -12


class Chain:
    """Amounts on the way keep twelve decimals, so that what each step adds can be told and summed without loss."""

    def __init__(self, asked: AskedLine) -> None:
        self._asked = asked
        self.quantity = asked.line.quantity
        self.amount = Decimal(0)
        self.whole = False
        self.steps: list[PriceStep] = []

    def step(self, operation: str, label: Localised, value: Decimal, result: Decimal, **told: Any) -> None:
        if not abs(result) < MOST:
            raise self._asked.refusal("The price can't be computed.")
        exponent = result.as_tuple().exponent
        if isinstance(exponent, int) and exponent < _DECIMALS:
            result = result.quantize(FINEST, ROUND_HALF_EVEN)
        self.amount = result
        self.steps.append(PriceStep(operation=operation, label=label, value=value, result=result, **told))

    def of_units(self, value: Decimal) -> Decimal:
        """What `value` a unit comes to here."""
        return value * self.quantity if self.whole else value


def numbered(english: str, portuguese: str, value: Decimal | int) -> Localised:
    """Words and a number of at most six decimals."""
    shown = Decimal(value)
    exponent = shown.as_tuple().exponent
    text = f"{shown:.6f}".rstrip("0").rstrip(".") if isinstance(exponent, int) and exponent < -6 else f"{shown:f}"
    return {"en": f"{english} {text}", "pt-BR": f"{portuguese} {text}"}
