"""Files come and go by addresses that are made for one person and one purpose, and are good for minutes."""

import asyncio
from typing import Any

from litestar import Request, Response, get, put
from litestar.params import FromPath

from orderloom.flows.domain.table_files import MAX_BYTES, sniff
from orderloom.flows.queries import decision_tables as tables
from orderloom.identity import queries as identity
from orderloom.identity.contracts import Actor
from orderloom.kernel.errors import Denied, DomainError, Kind, Missing
from orderloom.platform.db import Database
from orderloom.platform.files import keep_file, ticket_of

Asking = Request[Any, Any, Any]
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


class NobodyAsks(DomainError):
    kind = Kind.UNAUTHENTICATED
    code = "unauthenticated"


@get("/files/{secret:str}", include_in_schema=False)
async def fetch(request: Asking, secret: FromPath[str]) -> Response[bytes]:
    """The file, always as an attachment: nothing that a person wrote is shown as a page of ours."""
    database: Database = request.app.state.database
    actor = await _actor(request)
    async with database.reader() as reader:
        ticket = await ticket_of(reader, secret, actor.id)
        if ticket.purpose != tables.EXPORT:
            raise Missing("There is nothing to fetch here.")
        wanted = tables.export_of(ticket.subject)
        name, table = await tables.exported_table(reader, actor, wanted)
    file = await tables.written(name, table, wanted)
    headers = {"content-disposition": f'attachment; filename="{file.name}"', "cache-control": "no-store"}
    return Response(file.content, media_type=_TYPES[file.format], headers=headers)


@put("/files/{secret:str}", status_code=204, request_max_body_size=MAX_BYTES, include_in_schema=False)
async def bring(request: Asking, secret: FromPath[str]) -> None:
    """Keeps the body, whatever it says it is, when its bytes are those of a workbook or of text."""
    database: Database = request.app.state.database
    actor = await _actor(request)
    async with database.reader() as reader:
        ticket = await ticket_of(reader, secret, actor.id)
    if ticket.purpose != tables.IMPORT:
        raise Missing("There is nothing to bring here.")
    content = await request.body()
    await asyncio.to_thread(sniff, content)
    async with database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
        await keep_file(uow, ticket.id, content)


routes = [fetch, bring]


async def _actor(request: Asking) -> Actor:
    headers = request.headers
    caller = await identity.caller(request.app.state.database, request.cookies, headers.get("authorization"))
    if caller is None:
        raise NobodyAsks("Sign in first.")
    writes = request.method != "GET"
    if writes and caller.person is not None and not identity.is_same_origin(headers.get("origin"), headers.get("host")):
        raise Denied("Requests of other sites are refused.")
    return caller.actor
