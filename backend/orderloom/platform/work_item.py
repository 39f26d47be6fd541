"""The shapes of work: what is asked for, what a handler is given, what a timer holds, what an audit row says."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec


class NewWork(msgspec.Struct, frozen=True, kw_only=True):
    """Something to do after this transaction. `handler` names a job or an outside call; higher `priority` first."""

    handler: str
    subject_id: UUID
    payload: dict[str, Any]
    lane: str | None = None
    priority: int = 0
    not_before: datetime | None = None
    call_id: str | None = None


class WorkItem(msgspec.Struct, frozen=True, kw_only=True):
    """One leased row. `attempts` counts this one; `call_id` is the same at each attempt."""

    id: UUID
    lane: str
    handler: str
    subject_id: UUID
    payload: dict[str, Any]
    attempts: int
    token: int
    call_id: str
    trace_id: str
    event_id: UUID | None = None


class Timer(msgspec.Struct, frozen=True, kw_only=True):
    subject_id: UUID
    purpose: str
    due_at: datetime
    handler: str
    payload: dict[str, Any]


class AuditEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One change of one thing; states are given where the change is a move of a lifecycle."""

    subject_type: str
    subject_id: UUID
    action: str
    order_id: UUID | None = None
    from_state: str | None = None
    to_state: str | None = None
    reason: str | None = None
    changes: dict[str, Any] | None = None
