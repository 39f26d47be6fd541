"""What all work of a job shares; and the reading of its file, row by row."""

import asyncio
import tempfile
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from hashlib import sha256
from itertools import islice
from typing import IO
from uuid import UUID

from orderloom.integration.importing import store
from orderloom.integration.importing.contracts import Format, Job, JobState, Mapping
from orderloom.integration.importing.drafting import Cells, places_of
from orderloom.integration.importing.reading.opening import rows_of
from orderloom.integration.importing.reading.refusing import Row
from orderloom.kernel.errors import DomainError, Kind, Problem
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.platform.db import AuditEntry, Database, NewWork, Reader, UnitOfWork, WorkItem
from orderloom.platform.reactions import outside

READ, CHECK, MAKE, WHOLE = (f"integration.import_{verb}" for verb in ("read", "check", "make", "whole"))
LANE = "slow"
TOPIC = "imports"
ROWS_AT_ONCE = 1_000
LONGEST_KEY = 200
databases: list[Database] = []


class NoLongerWanted(DomainError):
    """The job was canceled, or checked anew, since this work began."""

    kind = Kind.CONFLICT
    code = "import.no_longerwanted"


def bind_database(database: Database) -> None:
    """Files are read while no transaction of the work is open."""
    databases[:] = [database]


def work(name: str, of: Job) -> NewWork:
    return NewWork(handler=name, subject_id=of.id, payload={"round": of.round})


def tell(uow: UnitOfWork, job_id: UUID) -> None:
    uow.publish(f"import:{job_id}", {"id": str(job_id)})
    uow.publish(TOPIC, {"id": str(job_id)})


async def wanted(reader: Reader, item: WorkItem, state: JobState, *, lock: bool = False) -> Job | None:
    """The job, when it still asks for this work."""
    found = await store.job(reader, item.subject_id, lock=lock)
    return found if found and found.state is state and found.round == item.payload["round"] else None


@outside(name=READ, lane=LANE)
class ReadFile:
    """Keeps the rows of the file, so many in one transaction; one that was read in part is read on."""

    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]:
        return [await _read(databases[0], item) for item in items]

    async def settle(self, uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]]) -> None:
        for item, outcome in answered:
            found = await wanted(uow, item, JobState.CHECKING, lock=True)
            if found is None:
                continue
            if isinstance(outcome, Failed):
                await fail(uow, found, outcome)
            else:
                rows, orders = await store.totals(uow, found.id)
                await store.change(uow, found.id, rows=rows, orders=orders)
                uow.enqueue(work(CHECK, found))
            tell(uow, found.id)


async def fail(uow: UnitOfWork, found: Job, outcome: Failed) -> None:
    problems = outcome.payload.get("problems") or [Problem(outcome.code, outcome.message)]
    await store.change(uow, found.id, state=JobState.FAILED.value, problems=problems, ended_at=uow.now)
    uow.audit(AuditEntry(subject_type="import", subject_id=found.id, action="fail"))


def refused(refusal: DomainError) -> Failed:
    first = refusal.problems[0]
    return Failed(code=first.code, message=first.message, payload={"problems": list(refusal.problems)})


async def _read(database: Database, item: WorkItem) -> Outcome:
    try:
        async with database.reader() as reader:
            found = await wanted(reader, item, JobState.CHECKING)
            behind = await store.last_row(reader, item.subject_id)
        if found is None:
            return Done()
        async with _file(database, found.id) as file:
            await _keep_rows(database, item, found, file, behind)
    except NoLongerWanted:
        return Done()
    except DomainError as refusal:
        return refused(refusal)
    return Done()


@asynccontextmanager
async def _file(database: Database, job_id: UUID) -> AsyncGenerator[IO[bytes]]:
    """The file on disk, where it can be read from anywhere without being held in memory."""
    with tempfile.TemporaryFile(prefix="orderloom-import-") as file:
        async with database.reader() as reader:
            async for piece in store.pieces(reader, job_id):
                await asyncio.to_thread(file.write, piece)
        yield file


async def _keep_rows(database: Database, item: WorkItem, found: Job, file: IO[bytes], behind: int) -> None:
    rows = (row for row in rows_of(file, found.format, found.layout) if row.number > behind)
    keys = Keys(found)
    while taken := await asyncio.to_thread(lambda: list(islice(rows, ROWS_AT_ONCE))):
        async with database.unit_of_work() as uow:
            if await wanted(uow, item, JobState.CHECKING, lock=True) is None:
                raise NoLongerWanted("This job is no longer wanted.")
            await store.insert_rows(uow, found.id, [(row, keys.of(row)) for row in taken])
            await store.change(uow, found.id, add_rows=len(taken))
            tell(uow, found.id)


class Keys:
    """What tells which rows are one order: a column for that, else the external id, else each row is one."""

    def __init__(self, of: Job) -> None:
        self._mapping = of.mapping or Mapping()
        self._places = {} if of.format is Format.TMF622 else places_of(self._mapping, of.layout.header)

    def of(self, row: Row) -> str:
        if not self._places:
            return f"#{row.number}"
        cells = Cells(row, self._places, self._mapping)
        key = cells["group"] or cells["external_id"]
        if len(key) > LONGEST_KEY:
            key = sha256(key.encode()).hexdigest()
        return f"{cells['account']}:{key}"[:600] if key else f"#{row.number}"
