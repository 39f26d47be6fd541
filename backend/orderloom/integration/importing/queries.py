"""Imports as those see them who may import; what columns may mean; and the report."""

from collections.abc import Iterable
from uuid import UUID

from orderloom.catalog import queries as catalog
from orderloom.fields.contracts import Noun
from orderloom.fields.queries import sheet
from orderloom.files.contracts import Served
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.integration.importing import store
from orderloom.integration.importing.contracts import Job, JobPage, JobState, Proposal, RowPage, Template
from orderloom.integration.importing.proposing import fitting, proposed
from orderloom.integration.importing.reporting import report
from orderloom.kernel.errors import Invalid, Missing
from orderloom.platform.db import Reader

BRING, FETCH = "import.bring", "import.report"
"""What tickets of imports are for."""
LONGEST_PAGE = 100


@query(Permission.ORDER_IMPORT)
async def jobs(
    reader: Reader, actor: Actor, states: Iterable[JobState] = (), first: int = 50, after: str | None = None
) -> JobPage:
    """One page, the newest first."""
    size = max(1, min(first, LONGEST_PAGE))
    found = await store.page(reader, tuple(states), _uuid(after), size + 1)
    shown = tuple(found[:size])
    return JobPage(jobs=shown, cursors=tuple(str(one.id) for one in shown), has_more=len(found) > size)


@query(Permission.ORDER_IMPORT)
async def count_jobs(reader: Reader, actor: Actor, states: Iterable[JobState] = (), *, most: int = 10_000) -> int:
    return await store.count(reader, tuple(states), most)


def _uuid(after: str | None) -> UUID | None:
    try:
        return UUID(after) if after is not None else None
    except ValueError:
        raise Invalid("This is no cursor of imports.", path=("after",)) from None


@query(Permission.ORDER_IMPORT)
async def job(reader: Reader, actor: Actor, job_id: UUID) -> Job:
    found = await store.job(reader, job_id)
    if found is None:
        raise Missing("There is no such import.", path=("id",))
    return found


@query(Permission.ORDER_IMPORT)
async def twins(reader: Reader, actor: Actor, wanted: Job) -> list[Job]:
    """Imports of the very same file that made orders, the newest first."""
    return await store.twins(reader, wanted.sha256, wanted.id)


@query(Permission.ORDER_IMPORT)
async def rows(
    reader: Reader, actor: Actor, job_id: UUID, *, bad: bool = False, first: int = 50, after: str | None = None
) -> RowPage:
    """One page in the order of the file; `bad`: only those with something wrong."""
    size = max(1, min(first, LONGEST_PAGE))
    if after is not None and not after.isdecimal():
        raise Invalid("This is no cursor of rows.", path=("after",))
    found = await store.rows(reader, job_id, int(after or 0), size + 1, bad=bad)
    shown = tuple(found[:size])
    return RowPage(rows=shown, cursors=tuple(str(one.number) for one in shown), has_more=len(found) > size)


@query(Permission.ORDER_IMPORT)
async def problem_counts(reader: Reader, actor: Actor, job_id: UUID) -> list[tuple[str, str, int]]:
    """Code and column of what is wrong, with how many rows have it."""
    return await store.problem_counts(reader, job_id)


@query(Permission.ORDER_IMPORT)
async def templates(reader: Reader, actor: Actor) -> list[Template]:
    return await store.templates(reader)


@query(Permission.ORDER_IMPORT)
async def proposal(reader: Reader, actor: Actor, wanted: Job) -> Proposal:
    """What the columns of this file may mean."""
    found = fitting(await store.templates(reader), wanted.layout.header)
    if found is not None:
        return Proposal(mapping=found.mapping, template=found)
    snapshot = await catalog.snapshot(reader, await catalog.current_release(reader))
    own = await sheet(reader, Noun.ORDER, Noun.LINE)
    return Proposal(mapping=proposed(wanted.layout, snapshot, own), template=None)


@query(Permission.ORDER_IMPORT)
async def report_file(reader: Reader, actor: Actor, job_id: UUID, *, bad: bool) -> Served:
    """What came of each row, as CSV."""
    found = await job(reader, actor, job_id)
    stem = found.name.rpartition(".")[0] or found.name
    name = f"{stem}.{'errors' if bad else 'report'}.csv"
    return Served(name=name, media_type="text/csv", content=await report(reader, found, bad=bad))
