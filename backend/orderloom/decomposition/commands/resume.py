"""Goes on with decomposition when a characteristic is answered, or when a manager gives a deferral up."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition import store
from orderloom.decomposition.commands.faulting import OrderStuck, attempted, note_faults
from orderloom.decomposition.commands.saving import Decided, save_changed, save_new
from orderloom.decomposition.contracts import DEFERRAL_LIFECYCLE, Deferral, DeferralState, DropDeferral
from orderloom.decomposition.domain.decompose import Decomposition, resume
from orderloom.decomposition.events import DeferralResolved
from orderloom.decomposition.queries.gather import compiled_catalog, to_decompose
from orderloom.decomposition.store import Decomposed, waits
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Missing
from orderloom.kernel.ids import new_id
from orderloom.kernel.text import unacceptable
from orderloom.ordering import queries as ordering
from orderloom.platform.db import AuditEntry, UnitOfWork

Writes = Mapping[UUID, Mapping[UUID, Mapping[str, Any]]]
"""Answers by order, then by line or domain order."""


class ReasonMissing(Invalid):
    code = "decomposition.reason_missing"


@command(Permission.ORDER_ENRICH)
async def resume_deferrals(uow: UnitOfWork, actor: Actor, writes: Writes) -> None:
    """Lets the answers travel, and decides exactly the deferrals that wait for them."""
    decomposed = await store.locked(uow, writes)
    await go_on(uow, decomposed, {order: writes[order] for order in decomposed})


async def go_on(uow: UnitOfWork, decomposed: Mapping[UUID, Decomposed], writes: Writes) -> None:
    """As `resume_deferrals`, for orders that are locked already."""
    if not decomposed:
        return
    standing = await store.standing(uow, list(decomposed))
    wholes = await ordering.orders_with_lines(uow, list(decomposed))
    catalogs = {
        one: await compiled_catalog(uow, one) for one in {found.catalog_release_id for found in decomposed.values()}
    }
    decided: list[Decided] = []
    stuck: list[OrderStuck] = []
    for order in await to_decompose(uow, wholes, catalogs.values()):
        found = decomposed[order.id]
        given = order, catalogs[found.catalog_release_id], standing[order.id], writes.get(order.id, {}), new_id
        outcome = attempted(lambda given=given: resume(*given))
        if isinstance(outcome, Decomposition):
            decided.append(Decided(order, outcome, found.catalog_release_id, found.rounds + 1))
        else:
            stuck.append(OrderStuck(order.id, found.catalog_release_id, found.rounds + 1, *outcome))
    await save_round(uow, decided)
    await note_faults(uow, decided, stuck)


async def save_round(uow: UnitOfWork, decided: Sequence[Decided]) -> None:
    """What a later round changed and added, and the news of it."""
    await save_changed(uow, decided)
    await save_new(uow, decided)
    for one in decided:
        _tell(uow, one)


def _tell(uow: UnitOfWork, one: Decided) -> None:
    for resolved in one.outcome.resolved:
        uow.announce(
            DeferralResolved(
                subject=one.order.id,
                deferral_id=resolved.id,
                line_id=resolved.line,
                parent_id=resolved.node,
                outcome=resolved.state.value,
                domain_order_ids=one.outcome.subtrees[resolved.id],
            )
        )
        uow.audit(_audit(resolved.id, one.order.id, resolved.state))
    if one.outcome.resolved or one.outcome.changed:
        uow.publish(f"order:{one.order.id}", {"deferrals": len(one.outcome.resolved)})


def _audit(deferral_id: UUID, order_id: UUID, state: DeferralState, reason: str | None = None) -> AuditEntry:
    return AuditEntry(
        subject_type="deferral",
        subject_id=deferral_id,
        order_id=order_id,
        action=state.value,
        from_state=DeferralState.WAITING.value,
        to_state=state.value,
        reason=reason,
    )


@command(Permission.DEFERRAL_DROP)
async def drop_deferral(uow: UnitOfWork, actor: Actor, drop: DropDeferral) -> Deferral:
    """Gives up a target that waits, with a reason; what could only have come of it is left out too."""
    reason = drop.reason.strip()
    unreadable = unacceptable(reason, ("reason",))
    if unreadable:
        raise Invalid.of(unreadable)
    if not reason:
        raise ReasonMissing("Say why the target is not wanted any more.", path=("reason",))
    deferral = await _visible(uow, actor, drop.deferral_id)
    decomposed = await store.locked(uow, [deferral.order_id])
    dropped = await store.resolve(uow, {deferral.id: DeferralState.DROPPED}, uow.now, reason)
    if not dropped:
        again = (await store.deferrals_by_id(uow, [deferral.id]))[deferral.id]
        DEFERRAL_LIFECYCLE.check(again.state, DeferralState.DROPPED)
    _told(uow, dropped, reason, DeferralState.DROPPED)
    await go_on(uow, decomposed, {})
    return dropped[0]


@command(Permission.TASK_WORK)
async def expire_deferrals(uow: UnitOfWork, actor: Actor, reached: Sequence[tuple[UUID, UUID, str]]) -> None:
    """Leaves out what could not be decided by the time its line reached a milestone; each is order, line, milestone."""
    found = await waits.expiring(uow, reached) if reached else {}
    if not found:
        return
    decomposed = await store.locked(uow, {order for order, _ in found.values()})
    for milestone in sorted({one for _, one in found.values()}):
        states = {key: DeferralState.EXCLUDED for key, (_, one) in found.items() if one == milestone}
        reason = f"It was not decided when the milestone {milestone} was reached."
        _told(uow, await store.resolve(uow, states, uow.now, reason), reason, DeferralState.EXCLUDED)
    await go_on(uow, decomposed, {})


def _told(uow: UnitOfWork, ended: Sequence[Deferral], reason: str, state: DeferralState) -> None:
    for one in ended:
        uow.announce(
            DeferralResolved(
                subject=one.order_id,
                deferral_id=one.id,
                line_id=one.line_id,
                parent_id=one.parent_id,
                outcome=state.value,
            )
        )
        uow.audit(_audit(one.id, one.order_id, state, reason))
        uow.publish(f"order:{one.order_id}", {"deferral": str(one.id)})


async def _visible(uow: UnitOfWork, actor: Actor, deferral_id: UUID) -> Deferral:
    found = (await store.deferrals_by_id(uow, [deferral_id])).get(deferral_id)
    if found is None or not await ordering.visible_orders(uow, actor, [found.order_id]):
        raise Missing("There is no such deferral.", path=("deferral_id",))
    return msgspec.structs.replace(found)
