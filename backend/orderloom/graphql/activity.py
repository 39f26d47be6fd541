"""What happened to an order and all that belongs to it, as types."""

from datetime import datetime
from uuid import UUID

import strawberry

from orderloom.graphql.connection import PageInfo, page_info, page_size
from orderloom.graphql.context import Context
from orderloom.graphql.ids import global_id
from orderloom.graphql.scalars import JSON
from orderloom.kernel import json
from orderloom.kernel.errors import Invalid
from orderloom.platform.audit import AuditRecord, audit_of, audit_of_subject

TYPES = {
    "order": "Order",
    "order_line": "OrderLine",
    "domain_order": "DomainOrder",
    "deferral": "Deferral",
    "task": "Task",
    "fallout": "Fallout",
    "run": "FlowRun",
    "inventory_item": "InventoryItem",
    "contract": "Contract",
    "account": "Account",
}


@strawberry.type
class Activity:
    id: strawberry.ID
    at: datetime
    actor: str
    subject_type: str
    subject_id: strawberry.ID
    subject_label: str | None
    action: str
    from_state: str | None
    to_state: str | None
    reason: str | None
    changes: JSON | None


@strawberry.type
class ActivityConnection:
    nodes: list[Activity]
    page_info: PageInfo

    @classmethod
    def empty(cls) -> "ActivityConnection":
        """For those who may not read the audit trail."""
        return cls(nodes=[], page_info=page_info((), False, None))


async def activity_of(context: Context, order_id: UUID, first: int, after: str | None) -> ActivityConnection:
    """One page of what happened to an order and all that belongs to it, the oldest first."""
    size = page_size(first)
    async with context.reader() as reader:
        found = await audit_of(reader, order_id, after=_place(after), first=size + 1)
    return await _page(context, found, size, after)


async def activity_of_subject(context: Context, subject: UUID, first: int, after: str | None) -> ActivityConnection:
    """One page of what happened to one thing, the oldest first."""
    size = page_size(first)
    async with context.reader() as reader:
        found = await audit_of_subject(reader, subject, after=_place(after), first=size + 1)
    return await _page(context, found, size, after)


async def _page(context: Context, found: list[AuditRecord], size: int, after: str | None) -> ActivityConnection:
    shown = found[:size]
    labels = await _labels(context, shown)
    nodes = [_activity(record, labels.get(record.subject_id)) for record in shown]
    cursors = [str(record.id) for record in shown]
    return ActivityConnection(nodes=nodes, page_info=page_info(cursors, len(found) > size, after))


def _place(after: str | None) -> UUID | None:
    try:
        return UUID(after) if after else None
    except ValueError:
        raise Invalid("This is no cursor of activities.", path=("after",)) from None


def _activity(record: AuditRecord, label: str | None) -> Activity:
    return Activity(
        id=global_id("Activity", record.id),
        at=record.at,
        actor=record.actor_label,
        subject_type=record.subject_type,
        subject_id=global_id(TYPES.get(record.subject_type, record.subject_type), record.subject_id),
        subject_label=label,
        action=record.action,
        from_state=record.from_state,
        to_state=record.to_state,
        reason=record.reason,
        changes=json.to_builtins(record.changes),
    )


async def _labels(context: Context, records: list[AuditRecord]) -> dict[UUID, str]:
    """The numbers by which people know what the records are about."""
    found: dict[UUID, str] = {}
    for subject_type, loader in context.load.numbered.items():
        ids = list({record.subject_id for record in records if record.subject_type == subject_type})
        if ids:
            found |= {one.id: one.number for one in await loader.load_many(ids) if one is not None}
    return found
