"""Brings versions into force: by one person, or by two where the policy says so."""

from orderloom.flows.commands.checks import needs_second_person, refuse_unready
from orderloom.flows.commands.drafts import Draft, InReview, NoDraft, refuse_others, store_draft
from orderloom.flows.commands.news import tell
from orderloom.flows.contracts import Definition, FlowVersion, Publish, RollBack, VersionState
from orderloom.flows.domain.documents import Described
from orderloom.flows.events import DefinitionPublished
from orderloom.flows.store import definitions as store
from orderloom.flows.store import publishing
from orderloom.flows.store.definitions import NewVersion
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Kind, Missing, StaleVersion
from orderloom.platform.db import AuditEntry, UnitOfWork


class SecondPersonNeeded(DomainError):
    """The policy wants someone else to look: ask for it to be published instead."""

    kind = Kind.CONFLICT
    code = "flows.second_person"


class Retired(DomainError):
    kind = Kind.CONFLICT
    code = "flows.retired"


class NoteMissing(DomainError):
    """A version without a word on what changed, and why, helps nobody who looks for it later."""

    code = "flows.note_missing"


class NoVersion(Missing):
    code = "flows.no_version"


class AlreadyInForce(DomainError):
    kind = Kind.CONFLICT
    code = "flows.already_in_force"


@command(Permission.FLOW_PUBLISH, Permission.POLICY_PUBLISH)
async def publish(uow: UnitOfWork, actor: Actor, wanted: Publish) -> FlowVersion:
    """Makes the draft the version in force, for all that starts from now on. Refused with its findings."""
    refuse_silence(wanted)
    definition, draft = await draft_of(uow, wanted.key, wanted.revision)
    await refuse_others(uow, actor, definition)
    described = await refuse_unready(uow, draft)
    if await needs_second_person(uow, definition.key, definition.kind):
        raise SecondPersonNeeded(f"Someone else has to agree to a new version of {definition.key}.", path=("key",))
    people = {"author": actor.name, "approved_by": None}
    return await put_in_force(uow, (definition, draft), described, wanted.note, people)


@command(Permission.FLOW_PUBLISH, Permission.POLICY_PUBLISH)
async def roll_back(uow: UnitOfWork, actor: Actor, wanted: RollBack) -> FlowVersion:
    """Publishes the content of an earlier version anew, if it may be published today; where the policy wants a second
    person, it waits for one."""
    definition = (await store.locked(uow, (wanted.key,))).get(wanted.key)
    old = await store.version(uow, wanted.key, wanted.version)
    if definition is None or old is None or old.state is not VersionState.PUBLISHED:
        raise NoVersion(f"There is no published version {wanted.version} of {wanted.key}.", path=("version",))
    refuse_retired(definition)
    if definition.published is not None and old.id == definition.published.id:
        raise AlreadyInForce(f"Version {wanted.version} is in force.", path=("version",))
    described = await refuse_unready(uow, old)
    note = wanted.note or f"Back to version {wanted.version}."
    if await needs_second_person(uow, definition.key, definition.kind):
        return await _ask_to_roll_back(uow, actor, definition, Draft(described, old.layout), note)
    row = NewVersion(
        definition_id=definition.id,
        described=described,
        findings=(),
        layout=old.layout,
        version=await store.next_version(uow, definition.id),
        state=VersionState.PUBLISHED,
        author=actor.name,
        author_id=actor.id,
        note=note,
        published_at=uow.now,
    )
    await store.add_versions(uow, [row])
    tell_published(uow, definition, row.version, note)
    made = await store.version(uow, wanted.key, row.version)
    assert made is not None
    return made


async def draft_of(
    uow: UnitOfWork, key: str, revision: int | None, state: VersionState = VersionState.DRAFT
) -> tuple[Definition, FlowVersion]:
    """A definition, locked, with its draft as someone has seen it. Raises when it is in another state."""
    definition = (await store.locked(uow, (key,))).get(key)
    draft = definition.draft if definition else None
    if definition is None or draft is None:
        raise NoDraft(f"There is no draft of {key}.", path=("key",))
    refuse_retired(definition)
    if draft.state is not state:
        message = "waits for a second person" if draft.state is VersionState.IN_REVIEW else "does not wait for anyone"
        raise InReview(f"The draft of {key} {message}.", path=("key",))
    if revision is not None and revision != draft.revision:
        raise StaleVersion("Someone else saved this draft meanwhile.", path=("revision",))
    return definition, draft


def refuse_silence(wanted: Publish) -> None:
    if not wanted.note.strip():
        raise NoteMissing("Say what changes, and why: the note stays with the version.", path=("note",))


def refuse_retired(definition: Definition) -> None:
    if definition.retired_at is not None:
        raise Retired(f"{definition.key} is retired; bring it back first.", path=("key",))


async def put_in_force(
    uow: UnitOfWork,
    draft: tuple[Definition, FlowVersion],
    described: Described,
    note: str,
    people: dict[str, str | None],
) -> FlowVersion:
    """Makes a draft the newest version. `people` are its author and, where there is one, the second person."""
    definition, version = draft
    number = await publishing.put_in_force(uow, version.id, described.name, note or None, people)
    tell_published(uow, definition, number, note)
    return (await store.versions_by_id(uow, (version.id,)))[version.id]


def tell_published(uow: UnitOfWork, definition: Definition, version: int, note: str) -> None:
    uow.announce(DefinitionPublished(subject=definition.id, key=definition.key, version=version))
    tell(uow, definition.key, "published")
    entry = AuditEntry(
        subject_type="definition",
        subject_id=definition.id,
        action="published",
        reason=note or None,
        changes={"version": version},
    )
    uow.audit(entry)


async def _ask_to_roll_back(
    uow: UnitOfWork, actor: Actor, definition: Definition, wanted: Draft, note: str
) -> FlowVersion:
    if definition.draft is not None:
        raise SecondPersonNeeded(
            f"Someone else has to agree, and there is a draft of {definition.key}: publish or discard it first.",
            path=("key",),
        )
    draft = await store_draft(uow, actor, definition, wanted)
    return await request(uow, actor, (definition, draft), note)


async def request(uow: UnitOfWork, actor: Actor, draft: tuple[Definition, FlowVersion], note: str) -> FlowVersion:
    """Freezes a draft until a second person has looked at it."""
    definition, version = draft
    await publishing.request(uow, version.id, note or None, actor.name, actor.id)
    uow.audit(
        AuditEntry(subject_type="definition", subject_id=definition.id, action="publish_requested", reason=note or None)
    )
    tell(uow, definition.key, "review")
    return (await store.versions_by_id(uow, (version.id,)))[version.id]
