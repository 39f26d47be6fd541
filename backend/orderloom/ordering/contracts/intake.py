"""Orders that are accepted at once and made in the background."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from orderloom.kernel.errors import Problem


class IntakeState(StrEnum):
    """`refused`: its content can't become an order, and `problems` say why."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """`lines_done` of `lines` are through the `stage` (queued, checking, storing, done)."""

    id: UUID
    account_id: UUID
    state: IntakeState
    stage: str
    lines: int
    lines_done: int
    channel: str
    external_id: str | None
    problems: tuple[Problem, ...]
    order_id: UUID | None
    created_by: UUID | None
    created_by_name: str
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None


class IntakePage(msgspec.Struct, frozen=True, kw_only=True):
    """`cursors` stand beside `items`; one is the `after` of the page that follows its intake."""

    items: tuple[Intake, ...]
    cursors: tuple[str, ...]
    has_more: bool
