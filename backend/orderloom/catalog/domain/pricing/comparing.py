"""Holds the prices that a sender states against ours: they change nothing, and where they differ it is told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol

from orderloom.catalog.contracts import Charge, ChargeType, Period, SaidPrice
from orderloom.kernel.errors import Problem

DIFFERS = "ordering.price_differs"
CURRENCY = "ordering.price_currency"
ZERO = Decimal(0)


class PricedLine(Protocol):
    @property
    def number(self) -> str: ...
    @property
    def charges(self) -> Sequence[Charge]: ...


Kind = tuple[str, ChargeType, Period | None, bool]


def price_differences(lines: Iterable[PricedLine], said: Iterable[SaidPrice]) -> tuple[Problem, ...]:
    """One problem for each line and kind of charge whose stated prices, added up, are neither what the line costs nor
    what a unit of it does; its path is `lines`, the place of the line, `price`."""
    own = {line.number: (place, line.charges) for place, line in enumerate(lines)}
    stated: dict[Kind, list[SaidPrice]] = defaultdict(list)
    for one in said:
        stated[one.line, one.charge_type, one.period, one.with_tax].append(one)
    return tuple(problem for kind, prices in stated.items() for problem in _problems(kind, prices, own))


def _problems(kind: Kind, said: Sequence[SaidPrice], own: dict[str, tuple[int, Sequence[Charge]]]) -> Iterator[Problem]:
    number, charge_type, period, with_tax = kind
    place, every = own.get(number, (0, ()))
    if charge_type is ChargeType.USAGE:
        return
    charges = [
        one for one in every if one.charge_type is charge_type and (period is None or one.period in (None, period))
    ]
    path = ("lines", place, "price")
    currency = next((one.currency for one in every), said[0].currency)
    if any(one.currency != currency for one in said):
        details = {"line": number, "currency": currency}
        yield Problem(CURRENCY, f"Line {number} is priced in {currency}.", path, details)
        return
    whole = sum((one.amount + (one.tax if with_tax else ZERO) for one in charges), ZERO)
    stated = sum((one.amount for one in said), ZERO)
    quantity = max((one.quantity for one in charges), default=Decimal(1))
    if stated not in (whole, whole / quantity):
        message = f"Line {number} costs {whole:f} {currency}, and not {stated:f}."
        details = {"line": number, "charge_type": charge_type.value, "price": f"{whole:f}", "said": f"{stated:f}"}
        yield Problem(DIFFERS, message, path, details)
