"""Drafts of flows and tables: saved whole or by what changed, merged with what others saved, and thrown away."""

import msgspec

from orderloom.flows.commands.news import tell
from orderloom.flows.contracts import (
    Definition,
    DraftRevision,
    FlowVersion,
    Json,
    PatchDraft,
    SaveDraft,
    VersionState,
)
from orderloom.flows.domain.conflicts import Choices, refuse_conflicts
from orderloom.flows.domain.documents import Described, KeyMismatch, check_layout, describe, findings_of, placed
from orderloom.flows.domain.merge import merge, merge_layouts
from orderloom.flows.domain.patch import patched
from orderloom.flows.queries.references import known
from orderloom.flows.store import catalogue, drafts
from orderloom.flows.store import definitions as store
from orderloom.flows.store.definitions import NewVersion
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Kind, Missing, StaleVersion
from orderloom.platform.db import AuditEntry, UnitOfWork

NO_LAYOUT: Json = {"schema": "orderloom.layout/1", "positions": {}}


class NoDefinition(Missing):
    code = "flows.no_definition"


class NoDraft(Missing):
    code = "flows.no_draft"


class InReview(DomainError):
    """What waits for a second person is frozen, so that they agree to what is published."""

    kind = Kind.CONFLICT
    code = "flows.in_review"


class Locked(DomainError):
    """Someone else writes. Nothing was saved, and nothing is lost: the lock can be taken over."""

    kind = Kind.CONFLICT
    code = "flows.locked"


class Draft(msgspec.Struct, frozen=True):
    """What is to be saved."""

    document: Described
    layout: Json | None


@command(Permission.FLOW_WRITE)
async def save_draft(uow: UnitOfWork, actor: Actor, save: SaveDraft) -> FlowVersion:
    """Stores a draft of a well-formed flow or table, with its findings. A stale base revision is refused."""
    with placed("content"):
        described = describe(save.content)
    if save.layout is not None:
        check_layout(save.layout)
    if described.key != save.key:
        raise KeyMismatch(f"The document's key is {described.key}.", path=("content", "key"))
    await store.add_definitions(uow, [described])
    definition = (await store.locked(uow, (save.key,)))[save.key]
    await refuse_others(uow, actor, definition)
    if (definition.draft.revision if definition.draft else 0) != save.base_revision:
        raise StaleVersion("Someone else saved this draft meanwhile.", path=("baseRevision",))
    last = definition.draft or definition.published
    return await store_draft(uow, actor, definition, Draft(described, save.layout or (last.layout if last else None)))


@command(Permission.FLOW_WRITE)
async def patch_draft(uow: UnitOfWork, actor: Actor, change: PatchDraft) -> FlowVersion:
    """Stores what changed since a base revision, merged by the ids of parts with what others saved since then.

    What can't be merged is refused with the conflicts; `choices` decide them at the next attempt.
    """
    definition = (await store.locked(uow, (change.key,))).get(change.key)
    theirs = (definition.draft or definition.published) if definition else None
    if definition is None or theirs is None:
        raise NoDefinition(f"There is no {change.key}.", path=("key",))
    await refuse_others(uow, actor, definition)
    base = await _base(uow, definition, change)
    mine = _changed(base, change)
    if base is theirs:
        return await store_draft(uow, actor, definition, mine)
    choices: Choices = {(each.element, each.field): each.take for each in change.choices}
    merged = merge(describe(base.content), mine.document, describe(theirs.content), choices)
    content = refuse_conflicts(merged, theirs.revision if definition.draft else 0)
    with placed("content"):
        document = describe(content)
    layout = merge_layouts(base.layout, mine.layout, theirs.layout)
    return await store_draft(uow, actor, definition, Draft(document, layout))


