"""Facts about plans and tasks. `subject` is the order."""

from typing import Any, ClassVar
from uuid import UUID

from orderloom.kernel.events import Event


class TaskFailed(Event, frozen=True, kw_only=True):
    """A task gave up: its attempts are used, or the answer says that trying again is no use."""

    name: ClassVar[str] = "orchestration.task_failed.v1"
    task_id: UUID
    error_code: str
    message: str
    attempts: int
    payload: dict[str, Any] | None = None


class TaskRecovered(Event, frozen=True, kw_only=True):
    """Tasks that had failed, or that a fallout held, are over after all; one event per order and transaction."""

    name: ClassVar[str] = "orchestration.task_recovered.v1"
    task_ids: tuple[UUID, ...]


class PlanClosed(Event, frozen=True, kw_only=True):
    """Every step of the order's plan is over."""

    name: ClassVar[str] = "orchestration.plan_closed.v1"
    public: ClassVar[bool] = True
