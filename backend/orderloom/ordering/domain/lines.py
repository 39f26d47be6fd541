"""Makes order lines and totals of placed lines and their prices."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import LEFT_OPEN, LinePrice, LineToPrice
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.ordering.contracts import Enrichment, LineState, NewLine, OrderLine
from orderloom.ordering.domain.capture import Placed
from orderloom.parties.contracts import Site


def to_price(placed: Sequence[Placed], sites: Mapping[UUID, Site]) -> tuple[LineToPrice, ...]:
    return tuple(
        LineToPrice(
            number=one.number,
            offering=one.offering.key,
            parent=one.parent,
            action=one.line.action.value,
            quantity=one.line.quantity,
            characteristics={**dict.fromkeys(one.withheld, LEFT_OPEN), **one.characteristics},
            site=_plain(sites.get(one.line.site_id)) if one.line.site_id else {},
        )
        for one in placed
        if one.offering is not None
    )


def _plain(site: Site | None) -> dict[str, Any]:
    return json.to_builtins(site) if site is not None else {}


def build_lines(
    order_id: UUID,
    placed: Sequence[Placed],
    prices: Iterable[LinePrice],
    state: LineState,
    *,
    known: Mapping[str, UUID] | None = None,
) -> tuple[OrderLine, ...]:
    """`known` are the ids of lines that are there already, by number: a line that stays keeps its id."""
    kept = known or {}
    ids = {one.number: kept.get(one.number) or new_id() for one in placed}
    charges = {price.number: price.charges for price in prices}
    return tuple(
        OrderLine(
            id=ids[one.number],
            order_id=order_id,
            number=one.number,
            position=position,
            parent_line_id=ids[one.parent] if one.parent else None,
            offering=one.offering.key if one.offering else None,
            specification=one.specification.key if one.specification else None,
            action=one.line.action,
            state=state,
            quantity=one.line.quantity,
            site_id=one.line.site_id,
            contact_id=one.line.contact_id,
            product_id=one.line.product_id,
            characteristics=one.characteristics,
            charges=charges.get(one.number, ()),
            point_of_no_return=False,
            enrichment=Enrichment.NONE,
            relationships=one.line.relationships,
            extensions=one.line.extensions,
            custom={} if one.line.custom is msgspec.UNSET else one.line.custom,
            requested_completion=one.line.requested_completion,
        )
        for position, one in enumerate(placed, start=1)
    )


def totals(prices: Sequence[LinePrice]) -> tuple[Decimal, Decimal]:
    """One-time and recurring total, all in the currency that was priced in."""
    one_time = sum((price.one_time for price in prices), Decimal(0))
    recurring = sum((price.recurring for price in prices), Decimal(0))
    return one_time, recurring


def captured(lines: Sequence[OrderLine]) -> tuple[NewLine, ...]:
    """Stored lines as they would be captured anew."""
    numbers = {line.id: line.number for line in lines}
    return tuple(
        NewLine(
            offering=line.offering,
            specification=line.specification if line.offering is None else None,
            number=line.number,
            parent=numbers.get(line.parent_line_id) if line.parent_line_id else None,
            action=line.action,
            quantity=line.quantity,
            site_id=line.site_id,
            contact_id=line.contact_id,
            product_id=line.product_id,
            characteristics=line.characteristics,
            relationships=line.relationships,
            extensions=line.extensions,
            custom=line.custom,
            requested_completion=line.requested_completion,
        )
        for line in lines
    )
