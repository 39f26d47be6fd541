"""Working on a definition together: who is there, who writes, what was saved, what differs, where it is used."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from orderloom.flows import contracts, queries
from orderloom.flows.commands import presence
from orderloom.flows.contracts import TouchDraft
from orderloom.flows.queries import history
from orderloom.graphql.context import Context, Info
from orderloom.graphql.enums import ChangeKind
from orderloom.graphql.flows.mutations import KeyInput
from orderloom.graphql.flows.types import Definition
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.ids import global_id
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON
from orderloom.identity.contracts import Permission

_NODES = {"run": "FlowRun", "order": "Order"}


@strawberry.type
class Presence:
    """Someone who has the definition open; `editing` is who holds the lock."""

    name: str
    editing: bool
    since: datetime
    mine: bool


@presents(contracts.DraftRevision)
@strawberry.type
class DraftRevision:
    """A save of the draft; `content` can be saved again."""

    contract: strawberry.Private[contracts.DraftRevision]
    revision: int
    author: str
    saved_at: datetime
    sha256: str
    content: JSON

    @strawberry.field
    def layout(self) -> JSON | None:
        return (self.contract.layout or {}).get("positions")

    @classmethod
    def from_contract(cls, revision: contracts.DraftRevision) -> "DraftRevision":
        return shape(cls, revision)


@presents(contracts.FieldChange)
@strawberry.type
class FieldChange:
    path: str
    before: JSON | None
    after: JSON | None

    @classmethod
    def from_contract(cls, change: contracts.FieldChange) -> "FieldChange":
        return shape(cls, change)


@presents(contracts.ElementChange)
@strawberry.type
class ElementChange:
    """A node, an edge, a row, a column, or the document itself, whose `element` is null."""

    kind: ChangeKind
    noun: str
    element: str | None
    label: str
    fields: list[FieldChange]

    @classmethod
    def from_contract(cls, change: contracts.ElementChange) -> "ElementChange":
        return shape(cls, change, kind=ChangeKind(change.kind), fields=present_all(change.fields))


@presents(contracts.DefinitionDiff)
@strawberry.type
class DefinitionDiff:
    """What changed from version `before` to version `after`."""

    key: str
    before: int
    after: int
    changes: list[ElementChange]

    @classmethod
    def from_contract(cls, diff: contracts.DefinitionDiff) -> "DefinitionDiff":
        return shape(cls, diff, changes=present_all(diff.changes))


@presents(contracts.UsageLink)
@strawberry.type
class UsageLink:
    """`id` is a definition's key, a specification's key, or the global id of an order or a run."""

    kind: str
    id: str
    label: str
    version: int | None
    detail: str | None

    @classmethod
    def from_contract(cls, link: contracts.UsageLink) -> "UsageLink":
        node = _NODES.get(link.kind)
        return shape(cls, link, id=global_id(node, UUID(link.id)) if node else link.id)


@strawberry.type
class VersionUsage:
    version: int
    count: int


@presents(contracts.Usage)
@strawberry.type
class Usage:
    """Things of one kind that use a definition: `links` are the first of them, `versions` those that hold one."""

    kind: str
    count: int
    links: list[UsageLink]
    versions: list[VersionUsage]

    @classmethod
    def from_contract(cls, usage: contracts.Usage) -> "Usage":
        versions = [VersionUsage(version=version, count=count) for version, count in sorted(usage.versions.items())]
        return shape(cls, usage, links=present_all(usage.links), versions=versions)


@strawberry.input
class TouchDraftInput:
    """`editing` asks for the lock, or keeps it."""

    key: str
    editing: bool = False


@strawberry.type
class PresencePayload:
    presence: list[Presence] = strawberry.field(default_factory=list)
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class DefinitionChange:
    """A definition after something happened to it, and who has it open."""

    definition: Definition
    presence: list[Presence]


def presence_of(context: Context, people: Iterable[contracts.Presence]) -> list[Presence]:
    return [shape(Presence, each, mine=each.person_id == context.actor.id) for each in people]


async def change_of(context: Context, key: str) -> DefinitionChange | None:
    async with context.reader() as reader:
        found = await queries.definition(reader, context.actor, key)
        people = await history.present(reader, context.actor, key)
    return DefinitionChange(definition=present(found), presence=presence_of(context, people)) if found else None


@strawberry.type
class TogetherMutations:
    @mutation(Permission.FLOW_READ)
    async def touch_draft(self, info: Info, input: TouchDraftInput) -> PresencePayload:
        """Says that one has it open; to be repeated within 30 seconds. To edit takes `flow.write`."""
        wanted = TouchDraft(key=input.key, editing=input.editing)
        async with info.context.unit_of_work() as uow:
            people = await presence.touch_draft(uow, info.context.actor, wanted)
        return PresencePayload(presence=presence_of(info.context, people))

    @mutation(Permission.FLOW_WRITE)
    async def take_over_draft(self, info: Info, input: KeyInput) -> PresencePayload:
        """Takes the lock from whoever holds it."""
        async with info.context.unit_of_work() as uow:
            people = await presence.take_over_draft(uow, info.context.actor, input.key)
        return PresencePayload(presence=presence_of(info.context, people))


@strawberry.type
class TogetherQueries:
    @query(Permission.FLOW_READ)
    async def definition_diff(
        self,
        info: Info,
        key: str,
        before: Annotated[int | None, strawberry.argument(name="from")] = None,
        after: Annotated[int | None, strawberry.argument(name="to")] = None,
    ) -> DefinitionDiff | None:
        """What changed between two versions, by their numbers; else from the one in force to the draft."""
        async with info.context.reader() as reader:
            return present(await history.difference(reader, info.context.actor, key, before, after))

    @query(Permission.FLOW_READ)
    async def definition_usage(self, info: Info, key: str) -> list[Usage] | None:
        """Where a definition is used: by other definitions, the catalog, running orders."""
        async with info.context.reader() as reader:
            return present_all(await history.usage(reader, info.context.actor, key))

    @query(Permission.FLOW_READ)
    async def draft_revisions(self, info: Info, key: str) -> list[DraftRevision]:
        """The last saves of the draft, newest first."""
        async with info.context.reader() as reader:
            return present_all(await history.revisions(reader, info.context.actor, key))

    @query(Permission.FLOW_READ)
    async def definition_presence(self, info: Info, key: str) -> list[Presence]:
        """Who has the definition open now."""
        async with info.context.reader() as reader:
            return presence_of(info.context, await history.present(reader, info.context.actor, key))
