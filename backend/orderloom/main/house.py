"""Finds, or starts, the servers that a command needs: as configured, of a running `orderloom run`, or its own."""

import asyncio
import fcntl
import json
import os
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from pathlib import Path
from typing import IO

import msgspec

from orderloom.main import wiring
from orderloom.platform.db import Database
from orderloom.platform.embedded import Server, start_postgres, start_valkey
from orderloom.platform.queue import Nudger
from orderloom.platform.settings import Settings, settings


class HomeTaken(Exception):
    """Another `orderloom run` uses this data folder."""


@contextmanager
def locked(home: Path) -> Generator[None]:
    """Holds the data folder for this process; the kernel lets go of it when the process dies, however it dies."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "run.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise HomeTaken(str(home)) from error
        yield


@contextmanager
def servers(chosen: Settings) -> Generator[tuple[Settings, list[Server]]]:
    """The settings with the addresses of both servers, and those that were started since they were not given."""
    home = chosen.home_path
    started: list[Server] = []
    with _log_of(home, "postgres") as postgres_log, _log_of(home, "valkey") as valkey_log:
        try:
            if not chosen.database_url:
                started.append(start_postgres(home / "postgres", log=postgres_log))
                chosen = msgspec.structs.replace(chosen, database_url=started[-1].url)
            if not chosen.redis_url:
                started.append(start_valkey(home / "valkey", log=valkey_log))
                chosen = msgspec.structs.replace(chosen, redis_url=started[-1].url)
            yield chosen, started
        finally:
            for server in reversed(started):
                server.stop()


def _log_of(home: Path, name: str) -> IO[bytes]:
    (home / "logs").mkdir(parents=True, exist_ok=True)
    return (home / "logs" / f"{name}.log").open("wb")


def announce(chosen: Settings) -> None:
    """Leaves the addresses where other commands of the same data folder find them."""
    path = chosen.home_path / "run.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps({name: getattr(chosen, name) for name in _SHARED}))


_SHARED = ("database_url", "redis_url", "port", "host", "simulator_url")


def _is_running(home: Path) -> bool:
    try:
        with locked(home):
            return False
    except HomeTaken:
        return True


@cache
def settled() -> Settings:
    """The settings, completed by what a running `orderloom run` of this data folder announced."""
    chosen = settings()
    path = chosen.home_path / "run.json"
    if chosen.database_url or not path.exists() or not _is_running(chosen.home_path):
        return chosen
    found = json.loads(path.read_text())
    given = {name for name in _SHARED if f"ORDERLOOM_{name.upper()}" in os.environ}
    return msgspec.structs.replace(chosen, **{name: found[name] for name in _SHARED if name not in given})


@asynccontextmanager
async def opened() -> AsyncGenerator[Database]:
    """A database for one command. Servers that nobody runs are started, and brought to our schema, for as long as
    the command lasts."""
    from orderloom.main.migrate import migrate  # late: Alembic is for those who migrate, not for every process

    chosen = settings()
    if chosen.database_url and chosen.redis_url:
        async with _database(chosen) as database:
            yield database
        return
    try:
        with locked(chosen.home_path), servers(chosen) as (ready, _):
            await asyncio.to_thread(migrate, ready.database_url)
            async with _database(ready) as database:
                yield database
    except HomeTaken:
        async with _database(settled()) as database:
            yield database


@asynccontextmanager
async def _database(chosen: Settings) -> AsyncGenerator[Database]:
    database, nudger = Database(chosen.database_url, statement_timeout_ms=30_000), Nudger(chosen.redis_url)
    database.herald = nudger
    wiring.bind(database)
    try:
        yield database
    finally:
        nudger.stop()
        await database.dispose()
