"""The database: short reads, and one unit of work a command.

Only entry points (an HTTP request's command, the work runner, the command line) open a unit of work; whatever runs
inside is handed it and can neither commit nor roll back.
"""

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Literal, LiteralString, NamedTuple, Protocol, overload
from uuid import UUID

import psycopg
from sqlalchemy import CursorResult, Executable, Table, TextClause
from sqlalchemy.exc import TimeoutError as SATimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from orderloom.kernel import json
from orderloom.kernel.errors import Unavailable
from orderloom.kernel.events import Event
from orderloom.platform import statements
from orderloom.platform.bulk import document, insert_statement
from orderloom.platform.outbox import Outbox
from orderloom.platform.statements import Driver, Fetched, Parameters, Statement
from orderloom.platform.tables_base import Base, table_of
from orderloom.platform.tally import Counted, Tally, counting_in
from orderloom.platform.telemetry import current_trace
from orderloom.platform.work_item import AuditEntry, NewWork, Timer, WorkItem

__all__ = ["AuditEntry", "Database", "Herald", "NewWork", "Reader", "Row", "Timer", "UnitOfWork", "WorkItem"]

ALONE = "-c max_parallel_workers_per_gather=0"
"""Statements here are short: to start processes for one takes longer than the statement."""
PLANNER_GUARDS = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
Row = Mapping[Any, Any]


class TransactionLost(Exception):
    """A statement failed, its error was swallowed, and PostgreSQL rolled back what was to be committed."""


class Herald(Protocol):
    """Who is told after a commit; must neither block nor raise."""

    def nudge(self, lanes: Iterable[str]) -> None: ...

    def publish(self, messages: Sequence[tuple[str, dict[str, Any]]]) -> None: ...


class Opened(NamedTuple):
    """A connection in a transaction, the driver's own connection beneath it, and the database's time."""

    connection: AsyncConnection
    driver: Driver
    now: datetime


class Reader:
    """Reads in one transaction that never commits. `now` is the database's time of this transaction."""

    def __init__(self, database: "Database", opened: Opened) -> None:
        self.database = database
        self.now = opened.now
        self._opened = opened

    @overload
    async def execute(self, statement: Statement, params: Parameters = None) -> Fetched: ...

    @overload
    async def execute(self, statement: Executable, params: Parameters = None) -> CursorResult[Any]: ...

    async def execute(
        self, statement: Executable | Statement, params: Parameters = None
    ) -> Fetched | CursorResult[Any]:
        """Runs one statement; text takes `:name` parameters, and a list of parameters runs it once for each."""
        self.database.statements += 1
        if isinstance(statement, (str, TextClause)):
            return await statements.run(self._opened.driver, statement, params)
        return await self._opened.connection.execute(statement, params)

    async def rows(self, statement: Executable | str, params: Parameters = None) -> Sequence[Row]:
        if isinstance(statement, (str, TextClause)):
            self.database.statements += 1
            return await statements.records(self._opened.driver, statement, params)
        return (await self.execute(statement, params)).mappings().all()

    async def row(self, statement: Executable | str, params: Parameters = None) -> Row | None:
        found = await self.rows(statement, params)
        return found[0] if found else None

    async def scalar(self, statement: Executable | str, params: Parameters = None) -> Any:
        found = await self.row(statement, params)
        return next(iter(found.values())) if found else None


class UnitOfWork(Reader):
    """One command's transaction, with what it tells the rest of the world once it commits."""

    def __init__(self, database: "Database", opened: Opened, outbox: Outbox) -> None:
        super().__init__(database, opened)
        self.actor_id = outbox.actor_id
        self.actor_label = outbox.actor_label
        self.trace_id = outbox.trace_id
        self.counted = Counted()
        self._outbox = outbox
        self._messages: list[tuple[str, dict[str, Any]]] = []

    def announce(self, *events: Event) -> None:
        """Each event is recorded, and each reaction to it is given one row of work."""
        self._outbox.announce(events, self.now)

    def happen(self, name: str, subject_id: UUID, payload: Mapping[str, Any]) -> None:
        """Records something under a name that is known only at run time, for those who listen."""
        self._outbox.happen(name, subject_id, payload)

    def audit(self, *entries: AuditEntry) -> None:
        self._outbox.audit(entries)

    def enqueue(self, *jobs: NewWork) -> None:
        self._outbox.enqueue(jobs, self.now)

    def set_timer(
        self, subject_id: UUID, purpose: str, due_at: datetime, handler: str, payload: dict[str, Any]
    ) -> None:
        """Sets, or moves, the one timer of this subject and purpose; `handler` names a job or an outside call."""
        timer = Timer(subject_id=subject_id, purpose=purpose, due_at=due_at, handler=handler, payload=payload)
        self._outbox.set_timer(timer)

    async def clear_timer(self, subject_id: UUID, purpose: str) -> None:
        self._outbox.drop_timer(subject_id, purpose)
        await self.execute(
            "DELETE FROM timer WHERE subject_id = :subject AND purpose = :purpose",
            {"subject": subject_id, "purpose": purpose},
        )

    def publish(self, topic: str, payload: dict[str, Any]) -> None:
        """A live update for whoever watches `topic`, sent after the commit; it may be lost."""
        self._messages.append((topic, payload))

    async def insert(
        self,
        table: Table | type[Base],
        rows: Sequence[dict[str, Any]],
        on_conflict: Literal["nothing"] | None = None,
    ) -> int:
        """Inserts all rows in one statement; each has the same columns. How many were inserted."""
        if not rows:
            return 0
        target, columns = table_of(table), tuple(rows[0])
        statement = insert_statement(target, columns, on_conflict)
        return (await self.execute(statement, {"rows": document(target, columns, rows)})).rowcount

    async def flush(self, *last: str, parameters: Mapping[str, Any] | None = None) -> int:
        """Writes all that was announced, audited and enqueued, in one statement with `last`; the rows it touched. Very
        much of it goes ahead in parts."""
        for statement, rows in self._outbox.parts():
            await self.execute(statement, rows)
        taken = self._outbox.take(last, parameters)
        return (await self.execute(*taken)).rowcount if taken is not None else 0

    @property
    def told(self) -> tuple[frozenset[str], Sequence[tuple[str, dict[str, Any]]]]:
        """The lanes to wake and the messages to send once this has committed."""
        return frozenset(self._outbox.lanes), self._messages


