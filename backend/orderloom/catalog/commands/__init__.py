"""Changes the catalog: a document comes in whole, and a release goes out."""

from orderloom.catalog.store import releases as store
from orderloom.catalog.contracts import ImportCatalog, ImportResult
from orderloom.catalog.domain.document import parse_document
from orderloom.catalog.domain.importing import plan_import
from orderloom.catalog.events import CatalogReleased
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import AuditEntry, UnitOfWork


@command(Permission.CATALOG_WRITE)
async def import_catalog(uow: UnitOfWork, actor: Actor, change: ImportCatalog) -> ImportResult:
    """Replaces all that the document of this key brought before. Without a difference there is no new release."""
    unreadable = unacceptable({"note": change.note})
    if unreadable:
        raise Invalid.of(unreadable)
    document = parse_document(change.document)
    current = await store.locked_current(uow)
    members = await store.members(uow, current.id) if current else {}
    plan = plan_import(tuple(members.values()), document)
    if change.dry_run or not (plan.written or plan.changes):
        return ImportResult(release_id=current.id if current else None, changes=plan.changes)
    kept = {(member.section, member.key): row_id for row_id, member in members.items()}
    sequence = current.sequence + 1 if current else 1
    release_id = await store.release(
        uow, sequence, change.note, [kept[member.section, member.key] for member in plan.kept], plan.written
    )
    uow.announce(CatalogReleased(subject=release_id, sequence=sequence))
    counts = {"document": document.key, "changes": len(plan.changes)}
    uow.audit(
        AuditEntry(subject_type="catalog_release", subject_id=release_id, action="import_catalog", changes=counts)
    )
    return ImportResult(release_id=release_id, changes=plan.changes)
