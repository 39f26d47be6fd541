"""Drafts of flows and tables are saved, thrown away and published."""

import strawberry

from orderloom.flows import queries
from orderloom.flows.commands import definitions as commands
from orderloom.flows.contracts import Publish, SaveDraft
from orderloom.graphql.context import Info
from orderloom.graphql.flows.types import Definition, Finding, findings_of
from orderloom.graphql.gate import mutation
from orderloom.graphql.present import present
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON, as_object
from orderloom.identity.contracts import Permission


@strawberry.input
class SaveDraftInput:
    """`baseRevision` is the revision that the editor saw, 0 when there was no draft."""

    key: str
    content: JSON
    base_revision: int
    layout: JSON | None = None


@strawberry.input
class PublishInput:
    key: str
    revision: int
    note: str


@strawberry.input
class KeyInput:
    key: str


@strawberry.type
class DefinitionPayload:
    definition: Definition | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)
    findings: list[Finding] = strawberry.field(default_factory=list)


async def payload_of(info: Info, key: str) -> DefinitionPayload:
    async with info.context.reader() as reader:
        found = await queries.definition(reader, info.context.actor, key)
    last = (found.draft or found.published) if found else None
    return DefinitionPayload(definition=present(found), findings=findings_of(last.findings if last else ()))


@strawberry.type
class FlowMutations:
    @mutation(Permission.FLOW_WRITE)
    async def save_draft(self, info: Info, input: SaveDraftInput) -> DefinitionPayload:
        """Saves a draft, whatever its findings; a malformed document is refused."""
        wanted = SaveDraft(
            key=input.key,
            content=as_object(input.content, "content"),
            base_revision=input.base_revision,
            layout=_layout(input.layout),
        )
        async with info.context.unit_of_work() as uow:
            await commands.save_draft(uow, info.context.actor, wanted)
        return await payload_of(info, input.key)

    @mutation(Permission.FLOW_WRITE)
    async def discard_draft(self, info: Info, input: KeyInput) -> DefinitionPayload:
        """Throws the draft away; what is published stays."""
        async with info.context.unit_of_work() as uow:
            await commands.discard_draft(uow, info.context.actor, input.key)
        return await payload_of(info, input.key)

    @mutation(Permission.FLOW_PUBLISH, Permission.POLICY_PUBLISH)
    async def publish_definition(self, info: Info, input: PublishInput) -> DefinitionPayload:
        """Puts the draft in force for all that starts from now on."""
        wanted = Publish(key=input.key, note=input.note, revision=input.revision)
        async with info.context.unit_of_work() as uow:
            await commands.publish(uow, info.context.actor, wanted)
        return await payload_of(info, input.key)


def _layout(given: JSON | None) -> dict[str, object] | None:
    """Positions by node id, as the layout document that is stored."""
    if given is None:
        return None
    return {"schema": "orderloom.layout/1", "positions": as_object(given, "layout")}
