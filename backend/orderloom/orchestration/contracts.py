"""Tasks, plans and forms as the other contexts see them, and the protocol of the external systems that tasks call."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, Protocol
from uuid import UUID

import msgspec

from orderloom.kernel.outcome import Outcome

Localised = dict[str, str]
FieldType = Literal["string", "integer", "decimal", "boolean", "date", "enum"]

CALL_HANDLER = "orchestration.call_operation"
"""The handler of the calls that automated tasks make; one that is given up fails its task."""


class TaskType(StrEnum):
    MANUAL = "manual"
    AUTOMATED = "automated"
    WORK_ORDER = "work_order"
    ENRICHMENT = "enrichment"
    APPROVAL = "approval"


class TaskState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    AWAITING_INFORMATION = "awaiting_information"
    FAILED = "failed"
    CLOSED_COMPLETE = "closed_complete"
    SKIPPED = "skipped"
    CANCELED = "canceled"


WORKABLE = (TaskState.OPEN, TaskState.IN_PROGRESS, TaskState.ON_HOLD, TaskState.AWAITING_INFORMATION)
"""States in which somebody or something is at the task, or may begin."""


class StepKind(StrEnum):
    """What a step of a plan is. `deferral` stands for targets that decomposition can't decide yet, `fault` for what it
    could not decompose, `lag` for the time
    between two tasks, `fail` for an end that the flow itself declares a failure."""

    MANUAL = "task.manual"
    AUTOMATED = "task.automated"
    WORK_ORDER = "task.work_order"
    APPROVAL = "task.approval"
    CONFIGURATION = "task.configuration"
    SWITCH = "gate.switch"
    DECISION = "gate.decision"
    JOIN = "gate.join"
    MILESTONE = "gate.milestone"
    SET = "gate.set"
    NOTIFY = "gate.notify"
    EFFECT = "gate.effect"
    LOOKUP = "gate.lookup"
    WAIT = "gate.wait"
    LAG = "gate.lag"
    FAIL = "gate.fail"
    FOR_EACH = "gate.for_each"
    REPEAT = "gate.repeat"
    TRY = "gate.try"
    SUBFLOW = "gate.subflow"
    COMPENSATE = "gate.compensate"
    DEFERRAL = "gate.deferral"
    FAULT = "gate.fault"
    CHOICE = "gate.choice"
    CLOSE_DOMAIN_ORDER = "close.domain_order"
    CLOSE_LINE = "close.line"
    CLOSE_ORDER = "close.order"


OF_PEOPLE = frozenset({StepKind.MANUAL, StepKind.WORK_ORDER, StepKind.APPROVAL})
"""The kinds of task that lie on people's work list."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A step that a person or a system does. `form` is the key of its form; `error` is that of the last failure.

    `details` is what only one kind has: of a work order its `skill`, `address`, `window` and `checklist`. `answered_at`
    is set while it is done and only waits for others to end. `custom` are the values of the fields of one's own.
    """

    id: UUID
    number: str
    order_id: UUID
    line_id: UUID | None
    domain_order_id: UUID | None
    run_id: UUID | None
    key: str
    visit: int
    name: Localised
    type: TaskType
    state: TaskState
    priority: int
    group_id: UUID | None
    assignee_id: UUID | None
    form: str | None
    operation: str | None
    input: dict[str, Any] | None
    output: dict[str, Any] | None
    error: dict[str, Any] | None
    attempts: int
    planned_start: datetime | None
    planned_end: datetime | None
    opened_at: datetime | None
    closed_at: datetime | None
    version: int
    details: dict[str, Any] | None = None
    answered_at: datetime | None = None
    custom: dict[str, Any] = {}


class TaskFilter(msgspec.Struct, frozen=True, kw_only=True):
    """All given conditions hold. `mine`: assigned to the actor; `my_groups`: of a group that the actor is in."""

    states: tuple[TaskState, ...] = ()
    types: tuple[TaskType, ...] = ()
    mine: bool = False
    my_groups: bool = False
    unassigned: bool = False
    order_id: UUID | None = None
    search: str | None = None


class TaskSort(StrEnum):
    PLANNED_END = "planned_end"
    OPENED_AT = "opened_at"
    NUMBER = "number"


class TaskOrder(msgspec.Struct, frozen=True):
    sort: TaskSort = TaskSort.PLANNED_END
    descending: bool = False


class TaskPage(msgspec.Struct, frozen=True, kw_only=True):
    """`cursors` stand beside `tasks`; one is the `after` of the page that follows its task."""

    tasks: tuple[Task, ...]
    cursors: tuple[str, ...]
    has_more: bool


class TaskCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many tasks an order has, how many are not done yet, and when the last of them is planned to end."""

    order_id: UUID
    total: int
    open: int
    planned_end: datetime | None = None


