"""Decomposes approved orders: a set of them in one transaction, each pinned to the release it was captured with."""

from collections.abc import Iterable
from uuid import UUID

from orderloom.decomposition import store
from orderloom.decomposition.commands.saving import Decided, save_new
from orderloom.decomposition.domain.decompose import decompose
from orderloom.decomposition.events import OrderDecomposed
from orderloom.decomposition.queries.gather import compiled_catalog, to_decompose
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.ids import new_id
from orderloom.ordering import queries as ordering
from orderloom.platform.db import AuditEntry, UnitOfWork


@command(Permission.ORDER_MANAGE)
async def decompose_orders(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """Those that are no longer acknowledged, and those that were decomposed before, are left alone."""
    found = await ordering.order_for_decomposition(uow, order_ids)
    done = await store.already_decomposed(uow, [one.order.id for one in found]) if found else set[UUID]()
    orders = [one for one in found if one.order.id not in done]
    if not orders:
        return
    catalogs = {
        release: await compiled_catalog(uow, release) for release in {one.order.catalog_release_id for one in orders}
    }
    inputs = await to_decompose(uow, orders, catalogs.values())
    decided: list[Decided] = []
    for whole, order in zip(orders, inputs, strict=True):
        release = whole.order.catalog_release_id
        decided.append(Decided(order, decompose(order, catalogs[release], new_id), release, 1))
    await save_new(uow, decided)
    for one in decided:
        uow.announce(OrderDecomposed(subject=one.order.id))
        uow.audit(_audit(one))
        uow.publish(f"order:{one.order.id}", {"domain_orders": len(one.outcome.made)})


def _audit(one: Decided) -> AuditEntry:
    counts = {"domain_orders": len(one.outcome.made), "deferrals": len(one.outcome.waiting)}
    return AuditEntry(
        subject_type="order", subject_id=one.order.id, order_id=one.order.id, action="decompose", changes=counts
    )
