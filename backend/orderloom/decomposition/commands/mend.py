"""Mends faults: decomposes again what could not be, with the catalog as it is in force now."""

from collections.abc import Sequence
from uuid import UUID

from orderloom.catalog import queries as catalog
from orderloom.decomposition import store
from orderloom.decomposition.commands.decompose import decompose_now
from orderloom.decomposition.commands.faulting import attempted, end_faults, note_faults
from orderloom.decomposition.commands.resume import save_round
from orderloom.decomposition.commands.saving import Decided
from orderloom.decomposition.contracts import Fault, FaultRecord, FaultState
from orderloom.decomposition.domain.decompose import Decomposition
from orderloom.decomposition.domain.mending import lacking, mend
from orderloom.decomposition.queries.gather import compiled_catalog, to_decompose
from orderloom.decomposition.store import Decomposed
from orderloom.decomposition.store import faults as fault_store
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Kind, Missing
from orderloom.kernel.ids import new_id
from orderloom.ordering import queries as ordering
from orderloom.ordering.commands.releasing import move_to_release
from orderloom.ordering.contracts import OrderState
from orderloom.platform.db import UnitOfWork

OVER = frozenset({OrderState.COMPLETED, OrderState.CANCELED, OrderState.FAILED})


class StillFaulty(DomainError):
    """What was wrong is wrong still; nothing was changed."""

    kind = Kind.CONFLICT
    code = "decomposition.still_faulty"


class ReleaseLacks(DomainError):
    """The catalog in force no longer has what the order stands on."""

    kind = Kind.CONFLICT
    code = "decomposition.release_lacks"


@command(Permission.FALLOUT_WORK)
async def mend_fault(uow: UnitOfWork, actor: Actor, fault_id: UUID) -> None:
    """Decomposes its order again where it has open faults, with the release in force: the one that has the correction.
    The order is pinned to it from then on, and the round says so. Raises when this very fault is still there."""
    fault = await _fault(uow, fault_id)
    if fault.state is not FaultState.OPEN:
        return
    release = await catalog.current_release(uow)
    found = await _ours(uow, fault.order_id)
    fault = await _fault(uow, fault_id)
    if fault.state is not FaultState.OPEN:
        return
    if found is None:
        await _begin(uow, actor, fault, release)
    else:
        await _go_on(uow, actor, fault, found, release)


@command(Permission.FALLOUT_MANAGE)
async def waive_fault(uow: UnitOfWork, actor: Actor, fault_id: UUID) -> None:
    """The order goes on as it is, without what the fault is about."""
    fault = await _fault(uow, fault_id)
    if fault.line_id is None:
        raise StillFaulty("Nothing of this order could be decomposed: cancel the order instead.", path=("fallout_id",))
    await store.locked(uow, [fault.order_id])
    await end_faults(uow, [fault], FaultState.WAIVED)


async def _ours(uow: UnitOfWork, order_id: UUID) -> Decomposed | None:
    """How far the order was decomposed, read once nobody else can mend it; an order that was not is locked itself."""
    found = (await store.locked(uow, [order_id])).get(order_id)
    if found is None:
        await ordering.order_for_decomposition(uow, [order_id])
        found = (await store.locked(uow, [order_id])).get(order_id)
    return found


async def _fault(uow: UnitOfWork, fault_id: UUID) -> FaultRecord:
    found = (await fault_store.faults_by_id(uow, [fault_id])).get(fault_id)
    if found is None:
        raise Missing("There is no such fault.", path=("fault_id",))
    return found


async def _begin(uow: UnitOfWork, actor: Actor, fault: FaultRecord, release: UUID) -> None:
    """The whole order failed: it is decomposed for the first time."""
    orders = await ordering.order_for_decomposition(uow, [fault.order_id])
    if orders:
        await move_to_release(uow, actor, fault.order_id, release)
        await decompose_now(uow, await ordering.order_for_decomposition(uow, [fault.order_id]))
        if not await store.already_decomposed(uow, [fault.order_id]):
            raise StillFaulty(f"It still can't be decomposed. {fault.message}", path=("fallout_id",))
    await end_faults(uow, [fault], FaultState.MENDED, release_id=release)


async def _go_on(uow: UnitOfWork, actor: Actor, fault: FaultRecord, found: Decomposed, release: UUID) -> None:
    whole = (await ordering.orders_with_lines(uow, [fault.order_id]))[0]
    if whole.order.state in OVER:
        raise StillFaulty("This order is over; nothing is decomposed any more.", path=("fallout_id",))
    compiled = await compiled_catalog(uow, release)
    (order,) = await to_decompose(uow, [whole], [compiled])
    standing = (await store.standing(uow, [order.id]))[order.id]
    missing = lacking(order, standing, compiled)
    if missing:
        said = ", ".join(missing)
        raise ReleaseLacks(f"The catalog in force lacks what this order stands on: {said}.", path=("fallout_id",))
    faults = await fault_store.faults_of(uow, [order.id], open_only=True)
    outcome = attempted(lambda: mend(order, compiled, standing, _of_lines(faults), new_id))
    if not isinstance(outcome, Decomposition):
        raise StillFaulty(f"It still can't be decomposed. {outcome[1]}", path=("fallout_id",))
    left = {_key(one) for one in outcome.faults}
    if fault.line_id is not None and _key(fault) in left:
        raise StillFaulty(f"Nothing has changed yet. {fault.message}", path=("fallout_id",))
    await move_to_release(uow, actor, order.id, release)
    decided = Decided(order, outcome, release, found.rounds + 1, mends=True)
    await save_round(uow, [decided])
    ended = [one for one in faults if one.line_id is None or _key(one) not in left]
    made = [node.id for node in outcome.made]
    await end_faults(uow, ended, FaultState.MENDED, release_id=release, made=made)
    await note_faults(uow, [decided])


def _of_lines(faults: Sequence[FaultRecord]) -> list[Fault]:
    return [
        Fault(
            line_id=one.line_id,
            code=one.code,
            message=one.message,
            path=one.path,
            domain_order_id=one.domain_order_id,
        )
        for one in faults
        if one.line_id is not None
    ]


def _key(one: Fault | FaultRecord) -> tuple[object, ...]:
    return one.line_id, one.domain_order_id, one.code, one.path
