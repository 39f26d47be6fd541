"""What others know of definitions and runs, and the abilities that flows borrow from higher contexts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, Protocol
from uuid import UUID

import msgspec

from orderloom.language.effects import AnySignal, OpenTask, ReachMilestone, SendNotification
from orderloom.language.validate import Finding

if TYPE_CHECKING:
    from orderloom.platform.db import Reader, UnitOfWork

Document = Literal["flow", "table"]
Json = dict[str, Any]


class VersionState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class RunState(StrEnum):
    RUNNING = "running"
    WAITING = "waiting"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELED = "canceled"


class FlowVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a flow or a table; a published one never changes. `kind` is the flow's, or "table".

    `revision` counts the saves of the draft; `layout` is where the editor draws the nodes.
    """

    id: UUID
    key: str
    kind: str
    doc: Document
    version: int
    revision: int
    state: VersionState
    content: Json
    layout: Json | None
    sha256: str
    findings: tuple[Finding, ...]
    note: str | None
    author: str
    published_at: datetime | None


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """A flow or a table by its key, with the version in force and the draft, where there is one."""

    id: UUID
    key: str
    kind: str
    doc: Document
    name: dict[str, str]
    published: FlowVersion | None
    draft: FlowVersion | None


class ImportedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it stands in a file; `source` names it in problems."""

    content: Json
    layout: Json | None = None
    source: str | None = None


class SaveDraft(msgspec.Struct, frozen=True, kw_only=True):
    """`base_revision` is the revision that the editor saw: 0 when there was no draft."""

    key: str
    content: Json
    base_revision: int = 0
    layout: Json | None = None


class Publish(msgspec.Struct, frozen=True, kw_only=True):
    """`revision` is the draft's that was looked at; without it, the draft as it is."""

    key: str
    note: str = ""
    revision: int | None = None


class StartRun(msgspec.Struct, frozen=True, kw_only=True):
    """`input` has the names that the flow's expressions read; `purpose` says why, e.g. "enrichment"."""

    flow_key: str
    subject_type: str
    subject_id: UUID
    order_id: UUID
    line_id: UUID | None = None
    input: Json
    purpose: str


class RunSignal(msgspec.Struct, frozen=True, kw_only=True):
    run_id: UUID
    signal: AnySignal


class ResumeRun(msgspec.Struct, frozen=True, kw_only=True):
    """Goes on at a failed step: with `output` in its place, or by running it once more."""

    run_id: UUID
    node: str
    output: Json | None = None


class FlowRun(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    flow_key: str
    version_id: UUID
    purpose: str
    subject_type: str
    subject_id: UUID
    order_id: UUID
    line_id: UUID | None
    state: RunState
    started_at: datetime
    finished_at: datetime | None
    error: Json | None


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
    order_id: UUID
    message: SendNotification


class Reached(msgspec.Struct, frozen=True, kw_only=True):
    run_id: UUID
    order_id: UUID
    line_id: UUID | None
    milestone: ReachMilestone


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What a run works on."""

    type: str
    id: UUID
    order_id: UUID
    line_id: UUID | None


class TaskDesk(Protocol):
    """Puts the tasks of runs where people and systems find them."""

    async def open_tasks(self, uow: "UnitOfWork", tasks: Sequence[RunTask]) -> None: ...

    async def withdraw_tasks(self, uow: "UnitOfWork", tasks: Sequence[RunTaskRef]) -> None:
        """These tasks have timed out and are not waited for any more."""
        ...


class Characteristics(Protocol):
    async def write(self, uow: "UnitOfWork", values: Sequence[tuple[UUID, UUID, Json]]) -> None:
        """Sets characteristics of lines: (order id, line id, values)."""
        ...


class Records(Protocol):
    """Reads anew what runs work on, since people and systems change it while a run waits."""

    async def inputs(self, reader: "Reader", subjects: Sequence[Subject]) -> Mapping[UUID, Json]:
        """The names that expressions read, by subject id; a subject that it does not know is left out."""
        ...


class Notifier(Protocol):
    async def send(self, uow: "UnitOfWork", notices: Sequence[Notice]) -> None: ...


class Milestones(Protocol):
    async def reached(self, uow: "UnitOfWork", milestones: Sequence[Reached]) -> None: ...


class Names(Protocol):
    """Which of the forms and operations that a flow refers to exist."""

    async def forms(self, reader: "Reader", keys: Sequence[str]) -> frozenset[str]: ...

    async def operations(self, reader: "Reader", keys: Sequence[str]) -> frozenset[str]: ...


class Actions(msgspec.Struct, kw_only=True):
    """What higher contexts lend. What nobody lends is refused where it is needed; names are then not looked up."""

    tasks: TaskDesk | None = None
    characteristics: Characteristics | None = None
    records: Records | None = None
    notifier: Notifier | None = None
    milestones: Milestones | None = None
    names: Names | None = None


_bound = Actions()


def bind_actions(
    *,
    tasks: TaskDesk | None = None,
    characteristics: Characteristics | None = None,
    records: Records | None = None,
    notifier: Notifier | None = None,
    milestones: Milestones | None = None,
    names: Names | None = None,
) -> None:
    """Lends the abilities given and leaves the others as they are; called by `flow_actions` and by wiring."""
    given = {
        "tasks": tasks,
        "characteristics": characteristics,
        "records": records,
        "notifier": notifier,
        "milestones": milestones,
        "names": names,
    }
    for name, ability in given.items():
        if ability is not None:
            setattr(_bound, name, ability)


def actions() -> Actions:
    return _bound
