"""Facts about fallouts. `subject` is the order."""

from typing import ClassVar
from uuid import UUID

from orderloom.kernel.events import Event


class FalloutOpened(Event, frozen=True, kw_only=True):
    name: ClassVar[str] = "fallout.fallout_opened.v1"
    public: ClassVar[bool] = True
    fallout_id: UUID
    task_id: UUID | None


class FalloutClosed(Event, frozen=True, kw_only=True):
    name: ClassVar[str] = "fallout.fallout_closed.v1"
    public: ClassVar[bool] = True
    fallout_id: UUID
    task_id: UUID | None
