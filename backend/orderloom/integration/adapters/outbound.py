"""Carries the calls of automated tasks to the systems that the connections describe, all of a batch at once."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from orderloom.integration.adapters import store
from orderloom.integration.adapters.addresses import place_of
from orderloom.integration.adapters.contracts import Target, targets
from orderloom.integration.adapters.last_calls import note
from orderloom.integration.adapters.mapping import simulated
from orderloom.kernel.errors import DomainError
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.orchestration.contracts import OperationCall
from orderloom.platform.db import Database

if TYPE_CHECKING:
    import httpx

FRESH_SECONDS = 2.0
TRIED = "test:"
"""How the ids of calls begin that somebody sends to see what comes back; they are of connections as they stand."""
CONNECTIONS_AT_MOST = 128


class OutboundAdapters:
    """The adapters of one process. `addresses` replaces what a connection's `base_setting` names."""

    def __init__(self, database: Database, addresses: Mapping[str, str] | None = None) -> None:
        self._database = database
        self._addresses = addresses or {}
        self._targets: dict[str, Target] = {}
        self._read_at = -FRESH_SECONDS
        self._client: httpx.AsyncClient | None = None

    async def perform(self, calls: Sequence[OperationCall]) -> list[Outcome]:
        """One outcome a call, in order; never raises for a call that failed."""
        unsure = any(call.operation not in self._targets or call.call_id.startswith(TRIED) for call in calls)
        await self._refresh(missing=unsure)
        results = [self._in_process(call) for call in calls]
        waiting = [place for place, result in enumerate(results) if result is None]
        answered = await asyncio.gather(*(self._timed(calls[place]) for place in waiting))
        for place, outcome in zip(waiting, answered, strict=True):
            results[place] = outcome
        return [result for result in results if result is not None]

    async def _timed(self, call: OperationCall) -> Outcome:
        started = time.monotonic()
        outcome = await self._over_http(call)
        note(call.operation, outcome, time.monotonic() - started, tried=call.call_id.startswith(TRIED))
        return outcome

    async def close(self) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _refresh(self, *, missing: bool) -> None:
        """Connections are read anew every few seconds, and at once when an operation is unknown."""
        if not missing and time.monotonic() - self._read_at < FRESH_SECONDS:
            return
        async with self._database.reader() as reader:
            self._targets = targets(await store.connections(reader))
        self._read_at = time.monotonic()

    def _in_process(self, call: OperationCall) -> Outcome | None:
        target = self._targets.get(call.operation)
        if target is None:
            return self._missing(call)
        if target.connection.kind == "http":
            return None
        try:
            return Done(value=simulated(target.operation.answer, call.call_id, call.input))
        except DomainError as error:
            return Failed(code="bad_answer", message=str(error))

    def _missing(self, call: OperationCall) -> Failed:
        return Failed(code="operation_missing", message=f"No connection offers {call.operation}.")

    async def _over_http(self, call: OperationCall) -> Outcome:
        from orderloom.integration.adapters.http import call_http  # late: a worker without HTTP connections needs none

        target = self._targets.get(call.operation)
        if target is None:
            return self._missing(call)
        place = place_of(target.connection, self._addresses)
        if not place.url:
            return Failed(code="operation_missing", message=f"{target.connection.key} has no address.")
        return await call_http(self._http(), place, target, call)

    def _http(self) -> "httpx.AsyncClient":
        import httpx  # late, as above

        if self._client is None:
            limits = httpx.Limits(max_connections=CONNECTIONS_AT_MOST, max_keepalive_connections=CONNECTIONS_AT_MOST)
            self._client = httpx.AsyncClient(limits=limits, trust_env=False)
        return self._client