class MoveTask(msgspec.Struct, frozen=True, kw_only=True):
    """Input of claim, unclaim, retry and skip; skipping needs its reason."""

    task_id: UUID
    version: int | None = None
    reason: str | None = None


class AssignTask(msgspec.Struct, frozen=True, kw_only=True):
    """To a person, to a group, or to both; None leaves that side as it is."""

    task_id: UUID
    person_id: UUID | None = None
    group_id: UUID | None = None


class CompleteTask(msgspec.Struct, frozen=True, kw_only=True):
    """`values` are what the task's form asks for, by field key, and `custom` what the fields of one's own do."""

    task_id: UUID
    values: dict[str, Any] = {}
    custom: dict[str, Any] = {}
    version: int | None = None


class RetryTask(msgspec.Struct, frozen=True, kw_only=True):
    """A failed task is opened again; `values` replace parts of its input and make a new visit, a new call."""

    task_id: UUID
    values: dict[str, Any] | None = None


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    value: Any
    label: Localised


class FormField(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`writes` names the characteristic of the order line that the value becomes; None keeps it in the task.

    A `heading` begins a section above the field; a `multiline` text has room for several lines.
    """

    key: str
    label: Localised
    type: FieldType = "string"
    help: Localised = {}
    heading: Localised = {}
    required: bool = False
    allowed: tuple[Choice, ...] = ()
    default: Any = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    pattern: str | None = None
    unit: str | None = None
    multiline: bool = False
    writes: str | None = None


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`orderloom.form/1`: what a person fills in to complete a task."""

    schema: Literal["orderloom.form/1"]
    key: str
    name: Localised
    fields: tuple[FormField, ...]


class KeptForm(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a form: since when it stands and who wrote it, none for one as it is shipped."""

    form: Form
    version: int
    at: datetime
    author_id: UUID | None = None


class SaveForm(msgspec.Struct, frozen=True, kw_only=True):
    """`version` is the one that the editor saw, 0 for a form that is new."""

    content: dict[str, Any]
    version: int


class GraphNode(msgspec.Struct, frozen=True, kw_only=True):
    """`ref` is the id of the line, domain order, task or deferral; `group` the node that holds this one."""

    id: UUID
    kind: Literal["line", "domain_order", "task", "gate", "deferral"]
    label: Localised
    state: str
    ref: UUID | None = None
    group: UUID | None = None
    number: str | None = None
    task_type: TaskType | None = None
    specification_kind: str | None = None
    blocked_by: int = 0
    fallout: bool = False
    assignee_id: UUID | None = None
    planned_start: datetime | None = None
    planned_end: datetime | None = None


class GraphEdge(msgspec.Struct, frozen=True, kw_only=True):
    source: UUID
    target: UUID
    kind: Literal["contains", "precedes", "closes", "requires", "shares", "waits"]


class OrchestrationGraph(msgspec.Struct, frozen=True, kw_only=True):
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]


class OperationCall(msgspec.Struct, frozen=True, kw_only=True):
    """One call to an external system. `call_id` is the same at every attempt and is sent as idempotency key."""

    operation: str
    call_id: str
    input: dict[str, Any]
    timeout_seconds: float | None = None


class Adapters(Protocol):
    """Carries calls to external systems, all at once, with no transaction open; one outcome a call, in order."""

    async def perform(self, calls: Sequence[OperationCall]) -> list[Outcome]: ...


_bound: list[Adapters] = []


def bind_adapters(adapters: Adapters) -> None:
    """Called once by `main`, which alone knows who carries the calls."""
    _bound[:] = [adapters]


def adapters() -> Adapters:
    if not _bound:
        raise LookupError("no adapters are bound; main.wiring binds them")
    return _bound[0]
