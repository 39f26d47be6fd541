"""Files of rows, brought in by the same jobs as in the workspace; this process does their work until they end."""

import asyncio
import re
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
import msgspec
from rich.console import Console
from rich.progress import Progress

if TYPE_CHECKING:
    from orderloom.identity.contracts import Actor
    from orderloom.integration.importing.contracts import Job, Mapping
    from orderloom.platform.db import Database

PAUSE = 0.1
_OBJECTS = re.compile(rb"\[\s*\{\s*\"")
REFUSED = 1
_ENDED = ("checked", "done", "failed", "canceled")


class Rows(NamedTuple):
    """What is wished of a file of rows; `columns` and `constants` are written `target=…`."""

    template: str | None = None
    columns: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()
    valid: bool = False
    draft: bool = False
    dry_run: bool = False
    report: Path | None = None


def is_of_rows(data: bytes) -> bool:
    """Whether it is anything but product orders: a sheet, or a list of other objects."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in (b"[", b"{", b""):
        return _OBJECTS.match(start) is not None and b'"productOrderItem"' not in data
    return True


async def import_rows(database: "Database", actor: "Actor", name: str, data: bytes, wishes: Rows) -> "Job":
    """The job where it ended: `checked` after a dry run, and when something is wrong with a file that is to be taken
    whole."""
    from orderloom.integration.importing import commands, queries
    from orderloom.integration.importing.contracts import CheckImport, RunImport

    async with database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
        job = await commands.open_job(uow, actor, name, data)
        proposal = await queries.proposal(uow, actor, job)
        known = {one.name: one.mapping for one in await queries.templates(uow, actor)}
        mapping = _told(known.get(wishes.template or "", proposal.mapping), wishes)
        check = CheckImport(job_id=job.id, mapping=mapping, submit=not wishes.draft)
        job = await commands.check(uow, actor, check)
    job = await _worked(database, actor, job, "Dry run", lambda now: (now.checked, now.orders))
    whole = not wishes.valid
    if job.state.value == "checked" and not wishes.dry_run and not (whole and job.bad_orders):
        async with database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
            job = await commands.run(uow, actor, RunImport(job_id=job.id, whole=whole))
        job = await _worked(
            database, actor, job, "Orders", lambda now: (now.made + now.failed, now.checked - now.bad_orders)
        )
    if wishes.report is not None:
        async with database.reader() as reader:
            found = await queries.report_file(reader, actor, job.id, bad=False)
        await asyncio.to_thread(wishes.report.write_bytes, found.content)
    return job


def _told(mapping: "Mapping", wishes: Rows) -> "Mapping":
    columns = dict(_pairs(wishes.columns))
    constants = dict(_pairs(wishes.constants))
    return msgspec.structs.replace(
        mapping, columns={**mapping.columns, **columns}, constants={**mapping.constants, **constants}
    )


def _pairs(given: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for one in given:
        target, equals, value = one.partition("=")
        if not equals:
            raise click.BadParameter(f"{one!r} is not written TARGET=VALUE.")
        yield target.strip(), value.strip()


async def _worked(
    database: "Database", actor: "Actor", job: "Job", what: str, far: Callable[["Job"], tuple[int, int]]
) -> "Job":
    """Does the work of the import's lane here, beside any worker that runs, until the job rests."""
    from orderloom.integration.importing import queries
    from orderloom.platform.work import WorkRunner

    runner, before = WorkRunner(database, ("slow",), others=database.herald), database.herald
    database.herald = runner
    try:
        with _shown(what) as show:
            while job.state.value not in _ENDED:
                runner.nudge(["slow"])
                await asyncio.sleep(PAUSE)
                async with database.reader() as reader:
                    job = await queries.job(reader, actor, job.id)
                show(*far(job))
        await runner.quiet()
    finally:
        database.herald = before
        await runner.stop()
    return job


@contextmanager
def _shown(what: str) -> Generator[Callable[[int, int], None]]:
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)


def tell(job: "Job") -> int:
    """Says what came of it; the exit code."""
    for one in job.problems:
        place = f"row {one.path[0]}: " if one.path else ""
        click.echo(f"{place}{one.message} [{one.code}]", err=True)
    click.echo(
        f"{job.rows} rows, {job.orders} orders: {job.made} made, {job.known} there before, "
        f"{job.bad_orders + job.failed} refused"
    )
    return 0 if job.state.value in ("checked", "done") and not (job.bad_orders or job.failed) else REFUSED
