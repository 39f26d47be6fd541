"""Tickets by which files of parties come and go, and the rows of one that came."""

import asyncio
from uuid import UUID

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel import json
from orderloom.parties.contracts import MOST_ROWS, ExportParties, FileRow, PartyTicket
from orderloom.parties.queries.files import EXPORT, IMPORT
from orderloom.platform.db import UnitOfWork
from orderloom.platform.files import GOOD_FOR, give_ticket, kept_file
from orderloom.platform.sheets.plain import MAX_BYTES, read_sheet


@command(Permission.ACCOUNT_READ)
async def give_party_export(uow: UnitOfWork, actor: Actor, wanted: ExportParties) -> PartyTicket:
    """Where the file is fetched."""
    ticket = await give_ticket(uow, actor.id, EXPORT, json.to_builtins(wanted))
    name = f"{wanted.file.value}.{wanted.format}"
    return PartyTicket(id=ticket.id, path=ticket.path, name=name, expires_at=uow.now + GOOD_FOR)


@command(Permission.ACCOUNT_WRITE, Permission.PERSON_MANAGE)
async def give_party_import(uow: UnitOfWork, actor: Actor) -> PartyTicket:
    """Where a file is brought to."""
    ticket = await give_ticket(uow, actor.id, IMPORT, {})
    until = uow.now + GOOD_FOR
    return PartyTicket(id=ticket.id, path=ticket.path, name="parties", expires_at=until, max_bytes=MAX_BYTES)


@command(Permission.ACCOUNT_WRITE, Permission.PERSON_MANAGE)
async def brought_rows(uow: UnitOfWork, actor: Actor, upload: UUID) -> tuple[FileRow, ...]:
    """What a file that was brought says, line by line; raises `BadSheet`."""
    content = await kept_file(uow, upload, IMPORT, actor.id)
    sheet = await asyncio.to_thread(read_sheet, content, MOST_ROWS)
    return tuple(FileRow(one.line, one.cells) for one in sheet.lines)
