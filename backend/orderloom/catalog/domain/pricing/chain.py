"""A price on its way: the amount so far, whether it is for one unit or for the whole quantity, and each step."""

from decimal import Decimal
from typing import Any

from orderloom.catalog.contracts import PriceStep
from orderloom.catalog.contracts.structure import Localised


class Chain:
    def __init__(self, quantity: Decimal) -> None:
        self.quantity = quantity
        self.amount = Decimal(0)
        self.whole = False
        self.steps: list[PriceStep] = []

    def step(self, operation: str, label: Localised, value: Decimal, result: Decimal, **told: Any) -> None:
        self.amount = result
        self.steps.append(PriceStep(operation=operation, label=label, value=value, result=result, **told))

    def of_units(self, value: Decimal) -> Decimal:
        """What `value` a unit comes to here."""
        return value * self.quantity if self.whole else value


def numbered(english: str, portuguese: str, value: Decimal | int) -> Localised:
    text = f"{Decimal(value):f}"
    return {"en": f"{english} {text}", "pt-BR": f"{portuguese} {text}"}
