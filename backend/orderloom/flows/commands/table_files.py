"""Takes decision tables to files and back: tickets to fetch and bring them, and a file into the draft."""

from orderloom.flows.commands.drafts import save_draft
from orderloom.flows.contracts import FlowVersion, SaveDraft
from orderloom.flows.contracts.decision_tables import ExportTable, FileTicket, ImportTable, TableImport
from orderloom.flows.domain.table_files import MAX_BYTES, TableFileProblem
from orderloom.flows.queries.decision_tables import EXPORT, IMPORT, exported_table, ticket_subject
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import StaleVersion
from orderloom.kernel.json import dumps, loads
from orderloom.platform.db import UnitOfWork
from orderloom.platform.files import GOOD_FOR, drop_ticket, give_ticket


@command(Permission.FLOW_READ)
async def give_export_ticket(uow: UnitOfWork, actor: Actor, wanted: ExportTable) -> FileTicket:
    """Where the file of a table is fetched."""
    name, _ = await exported_table(uow, actor, wanted)
    ticket = await give_ticket(uow, actor.id, EXPORT, ticket_subject(wanted))
    return FileTicket(id=ticket.id, path=ticket.path, name=name, expires_at=uow.now + GOOD_FOR)


@command(Permission.FLOW_WRITE)
async def give_import_ticket(uow: UnitOfWork, actor: Actor, key: str) -> FileTicket:
    """Where the file of a table is brought to."""
    ticket = await give_ticket(uow, actor.id, IMPORT, {"key": key})
    return FileTicket(id=ticket.id, path=ticket.path, name=key, expires_at=uow.now + GOOD_FOR, max_bytes=MAX_BYTES)


@command(Permission.FLOW_WRITE)
async def import_table(uow: UnitOfWork, actor: Actor, asked: ImportTable, read: TableImport) -> FlowVersion:
    """Saves what was read of the file as the draft. Refused with the problems of its cells, and when the draft is not
    the one that the file was compared with when its changes were looked at."""
    if read.table is None:
        raise TableFileProblem.of(read.problems)
    if asked.base_revision != read.base_revision:
        raise StaleVersion(
            "Someone else saved this draft meanwhile; look at the changes again.", path=("baseRevision",)
        )
    content = loads(dumps(read.table))
    saved = await save_draft(uow, actor, SaveDraft(key=asked.key, content=content, base_revision=read.base_revision))
    await drop_ticket(uow, asked.upload)
    return saved
