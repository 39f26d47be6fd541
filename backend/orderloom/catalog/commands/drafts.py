"""What people change: drafts are kept whatever is wrong with them, and come into force together."""

from collections.abc import Iterable
from uuid import NAMESPACE_URL, UUID, uuid5

from orderloom.catalog.commands import check_note, released, standing
from orderloom.catalog.contracts import (
    Change,
    DiscardDraft,
    Draft,
    Image,
    ImportResult,
    MoveLifecycle,
    PublishCatalog,
    SavedDraft,
    SaveDraft,
)
from orderloom.catalog.domain.document import BrokenCatalog, is_key
from orderloom.catalog.domain.drafting import Drafted, plan_move, plan_publish, read_draft
from orderloom.catalog.domain.importing import Import
from orderloom.catalog.domain.snapshot import KINDS
from orderloom.catalog.queries.drafted import findings, shown, stale_problems
from orderloom.catalog.queries.shelf import shelf
from orderloom.catalog.store import documents as document_store
from orderloom.catalog.store import drafts as store
from orderloom.catalog.store import images as image_store
from orderloom.catalog.store import releases as release_store
from orderloom.catalog.store.drafts import Kept
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel import json
from orderloom.kernel.errors import Invalid, Missing, Problem, StaleVersion
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import AuditEntry, UnitOfWork

MOST_BYTES = 200_000
MOST_DRAFTS = 500


class NothingToPublish(Invalid):
    code = "catalog.nothing_to_publish"


@command(Permission.CATALOG_WRITE)
async def save_catalog_draft(uow: UnitOfWork, actor: Actor, change: SaveDraft) -> SavedDraft:
    """Keeps what was written, and answers what is wrong with it. Raises `StaleVersion` when someone else saved it
    meanwhile."""
    there = await shelf(uow)
    _check(change)
    member = there.members.get((change.section, change.key))
    kept = await store.draft(uow, change.section, change.key)
    if (kept.revision if kept else 0) != change.revision:
        raise _stale()
    sha256 = member.sha256 if member else None
    draft = Kept(
        section=change.section,
        key=change.key,
        document=member.document if member else _document(change, kept),
        content=change.content,
        revision=change.revision + 1,
        author=uow.actor_label,
        saved_at=uow.now,
        base=sha256 if kept is None or change.rebase else kept.base,
    )
    if not await store.save(uow, draft, change.revision):
        raise _stale()
    if kept is None:
        uow.audit(_audit("begin_catalog_draft", draft))
    return SavedDraft(draft=shown(draft, member), findings=await findings(uow, draft, there))


def _check(change: SaveDraft) -> None:
    if change.section not in KINDS:
        raise Invalid(f"There is no section {change.section!r}.", path=("section",))
    if not is_key(change.key):
        raise Invalid("A key has lower-case letters, digits, - and _ only.", path=("key",))
    unreadable = unacceptable(change.content) if change.content is not None else ()
    if unreadable:
        raise Invalid.of([Problem(one.code, one.message, ("content", *one.path)) for one in unreadable])
    if change.content is not None and len(json.dumps(change.content)) > MOST_BYTES:
        raise Invalid("An entity has at most 200,000 bytes.", path=("content",))


def _document(change: SaveDraft, kept: Draft | None) -> str:
    wanted = change.document or (kept.document if kept else None)
    if not is_key(wanted):
        raise Invalid("Say in which catalog document it is kept.", path=("document",))
    return str(wanted)


@command(Permission.CATALOG_WRITE)
async def discard_catalog_draft(uow: UnitOfWork, actor: Actor, change: DiscardDraft) -> None:
    """Throws away the revision that was seen; what is in force stays as it is."""
    kept = await store.draft(uow, change.section, change.key)
    if kept is None:
        raise Missing("There is no such draft.", path=("key",))
    if kept.revision != change.revision or not await store.drop(uow, [kept]):
        raise _stale()
    uow.audit(_audit("discard_catalog_draft", kept))


