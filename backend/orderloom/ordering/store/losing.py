"""What orders take away from the products that an account keeps."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.catalog.contracts.configuration import Installed, Loss, SaleFacts
from orderloom.catalog.queries.configuring import missed_by_those_that_stay, standing_needs
from orderloom.inventory import queries as inventory
from orderloom.inventory.contracts import InventoryItem, ItemState
from orderloom.ordering.contracts import LineAction, LineState, Order, OrderLine, UnmetRule
from orderloom.platform.db import Reader

LOSING = frozenset({LineAction.DISCONNECT, LineAction.MODIFY})
_ENDED = frozenset({ItemState.INACTIVE, ItemState.CANCELED})


class Taken(msgspec.Struct, frozen=True):
    """What lines of an order end or lower: each such product with its line, ids of what ends, and how many there are
    of each that a line modifies."""

    losses: tuple[tuple[OrderLine, InventoryItem], ...] = ()
    gone: frozenset[UUID] = frozenset()
    left: Mapping[UUID, Decimal] = {}


def may_take(snapshot: CatalogSnapshot, lines: Iterable[OrderLine]) -> bool:
    """Whether products that stay may miss what lines of an order take away."""
    return any(_loses(line) for line in lines) and next(standing_needs(snapshot), None) is not None


def _loses(line: OrderLine) -> bool:
    return line.action in LOSING and line.product_id is not None


async def taken_by(
    reader: Reader, orders: Mapping[UUID, Order], lines: Mapping[UUID, Sequence[OrderLine]]
) -> dict[UUID, Taken]:
    """What each of these orders takes away; in one statement, or none where no line does."""
    roots = {line.product_id for group in lines.values() for line in group if _loses(line)} - {None}
    if not roots:
        return {}
    products = await inventory.products_in(reader, [one for one in roots if one is not None])
    return {key: _taken(orders[key], group, products) for key, group in lines.items()}


def _taken(order: Order, lines: Sequence[OrderLine], products: Mapping[UUID, Sequence[InventoryItem]]) -> Taken:
    losses: list[tuple[OrderLine, InventoryItem]] = []
    gone: set[UUID] = set()
    left: dict[UUID, Decimal] = {}
    for line in lines:
        found = products.get(line.product_id, ()) if line.product_id is not None else ()
        if line.action is LineAction.DISCONNECT:
            ending = [one for one in found if _ends(order, line, one)]
            gone |= {one.id for one in ending}
            losses += [(line, one) for one in ending]
        elif line.action is LineAction.MODIFY:
            for one in found:
                if one.id == line.product_id:
                    to_come = line.state is not LineState.COMPLETED or one.changing_order_id == order.id
                    left[one.id] = line.quantity if to_come else one.quantity
                    is_lowered = left[one.id] < one.quantity or one.lowered_by_order_id == order.id
                    losses += [(line, one)] if is_lowered else []
    return Taken(tuple(losses), frozenset(gone), left)


def _ends(order: Order, line: OrderLine, one: InventoryItem) -> bool:
    """A part may have ended long before; one that others share may outlive the product."""
    if one.state in _ENDED:
        return one.id == line.product_id or (one.ended_at is not None and one.ended_at >= order.created_at)
    return line.state is not LineState.COMPLETED or one.changing_order_id == order.id or one.id == line.product_id


def unmet_by_loss(
    snapshot: CatalogSnapshot,
    lines: Sequence[OrderLine],
    taken: Taken,
    facts: SaleFacts,
    there: tuple[Sequence[InventoryItem], Mapping[str, dict[str, Any]]],
) -> list[UnmetRule]:
    """`there` are the account's products that no line of the order brought, and the sites by id."""
    items, sites = there
    kept = [(one, _staying(one, taken)) for one in items if one.id not in taken.gone]
    added = [_brought(line) for line in lines if line.action is LineAction.ADD and line.specification is not None]
    by_number = {line.number: line for line in lines}
    found = missed_by_those_that_stay(
        snapshot,
        [Loss(line=line.number, product=as_installed(one)) for line, one in taken.losses],
        [one for item, one in kept if item.state is not ItemState.PENDING_INSTALL],
        msgspec.structs.replace(facts, installed=(*(one for _, one in kept), *added)),
        sites,
    )
    return [
        UnmetRule(order_id=line.order_id, line_id=line.id, rule=one.rule, code=one.code, message=one.message)
        for one in found
        if (line := by_number[one.line])
    ]


def _staying(one: InventoryItem, taken: Taken) -> Installed:
    return msgspec.structs.replace(as_installed(one), quantity=taken.left.get(one.id, one.quantity))


def _brought(line: OrderLine) -> Installed:
    return Installed(
        specification=line.specification or "",
        quantity=line.quantity,
        site=str(line.site_id) if line.site_id else None,
        characteristics=line.characteristics,
    )


def as_installed(one: InventoryItem) -> Installed:
    return Installed(
        specification=one.specification,
        quantity=one.quantity,
        site=str(one.site_id) if one.site_id else None,
        characteristics=one.characteristics,
    )
