"""Definitions from files: what the product ships, and what the command line brings in."""

from collections.abc import Sequence
from itertools import count

from orderloom.flows.commands.definitions import tell_published
from orderloom.flows.commands.references import known
from orderloom.flows.contracts import Definition, ImportedDocument, VersionState
from orderloom.flows.domain.documents import Described, describe, findings_of, placed, refuse_errors
from orderloom.flows.store import definitions as store
from orderloom.flows.store.definitions import NewVersion
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.language.tables import Table, compile_table
from orderloom.platform.db import UnitOfWork

NOTE = "Imported."


@command(Permission.FLOW_PUBLISH)
async def import_documents(uow: UnitOfWork, actor: Actor, documents: Sequence[ImportedDocument]) -> list[str]:
    """Publishes documents from files, all or none; the keys of those that changed. Equal content is left alone."""
    described = [_read(each, number) for each, number in zip(documents, count(), strict=False)]
    tables = {each.key: compile_table(each.parsed) for each in described if isinstance(each.parsed, Table)}
    existing = await known(uow, described, tables)
    findings = [findings_of(each, existing) for each in described]
    for number, (document, found) in enumerate(zip(documents, findings, strict=True)):
        with placed(document.source or number):
            refuse_errors(found)
    await store.add_definitions(uow, described)
    definitions = await store.locked(uow, [each.key for each in described])
    latest = await store.latest_versions(uow, [each.id for each in definitions.values()])
    rows = [
        NewVersion(
            definition_id=definitions[each.key].id,
            described=each,
            findings=found,
            layout=document.layout,
            version=latest.get(definitions[each.key].id, 0) + 1,
            state=VersionState.PUBLISHED,
            author=actor.name,
            author_id=actor.id,
            note=NOTE,
            published_at=uow.now,
        )
        for document, each, found in zip(documents, described, findings, strict=True)
        if _differs(each, definitions[each.key])
    ]
    await store.add_versions(uow, rows)
    for row in rows:
        tell_published(uow, definitions[row.described.key], row.version, NOTE)
    return [row.described.key for row in rows]


def _read(document: ImportedDocument, number: int) -> Described:
    with placed(document.source or number):
        return describe(document.content)


def _differs(described: Described, definition: Definition) -> bool:
    return definition.published is None or definition.published.sha256 != described.sha256
