"""Loads groups, forms, connections, decision tables, flows and catalogs; what is there already stays as it is."""

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.flows.commands.importing import import_documents
from orderloom.flows.contracts import ImportedDocument
from orderloom.identity.commands.demo import seed_groups
from orderloom.identity.contracts import Actor
from orderloom.integration.adapters.commands import import_connections
from orderloom.main.seed.files import documents
from orderloom.orchestration.commands.forms import import_forms
from orderloom.platform.db import Database, UnitOfWork

SYSTEM = Actor.system("first start")


async def load_definitions(database: Database, *, catalogs: bool) -> list[str]:
    """The keys that changed, for people to read. All of it is one transaction: a broken file leaves nothing behind."""
    async with database.unit_of_work(actor_label=SYSTEM.name) as uow:
        await seed_groups(uow, SYSTEM)
        await import_forms(uow, SYSTEM, [content for _, content in documents("form")])
        await import_connections(uow, SYSTEM, [content for _, content in documents("connection")])
        changed = await import_documents(uow, SYSTEM, [*_sourced("table"), *_sourced("flow")])
        if catalogs:
            changed += await _load_catalogs(uow)
    return changed


def _sourced(kind: str) -> list[ImportedDocument]:
    return [ImportedDocument(content=content, source=source) for source, content in documents(kind)]


async def _load_catalogs(uow: UnitOfWork) -> list[str]:
    """All together, for they may name each other's entities."""
    held = [content for _, content in documents("catalog")]
    together = {"schema": "orderloom.catalogs/1", "documents": held}
    wanted = ImportCatalog(document=together, note="first start", unless_edited=True)
    return [change.key for change in (await import_catalog(uow, SYSTEM, wanted)).changes]
