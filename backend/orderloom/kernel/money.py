"""Money: an exact decimal and its ISO 4217 currency, never a float; rounded to what its currency can pay."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal

import msgspec

CENT = Decimal("0.01")
_WHOLE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND"
_TEN_THOUSANDTHS = "CLF UYW"
_UNITS = {
    **dict.fromkeys(_WHOLE.split(), (0, Decimal(1))),
    **dict.fromkeys(_THOUSANDTHS.split(), (3, Decimal("0.001"))),
    **dict.fromkeys(_TEN_THOUSANDTHS.split(), (4, Decimal("0.0001"))),
}
_HUNDREDTHS = (2, CENT)


def minor_units(currency: str) -> int:
    """How many decimals the currency has, by ISO 4217: JPY 0, EUR 2, BHD 3."""
    return _UNITS.get(currency, _HUNDREDTHS)[0]


def smallest(currency: str) -> Decimal:
    """The smallest sum that the currency knows."""
    return _UNITS.get(currency, _HUNDREDTHS)[1]


def rounded(amount: Decimal, currency: str) -> Decimal:
    """Half of the smallest sum goes to the even neighbour."""
    return amount.quantize(smallest(currency), ROUND_HALF_EVEN)


def shared(amount: Decimal, weights: Sequence[Decimal], currency: str) -> tuple[Decimal, ...]:
    """`amount`, itself payable, split by the size of the weights into payable parts that add up to it."""
    unit, sizes = smallest(currency), [abs(weight) for weight in weights]
    whole = sum(sizes)
    if not whole:
        return (amount, *(Decimal(0) for _ in weights[1:])) if weights else ()
    parts: list[Decimal] = []
    given, seen = Decimal(0), Decimal(0)
    for size in sizes:
        seen += size
        upto = (amount * seen / whole).quantize(unit, ROUND_HALF_EVEN)
        parts.append(upto - given)
        given = upto
    return tuple(parts)


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
        return Money(rounded(self.amount, self.currency), self.currency)


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The exact sum; zero in `currency` when there is nothing to add."""
    result = Money(Decimal(0), currency)
    for amount in amounts:
        result = result + amount
    return result
