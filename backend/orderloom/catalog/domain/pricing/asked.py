"""What one line brings to its pricing: the offering, the facts that expressions read, the list and the term."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot, LineToPrice, Offering, PriceList, Sale, is_set
from orderloom.catalog.domain.checking import effective_characteristics
from orderloom.kernel.errors import DomainError, Kind
from orderloom.language.tables import CompiledTable

MOST = Decimal(10) ** 15


class NotPriced(DomainError):
    """The offering has prices, but none in the currency of the account; or its price can't be computed."""

    kind = Kind.INVALID
    code = "catalog.not_priced"


class Matrices(msgspec.Struct, frozen=True, kw_only=True):
    """The tables that prices name, by key, and the day on which they are asked; without a day all is valid."""

    now: datetime | None = None
    tables: Mapping[str, CompiledTable] = {}


class AskedLine(msgspec.Struct, frozen=True, kw_only=True):
    """`above` are the lines of the bundles around it, the nearest first, and the offerings that they sell."""

    index: int
    line: LineToPrice
    offering: Offering
    above: tuple[Offering, ...]
    facts: dict[str, Any]
    currency: str
    price_list: PriceList | None
    term_months: int | None
    matrices: Matrices

    def number(self, value: Any, what: str) -> Decimal:
        """`value` where it is a number that money can be made of; raises `NotPriced` otherwise."""
        if not isinstance(value, Decimal | int) or isinstance(value, bool) or not abs(Decimal(value)) < MOST:
            raise NotPriced(f"The price {what!r} can't be computed.", path=("lines", self.index, "characteristics"))
        return Decimal(value)

    def refusal(self, message: str, **details: Any) -> NotPriced:
        return NotPriced(message, path=("lines", self.index, "offering"), details=details)


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """All that the lines of one pricing share."""

    snapshot: CatalogSnapshot
    lines: Sequence[LineToPrice]
    currency: str
    matrices: Matrices
    sale: Sale
    price_list: PriceList | None


def asked_lines(asking: Asking) -> list[AskedLine | None]:
    """One a line, None where the line sells nothing that could cost."""
    by_number = {line.number: line for line in asking.lines}
    own = [_facts(asking.snapshot, line) for line in asking.lines]
    facts = {line.number: own[index] for index, line in enumerate(asking.lines)}
    above = [_above(line, by_number) for line in asking.lines]
    longest = _longest_terms(asking, above)
    shared = {"account": asking.sale.account, "order": asking.sale.order, "now": asking.matrices.now}
    found: list[AskedLine | None] = []
    for index, line in enumerate(asking.lines):
        sold = asking.snapshot.offering(line.offering)
        if sold is None:
            found.append(None)
            continue
        bundles = [one for each in above[index] if (one := asking.snapshot.offering(each.offering)) is not None]
        found.append(
            AskedLine(
                index=index,
                line=line,
                offering=sold,
                above=tuple(bundles),
                facts={
                    "line": own[index],
                    "site": line.site,
                    "bundle": facts[above[index][0].number] if above[index] else None,
                    **shared,
                },
                currency=asking.currency,
                price_list=asking.price_list,
                term_months=_term(sold, bundles, longest[(above[index] or [line])[-1].number]),
                matrices=asking.matrices,
            )
        )
    return found


def _above(line: LineToPrice, by_number: Mapping[str, LineToPrice]) -> list[LineToPrice]:
    found: list[LineToPrice] = []
    seen = {line.number}
    parent = line.parent
    while parent is not None and parent not in seen and parent in by_number:
        seen.add(parent)
        found.append(by_number[parent])
        parent = by_number[parent].parent
    return found


def _facts(snapshot: CatalogSnapshot, line: LineToPrice) -> dict[str, Any]:
    """What is left open or answered in fulfillment only has no influence on the price: it reads as null."""
    specification = snapshot.specification_of(line.offering)
    late = {one.key for one in specification.characteristics if one.fulfillment_only} if specification else set[str]()
    values = effective_characteristics(snapshot, line.offering, line.characteristics)
    known = {key: value for key, value in values.items() if is_set(value) and key not in late}
    return {"characteristics": known, "quantity": line.quantity, "action": line.action, "offering": line.offering}


def _longest_terms(asking: Asking, above: Sequence[Sequence[LineToPrice]]) -> dict[str, int | None]:
    """By the number of each topmost line: the longest term of all that is in it."""
    longest: dict[str, int | None] = {}
    for line, around in zip(asking.lines, above, strict=True):
        top = (around or [line])[-1].number
        sold = asking.snapshot.offering(line.offering)
        own = sold.contract.term_months if sold and sold.contract else None
        longest[top] = max(own or 0, longest.get(top) or 0) or None
    return longest


def _term(sold: Offering, above: Sequence[Offering], longest: int | None) -> int | None:
    """Its own, else that of the nearest bundle around it, else the longest beside it."""
    return next((one.contract.term_months for one in (sold, *above) if one.contract is not None), longest)
