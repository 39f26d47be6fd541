"""What the simulator did, on disk before it is answered: one effect per call id, whatever is sent twice or killed.

SQLite with `synchronous=FULL`. Effects that arrive together are written in one transaction, so that one sync serves
them all.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from orderloom.kernel import json

_SCHEMA = """
CREATE TABLE IF NOT EXISTS effect (
  call_id TEXT PRIMARY KEY, operation TEXT NOT NULL, input TEXT NOT NULL, answer TEXT NOT NULL, at TEXT NOT NULL,
  calls INTEGER NOT NULL DEFAULT 1);
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_RECORD = """
INSERT INTO effect (call_id, operation, input, answer, at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (call_id) DO UPDATE SET calls = calls + 1 RETURNING operation, input, answer, calls
"""


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """One call: what was asked, and what is answered if this is the first time."""

    call_id: str
    operation: str
    input: str
    answer: str


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the journal for the call; `calls` counts how often it came."""

    operation: str
    input: str
    answer: str
    calls: int


class Journal:
    """The journal of one simulator process."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._waiting: list[tuple[Effect, asyncio.Future[Recorded]]] = []
        self._writer: asyncio.Task[None] | None = None
        with closing(self._connect()) as connection:
            connection.executescript(_SCHEMA)

    async def record(self, effect: Effect) -> Recorded:
        """Returns once the effect is safe on disk; a call that came before gets what it was answered then."""
        future: asyncio.Future[Recorded] = asyncio.get_running_loop().create_future()
        self._waiting.append((effect, future))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        return await future

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                done = await asyncio.to_thread(self._save, [effect for effect, _ in batch])
            except sqlite3.Error as error:
                for _, future in batch:
                    future.set_exception(error)
                continue
            for (_, future), recorded in zip(batch, done, strict=True):
                if not future.done():
                    future.set_result(recorded)

    def _save(self, effects: Sequence[Effect]) -> list[Recorded]:
        now = datetime.now(UTC).isoformat()
        with closing(self._connect()) as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            return [self._record(connection, effect, now) for effect in effects]

    def _record(self, connection: sqlite3.Connection, effect: Effect, now: str) -> Recorded:
        values = (effect.call_id, effect.operation, effect.input, effect.answer, now)
        operation, given, answer, calls = connection.execute(_RECORD, values).fetchone()
        return Recorded(operation=operation, input=given, answer=answer, calls=calls)

    def entries(self) -> list[dict[str, Any]]:
        """Every effect, in the order in which they happened."""
        with closing(self._connect()) as connection:
            rows = connection.execute("SELECT call_id, operation, at, calls FROM effect ORDER BY rowid").fetchall()
        return [
            {"call_id": id_, "operation": operation, "at": at, "calls": calls} for id_, operation, at, calls in rows
        ]

    def load(self, name: str) -> Any:
        """A setting as it was saved, None when it never was."""
        with closing(self._connect()) as connection:
            found = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return json.loads(found[0]) if found else None

    def save(self, name: str, value: Any) -> None:
        with closing(self._connect()) as connection, connection:
            connection.execute(
                "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, json.dumps(value).decode())
            )

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        return connection
