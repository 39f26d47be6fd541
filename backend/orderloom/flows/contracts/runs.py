"""The runs of flows as others know them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from orderloom.flows.contracts.definitions import Json
from orderloom.language.effects import AnyEffect, AnySignal, OpenTask, ReachMilestone, SendNotification
from orderloom.language.graph import Answered
from orderloom.language.trial import Stops


class RunState(StrEnum):
    RUNNING = "running"
    WAITING = "waiting"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELED = "canceled"


class StartRun(msgspec.Struct, frozen=True, kw_only=True):
    """`input` has the names that the flow's expressions read; `purpose` says why, e.g. "enrichment"."""

    flow_key: str
    subject_type: str
    subject_id: UUID
    order_id: UUID | None
    line_id: UUID | None = None
    input: Json
    purpose: str


class RunSignal(msgspec.Struct, frozen=True, kw_only=True):
    run_id: UUID
    signal: AnySignal


class ResumeRun(msgspec.Struct, frozen=True, kw_only=True):
    """Goes on at a failed step: with `output` in its place, or by running it once more, after `variables` were set."""

    run_id: UUID
    node: str
    output: Json | None = None
    variables: Json = {}


class FlowRun(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    flow_key: str
    version_id: UUID
    purpose: str
    subject_type: str
    subject_id: UUID
    order_id: UUID | None
    line_id: UUID | None
    state: RunState
    started_at: datetime
    finished_at: datetime | None
    error: Json | None


class RunStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How far a run is: its variables, and by address where it stands, `failed` with the codes of the errors."""

    run_id: UUID
    variables: Json
    failed: dict[str, str]
    waiting: tuple[str, ...]


class RunStep(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a run's journal. `duration_ms` is how long the node was waited for."""

    run_id: UUID
    seq: int
    node_id: str
    node_key: str
    visit: int
    event: str
    ports: tuple[str, ...]
    input: Json | None
    output: Json | None
    error: str | None
    at: datetime
    duration_ms: float | None


class RunTask(msgspec.Struct, frozen=True, kw_only=True):
    """A task that a run waits for; it is answered by a signal to `run_id` for `task.node` and `task.visit`."""

    run_id: UUID
    purpose: str
    order_id: UUID
    line_id: UUID | None
    task: OpenTask


class RunTaskRef(msgspec.Struct, frozen=True, kw_only=True):
    run_id: UUID
    node: str
    visit: int


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    run_id: UUID
    order_id: UUID | None
    message: SendNotification


class Reached(msgspec.Struct, frozen=True, kw_only=True):
    run_id: UUID
    order_id: UUID
    line_id: UUID | None
    milestone: ReachMilestone


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What a run works on; `type` is an `InputType`. One that a schedule began works on nothing that has an order."""

    type: str
    id: UUID
    order_id: UUID | None
    line_id: UUID | None


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What a run asks of others about the record that it works on: a fault to be raised, a task to be tried again."""

    run_id: UUID
    subject: Subject
    effect: AnyEffect


class Inquiry(msgspec.Struct, frozen=True, kw_only=True):
    """What a run looks up; `query` has the names that the source understands."""

    subject: Subject
    query: Json


class ReportEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened outside, `external.<name>`: known by its `correlation`, or about an order."""

    event: str
    correlation: str | None = None
    order_id: UUID | None = None
    values: Json = {}


class MigrateRuns(msgspec.Struct, frozen=True, kw_only=True):
    """Runs of a flow, these or all that are under way on another version, are to go on with `to_version`."""

    key: str
    to_version: int
    run_ids: tuple[UUID, ...] = ()
    dry_run: bool = True
    note: str = ""


class MovedRun(msgspec.Struct, frozen=True, kw_only=True):
    """What comes, or would come, of a run on the other version: see `language.migration.Migration`."""

    run_id: UUID
    possible: bool
    lost: tuple[tuple[str, str], ...]
    stands: tuple[str, ...]
    passed_by: tuple[str, ...]
    dropped: tuple[str, ...]
    begins: tuple[str, ...]


class TryFlow(msgspec.Struct, frozen=True, kw_only=True):
    """What to try out: `content`, or else a version of `key`, or else its draft or what is in force.

    `answers` come before those `recorded_from` a real run; what has neither is simulated, or waits.
    """

    key: str
    content: Json | None = None
    version: int | None = None
    given: Json = {}
    answers: tuple[Answered, ...] = ()
    stops: Stops | None = None
    recorded_from: UUID | None = None
    simulate: bool = True
