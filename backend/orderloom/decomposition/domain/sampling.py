"""A sample order written by hand, as decomposition takes it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.decomposition.domain.inputs import LineToDecompose, OrderToDecompose
from orderloom.kernel.errors import Problem

SAMPLE = UUID("00000000-0000-0000-0000-000000005a3e")
MOST_LINES = 1_000
MOST_UNITS = 2_000


class SampleLine(msgspec.Struct, frozen=True, kw_only=True):
    """Sells an offering, or is about a specification alone. `parent` is the number of the bundle's line; lines with one
    `site` stand at one place."""

    number: str
    offering: str | None = None
    specification: str | None = None
    parent: str | None = None
    action: str = "add"
    quantity: Decimal = Decimal(1)
    characteristics: dict[str, Any] = {}
    site: str | None = None


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """`order`, `account` and `sites` are what rules may read of them; sites by the names that lines give them."""

    lines: tuple[SampleLine, ...]
    order: dict[str, Any] = {}
    account: dict[str, Any] = {}
    sites: dict[str, dict[str, Any]] = {}


def sample_problems(sample: Sample, catalog: CatalogSnapshot) -> list[Problem]:
    """What keeps a sample from being an order at all; what can't be decomposed of it is told by the run."""
    if not sample.lines or len(sample.lines) > MOST_LINES:
        return [Problem("simulation.lines", f"A sample has 1 to {MOST_LINES:,} lines.", ("lines",))]
    return [problem for place in range(len(sample.lines)) for problem in _line(sample.lines, place, catalog)]


def _line(lines: Sequence[SampleLine], place: int, catalog: CatalogSnapshot) -> Iterator[Problem]:
    one, before = lines[place], {line.number for line in lines[:place]}
    if one.number in before:
        yield Problem("simulation.number", f"Two lines have the number {one.number}.", ("lines", place, "number"))
    if one.parent is not None and one.parent not in before:
        message = f"No line {one.parent} stands above line {one.number}."
        yield Problem("simulation.parent", message, ("lines", place, "parent"))
    if one.offering is not None and catalog.offering(one.offering) is None:
        message = f"This catalog has no offering {one.offering!r}."
        yield Problem("simulation.offering", message, ("lines", place, "offering"))
    if one.offering is None and one.specification is None:
        yield Problem("simulation.nothing", "Say what the line sells.", ("lines", place, "offering"))


def order_of_sample(sample: Sample, catalog: CatalogSnapshot) -> OrderToDecompose:
    """Lines have the same ids in every run, so that two runs can be compared."""
    ids = {one.number: uuid5(SAMPLE, f"line {one.number}") for one in sample.lines}
    return OrderToDecompose(
        id=SAMPLE,
        account_id=SAMPLE,
        facts=sample.order,
        account=sample.account,
        lines=tuple(_to_decompose(one, ids, sample.sites, catalog) for one in sample.lines),
    )


def _to_decompose(
    one: SampleLine, ids: Mapping[str, UUID], sites: Mapping[str, dict[str, Any]], catalog: CatalogSnapshot
) -> LineToDecompose:
    sold = catalog.offering(one.offering) if one.offering is not None else None
    return LineToDecompose(
        id=ids[one.number],
        number=one.number,
        offering=one.offering,
        specification=one.specification or (sold.specification if sold is not None else None),
        action=one.action,
        quantity=one.quantity,
        parent_id=ids.get(one.parent) if one.parent is not None else None,
        site_id=uuid5(SAMPLE, f"site {one.site}") if one.site is not None else None,
        site={"name": one.site, **sites.get(one.site, {})} if one.site is not None else {},
        characteristics=one.characteristics,
    )


def size_problems(order: OrderToDecompose) -> list[Problem]:
    """What would be too much to be tried out while somebody waits."""
    units = sum(max(line.quantity, Decimal(0)) for line in order.lines)
    if len(order.lines) <= MOST_LINES and units <= MOST_UNITS:
        return []
    message = f"At most {MOST_LINES:,} lines and {MOST_UNITS:,} units are simulated at once; take a part of the order."
    return [Problem("simulation.too_large", message, ("lines",))]
