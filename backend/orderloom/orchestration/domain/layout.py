"""What a plan is laid out from, and what comes of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from orderloom.decomposition.contracts import Deferral, DomainOrder, DomainOrderLink, FaultRecord
from orderloom.orchestration.contracts import Localised, StepKind, TaskState
from orderloom.orchestration.domain.hours import Hours, around_the_clock
from orderloom.orchestration.domain.template import StepShape, Template


class StepTerms(msgspec.Struct, frozen=True):
    """What the policies say of a task: how long it takes and which group does it."""

    seconds: int
    group_id: UUID | None


class Branch(msgspec.Struct, frozen=True, kw_only=True):
    """A domain order to be planned. Without a template its first task is to be given a flow."""

    domain_order: DomainOrder
    template: Template | None
    terms: tuple[StepTerms, ...] = ()


class LineShape(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    parent_id: UUID | None = None
    asks_for_agreement: bool = False


class StandingClose(msgspec.Struct, frozen=True, kw_only=True):
    """The close of a domain order that was planned before; `entries` are its entry steps that have not opened yet."""

    step_id: UUID
    line_id: UUID
    open: bool
    entries: tuple[UUID, ...] = ()


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What a plan already has, when it is extended. Line and order closes are by line id and order id."""

    domain_orders: Mapping[UUID, StandingClose] = {}
    lines: Mapping[UUID, UUID] = {}


class PlanRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`start` is when work may begin, and `hours` when people work; `held` keeps entry tasks planned. `lines` is empty
    when a plan is extended."""

    order_id: UUID
    start: datetime
    held: bool
    priority: int
    branches: Sequence[Branch]
    links: Sequence[DomainOrderLink] = ()
    lines: Sequence[LineShape] = ()
    deferrals: Sequence[Deferral] = ()
    faults: Sequence[FaultRecord] = ()
    standing: Standing = Standing()
    hours: Hours = around_the_clock


class Step(msgspec.Struct, kw_only=True):
    """A row of the plan to come. `seconds` is the planned duration; people work by the calendar of `site_id`."""

    id: UUID
    order_id: UUID
    key: str
    kind: StepKind
    line_id: UUID | None = None
    domain_order_id: UUID | None = None
    state: TaskState = TaskState.PLANNED
    blocked_by: int = 0
    successors: list[UUID] = msgspec.field(default_factory=list[UUID])
    on_start: list[UUID] = msgspec.field(default_factory=list[UUID])
    on_end: list[UUID] = msgspec.field(default_factory=list[UUID])
    ends_after: int = 0
    visit: int = 1
    gated: bool = False
    entry: bool = False
    flow_version_id: UUID | None = None
    shape: StepShape | None = None
    name: Localised | None = None
    group_id: UUID | None = None
    priority: int = 0
    seconds: int = 0
    site_id: UUID | None = None
    planned_start: datetime | None = None
    planned_end: datetime | None = None

    @property
    def is_task(self) -> bool:
        return self.kind.startswith("task.")


class Patch(msgspec.Struct, kw_only=True):
    """What a new step changes in one that stands: it waits for `blocked_by` more and ends after `ends_after` more, and
    `successors` wait for it, or with their ends, `on_end`."""

    step_id: UUID
    blocked_by: int = 0
    ends_after: int = 0
    successors: list[UUID] = msgspec.field(default_factory=list[UUID])
    on_end: list[UUID] = msgspec.field(default_factory=list[UUID])


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """`ready` are steps with nothing before them that fire rather than open: gates and closings."""

    steps: tuple[Step, ...]
    patches: tuple[Patch, ...]
    ready: tuple[UUID, ...]
    end: datetime
