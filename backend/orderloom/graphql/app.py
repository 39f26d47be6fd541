"""The graphs over HTTP: one POST, one operation; subscriptions stream as server-sent events (graphql-sse).

No GET, so that no link can act; no batches, so that limits mean something. Whoever is not signed in gets 401, and a
page of another origin 403, before the document is looked at.
"""

import asyncio
import re
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from decimal import Decimal
from typing import Any, cast

import msgspec
from litestar import Request, Response, post
from litestar.response import Stream
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from orderloom.graphql.context import Context
from orderloom.graphql.errors import formatted
from orderloom.graphql.portal.schema import portal_schema
from orderloom.graphql.schema import schema
from orderloom.graphql.serving import Schema
from orderloom.identity import queries as identity
from orderloom.identity.contracts import Caller, Permission
from orderloom.integration.portal.queries import visitor_of
from orderloom.kernel import json
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import settings
from orderloom.platform.telemetry import current_trace

EVENT_STREAM = "text/event-stream"
LOOK_SECONDS = 4.0
READS_AND_WRITES = (OperationType.QUERY, OperationType.MUTATION)
_ESCAPED_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u(?:0000|\{0+\})")
_decoder = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal)


class Asked(msgspec.Struct, frozen=True):
    query: str
    variables: dict[str, Any] | None
    operation: str | None


Who = Callable[[Request[Any, Any, Any]], Awaitable[Caller]]
"""Tells who asks, or refuses them."""


