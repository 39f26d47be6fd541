"""Lines about installed products: what they may be about, and what they take over from it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot, is_set
from orderloom.inventory.contracts import InventoryItem, ItemState, Kin
from orderloom.kernel.errors import Problem
from orderloom.ordering.contracts import LineAction, NewLine
from orderloom.ordering.domain.capture import Placed

NOT_ABOUT_ANY = frozenset({LineAction.ADD, LineAction.NO_CHANGE})
BUSY = "ordering.product_busy"
_ALLOWED: Mapping[LineAction, frozenset[ItemState]] = {
    LineAction.MODIFY: frozenset({ItemState.ACTIVE}),
    LineAction.SUSPEND: frozenset({ItemState.ACTIVE}),
    LineAction.RESUME: frozenset({ItemState.SUSPENDED}),
    LineAction.DISCONNECT: frozenset({ItemState.ACTIVE, ItemState.SUSPENDED}),
}
_OF_THE_WHOLE = frozenset({LineAction.SUSPEND, LineAction.RESUME, LineAction.DISCONNECT})
"""Actions that go through all parts of a product."""
Items = Mapping[UUID, InventoryItem]
Change = tuple[UUID, LineAction]


def products_of(lines: Sequence[NewLine]) -> set[UUID]:
    return {line.product_id for line in lines if line.product_id is not None and line.action not in NOT_ABOUT_ANY}


def is_at_odds(wanted: Change, near: Kin, running: Change) -> bool:
    """Whether two changes are about the same things: of one product, or of a part while its whole goes or stops."""
    (product, action), (other, running_action) = wanted, running
    if other == product:
        return True
    goes_with_it = other in near.above and running_action in _OF_THE_WHOLE
    return goes_with_it or (other in near.below and action in _OF_THE_WHOLE)


def over_installed(lines: Sequence[NewLine], items: Items, snapshot: CatalogSnapshot) -> tuple[NewLine, ...]:
    """With the site and the values of the product, except where the line says otherwise."""
    return tuple(_over(line, items, snapshot) for line in lines)


def _over(line: NewLine, items: Items, snapshot: CatalogSnapshot) -> NewLine:
    item = items.get(line.product_id) if line.product_id is not None else None
    if item is None or line.action in NOT_ABOUT_ANY:
        return line
    values = {**_kept(item, snapshot), **line.characteristics}
    return msgspec.structs.replace(line, site_id=line.site_id or item.site_id, characteristics=values)


def _kept(item: InventoryItem, snapshot: CatalogSnapshot) -> dict[str, Any]:
    """Values that were captured; what fulfillment found out and what mappings write stays with the product."""
    specification = snapshot.specifications.get(item.specification)
    written = {one.to_characteristic for one in snapshot.mappings.get(item.specification, ())}
    captured = {
        one.key
        for one in (specification.characteristics if specification is not None else ())
        if not one.fulfillment_only and one.key not in written
    }
    return {key: value for key, value in item.characteristics.items() if key in captured and is_set(value)}


def check_products(placed: Sequence[Placed], items: Items) -> Iterator[Problem]:
    """What must hold of a line about a product, even of a draft's. `items` are the account's own."""
    seen: set[UUID] = set()
    for one in placed:
        if one.line.action in NOT_ABOUT_ANY:
            continue
        path = (*one.path, "product_id")
        verb = one.line.action.value
        item = items.get(one.line.product_id) if one.line.product_id is not None else None
        if one.line.product_id is None:
            yield Problem("ordering.product_missing", f"Name the installed product to {verb}.", path)
        elif item is None:
            yield Problem("ordering.unknown_product", "The account has no such product.", path)
        elif one.specification is not None and one.specification.key != item.specification:
            message = f"{item.number} is {item.specification}, which this offering does not sell."
            yield Problem("ordering.other_product", message, path)
        elif item.id in seen:
            yield Problem("ordering.product_twice", f"Another line is about {item.number} too.", path)
        seen |= {item.id} if item is not None else set()


def check_states(placed: Sequence[Placed], items: Items, running: Mapping[UUID, str]) -> Iterator[Problem]:
    """What must hold when the lines are submitted. `running` has the order that changes a product, by product."""
    for one in placed:
        item = items.get(one.line.product_id) if one.line.product_id is not None else None
        if item is None or one.line.action in NOT_ABOUT_ANY:
            continue
        path = (*one.path, "product_id")
        if item.id in running:
            message = f"{item.number} is being changed by order {running[item.id]}."
            yield Problem(BUSY, message, path, {"product": item.number, "order": running[item.id]})
        elif item.state not in _ALLOWED[one.line.action]:
            verb = one.line.action.value
            message = f"{item.number} is {item.state.value.replace('_', ' ')}; it can't be changed by {verb} now."
            yield Problem("ordering.product_state", message, path, {"state": item.state.value})