@command(Permission.CATALOG_WRITE)
async def publish_catalog(uow: UnitOfWork, actor: Actor, change: PublishCatalog) -> ImportResult:
    """Puts all of the drafts in force as one release, or none: raises `BrokenCatalog` with paths that begin with
    section and key, and `StaleVersion` for drafts that are not what was looked at."""
    check_note(change.note)
    if not 1 <= len(change.drafts) <= MOST_DRAFTS:
        raise NothingToPublish(f"Name between 1 and {MOST_DRAFTS} drafts.", path=("drafts",))
    there = await standing(uow)
    kept = await _wanted(uow, change)
    found = {one.name: one for one in there.members}
    problems = [problem for one in kept for problem in stale_problems(one, found.get((one.section, one.key)))]
    drafted: list[Drafted] = []
    for one in kept:
        try:
            drafted.append(read_draft(one, found.get((one.section, one.key))))
        except BrokenCatalog as broken:
            problems += broken.problems
    problems += await _lost_images(uow, drafted)
    if problems:
        raise BrokenCatalog.of(problems)
    highest = await release_store.highest(uow, [one.name for one in drafted if one.name not in found])
    plan = plan_publish(there.members, drafted, highest)
    await store.drop(uow, kept)
    current = there.release.id if there.release else None
    if not (plan.written or plan.changes):
        return ImportResult(release_id=current, changes=())
    await document_store.mark_edited(uow, {one.document for one in (*plan.changes, *plan.written)})
    release_id = await released(uow, there, plan, change.note, "publish_catalog", _told(plan))
    return ImportResult(release_id=release_id, changes=plan.changes)


async def _lost_images(uow: UnitOfWork, drafted: Iterable[Drafted]) -> list[Problem]:
    return [
        Problem("catalog.image", "Bring the image first.", (*one.name, "sha256"))
        for one in drafted
        if isinstance(one.entity, Image) and not await image_store.known(uow, one.entity.sha256)
    ]


async def _wanted(uow: UnitOfWork, change: PublishCatalog) -> list[Kept]:
    there = {(one.section, one.key): one for one in await store.drafts(uow)}
    kept: list[Kept] = []
    for index, ref in enumerate(change.drafts):
        one = there.get((ref.section, ref.key))
        if one is None:
            raise Missing(f"There is no draft of {ref.key!r}.", path=("drafts", index))
        if one.revision != ref.revision:
            raise StaleVersion(f"{ref.key!r} was changed since you looked at it.", path=("drafts", index))
        if one not in kept:
            kept.append(one)
    return kept


@command(Permission.CATALOG_WRITE)
async def move_catalog_lifecycle(uow: UnitOfWork, actor: Actor, change: MoveLifecycle) -> ImportResult:
    """Retires, archives or brings back; any other move of the life cycle is refused, and nothing is changed."""
    check_note(change.note)
    if not 1 <= len(change.entities) <= MOST_DRAFTS:
        raise Invalid(f"Name between 1 and {MOST_DRAFTS} entities.", path=("entities",))
    there = await standing(uow)
    plan = plan_move(there.members, change)
    current = there.release.id if there.release else None
    if not plan.changes:
        return ImportResult(release_id=current, changes=())
    await document_store.mark_edited(uow, {one.document for one in plan.changes})
    action = {"published": "bring_back", "retired": "retire", "archived": "archive"}[change.to.value]
    release_id = await released(uow, there, plan, change.note, f"{action}_catalog", _told(plan))
    return ImportResult(release_id=release_id, changes=plan.changes)


def _told(plan: Import) -> dict[str, object]:
    """What the audit keeps: each entity, and which of its fields."""
    return {"entities": [_summary(one) for one in plan.changes]}


def _summary(change: Change) -> dict[str, object]:
    return {
        "change": change.change,
        "section": change.entity,
        "key": change.key,
        "version": change.version,
        "fields": [one.path for one in change.fields],
    }


def _audit(action: str, draft: Draft) -> AuditEntry:
    told = {"section": draft.section, "key": draft.key}
    return AuditEntry(subject_type="catalog_draft", subject_id=draft_id(draft), action=action, changes=told)


def draft_id(draft: Draft) -> UUID:
    """Drafts are named by section and key; the audit wants an id."""
    return uuid5(NAMESPACE_URL, f"urn:orderloom:catalog:{draft.section}:{draft.key}")


def _stale() -> StaleVersion:
    return StaleVersion("Someone else saved this draft meanwhile; nothing of yours is lost.", path=("revision",))