class _Answer(Exception):
    """A request that is answered before any document is run."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


@post("/graphql", status_code=200)
async def graphql(request: Request[Any, Any, Any]) -> Response[bytes] | Stream:
    """One operation as JSON {query, variables, operationName}; with `Accept: text/event-stream`, as a stream."""
    return await _answered(request, schema(), _caller)


@post("/portal/graphql", status_code=200)
async def portal(request: Request[Any, Any, Any]) -> Response[bytes] | Stream:
    """The same for customers, whether they are signed in here or came through an embedding site."""
    return await _answered(request, portal_schema(), _visitor)


async def _answered(request: Request[Any, Any, Any], served: Schema, who: Who) -> Response[bytes] | Stream:
    try:
        caller = await who(request)
        asked = _asked(request.content_type[0], await request.body())
    except _Answer as answer:
        error = {"message": answer.message, "extensions": {"code": answer.code, "traceId": current_trace()}}
        return _json({"errors": [error]}, answer.status)
    context = _context(request, caller, served)
    if EVENT_STREAM in request.headers.get("accept", ""):
        return Stream(
            _events(request, context, asked, who), media_type=EVENT_STREAM, headers={"cache-control": "no-store"}
        )
    return _json(await _executed(context, asked), 200)


def graphql_controller() -> list[Any]:
    """What the web process serves."""
    return [graphql, portal]


async def _caller(request: Request[Any, Any, Any]) -> Caller:
    headers = request.headers
    caller = await identity.caller(request.app.state.database, request.cookies, headers.get("authorization"))
    if caller is None:
        raise _Answer(401, "unauthenticated", "Sign in first.")
    if caller.person is not None and not identity.is_same_origin(headers.get("origin"), headers.get("host")):
        raise _Answer(403, "foreign_origin", "Requests of other sites are refused.")
    return caller


async def _visitor(request: Request[Any, Any, Any]) -> Caller:
    """A customer: by the secret of a visit, or as everywhere. A visit is good here and nowhere else."""
    found = await visitor_of(request.app.state.database, request.headers.get("authorization"))
    if found is not None:
        return Caller(actor=found.actor)
    caller = await _caller(request)
    if caller.actor.account_id is None or not caller.actor.may(Permission.PORTAL_USE):
        raise _Answer(403, "denied", "The portal is for customers.")
    return caller


def _asked(content_type: str, body: bytes) -> Asked:
    if content_type != "application/json":
        raise _Answer(415, "unsupported_media_type", "Send application/json.")
    if len(body) > settings().body_limit_kb * 1024:
        raise _Answer(413, "too_large", f"A request has at most {settings().body_limit_kb} KB.")
    try:
        sent = _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _Answer(400, "malformed", "The body is no JSON object.") from None
    unknown = sent.keys() - {"query", "variables", "operationName", "extensions"}
    if unknown:
        raise _Answer(400, "unknown_field", f"Unknown field {sorted(unknown)[0]}.")
    return _checked(sent)


def _checked(sent: dict[str, Any]) -> Asked:
    query, variables, operation = sent.get("query"), sent.get("variables"), sent.get("operationName")
    if not isinstance(query, str) or not query:
        raise _Answer(400, "malformed", "`query` is missing.")
    if not isinstance(variables, (dict, type(None))) or not isinstance(operation, (str, type(None))):
        raise _Answer(400, "malformed", "`variables` is an object and `operationName` text.")
    problems = unacceptable({"query": query, "variables": variables})
    if problems:
        raise _Answer(400, problems[0].code, problems[0].message)
    if _ESCAPED_NUL.search(query):
        raise _Answer(400, "input.nul_character", "Text can't hold the character U+0000.")
    return Asked(query, cast(dict[str, Any] | None, variables), operation)


def _context(request: Request[Any, Any, Any], caller: Caller, served: Schema) -> Context:
    database: Database = request.app.state.database
    live: Live = request.app.state.live
    wanted = request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip()
    context = Context(
        actor=caller.actor,
        person=caller.person,
        database=database,
        live=live,
        locale=wanted if wanted and wanted != "*" else (caller.person.locale if caller.person else "en"),
        trace_id=current_trace(),
    )
    context.schema = served
    return context


async def _executed(context: Context, asked: Asked) -> dict[str, Any]:
    try:
        result = await context.schema.execute(
            asked.query,
            variable_values=asked.variables,
            operation_name=asked.operation,
            context_value=context,
            allowed_operation_types=READS_AND_WRITES,
        )
    except (CannotGetOperationTypeError, InvalidOperationTypeError):
        return _failed(context, "Name one query or mutation of the document; subscriptions are streamed.")
    return _result(context, result)


def _result(context: Context, result: Any) -> dict[str, Any]:
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer["errors"] = [formatted(error, context.trace_id) for error in result.errors]
    return answer


def _failed(context: Context, message: str) -> dict[str, Any]:
    return {
        "data": None,
        "errors": [{"message": message, "extensions": {"code": "invalid_document", "traceId": context.trace_id}}],
    }


def _json(answer: dict[str, Any], status: int) -> Response[bytes]:
    return Response(
        json.dumps(answer), status_code=status, media_type="application/json", headers={"cache-control": "no-store"}
    )


async def _events(request: Request[Any, Any, Any], context: Context, asked: Asked, who: Who) -> AsyncGenerator[bytes]:
    """Each result as an event, and a comment every few seconds so that dead connections are noticed."""
    yield b": listening\n\n"
    async for answer in _watched(request, context, asked, who):
        yield b":\n\n" if answer is None else b"event: next\ndata: " + json.dumps(answer) + b"\n\n"
    yield b"event: complete\ndata:\n\n"


async def _watched(
    request: Request[Any, Any, Any], context: Context, asked: Asked, who: Who
) -> AsyncGenerator[dict[str, Any] | None]:
    """Results as they come; None for each while without one. Ends with the operation, or when the caller signs out."""
    results = _results(context, asked)
    clock = asyncio.get_running_loop().time
    coming, looked = asyncio.ensure_future(anext(results)), clock()
    try:
        while True:
            done, _ = await asyncio.wait({coming}, timeout=LOOK_SECONDS)
            if clock() - looked >= LOOK_SECONDS:
                looked = clock()
                if not await _still_there(request, context, who):
                    return
            if not done:
                yield None
                continue
            yield coming.result()
            coming = asyncio.ensure_future(anext(results))
    except StopAsyncIteration:
        return
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)
        await results.aclose()


async def _results(context: Context, asked: Asked) -> AsyncGenerator[dict[str, Any]]:
    try:
        stream = await context.schema.stream(
            asked.query,
            variable_values=asked.variables,
            operation_name=asked.operation,
            context_value=context,
        )
        async for result in cast(AsyncIterator[Any], stream):
            yield _result(context, result)
            context.forget()
    except (CannotGetOperationTypeError, InvalidOperationTypeError):
        yield _failed(context, "Name one operation of the document.")


async def _still_there(request: Request[Any, Any, Any], context: Context, who: Who) -> bool:
    """Whether the caller is still who they were; changed roles are in force from now on."""
    try:
        caller = await who(request)
    except _Answer:
        return False
    context.actor = caller.actor
    return True
