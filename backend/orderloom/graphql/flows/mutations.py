"""Drafts of flows and tables are saved, patched, merged and thrown away."""

import strawberry

from orderloom.flows import queries
from orderloom.flows.commands import drafts as commands
from orderloom.flows.contracts import Choice, PatchDraft, SaveDraft
from orderloom.graphql.context import Info
from orderloom.graphql.enums import Take
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
class ChoiceInput:
    """Decides a conflict of an earlier attempt, by the `element` and `field` in its problem's details."""

    element: str | None = None
    field: str
    take: Take


@strawberry.input
class PatchDraftInput:
    """JSON Patches (RFC 6902) of what the editor saw at `baseRevision`, 0 for the version in force.

    `baseVersion` is the number of the draft that was seen: should it have been published meanwhile, the change makes a
    new draft of it. `patch` changes the content, `layoutPatch` the layout document, e.g. `/positions/n1/x`.
    """

    key: str
    base_revision: int
    base_version: int | None = None
    patch: JSON
    layout_patch: JSON | None = None
    choices: list[ChoiceInput] | None = None


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
        """Saves a draft, whatever its findings; a malformed document is refused, and so is a stale one."""
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
    async def patch_draft(self, info: Info, input: PatchDraftInput) -> DefinitionPayload:
        """Saves what changed, merged with what others saved since; what can't be merged comes back as problems
        `flows.conflict` with `element`, `field`, `base`, `mine` and `theirs`, and nothing is saved."""
        wanted = PatchDraft(
            key=input.key,
            base_revision=input.base_revision,
            base_version=input.base_version,
            patch=input.patch,
            layout_patch=input.layout_patch,
            choices=tuple(
                Choice(element=each.element, field=each.field, take=each.take.value) for each in input.choices or ()
            ),
        )
        async with info.context.unit_of_work() as uow:
            await commands.patch_draft(uow, info.context.actor, wanted)
        return await payload_of(info, input.key)

    @mutation(Permission.FLOW_WRITE)
    async def discard_draft(self, info: Info, input: KeyInput) -> DefinitionPayload:
        """Throws the draft away; what is published stays."""
        async with info.context.unit_of_work() as uow:
            await commands.discard_draft(uow, info.context.actor, input.key)
        return await payload_of(info, input.key)


def _layout(given: JSON | None) -> dict[str, object] | None:
    """Positions by node id, as the layout document that is stored."""
    if given is None:
        return None
    return {"schema": "orderloom.layout/1", "positions": as_object(given, "layout")}
