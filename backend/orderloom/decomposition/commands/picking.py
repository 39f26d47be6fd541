"""A manager says which of several installed items go; their domain orders go on."""

from collections.abc import Sequence
from uuid import UUID

from orderloom.decomposition import store
from orderloom.decomposition.contracts import AttendDomainOrder, DomainOrder
from orderloom.decomposition.domain.picking import check_pick, group_of, swaps, turned
from orderloom.decomposition.events import ItemsPicked
from orderloom.decomposition.queries.lists import domain_order
from orderloom.decomposition.store import picks
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.inventory import queries as inventory
from orderloom.inventory.commands import change_others
from orderloom.inventory.contracts import NewChange
from orderloom.kernel.errors import Invalid
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import AuditEntry, UnitOfWork


@command(Permission.ORDER_MANAGE, Permission.TASK_MANAGE)
async def attend_domain_order(uow: UnitOfWork, actor: Actor, attend: AttendDomainOrder) -> DomainOrder:
    """The picked items go; the others stay, with what is to be changed of them. Decides all that was to be picked
    together."""
    unreadable = unacceptable(attend)
    if unreadable:
        raise Invalid.of(unreadable)
    seen = await domain_order(uow, actor, attend.domain_order_id)
    await store.locked(uow, [seen.order_id])
    known = await store.domain_orders_of(uow, [seen.order_id])
    before = next(one for one in known if one.id == seen.id)
    check_pick(before, attend)
    assert before.choice is not None
    group = group_of(before, known)
    await _turn(uow, known, group, attend.item_ids, before.choice.candidates)
    await picks.settle(uow, [one.id for one in group])
    _tell(uow, before, group, attend)
    return (await store.domain_orders_by_id(uow, [before.id]))[before.id]


async def _turn(
    uow: UnitOfWork,
    known: Sequence[DomainOrder],
    group: Sequence[DomainOrder],
    picked: Sequence[UUID],
    candidates: Sequence[UUID],
) -> None:
    trees = await inventory.trees(uow, candidates)
    swapped = swaps(group, picked, trees)
    if not swapped:
        return
    items = {one.item.id: one.item for tree in trees.values() for one in tree.items}
    found = [other for other in (turned(one, swapped, items) for one in known) if other is not None]
    await picks.turn(uow, found)
    await change_others(
        uow,
        Actor.system(),
        [
            NewChange(
                item_id=one.item_id,
                order_id=one.order_id,
                domain_order_id=one.id,
                action=one.action,
                quantity=one.quantity,
            )
            for one in found
            if one.item_id is not None and one.item_id in swapped
        ],
    )


def _tell(uow: UnitOfWork, before: DomainOrder, group: Sequence[DomainOrder], attend: AttendDomainOrder) -> None:
    assert before.choice is not None
    ids = tuple(one.id for one in group)
    uow.announce(ItemsPicked(subject=before.order_id, domain_order_ids=ids, item_ids=attend.item_ids))
    meant = [str(one.item_id) for one in group]
    for one in group:
        uow.audit(
            AuditEntry(
                subject_type="domain_order",
                subject_id=one.id,
                order_id=one.order_id,
                action="pick_items",
                reason=attend.reason,
                changes={"items": [meant, [str(item) for item in attend.item_ids]]},
            )
        )
    uow.publish(f"order:{before.order_id}", {"domain_order": str(before.id)})
    uow.publish("tasks", {"domain_order": str(before.id)})
