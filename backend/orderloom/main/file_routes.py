"""Files come and go by addresses that are made for one person and one purpose, and are good for minutes."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote
from uuid import UUID

from litestar import Request, Response, get, put
from litestar.params import FromPath

from orderloom.catalog.commands.files import MOST_BYTES as MOST_CATALOG_BYTES
from orderloom.catalog.contracts import ExportCatalog
from orderloom.catalog.contracts.media import MOST_BYTES as MOST_IMAGE_BYTES
from orderloom.catalog.domain.images import media_type_of
from orderloom.catalog.queries import files as catalog
from orderloom.files import commands as attaching
from orderloom.files import queries as files
from orderloom.files.contracts import Served
from orderloom.files.domain.kinds import MAX_BYTES as LARGEST
from orderloom.flows.domain.table_files import MAX_BYTES, sniff
from orderloom.flows.queries import decision_tables as tables
from orderloom.identity import queries as identity
from orderloom.identity.contracts import Actor
from orderloom.integration.importing import commands as importing
from orderloom.integration.importing import queries as imports
from orderloom.integration.importing.contracts import MOST_BYTES as MOST_IMPORT_BYTES
from orderloom.integration.papers.order import order_paper
from orderloom.integration.papers.pdf import drawn
from orderloom.integration.portal.queries import visitor_of
from orderloom.kernel import json
from orderloom.kernel.errors import Denied, DomainError, Kind, Missing
from orderloom.ordering.commands.papers import PAPER
from orderloom.parties.queries import files as parties
from orderloom.platform.db import Database
from orderloom.platform.files import Ticket, keep_file, ticket_of
from orderloom.platform.sheets.plain import MAX_BYTES as LARGEST_SHEET
from orderloom.platform.sheets.plain import MEDIA_TYPES, written_sheet

Asking = Request[Any, Any, Any]
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


class NobodyAsks(DomainError):
    kind = Kind.UNAUTHENTICATED
    code = "unauthenticated"


class TooLarge(DomainError):
    kind = Kind.TOO_LARGE
    code = "file.too_large"


class Came(NamedTuple):
    """What a desk is given: who comes with which ticket."""

    database: Database
    actor: Actor
    ticket: Ticket


class Intake(NamedTuple):
    """A desk that takes files, of so many bytes at most."""

    most: int
    take: Callable[[Came, bytes], Awaitable[None]]


async def _table(came: Came) -> Served:
    async with came.database.reader() as reader:
        wanted = tables.export_of(came.ticket.subject)
        name, table = await tables.exported_table(reader, came.actor, wanted)
    file = await tables.written(name, table, wanted)
    return Served(name=file.name, media_type=_TYPES[file.format], content=file.content)


async def _attachment(came: Came) -> Served:
    async with came.database.reader() as reader:
        return await files.served(reader, came.actor, UUID(came.ticket.subject["id"]))


async def _paper(came: Came) -> Served:
    """The order as PDF, in the language of whoever asked; drawn outside of the event loop."""
    subject = came.ticket.subject
    async with came.database.reader() as reader:
        paper = await order_paper(reader, came.actor, UUID(subject["order"]), subject["locale"])
    content = await asyncio.to_thread(drawn, paper)
    return Served(name=f"{paper.number}.pdf", media_type="application/pdf", content=content)


async def _take_table(came: Came, content: bytes) -> None:
    """Keeps the body, whatever it says it is, when its bytes are those of a workbook or of text."""
    await asyncio.to_thread(sniff, content)
    async with came.database.unit_of_work(actor_label=came.actor.name, actor_id=came.actor.id) as uow:
        await keep_file(uow, came.ticket.id, content)


async def _attach(came: Came, content: bytes) -> None:
    async with came.database.unit_of_work(actor_label=came.actor.name, actor_id=came.actor.id) as uow:
        await attaching.keep_attachment(uow, came.actor, came.ticket, content)


async def _catalog(came: Came) -> Served:
    wanted = ExportCatalog(document=came.ticket.subject["document"])
    async with came.database.reader() as reader:
        document = await catalog.exported(reader, came.actor, wanted)
    name = f"{wanted.document or 'all'}.catalog.json"
    return Served(name=name, media_type="application/json", content=await asyncio.to_thread(json.pretty, document))


async def _parties(came: Came) -> Served:
    wanted = parties.export_of(came.ticket.subject)
    async with came.database.reader() as reader:
        columns, rows = await parties.exported_parties(reader, came.actor, wanted)
    content = await asyncio.to_thread(written_sheet, columns, rows, wanted.format)
    name = f"{wanted.file.value}.{wanted.format}"
    return Served(name=name, media_type=MEDIA_TYPES[wanted.format], content=content)


async def _take_catalog(came: Came, content: bytes) -> None:
    async with came.database.unit_of_work(actor_label=came.actor.name, actor_id=came.actor.id) as uow:
        await keep_file(uow, came.ticket.id, content)


async def _take_image(came: Came, content: bytes) -> None:
    """Keeps an image, whatever it says it is, when its bytes are those of one."""
    media_type_of(content)
    await _take_catalog(came, content)


async def _report(came: Came) -> Served:
    subject = came.ticket.subject
    async with came.database.reader() as reader:
        return await imports.report_file(reader, came.actor, UUID(subject["id"]), bad=subject["bad"])


async def _take_orders(came: Came, content: bytes) -> None:
    """Keeps a file of orders until somebody starts its import."""
    async with came.database.unit_of_work(actor_label=came.actor.name, actor_id=came.actor.id) as uow:
        await importing.keep(uow, came.actor, came.ticket, content)


FETCH: Mapping[str, Callable[[Came], Awaitable[Served]]] = {
    tables.EXPORT: _table,
    files.FETCH: _attachment,
    PAPER: _paper,
    catalog.EXPORT: _catalog,
    imports.FETCH: _report,
    parties.EXPORT: _parties,
}
BRING: Mapping[str, Intake] = {
    tables.IMPORT: Intake(MAX_BYTES, _take_table),
    files.BRING: Intake(LARGEST, _attach),
    catalog.IMPORT: Intake(MOST_CATALOG_BYTES, _take_catalog),
    catalog.IMAGE: Intake(MOST_IMAGE_BYTES, _take_image),
    imports.BRING: Intake(MOST_IMPORT_BYTES, _take_orders),
    parties.IMPORT: Intake(LARGEST_SHEET, _take_catalog),
}
"""The desks by the purpose of a ticket."""


@get("/files/{secret:str}", include_in_schema=False)
async def fetch(request: Asking, secret: FromPath[str]) -> Response[bytes]:
    """The file, always as an attachment: nothing that a person wrote is shown as a page of ours."""
    came = await _came(request, secret)
    desk = FETCH.get(came.ticket.purpose)
    if desk is None:
        raise Missing("There is nothing to fetch here.")
    file = await desk(came)
    headers = {
        "content-disposition": _disposition(file.name),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    }
    return Response(file.content, media_type=file.media_type, headers=headers)


@put(
    "/files/{secret:str}",
    status_code=204,
    request_max_body_size=max(LARGEST, MOST_CATALOG_BYTES, MOST_IMPORT_BYTES),
    include_in_schema=False,
)
async def bring(request: Asking, secret: FromPath[str]) -> None:
    """Hands the body to the desk of the ticket's purpose."""
    came = await _came(request, secret)
    desk = BRING.get(came.ticket.purpose)
    if desk is None:
        raise Missing("There is nothing to bring here.")
    content = await request.body()
    if len(content) > desk.most:
        raise TooLarge(f"A file has at most {desk.most // 1024 // 1024} MB.")
    await desk.take(came, content)


routes = [fetch, bring]


def _disposition(name: str) -> str:
    """RFC 6266: the name in ASCII for old clients, and as it is."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "")
    if plain == name:
        return f'attachment; filename="{name}"'
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


async def _came(request: Asking, secret: str) -> Came:
    database: Database = request.app.state.database
    actor = await _actor(request)
    async with database.reader() as reader:
        return Came(database, actor, await ticket_of(reader, secret, actor.id))


async def _actor(request: Asking) -> Actor:
    headers = request.headers
    visiting = await visitor_of(request.app.state.database, headers.get("authorization"))
    if visiting is not None:
        return visiting.actor
    caller = await identity.caller(request.app.state.database, request.cookies, headers.get("authorization"))
    if caller is None:
        raise NobodyAsks("Sign in first.")
    writes = request.method != "GET"
    if writes and caller.person is not None and not identity.is_same_origin(headers.get("origin"), headers.get("host")):
        raise Denied("Requests of other sites are refused.")
    return caller.actor
