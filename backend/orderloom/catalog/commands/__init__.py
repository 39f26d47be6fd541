"""Changes the catalog: a document comes in whole, and a release goes out."""

from collections.abc import Mapping
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import ImportCatalog, ImportResult, Release
from orderloom.catalog.domain.document import parse_documents
from orderloom.catalog.domain.importing import Import, Member, plan_import
from orderloom.catalog.events import CatalogReleased
from orderloom.catalog.store import documents as document_store
from orderloom.catalog.store import images as image_store
from orderloom.catalog.store import releases as store
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import AuditEntry, UnitOfWork


class Standing(msgspec.Struct, frozen=True):
    """The release in force under the lock that makers of releases hold, and its rows."""

    release: Release | None
    rows: dict[UUID, Member]

    @property
    def members(self) -> tuple[Member, ...]:
        return tuple(self.rows.values())


async def standing(uow: UnitOfWork) -> Standing:
    current = await store.locked_current(uow)
    return Standing(current, await store.members(uow, current.id) if current else {})


@command(Permission.CATALOG_WRITE)
async def import_catalog(uow: UnitOfWork, actor: Actor, change: ImportCatalog) -> ImportResult:
    """Replaces all that the documents of these keys brought before. Without a difference there is no new release."""
    check_note(change.note)
    documents = parse_documents(change.document)
    there = await standing(uow)
    known = await document_store.documents(uow)
    if change.unless_edited:
        documents = tuple(one for one in documents if one.key not in known or not known[one.key].edited)
    names = {(one.section, one.key) for one in there.members}
    new = [name for document in documents for name in document.names if name not in names]
    plan = plan_import(there.members, *documents, highest=await store.highest(uow, new) if there.rows and new else {})
    current = there.release.id if there.release else None
    if change.dry_run:
        return ImportResult(release_id=current, changes=plan.changes)
    await image_store.keep(uow, [image for document in documents for image in document.images])
    if not (plan.written or plan.changes):
        renamed = {one.key: one.name for one in documents if one.key not in known or known[one.key].name != one.name}
        await document_store.keep(uow, renamed)
        return ImportResult(release_id=current, changes=())
    await document_store.keep(uow, {one.key: one.name for one in documents})
    told = {"documents": [one.key for one in documents], "changes": len(plan.changes)}
    release_id = await released(uow, there, plan, change.note, "import_catalog", told)
    return ImportResult(release_id=release_id, changes=plan.changes)


async def released(
    uow: UnitOfWork, there: Standing, plan: Import, note: str, action: str, told: Mapping[str, object]
) -> UUID:
    """Writes the next release, and says so."""
    rows = {member.name: row_id for row_id, member in there.rows.items()}
    sequence = there.release.sequence + 1 if there.release else 1
    release_id = await store.release(uow, sequence, note, [rows[one.name] for one in plan.kept], plan.written)
    uow.announce(CatalogReleased(subject=release_id, sequence=sequence))
    uow.audit(
        AuditEntry(
            subject_type="catalog_release",
            subject_id=release_id,
            action=action,
            reason=note or None,
            changes=dict(told),
        )
    )
    return release_id


def check_note(note: str) -> None:
    unreadable = unacceptable({"note": note})
    if unreadable:
        raise Invalid.of(unreadable)
    if len(note) > 2000:
        raise Invalid("A note has at most 2,000 characters.", path=("note",))
