"""Carries calls of automated tasks to external systems over HTTP, all at once, never raising.

Each call has an id that stays the same at every attempt and travels as `Idempotency-Key`, so that the other side can
tell a repeat from a new wish.
"""

import asyncio
import time
from collections.abc import Mapping, Sequence

import httpx
import msgspec

from orderloom.integration import store
from orderloom.integration.adapters.contracts import Answered
from orderloom.integration.adapters.domain import Compiled, body_of, compiled, outcome_of, output_of
from orderloom.kernel import json
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.orchestration.contracts import OperationCall
from orderloom.platform.db import Database
from orderloom.platform.settings import settings

FRESH_SECONDS = 5.0
LARGEST_ANSWER = 1_000_000
AT_ONCE = 64


class Carrier:
    """The adapters of one process. Connections are read again every few seconds, so that an edit is in force soon."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._operations: Mapping[str, Compiled] = {}
        self._read_at = 0.0
        self._clients: dict[int, httpx.AsyncClient] = {}

    async def perform(self, calls: Sequence[OperationCall]) -> list[Outcome]:
        """One outcome a call, in their order."""
        operations = await self._current({call.operation for call in calls})
        if all((one := operations.get(call.operation)) and one.connection.kind == "in_process" for call in calls):
            return [_answer_here(operations[call.operation], call) for call in calls]
        return list(await asyncio.gather(*(self._carry(operations.get(call.operation), call) for call in calls)))

    async def _current(self, wanted: set[str]) -> Mapping[str, Compiled]:
        if time.monotonic() - self._read_at > FRESH_SECONDS or not wanted <= self._operations.keys():
            async with self._database.reader() as reader:
                connections = await store.connections(reader)
            self._operations = {
                operation.key: compiled(connection, operation)
                for connection in connections
                for operation in connection.operations
            }
            self._read_at = time.monotonic()
        return self._operations

    async def _carry(self, one: Compiled | None, call: OperationCall) -> Outcome:
        if one is None:
            return Failed(code="unknown_operation", message=f"There is no operation {call.operation}.")
        if one.connection.kind == "in_process":
            return _answer_here(one, call)
        try:
            answer = await self._send(one, call)
        except httpx.TimeoutException:
            return Failed(code="timeout", message=f"{one.connection.key} did not answer in time.", transient=True)
        except httpx.HTTPError as error:
            message = f"{one.connection.key} can't be reached: {type(error).__name__}."
            return Failed(code="unavailable", message=message, transient=True)
        except _AnswerTooLarge:
            return Failed(code="answer_too_large", message=f"{one.connection.key} answered more than 1 MB.")
        return outcome_of(one, call.input, call.call_id, answer)

    async def _send(self, one: Compiled, call: OperationCall) -> Answered:
        request = self._client().build_request(
            one.operation.method,
            _base_url(one) + one.operation.path,
            content=json.dumps(body_of(one, call.input)),
            headers={"Content-Type": "application/json", "Idempotency-Key": call.call_id},
            timeout=min(call.timeout_seconds or one.operation.timeout, one.operation.timeout),
        )
        response = await self._client().send(request, stream=True)
        try:
            return Answered(status=response.status_code, body=_plain(await _limited(response)))
        finally:
            await response.aclose()

    def _client(self) -> httpx.AsyncClient:
        """One client an event loop; it keeps connections and follows no redirects."""
        loop = id(asyncio.get_running_loop())
        if loop not in self._clients:
            limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
            self._clients[loop] = httpx.AsyncClient(limits=limits, follow_redirects=False, trust_env=False)
        return self._clients[loop]


class _AnswerTooLarge(Exception):
    """The other side sent more than we take."""


async def _limited(response: httpx.Response) -> bytes:
    body = b""
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > LARGEST_ANSWER:
            raise _AnswerTooLarge
    return body


def _plain(body: bytes) -> object:
    try:
        return json.loads(body) if body else {}
    except msgspec.DecodeError:
        return body.decode(errors="replace")


def _base_url(one: Compiled) -> str:
    if one.connection.kind == "simulator":
        return f"{settings().simulator_url.rstrip('/')}/systems/{one.connection.key}"
    return (one.connection.base_url or "").rstrip("/")


def _answer_here(one: Compiled, call: OperationCall) -> Done:
    return Done(value=output_of(one, call.input, call.call_id, {}))
