"""Writes down every few seconds what a process has counted, and once more as it ends."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from orderloom.flows.commands.hits import write_hits
from orderloom.integration.adapters.last_calls import write_calls
from orderloom.platform import telemetry
from orderloom.platform.db import Database

SECONDS = 5.0
_log = telemetry.log(__name__)


@asynccontextmanager
async def counting(database: Database) -> AsyncGenerator[None]:
    over = asyncio.Event()
    writing = asyncio.create_task(_now_and_then(database, over))
    try:
        yield
    finally:
        over.set()
        await writing


async def _now_and_then(database: Database, over: asyncio.Event) -> None:
    while not over.is_set():
        try:
            async with asyncio.timeout(SECONDS):
                await over.wait()
        except TimeoutError:
            pass
        await _write(database)


async def _write(database: Database) -> None:
    """A database that is away is no reason to stop: the counts are kept for the next time."""
    try:
        await write_hits(database)
        await write_calls(database)
    except Exception as error:
        _log.warning("counts wait to be written", error=str(error))
