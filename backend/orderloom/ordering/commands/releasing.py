"""Moves a running order to another release of the catalog, when the one that it was captured with is mended."""

from uuid import UUID

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.ordering.store import orders as store
from orderloom.platform.db import AuditEntry, UnitOfWork


@command(Permission.FALLOUT_WORK)
async def move_to_release(uow: UnitOfWork, actor: Actor, order_id: UUID, release_id: UUID) -> None:
    """The order is read by `release_id` from now on. What was agreed stays: nothing is priced anew."""
    order = (await store.lock_orders(uow, [order_id]))[0]
    if order.catalog_release_id == release_id:
        return
    await store.update_order(uow, order_id, {"catalog_release_id": release_id})
    uow.audit(
        AuditEntry(
            subject_type="order",
            subject_id=order_id,
            order_id=order_id,
            action="change_release",
            changes={"catalog_release_id": [str(order.catalog_release_id), str(release_id)]},
        )
    )
