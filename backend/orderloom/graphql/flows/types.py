"""Definitions, their versions, runs and kinds of nodes as types."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from orderloom.flows import contracts, queries
from orderloom.flows.commands.checks import needs_second_person
from orderloom.graphql.context import Info
from orderloom.graphql.enums import DefinitionKind, VersionState
from orderloom.graphql.ids import Node, global_id, optional_id
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.problems import camel
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import LocalisedText, localised

if TYPE_CHECKING:
    from orderloom.graphql.ordering.lines import OrderLine
    from orderloom.graphql.ordering.types import Order

ORDER = Annotated["Order", strawberry.lazy("orderloom.graphql.ordering.types")]
LINE = Annotated["OrderLine", strawberry.lazy("orderloom.graphql.ordering.lines")]
SUBJECTS = {"order": "Order", "order_line": "OrderLine", "domain_order": "DomainOrder", "task": "Task"}


@strawberry.type
class Finding:
    """`position` counts characters from 0, where `path` leads to an expression."""

    code: str
    severity: str
    node: str | None
    path: str
    message: str
    fix: str | None
    position: int | None


def findings_of(found: Iterable[Any]) -> list[Finding]:
    return [shape(Finding, one, path=".".join(camel(part) for part in one.path)) for one in found]


@presents(contracts.FlowVersion)
@strawberry.type
class DefinitionVersion(Node):
    """`content` is the document as in flows/: orderloom.flow/1 or orderloom.table/1; `layout` places its nodes.

    `requestedBy` asked for it to be published, `approvedBy` is the second person, `declined` why one sent it back.
    """

    contract: strawberry.Private[contracts.FlowVersion]
    version: int
    state: VersionState
    content: JSON
    sha256: str
    note: str | None
    author: str
    published_at: datetime | None
    revision: int
    requested_by: str | None
    requested_at: datetime | None
    approved_by: str | None
    declined: str | None

    @strawberry.field
    def layout(self) -> JSON | None:
        return (self.contract.layout or {}).get("positions")

    @strawberry.field
    def findings(self) -> list[Finding]:
        return findings_of(self.contract.findings)

    @classmethod
    def from_contract(cls, version: contracts.FlowVersion) -> "DefinitionVersion":
        return shape(cls, version)


@presents(contracts.Definition)
@strawberry.type
class Definition(Node):
    """A flow or a table. While it is retired, `published` is the version that was in force."""

    contract: strawberry.Private[contracts.Definition]
    key: str
    name: LocalisedText
    kind: DefinitionKind
    published: DefinitionVersion | None
    draft: DefinitionVersion | None
    retired_at: datetime | None
    retired_by: str | None

    @strawberry.field
    async def versions(self, info: Info) -> list[DefinitionVersion]:
        return present_all(await info.context.load.versions_of.load(self.contract.key))

    @strawberry.field
    async def version(self, info: Info, number: int) -> DefinitionVersion | None:
        async with info.context.reader() as reader:
            return present(await queries.version(reader, info.context.actor, self.contract.key, number))

    @strawberry.field
    async def second_person(self, info: Info) -> bool:
        """Whether someone else has to agree before a version comes into force."""
        async with info.context.reader() as reader:
            return await needs_second_person(reader, self.contract.key, self.contract.kind)

    @classmethod
    def from_contract(cls, definition: contracts.Definition) -> "Definition":
        return shape(
            cls,
            definition,
            name=localised(definition.name),
            kind=DefinitionKind(definition.kind),
            published=present(definition.published),
            draft=present(definition.draft),
        )


@presents(contracts.RunStep)
@strawberry.type
class RunStep:
    seq: int
    node_id: str
    node_key: str
    visit: int
    state: str
    port: str | None
    input: JSON | None
    output: JSON | None
    error: str | None
    at: datetime
    duration_ms: float | None

    @classmethod
    def from_contract(cls, step: contracts.RunStep) -> "RunStep":
        return shape(cls, step, state=step.event, port=", ".join(step.ports) or None)


@presents(contracts.RunStanding)
@strawberry.type
class RunStanding:
    """How far a run is: its variables, and the addresses of the nodes where it waits or stands failed."""

    variables: JSON
    waiting: list[str]
    failed: list[str]

    @classmethod
    def from_contract(cls, standing: contracts.RunStanding) -> "RunStanding":
        return cls(variables=standing.variables, waiting=list(standing.waiting), failed=list(standing.failed))


@presents(contracts.FlowRun)
@strawberry.type
class FlowRun(Node):
    """`order` and `line` are those that the run is about, whatever its subject is."""

    contract: strawberry.Private[contracts.FlowRun]
    definition_key: str
    state: str
    purpose: str
    subject_type: str
    subject_id: strawberry.ID
    started_at: datetime
    finished_at: datetime | None
    error: JSON | None

    @strawberry.field
    def order_id(self) -> strawberry.ID | None:
        return optional_id("Order", self.contract.order_id)

    @strawberry.field
    async def order_number(self, info: Info) -> str | None:
        """The order that it works for; one that a schedule began has none."""
        order_id = self.contract.order_id
        found = await info.context.load.orders.load(order_id) if order_id else None
        return found.number if found else None

    @strawberry.field
    async def definition_version(self, info: Info) -> DefinitionVersion:
        return present(await info.context.load.versions.load(self.contract.version_id))

    @strawberry.field
    async def steps(self, info: Info) -> list[RunStep]:
        return present_all(await info.context.load.journals.load(self.contract.id))

    @strawberry.field
    async def standing(self, info: Info) -> RunStanding:
        return present(await info.context.load.standings.load(self.contract.id))

    @strawberry.field
    async def order(self, info: Info) -> ORDER | None:
        order_id = self.contract.order_id
        return present(await info.context.load.orders.load(order_id)) if order_id else None

    @strawberry.field
    async def line(self, info: Info) -> LINE | None:
        line_id = self.contract.line_id
        return present(await info.context.load.lines.load(line_id)) if line_id else None

    @classmethod
    def from_contract(cls, run: contracts.FlowRun) -> "FlowRun":
        subject = SUBJECTS.get(run.subject_type, run.subject_type)
        return shape(
            cls,
            run,
            definition_key=run.flow_key,
            state=run.state.value,
            subject_id=global_id(subject, run.subject_id),
        )