@command(Permission.FLOW_WRITE)
async def discard_draft(uow: UnitOfWork, actor: Actor, key: str) -> Definition | None:
    """Throws the draft away; what is published stays. Of a definition that has no version then, nothing does."""
    definition = (await store.locked(uow, (key,))).get(key)
    if definition is None or definition.draft is None:
        raise NoDraft(f"There is no draft of {key}.", path=("key",))
    await refuse_others(uow, actor, definition)
    await store.drop_draft(uow, definition.draft.id)
    uow.audit(AuditEntry(subject_type="definition", subject_id=definition.id, action="draft_discarded"))
    tell(uow, key, "draft")
    await catalogue.forget_empty(uow, (key,))
    return next(iter(await store.definitions(uow, keys=(key,))), None)


async def refuse_others(uow: UnitOfWork, actor: Actor, definition: Definition) -> None:
    """Raises when the draft is frozen, or someone else holds its lock."""
    if definition.draft and definition.draft.state is VersionState.IN_REVIEW:
        who = definition.draft.requested_by
        raise InReview(f"{definition.key} waits for a second person since {who} asked to publish it.", path=("key",))
    holder = next((each for each in await drafts.present(uow, definition.id) if each.editing), None)
    if holder is not None and holder.person_id != actor.id:
        raise Locked(f"{holder.name} is writing it.", path=("key",), details={"holder": holder.name})


async def store_draft(uow: UnitOfWork, actor: Actor, definition: Definition, wanted: Draft) -> FlowVersion:
    """Writes the draft and keeps this save of it; the draft as it is stored."""
    draft, described = definition.draft, wanted.document
    if (definition.doc, definition.kind) != (described.doc, described.kind):
        raise KeyMismatch(f"{described.key} is of kind {definition.kind}.", path=("content", "kind"))
    version = NewVersion(
        definition_id=definition.id,
        described=described,
        findings=findings_of(described, await known(uow, [described])),
        layout=wanted.layout,
        version=draft.version if draft else await store.next_version(uow, definition.id),
        state=VersionState.DRAFT,
        author=actor.name,
        author_id=actor.id,
    )
    if draft is None:
        await store.add_versions(uow, [version])
    else:
        await store.update_draft(uow, draft.id, version)
    uow.audit(AuditEntry(subject_type="definition", subject_id=definition.id, action="draft_saved"))
    tell(uow, definition.key, "draft")
    stored = await _draft(uow, definition.key)
    await drafts.keep_revision(uow, stored.id)
    return stored


async def _base(uow: UnitOfWork, definition: Definition, change: PatchDraft) -> FlowVersion | DraftRevision:
    """The content and layout that someone changed: the version in force, or one of the last saves of its draft."""
    base: FlowVersion | DraftRevision | None = None
    number = change.base_version
    if change.base_revision == 0:
        base = await _seen_in_force(uow, definition, number)
    else:
        versions = (definition.draft, definition.published if number is not None else None)
        meant = next((each for each in versions if each is not None and number in (None, each.version)), None)
        if meant is not None and meant.revision == change.base_revision:
            base = meant
        elif meant is not None:
            base = await drafts.revision(uow, meant.id, change.base_revision)
    if base is None:
        message = f"Revision {change.base_revision} of {definition.key} is not kept any more."
        raise StaleVersion(message, path=("baseRevision",))
    return base


async def _seen_in_force(uow: UnitOfWork, definition: Definition, number: int | None) -> FlowVersion | None:
    """The version that was in force when somebody began to change it; another one may be by now."""
    now = definition.published
    if number is None or now is None or now.version == number:
        return now
    seen = await store.version(uow, definition.key, number)
    return seen if seen is not None and seen.published_at is not None else None


def _changed(base: FlowVersion | DraftRevision, change: PatchDraft) -> Draft:
    content = patched(base.content, change.patch, "patch")
    with placed("content"):
        document = describe(content)
    if document.key != change.key:
        raise KeyMismatch(f"The document's key is {document.key}.", path=("content", "key"))
    layout = base.layout
    if change.layout_patch is not None:
        layout = patched(base.layout or NO_LAYOUT, change.layout_patch, "layoutPatch")
        check_layout(layout)
    return Draft(document, layout)


async def _draft(uow: UnitOfWork, key: str) -> FlowVersion:
    draft = (await store.definitions(uow, keys=(key,)))[0].draft
    assert draft is not None
    return draft
