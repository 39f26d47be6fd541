"""A manager picks which installed items go: domain orders turn to them, with all that lies below."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition.contracts import AttendDomainOrder, DomainOrder
from orderloom.decomposition.domain.attending import ENDED
from orderloom.decomposition.domain.installed import COMPARED
from orderloom.inventory.contracts import InventoryItem, ProductTree
from orderloom.kernel.errors import DomainError, Invalid, Kind


class NothingToPick(DomainError):
    """Somebody else was faster, or there never was a choice."""

    kind = Kind.CONFLICT
    code = "decomposition.nothing_to_pick"


class NotAmongThem(Invalid):
    """Other items, or another number of them, than the domain order leaves to choose from."""

    code = "decomposition.not_among_them"


class UnlikeItems(DomainError):
    """What lies below the picked item is not what lies below the one that was meant before."""

    kind = Kind.CONFLICT
    code = "decomposition.unlike_items"


def check_pick(one: DomainOrder, attend: AttendDomainOrder) -> None:
    if one.choice is None or one.state in ENDED:
        raise NothingToPick("There is nothing to pick for this domain order any more.", path=("domain_order_id",))
    picked = set(attend.item_ids)
    if not picked <= set(one.choice.candidates):
        raise NotAmongThem("Pick among the items that this domain order names.", path=("item_ids",))
    if len(picked) != one.choice.count or len(attend.item_ids) != one.choice.count:
        count = one.choice.count
        raise NotAmongThem(f"Pick {count} item{'s' if count > 1 else ''}, each once.", path=("item_ids",))


def group_of(one: DomainOrder, all_of_order: Sequence[DomainOrder]) -> list[DomainOrder]:
    """The domain orders that one pick decides together."""
    return [other for other in all_of_order if other.choice == one.choice and one.choice is not None]


def swaps(group: Sequence[DomainOrder], picked: Sequence[UUID], trees: Mapping[UUID, ProductTree]) -> dict[UUID, UUID]:
    """Which item stands for which from now on, both ways, whole trees of them."""
    meant = {one.item_id for one in group}
    freed = [one.item_id for one in group if one.item_id is not None and one.item_id not in picked]
    found: dict[UUID, UUID] = {}
    for old, new in zip(freed, (one for one in picked if one not in meant), strict=True):
        for here, there in _side_by_side(trees[old], trees[new]):
            found[here], found[there] = there, here
    return found


def _side_by_side(one: ProductTree, other: ProductTree) -> Iterator[tuple[UUID, UUID]]:
    left, right = _below(one), _below(other)
    ahead = [(one.root, other.root)]
    while ahead:
        pair = ahead.pop()
        yield pair
        lower, upper = left.get(pair[0], {}), right.get(pair[1], {})
        if {key: len(ids) for key, ids in lower.items()} != {key: len(ids) for key, ids in upper.items()}:
            raise UnlikeItems("What lies below these items differs; change them one by one.", path=("item_ids",))
        for key, ids in lower.items():
            ahead.extend(zip(ids, upper[key], strict=True))


def _below(tree: ProductTree) -> dict[UUID, dict[str | None, list[UUID]]]:
    found: defaultdict[UUID, dict[str | None, list[UUID]]] = defaultdict(dict)
    for one in tree.items:
        if one.inside and one.item.parent_id is not None and one.item.id != tree.root:
            found[one.item.parent_id].setdefault(one.item.relationship, []).append(one.item.id)
    return found


def turned(one: DomainOrder, swapped: Mapping[UUID, UUID], items: Mapping[UUID, InventoryItem]) -> DomainOrder | None:
    """The domain order as it is about the other item; None when it is about none of them."""
    below = swapped.get(one.parent_item_id) if one.parent_item_id is not None else None
    new = swapped.get(one.item_id) if one.item_id is not None else None
    if new is None:
        return msgspec.structs.replace(one, parent_item_id=below) if below is not None else None
    assert one.item_id is not None
    old, item = items[one.item_id], items[new]
    values = item.characteristics if one.action != COMPARED else _carried(one.characteristics, old, item)
    quantity = one.quantity if one.action == COMPARED else item.quantity
    return msgspec.structs.replace(
        one, item_id=new, parent_item_id=below or one.parent_item_id, characteristics=values, quantity=quantity
    )


def _carried(wanted: Mapping[str, Any], old: InventoryItem, new: InventoryItem) -> dict[str, Any]:
    """What was taken over from the one item comes from the other; what the order changes stays wanted."""
    taken = {key for key, value in wanted.items() if old.characteristics.get(key) == value}
    kept = {key: value for key, value in wanted.items() if key not in taken}
    return {**{key: value for key, value in new.characteristics.items() if key in taken}, **kept}
