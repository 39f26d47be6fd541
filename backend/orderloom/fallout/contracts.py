"""Fallouts as the other contexts see them."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

import msgspec

if TYPE_CHECKING:
    from orderloom.platform.db import UnitOfWork


class FalloutState(StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    AWAITING_INFORMATION = "awaiting_information"
    RESOLVED = "resolved"
    CLOSED_COMPLETE = "closed_complete"
    CANCELED = "canceled"


LIVE = (FalloutState.OPEN, FalloutState.IN_PROGRESS, FalloutState.ON_HOLD, FalloutState.AWAITING_INFORMATION)
"""States in which somebody still has to mend it."""


class FalloutType(StrEnum):
    BILLING = "billing"
    INVENTORY_ALLOCATION = "inventory_allocation"
    PROVISIONING = "provisioning"
    CONNECTIVITY = "connectivity"
    DATA = "data"
    CONFIGURATION = "configuration"
    OTHER = "other"


BY_RULES = "rules"
"""The source of a fault of an order whose work is done and which a compatibility rule keeps open."""

BY_INTAKE = "intake"
"""The source of a fault of what was sent: its order waits without lines until somebody says what is meant."""


class Fallout(msgspec.Struct, frozen=True, kw_only=True):
    """A fault of an order: of a task, of the step `run_node` of a flow run, of decomposition (`fault_id`, with the line
    or domain order that it is about), or of work of the product itself."""

    id: UUID
    number: str
    order_id: UUID
    task_id: UUID | None
    run_id: UUID | None
    run_node: str | None
    fault_id: UUID | None
    line_id: UUID | None
    domain_order_id: UUID | None
    type: FalloutType
    state: FalloutState
    source: str
    cause: str
    error_code: str | None
    error_message: str | None
    payload: dict[str, Any] | None
    attempts: int
    group_id: UUID | None
    assignee_id: UUID | None
    priority: str
    resolution: str | None
    created_at: datetime
    closed_at: datetime | None
    version: int


class FalloutFilter(msgspec.Struct, frozen=True, kw_only=True):
    """All given conditions hold. `search` looks in number, cause and message."""

    states: tuple[FalloutState, ...] = ()
    types: tuple[FalloutType, ...] = ()
    mine: bool = False
    unassigned: bool = False
    order_id: UUID | None = None
    search: str | None = None


class FalloutPage(msgspec.Struct, frozen=True, kw_only=True):
    """`cursors` stand beside `fallouts`; one is the `after` of the page that follows its fallout."""

    fallouts: tuple[Fallout, ...]
    cursors: tuple[str, ...]
    has_more: bool


class FalloutCount(msgspec.Struct, frozen=True, kw_only=True):
    type: FalloutType
    count: int


class RaiseFallout(msgspec.Struct, frozen=True, kw_only=True):
    """A person says that a task can't go on; the task is put on hold."""

    task_id: UUID
    type: FalloutType
    cause: str


class MoveFallout(msgspec.Struct, frozen=True, kw_only=True):
    """Input of claim and cancel; `reason` is kept in the audit trail."""

    fallout_id: UUID
    version: int | None = None
    reason: str | None = None


class AssignFallouts(msgspec.Struct, frozen=True, kw_only=True):
    fallout_ids: tuple[UUID, ...]
    person_id: UUID | None = None
    group_id: UUID | None = None


class RetryFallout(msgspec.Struct, frozen=True, kw_only=True):
    """Tries again what failed, a task, a step of a run or a piece of work; `values` correct parts of a task's input."""

    fallout_id: UUID
    values: dict[str, Any] | None = None


class CompleteFallout(msgspec.Struct, frozen=True, kw_only=True):
    """The task, or the step of the run, was done by hand: it closes with `values` as its result."""

    fallout_id: UUID
    values: dict[str, Any]
    reason: str


class Intakes(Protocol):
    """Whoever took orders in that wait for their data: they read them again, with other values at some paths."""

    async def mend(self, uow: "UnitOfWork", order_id: UUID, values: dict[str, Any]) -> None:
        """Captures the order; raises with every path that is still unknown or wrong, and then changes nothing."""
        ...

    async def reject(self, uow: "UnitOfWork", order_id: UUID, reason: str) -> None:
        """Calls the order off."""
        ...


_bound: list[Intakes] = []


def bind_intakes(implementation: Intakes) -> None:
    _bound[:] = [implementation]


def intakes() -> Intakes:
    return _bound[0]
