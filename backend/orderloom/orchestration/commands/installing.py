"""Tells inventory what the domain orders of a plan will install, and what they are about to change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.decomposition.contracts import DomainOrder, DomainOrderLink
from orderloom.identity.contracts import Actor
from orderloom.inventory.commands import begin_changes, register_items
from orderloom.inventory.contracts import NewChange, NewItem, NewLink
from orderloom.platform.db import UnitOfWork

ADD = "add"
_STAYING = frozenset({ADD, "modify"})


async def install(
    uow: UnitOfWork,
    actor: Actor,
    domain_orders: Sequence[DomainOrder],
    snapshots: Mapping[UUID, CatalogSnapshot],
    links: Iterable[DomainOrderLink],
) -> None:
    """`snapshots` are those of the orders, by order. What is there, or is changing already, is left as it is."""
    items = {one.id: one.item_id for one in domain_orders if one.item_id is not None}
    new = [_item(one, items, snapshots[one.order_id]) for one in domain_orders if one.action == ADD]
    needs = [*_needs(domain_orders, items, links)]
    if new or needs:
        await register_items(uow, actor, new, needs)
    await begin_changes(uow, actor, [*changes(domain_orders)])


def _item(one: DomainOrder, items: Mapping[UUID, UUID], snapshot: CatalogSnapshot) -> NewItem:
    specification = snapshot.specifications.get(one.specification)
    above = items.get(one.parent_id) if one.parent_id is not None else None
    return NewItem(
        domain_order_id=one.id,
        order_id=one.order_id,
        line_id=one.line_id,
        account_id=one.account_id,
        site_id=one.site_id,
        parent=one.parent_id,
        parent_item=one.parent_item_id or above,
        relationship=one.relationship,
        kind=one.kind.value,
        subtype=one.subtype.value if one.subtype else None,
        specification=one.specification,
        name=specification.name if specification else {"en": one.specification},
        quantity=one.quantity,
        characteristics=one.characteristics,
    )


def _needs(
    domain_orders: Sequence[DomainOrder], items: Mapping[UUID, UUID], links: Iterable[DomainOrderLink]
) -> Iterator[NewLink]:
    """What will need what, in what stays: the order in which things are switched off is none of it."""
    staying = {one.id for one in domain_orders if one.action in _STAYING}
    known = {one.id for one in domain_orders}
    for link in links:
        ends = (link.source_id, link.target_id)
        if all(end in staying or end not in known for end in ends):
            source, target = (items.get(end, end) for end in ends)
            yield NewLink(source=source, target=target, type=link.type.value)
    for one in domain_orders:
        if one.id in staying:
            for use in one.uses:
                yield NewLink(source=items.get(one.id, one.id), target=use.item_id, type=use.type.value)


def changes(domain_orders: Iterable[DomainOrder]) -> Iterator[NewChange]:
    for one in domain_orders:
        if one.item_id is not None and one.action != ADD:
            yield NewChange(
                item_id=one.item_id,
                order_id=one.order_id,
                domain_order_id=one.id,
                action=one.action,
                quantity=one.quantity,
            )
