"""Runs with their journal on PostgreSQL, by the product's own commands, in a process of their own.

Three ways to be durable: a run of pure steps is carried on in memory and stored once, with its journal; a step that a
system answers is stored when it opens and when its answer comes, the answers of many runs in one transaction (as the
work runner settles them), or each answer in a transaction of its own.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

from bench import flows
from orderloom.flows.commands.importing import import_documents
from orderloom.flows.commands.run import signal_runs, start_runs
from orderloom.flows.contracts import ImportedDocument, RunSignal, RunTask, RunTaskRef, StartRun, bind_actions
from orderloom.identity.contracts import Actor
from orderloom.kernel.ids import new_id
from orderloom.language.effects import TaskClosed
from orderloom.platform.db import Database, UnitOfWork

ACTOR = Actor.system("bench")
STEPS = 10
IN_ONE = 25
AT_ONCE = 8
CHAIN, PURE, TASKS = "bench-chain", "bench-pure", "bench-tasks"


class Desk:
    """Stands for the systems that do the tasks, and answers at once, as DBOS's steps return at once."""

    def __init__(self) -> None:
        self.opened: dict[UUID, RunTask] = {}

    async def open_tasks(self, uow: UnitOfWork, tasks: Sequence[RunTask]) -> None:
        self.opened.update((task.run_id, task) for task in tasks)

    async def withdraw_tasks(self, uow: UnitOfWork, tasks: Sequence[RunTaskRef]) -> None:
        raise AssertionError("no task of the bench has a timeout")

    def answer(self, run_id: UUID) -> RunSignal:
        task = self.opened.pop(run_id).task
        return RunSignal(run_id=run_id, signal=TaskClosed(node=task.node, visit=task.visit, output={"number": 1}))


def _new(key: str) -> StartRun:
    return StartRun(
        flow_key=key, subject_type="line", subject_id=new_id(), order_id=new_id(), line_id=new_id(),
        input=flows.LINE, purpose="bench",
    )  # fmt: skip


class Bench:
    def __init__(self, database: Database, desk: Desk) -> None:
        self.database = database
        self.desk = desk

    async def start(self, key: str, count: int) -> list[UUID]:
        async with self.database.unit_of_work(actor_label="bench") as uow:
            return await start_runs(uow, ACTOR, [_new(key) for _ in range(count)])

    async def signal(self, ids: Sequence[UUID]) -> None:
        signals = [self.desk.answer(run_id) for run_id in ids]
        async with self.database.unit_of_work(actor_label="bench") as uow:
            await signal_runs(uow, ACTOR, signals)

    async def stored(self, runs: int, blocks: int) -> int:
        """Runs that are stored when they end, many in one transaction; the nodes that ran."""
        together = -(-runs // IN_ONE)
        await at_once(lambda: self.start(CHAIN, IN_ONE), together)
        return together * IN_ONE * (3 * blocks + 2)

    async def pure(self, runs: int) -> int:
        """Runs of ten pure steps, each run in a transaction of its own."""
        await at_once(lambda: self.start(PURE, 1), runs)
        return runs * STEPS

    async def waves(self, runs: int) -> int:
        """Steps that are answered one by one, the answers of many runs in one transaction."""
        waves = -(-runs // IN_ONE)
        await at_once(lambda: self._answered(IN_ONE), waves)
        return waves * IN_ONE * STEPS

    async def alone(self, runs: int) -> int:
        """Steps that are answered one by one, each answer in a transaction of its own."""
        await at_once(lambda: self._answered(1), runs)
        return runs * STEPS

    async def _answered(self, runs: int) -> None:
        ids = await self.start(TASKS, runs)
        for _ in range(STEPS):
            await self.signal(ids)
        assert not self.desk.opened.keys() & set(ids)


async def at_once(work: Callable[[], Awaitable[object]], times: int) -> None:
    slots = asyncio.Semaphore(AT_ONCE)

    async def one() -> None:
        async with slots:
            await work()

    await asyncio.gather(*(one() for _ in range(times)))


async def run(url: str, mode: str, runs: int, blocks: int) -> dict[str, float]:
    database, desk = Database(url, guarded=True), Desk()
    bind_actions(tasks=desk)
    bench = Bench(database, desk)
    documents = (flows.chain(blocks, CHAIN), flows.pure(STEPS, PURE), flows.tasks(STEPS, TASKS))
    async with database.unit_of_work(actor_label="bench") as uow:
        await import_documents(uow, ACTOR, [ImportedDocument(content=each) for each in documents])
    ways: dict[str, Callable[[int], Awaitable[int]]] = {
        "stored": lambda times: bench.stored(times, blocks),
        "pure": bench.pure,
        "waves": bench.waves,
        "alone": bench.alone,
    }
    await ways[mode](IN_ONE)
    commits, began = database.commits, time.perf_counter()
    nodes = await ways[mode](runs)
    seconds = time.perf_counter() - began
    commits = database.commits - commits
    unfinished = await _unfinished(database)
    await database.dispose()
    assert unfinished == 0, f"{unfinished} runs did not end"
    return {"nodes": nodes, "seconds": seconds, "nodes_per_s": nodes / seconds, "commits": commits}


async def _unfinished(database: Database) -> int:
    async with database.reader() as reader:
        return await reader.scalar("SELECT count(*) FROM flow_run WHERE purpose = 'bench' AND state <> 'succeeded'")


if __name__ == "__main__":
    address, way, times, size = sys.argv[1:]
    print(json.dumps(asyncio.run(run(address, way, int(times), int(size)))))
