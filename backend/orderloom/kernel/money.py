"""Money: an exact decimal and its ISO 4217 currency, never a float."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal

import msgspec

CENT = Decimal("0.01")


class Money(msgspec.Struct, frozen=True):
    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} can't be added")
        return Money(self.amount + other.amount, self.currency)

    def times(self, factor: Decimal | int) -> "Money":
        return Money(self.amount * factor, self.currency)

    def rounded(self) -> "Money":
        return Money(self.amount.quantize(CENT, ROUND_HALF_EVEN), self.currency)


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The exact sum; zero in `currency` when there is nothing to add."""
    result = Money(Decimal(0), currency)
    for amount in amounts:
        result = result + amount
    return result