class Database:
    """One pool of connections. `statements` and `commits` count, so that a test can say what an order costs."""

    def __init__(
        self, url: str, *, pool_size: int = 10, statement_timeout_ms: int = 3000, guarded: bool = False
    ) -> None:
        """`guarded` keeps the planner from scanning tables whose statistics do not know today's rows yet."""
        self.statements = 0
        self.commits = 0
        self.tally = Tally()
        self.herald: Herald | None = None
        planner = f"{ALONE} {PLANNER_GUARDS}" if guarded else ALONE
        options = f"-c statement_timeout={statement_timeout_ms} -c timezone=UTC {planner}"
        self.engine: AsyncEngine = create_async_engine(
            async_url(url),
            isolation_level="AUTOCOMMIT",
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=8,
            json_serializer=json.dumps,
            connect_args={"options": options, "connect_timeout": 5},
        )

    @asynccontextmanager
    async def reader(self) -> AsyncGenerator[Reader]:
        opened = await self._begin("BEGIN READ ONLY; SELECT now()")
        try:
            yield Reader(self, opened)
        finally:
            await _end(opened)

    @asynccontextmanager
    async def unit_of_work(
        self, *, actor_label: str = "system", actor_id: UUID | None = None, trace_id: str | None = None
    ) -> AsyncGenerator[UnitOfWork]:
        """Commits when the block ends, rolls back when it raises; then tells the herald."""
        opened = await self._begin("BEGIN; SELECT now()")
        outbox = Outbox(actor_id=actor_id, actor_label=actor_label, trace_id=trace_id or current_trace())
        uow = UnitOfWork(self, opened, outbox)
        try:
            with counting_in(uow.counted):
                yield uow
            await uow.flush()
            await self._commit(opened.driver)
        finally:
            await _end(opened)
        self._tell(uow)

    async def once(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Fetched:
        """One statement that is a transaction by itself: for the machinery's own bookkeeping only."""
        self.statements += 1
        self.commits += 1
        async with self.engine.connect() as connection:
            return await statements.run(await _driver(connection), statement, parameters)

    async def dispose(self) -> None:
        await self.engine.dispose()

    async def _begin(self, statement: LiteralString) -> Opened:
        """A connection with an open transaction. A connection that died in the pool is replaced, once."""
        for last in (False, True):
            connection: AsyncConnection | None = None
            try:
                connection = await self.engine.connect()
                driver = await _driver(connection)
                cursor = await driver.execute(statement, prepare=False)
                cursor.nextset()
                row = await cursor.fetchone()
                assert row is not None
                return Opened(connection, driver, row[0])
            except BaseException as error:
                if connection is not None:
                    await connection.invalidate()
                    await connection.close()
                if not _gone(error):
                    raise
                if last:
                    raise Unavailable("The database does not answer.") from error
                await self.engine.dispose(close=False)
        raise AssertionError

    async def _commit(self, driver: Driver) -> None:
        cursor = await driver.execute("COMMIT", prepare=False)
        if cursor.statusmessage != "COMMIT":
            raise TransactionLost("the transaction had failed before it was committed")
        self.commits += 1

    def _tell(self, uow: UnitOfWork) -> None:
        self.tally.add(uow.counted, uow.now)
        lanes, messages = uow.told
        if self.herald is not None:
            if lanes:
                self.herald.nudge(lanes)
            if messages:
                self.herald.publish(messages)


def async_url(url: str) -> str:
    """The URL with the one driver we use; people write `postgresql://…`."""
    scheme, _, rest = url.partition("://")
    return f"postgresql+psycopg_async://{rest}" if scheme.startswith("postgres") else url


def sync_url(url: str) -> str:
    """The same address for tools that are not asynchronous."""
    return async_url(url).replace("psycopg_async", "psycopg", 1)


async def _driver(connection: AsyncConnection) -> Driver:
    raw = await connection.get_raw_connection()
    driver = raw.driver_connection
    assert isinstance(driver, psycopg.AsyncConnection)
    return driver


async def _end(opened: Opened) -> None:
    """Gives the connection back without a transaction; one that can't roll back is thrown away."""
    try:
        if opened.driver.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
            await opened.driver.rollback()
    except Exception:
        await opened.connection.invalidate()
    finally:
        await opened.connection.close()


def _gone(error: BaseException) -> bool:
    """Whether the server, not the statement, is the matter."""
    cause = getattr(error, "orig", error)
    return isinstance(cause, (psycopg.OperationalError, psycopg.InterfaceError, OSError, SATimeoutError))
