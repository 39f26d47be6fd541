"""A flow or table on its way: drafts are saved and thrown away, and one is published."""

from orderloom.flows.commands.references import known
from orderloom.flows.contracts import Definition, FlowVersion, Publish, SaveDraft, VersionState
from orderloom.flows.domain.documents import (
    Described,
    KeyMismatch,
    check_layout,
    describe,
    findings_of,
    placed,
    refuse_errors,
)
from orderloom.flows.events import DefinitionPublished
from orderloom.flows.store import definitions as store
from orderloom.flows.store.definitions import NewVersion
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing, StaleVersion
from orderloom.platform.db import AuditEntry, UnitOfWork


class NoDraft(Missing):
    code = "flows.no_draft"


@command(Permission.FLOW_WRITE)
async def save_draft(uow: UnitOfWork, actor: Actor, save: SaveDraft) -> FlowVersion:
    """Stores a draft of a well-formed flow or table, with its findings. A stale base revision is refused."""
    with placed("content"):
        described = describe(save.content)
    if save.layout is not None:
        check_layout(save.layout)
    findings = findings_of(described, await known(uow, [described]))
    definition = await _definition(uow, save, described)
    draft = definition.draft
    if (draft.revision if draft else 0) != save.base_revision:
        raise StaleVersion("Someone else saved this draft meanwhile.", path=("baseRevision",))
    version = NewVersion(
        definition_id=definition.id,
        described=described,
        findings=findings,
        layout=save.layout or _layout(definition),
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
    return await _draft(uow, save.key)


@command(Permission.FLOW_WRITE)
async def discard_draft(uow: UnitOfWork, actor: Actor, key: str) -> Definition:
    """Throws the draft away; what is published stays."""
    definition = (await store.locked(uow, (key,))).get(key)
    if definition is None or definition.draft is None:
        raise NoDraft(f"There is no draft of {key}.", path=("key",))
    await store.drop_draft(uow, definition.draft.id)
    uow.audit(AuditEntry(subject_type="definition", subject_id=definition.id, action="draft_discarded"))
    return (await store.definitions(uow, keys=(key,)))[0]


@command(Permission.FLOW_PUBLISH, Permission.POLICY_PUBLISH)
async def publish(uow: UnitOfWork, actor: Actor, wanted: Publish) -> FlowVersion:
    """Makes the draft the version in force, for all that starts from now on. Refused with its findings."""
    definition = (await store.locked(uow, (wanted.key,))).get(wanted.key)
    draft = definition.draft if definition else None
    if definition is None or draft is None:
        raise NoDraft(f"There is no draft of {wanted.key}.", path=("key",))
    if wanted.revision is not None and wanted.revision != draft.revision:
        raise StaleVersion("Someone else saved this draft meanwhile.", path=("revision",))
    described = describe(draft.content)
    refuse_errors(findings_of(described, await known(uow, [described])))
    await store.put_in_force(uow, draft.id, described.name, wanted.note or None, actor.name)
    tell_published(uow, definition, draft.version, wanted.note)
    return (await store.versions_by_id(uow, (draft.id,)))[draft.id]


def tell_published(uow: UnitOfWork, definition: Definition, version: int, note: str) -> None:
    uow.announce(DefinitionPublished(subject=definition.id, key=definition.key, version=version))
    entry = AuditEntry(
        subject_type="definition",
        subject_id=definition.id,
        action="published",
        reason=note or None,
        changes={"version": version},
    )
    uow.audit(entry)


async def _definition(uow: UnitOfWork, save: SaveDraft, described: Described) -> Definition:
    """The definition of the draft, locked; a key that is new gets one."""
    if described.key != save.key:
        raise KeyMismatch(f"The document's key is {described.key}.", path=("content", "key"))
    await store.add_definitions(uow, [described])
    definition = (await store.locked(uow, (save.key,)))[save.key]
    if (definition.doc, definition.kind) != (described.doc, described.kind):
        raise KeyMismatch(f"{described.key} is of kind {definition.kind}.", path=("content", "kind"))
    return definition


def _layout(definition: Definition) -> dict[str, object] | None:
    last = definition.draft or definition.published
    return last.layout if last else None


async def _draft(uow: UnitOfWork, key: str) -> FlowVersion:
    draft = (await store.definitions(uow, keys=(key,)))[0].draft
    assert draft is not None
    return draft
