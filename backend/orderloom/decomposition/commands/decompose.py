"""Decomposes approved orders: a set of them in one transaction, each pinned to the release it was captured with."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from orderloom.decomposition import store
from orderloom.decomposition.commands.faulting import OrderStuck, attempted, note_faults
from orderloom.decomposition.commands.saving import Decided, save_new
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Decomposition, decompose
from orderloom.decomposition.events import OrderDecomposed
from orderloom.decomposition.queries.gather import BrokenRelease, compiled_catalog, to_decompose
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.ids import new_id
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import OrderWithLines
from orderloom.platform.db import AuditEntry, UnitOfWork


@command(Permission.ORDER_MANAGE)
async def decompose_orders(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """Those that are no longer acknowledged, and those that were decomposed before, are left alone."""
    found = await ordering.order_for_decomposition(uow, order_ids)
    done = await store.already_decomposed(uow, [one.order.id for one in found]) if found else set[UUID]()
    orders = [one for one in found if one.order.id not in done]
    if not orders:
        return
    await decompose_now(uow, orders)


async def decompose_now(uow: UnitOfWork, orders: Sequence[OrderWithLines]) -> None:
    """Locked orders that nothing was made of yet. One that can't be decomposed at all stays as it is, with a fault."""
    catalogs, broken = await _catalogs(uow, {one.order.catalog_release_id for one in orders})
    able = [one for one in orders if one.order.catalog_release_id in catalogs]
    stuck = [
        OrderStuck(one.order.id, one.order.catalog_release_id, 1, *broken[one.order.catalog_release_id])
        for one in orders
        if one.order.catalog_release_id in broken
    ]
    decided: list[Decided] = []
    for order, whole in zip(await to_decompose(uow, able, catalogs.values()), able, strict=True):
        release = whole.order.catalog_release_id
        outcome = attempted(lambda order=order, release=release: decompose(order, catalogs[release], new_id))
        if isinstance(outcome, Decomposition):
            decided.append(Decided(order, outcome, release, 1))
        else:
            stuck.append(OrderStuck(order.id, release, 1, *outcome))
    await save_new(uow, decided)
    await note_faults(uow, decided, stuck)
    for one in decided:
        uow.announce(OrderDecomposed(subject=one.order.id))
        uow.audit(_audit(one))
        uow.publish(f"order:{one.order.id}", {"domain_orders": len(one.outcome.made)})


async def _catalogs(
    uow: UnitOfWork, releases: Iterable[UUID]
) -> tuple[dict[UUID, CompiledCatalog], dict[UUID, tuple[str, str]]]:
    """Releases ready to decompose with; of those that can't be read, code and message."""
    found: dict[UUID, CompiledCatalog] = {}
    broken: dict[UUID, tuple[str, str]] = {}
    for release in releases:
        try:
            found[release] = await compiled_catalog(uow, release)
        except BrokenRelease as error:
            broken[release] = error.code, str(error)
    return found, broken


def _audit(one: Decided) -> AuditEntry:
    counts = {
        "domain_orders": len(one.outcome.made),
        "deferrals": len(one.outcome.waiting),
        **({"faults": len(one.outcome.faults)} if one.outcome.faults else {}),
    }
    return AuditEntry(
        subject_type="order", subject_id=one.order.id, order_id=one.order.id, action="decompose", changes=counts
    )
