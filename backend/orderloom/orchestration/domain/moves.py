"""What a wave did to steps, as plain rows: which were over, which opened, which fired."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.kernel.errors import DomainError
from orderloom.orchestration.contracts import StepKind, TaskState

OVER = frozenset({TaskState.CLOSED_COMPLETE, TaskState.SKIPPED, TaskState.CANCELED})


class Moved(msgspec.Struct, frozen=True):
    """A step after a statement changed it, in the column order of the store. `before` is the state it had.

    `troubled` steps have failed before, or a fallout held them; others wait for the start of `starts` ones; `closing`
    ones ended by the statement itself.
    """

    id: UUID
    order_id: UUID
    domain_order_id: UUID | None
    line_id: UUID | None
    run_id: UUID | None
    flow_version_id: UUID | None
    key: str
    visit: int
    kind: str
    state: str
    before: str
    gated: bool
    entry: bool
    operation: str | None
    retry: dict[str, Any] | None
    timeout: str | None
    priority: int
    group_id: UUID | None
    troubled: bool
    starts: bool
    closing: bool

    @property
    def is_task(self) -> bool:
        return self.kind.startswith("task.")


class Locked(msgspec.Struct, frozen=True):
    """Plans that this transaction may change: those in which nothing opens, and those with steps that look for
    something themselves."""

    held: tuple[UUID, ...] = ()
    waiting: frozenset[UUID] = frozenset()


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """How a task ended: complete with an output, or skipped. None keeps what the row has."""

    id: UUID
    order_id: UUID
    state: TaskState = TaskState.CLOSED_COMPLETE
    output: dict[str, Any] | None = None
    input: dict[str, Any] | None = None
    attempts: int | None = None
    assignee_id: UUID | None = None
    reason: str | None = None


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A task that gave up, with what the other side said."""

    id: UUID
    order_id: UUID
    code: str
    message: str
    attempts: int = 1
    payload: dict[str, Any] | None = None
    input: dict[str, Any] | None = None


class Routed(msgspec.Struct, frozen=True, kw_only=True):
    """What the interpreter said of a reached step: its new state, and what later steps may read of it."""

    id: UUID
    state: TaskState
    output: dict[str, Any] | None = None


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a domain order as routing and inputs see it; `key` is its address."""

    id: UUID
    domain_order_id: UUID
    key: str
    kind: StepKind
    state: TaskState
    output: dict[str, Any] | None
    visit: int = 1
    ends_after: int = 0
    closed_at: datetime | None = None

    @property
    def is_over(self) -> bool:
        """A failed step is over once the flow itself took its error port."""
        return self.state in OVER or (self.state is TaskState.FAILED and self.closed_at is not None)


class RunStep(msgspec.Struct, frozen=True, kw_only=True):
    """A task of a flow's run, to be opened at once."""

    id: UUID
    run_id: UUID
    order_id: UUID
    line_id: UUID | None
    key: str
    visit: int
    kind: StepKind
    name: dict[str, str]
    input: dict[str, Any]
    details: dict[str, Any] | None
    form: str | None
    operation: str | None
    retry: dict[str, Any] | None
    timeout: str | None
    priority: int
    group_id: UUID | None
    planned_start: datetime
    planned_end: datetime


def failure_of(step: Moved, error: DomainError) -> Failure:
    """The failure of a step whose expressions can't be answered."""
    problem = error.problems[0]
    details = problem.details or {}
    return Failure(
        id=step.id,
        order_id=step.order_id,
        code=str(details.get("code", problem.code)),
        message=problem.message,
    )
