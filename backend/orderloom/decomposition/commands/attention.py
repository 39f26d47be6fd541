"""What needed a person's eye is corrected, or found right."""

from collections.abc import Mapping
from typing import Any

from orderloom.decomposition import store
from orderloom.decomposition.commands.faulting import end_faults
from orderloom.decomposition.commands.progress import update_characteristics
from orderloom.decomposition.contracts import DomainOrder, FaultState, SettleAttention
from orderloom.decomposition.domain.attending import check_settled
from orderloom.decomposition.events import AttentionSettled
from orderloom.decomposition.queries.lists import domain_order
from orderloom.decomposition.store import faults, settled
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import AuditEntry, UnitOfWork


@command(Permission.ORDER_MANAGE, Permission.TASK_MANAGE)
async def settle_attention(uow: UnitOfWork, actor: Actor, settle: SettleAttention) -> DomainOrder:
    """Writes the corrections, ends the faults of the domain order, and takes its mark away; with who and why."""
    unreadable = unacceptable(settle)
    if unreadable:
        raise Invalid.of(unreadable)
    seen = await domain_order(uow, actor, settle.domain_order_id)
    await store.locked(uow, [seen.order_id])
    before = (await store.domain_orders_by_id(uow, [seen.id]))[seen.id]
    reason = check_settled(before, settle)
    if settle.values:
        await update_characteristics(uow, Actor.system(), {before.id: settle.values})
    open_ones = await faults.faults_of(uow, [before.order_id], open_only=True)
    own = [one for one in open_ones if one.domain_order_id == before.id]
    await end_faults(uow, own, FaultState.MENDED if settle.values else FaultState.WAIVED)
    await settled.take_mark(uow, before.id)
    _tell(uow, before, settle.values, reason)
    return (await store.domain_orders_by_id(uow, [before.id]))[before.id]


def _tell(uow: UnitOfWork, before: DomainOrder, values: Mapping[str, Any], reason: str) -> None:
    changes = {key: [before.characteristics.get(key), value] for key, value in values.items()}
    uow.announce(
        AttentionSettled(
            subject=before.order_id, domain_order_id=before.id, reason=reason, corrected=tuple(sorted(values))
        )
    )
    uow.audit(
        AuditEntry(
            subject_type="domain_order",
            subject_id=before.id,
            order_id=before.order_id,
            action="settle_attention",
            reason=reason,
            changes=changes,
        )
    )
    uow.publish(f"order:{before.order_id}", {"domain_order": str(before.id)})
    uow.publish("tasks", {"domain_order": str(before.id)})
