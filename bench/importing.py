"""Imports: a file of 20,000 rows from its first byte to its last order, how much faster that is than one order after
the other, and what memory it takes against a file of a tenth."""

import asyncio
import csv
import io
import json
import multiprocessing
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "backend")]

from orderloom.integration.importing import commands, queries  # noqa: E402
from orderloom.integration.importing.contracts import CheckImport, Job, JobState, RunImport  # noqa: E402
from orderloom.kernel.ids import new_id  # noqa: E402
from orderloom.main import wiring  # noqa: E402
from orderloom.main.migrate import migrate  # noqa: E402
from orderloom.ordering.commands.capture import create_order  # noqa: E402
from orderloom.ordering.contracts import CreateOrder, NewLine  # noqa: E402
from orderloom.parties.contracts import Account  # noqa: E402
from orderloom.platform.db import Database  # noqa: E402
from orderloom.platform.embedded import start_postgres  # noqa: E402
from orderloom.platform.work import WorkRunner  # noqa: E402
from tests.builders.orders import SYSTEM, import_gadget, open_account  # noqa: E402

MANY, FEW, ALONE = 20_000, 2_000, 200
HEADER = ("Account", "Offering", "Quantity", "Colour", "External id")
Measured = dict[str, float]


def file_of(rows: int) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADER)
    run = new_id()
    writer.writerows(("BENCH", "gadget", "1", "red", f"{run}-{row}") for row in range(rows))
    return out.getvalue().encode()


async def _work(database: Database, job: Job) -> Job:
    """Runs the import's own lane until it is done; what its orders cause waits for other workers."""
    runner = WorkRunner(database, ("slow",))
    database.herald = runner
    try:
        runner.nudge(["slow"])
        while True:
            await runner.quiet()
            async with database.reader() as reader:
                found = await queries.job(reader, SYSTEM, job.id)
            if found.state not in (JobState.CHECKING, JobState.RUNNING):
                return found
            runner.nudge(["slow"])
            await asyncio.sleep(0.01)
    finally:
        await runner.stop()
        database.herald = None


async def _import(database: Database, rows: int) -> Measured:
    content = file_of(rows)
    began = time.perf_counter()
    async with database.unit_of_work() as uow:
        job = await commands.open_job(uow, SYSTEM, "bench.csv", content)
        proposal = await queries.proposal(uow, SYSTEM, job)
        job = await commands.check(uow, SYSTEM, CheckImport(job_id=job.id, mapping=proposal.mapping))
    job = await _work(database, job)
    checked = time.perf_counter()
    async with database.unit_of_work() as uow:
        await commands.run(uow, SYSTEM, RunImport(job_id=job.id, whole=False))
    job = await _work(database, job)
    ended = time.perf_counter()
    if (job.state, job.made) != (JobState.DONE, rows):
        raise RuntimeError(f"{job.made} of {rows} orders were made: {job.problems}")
    return {"check_s": checked - began, "make_s": ended - checked, "total_s": ended - began}


async def _alone(database: Database, account: Account) -> float:
    """Orders a second, one transaction each."""
    line = NewLine(offering="gadget", characteristics={"colour": "red"})
    began = time.perf_counter()
    for _ in range(ALONE):
        async with database.unit_of_work() as uow:
            new = CreateOrder(account_id=account.id, lines=(line,), submit=True, external_id=str(new_id()))
            await create_order(uow, SYSTEM, new)
    return ALONE / (time.perf_counter() - began)


def _peak_mb() -> float:
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) / 1024


async def _measure(url: str, rows: int, *, first: bool) -> Measured:
    database = Database(url, guarded=True)
    wiring.bind(database)
    if first:
        await import_gadget(database)
        await open_account(database, name="Bench", external_id="BENCH")
    async with database.reader() as reader:
        account_id = await reader.scalar("SELECT id FROM account WHERE external_id = 'BENCH'")
    before = _peak_mb()
    found = await _import(database, rows)
    found |= {"before_mb": before, "peak_mb": _peak_mb()}
    if rows == MANY:
        from orderloom.parties.queries import accounts_by_id

        async with database.reader() as reader:
            account = (await accounts_by_id(reader, [account_id]))[account_id]
        found["alone_per_s"] = await _alone(database, account)
    await database.dispose()
    return found


def _child(url: str, rows: int, first: bool, answer: Any) -> None:
    answer.put(asyncio.run(_measure(url, rows, first=first)))


def _in_process_of_its_own(url: str, rows: int, *, first: bool) -> Measured:
    """Memory is told by the most that a process ever had."""
    context = multiprocessing.get_context("spawn")
    answer = context.Queue()
    process = context.Process(target=_child, args=(url, rows, first, answer))
    process.start()
    found: Measured = answer.get(timeout=600)
    process.join()
    return found


def run(rounds: int = 3) -> dict[str, Any]:
    found: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="orderloom-bench-") as folder:
        server = start_postgres(Path(folder) / "postgres")
        try:
            migrate(server.url)
            for number in range(rounds):
                few = _in_process_of_its_own(server.url, FEW, first=number == 0)
                many = _in_process_of_its_own(server.url, MANY, first=False)
                rate = MANY / many["make_s"]
                found.append(
                    {**many, "faster": rate / many["alone_per_s"], "memory_ratio": many["peak_mb"] / few["peak_mb"]}
                )
        finally:
            server.stop()
    return {"rounds": found, "rows": _rows(found)}


def _rows(found: list[Measured]) -> list[dict[str, str]]:
    def middle(name: str) -> float:
        return statistics.median(each[name] for each in found)

    return [
        _row(f"a file of {MANY:,} orders: dry run and run", "< 120 s", f"{middle('total_s'):.0f} s"),
        _row("… of that the dry run", "", f"{middle('check_s'):.0f} s"),
        _row("orders made a second ÷ captured one after the other", "≥ 3", f"{middle('faster'):.1f}"),
        _row(f"peak of memory ÷ that of {FEW:,} orders", "≤ 1.2", f"{middle('memory_ratio'):.2f}"),
        _row("peak of memory of the worker", "", f"{middle('peak_mb'):.0f} MB"),
    ]


def _row(measure: str, goal: str, measured: str) -> dict[str, str]:
    return {"measure": measure, "goal": goal, "stretch": "", "measured": measured}


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3), indent=2, ensure_ascii=False))
