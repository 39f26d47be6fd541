"""Facts that the machines themselves tell."""

from typing import ClassVar
from uuid import UUID

from orderloom.kernel.events import Event


class WorkFailed(Event, frozen=True, kw_only=True):
    """A piece of work was given up: it failed for good, or as often as it may. `subject` is what it was about."""

    name: ClassVar[str] = "platform.work_failed.v1"
    work_id: UUID
    handler: str
    error: str
    attempts: int
    order_id: UUID | None = None
