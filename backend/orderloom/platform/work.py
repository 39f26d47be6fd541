"""The work runner: claims ready rows in sets, gives each its one effect, and never loses or repeats one.

Taking a row commits its lease first; the effect and the end of the row then commit together, fenced by the token.
A group that fails is tried row by row, so that one bad row never holds up the others.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.kernel.errors import DomainError, Kind
from orderloom.kernel.ids import new_id
from orderloom.kernel.outcome import Failed, Outcome
from orderloom.platform import telemetry, work_rows
from orderloom.platform.db import Database, Herald
from orderloom.platform.events import WorkFailed
from orderloom.platform.grouping import backoff, groups, is_poison, patience
from orderloom.platform.reactions import LANES, Handler, OutsideHandler, Reaction, handler
from orderloom.platform.work_item import WorkItem
from orderloom.platform.work_rows import MAX_ATTEMPTS, LeaseLost

BATCH = 64
CALLS_AT_ONCE = 8
SETTLED_AT_ONCE = 256
RENEW_SECONDS = 2
CALL_ATTEMPTS = 8
_log = telemetry.log(__name__)


class WorkRunner:
    """Runs the lanes of one process on one event loop. It is its database's herald: own lanes need no nudge."""

    def __init__(self, database: Database, lanes: Sequence[str] = LANES, *, others: Herald | None = None) -> None:
        """`others` is told of lanes that this process does not serve, and of live updates."""
        self.owner = str(new_id())
        self._database = database
        self._served = frozenset(lanes)
        self._others = others
        self._running: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._calls: set[asyncio.Task[None]] = set()
        self._held: set[UUID] = set()
        self._slots = asyncio.Semaphore(CALLS_AT_ONCE)
        self._answers: defaultdict[str, list[tuple[WorkItem, Outcome]]] = defaultdict(list)
        self._settling: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._stopping = False
        self._renewal: asyncio.Task[None] | None = None

    def nudge(self, lanes: Iterable[str]) -> None:
        asked = frozenset(lanes)
        for lane in asked & self._served:
            self.wake(lane)
        if self._others is not None and asked - self._served:
            self._others.nudge(asked - self._served)

    def publish(self, messages: Sequence[tuple[str, dict[str, Any]]]) -> None:
        if self._others is not None:
            self._others.publish(messages)

    def wake(self, lane: str) -> None:
        """Has the lane run until it is dry; when it runs already, it looks once more before it ends."""
        if self._stopping or lane not in self._served:
            return
        self._again.add(lane)
        if lane not in self._running:
            task = asyncio.create_task(self._run(lane), name=f"lane {lane}")
            self._running[lane] = task

    async def quiet(self) -> None:
        """Returns once nothing runs any more."""
        while waiting := {*self._running.values(), *self._calls}:
            await asyncio.wait(waiting)

    async def stop(self, patience: float = 12) -> None:
        """Claims no more, lets what runs end, cancels what does not, and gives the leases back."""
        self._stopping = True
        waiting = {*self._running.values(), *self._calls}
        if waiting:
            _, late = await asyncio.wait(waiting, timeout=patience)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late, timeout=2)
        if self._renewal is not None:
            self._renewal.cancel()
        await work_rows.give_back(self._database, self.owner)

    async def _run(self, lane: str) -> None:
        if self._renewal is None:
            self._renewal = asyncio.create_task(self._renew())
        try:
            while lane in self._again and not self._stopping:
                self._again.discard(lane)
                await self._until_dry(lane)
        except Exception:
            _log.exception("lane stopped; the sweeper will wake it", lane=lane)
        finally:
            self._running.pop(lane, None)

    async def _until_dry(self, lane: str) -> None:
        while not self._stopping:
            async with self._slots:
                pass
            items = await work_rows.claim(self._database, lane, self.owner, BATCH)
            self._held.update(item.id for item in items)
            for name, group in groups(items):
                await self._start(name, group)
            if len(items) < BATCH:
                return

    async def _start(self, name: str, items: list[WorkItem]) -> None:
        """Reactions and jobs run here and now; calls to the outside run beside us, a few groups at once."""
        if is_poison(items):
            await self._give_up(items[0], "every process that took it ended before it did")
            self._let_go(items)
            return
        found = handler(name)
        if isinstance(found, OutsideHandler):
            await self._slots.acquire()
            task = asyncio.create_task(self._calling(found, items), name=name)
            self._calls.add(task)
            task.add_done_callback(self._calls.discard)
        else:
            try:
                await self._group(found, items)
            finally:
                self._let_go(items)

    def _let_go(self, items: Iterable[WorkItem]) -> None:
        """From here on the leases of these rows run out, unless their rows were settled."""
        self._held.difference_update(item.id for item in items)

    async def _group(self, found: Handler | None, items: list[WorkItem]) -> None:
        try:
            await self._perform(found, items)
        except Exception as error:
            await self._after_failure(found, items, error)

    async def _after_failure(self, found: Handler | None, items: list[WorkItem], error: Exception) -> None:
        if len(items) > 1:
            for item in items:
                await self._group(found, [item])
        else:
            await self._failed(items[0], error)

    async def _perform(self, found: Handler | None, items: list[WorkItem]) -> None:
        """One transaction: the effect of all items, and the end of their rows."""
        if found is None or isinstance(found, OutsideHandler):
            raise LookupError(f"no handler is registered under {items[0].handler!r}")
        started = time.perf_counter()
        telemetry.set_trace(items[0].trace_id)
        async with self._database.unit_of_work(trace_id=items[0].trace_id) as uow:
            if isinstance(found, Reaction):
                await found.perform(uow, [msgspec.convert(item.payload, found.event, strict=False) for item in items])
            else:
                await found.perform(uow, items)
            await work_rows.settle(uow, items)
        _count(found.name, len(items), started)

    async def _calling(self, found: OutsideHandler, items: list[WorkItem]) -> None:
        try:
            await self._call(found, items)
        except Exception:
            _log.exception("calls were not settled; their leases will run out", handler=found.name)
        finally:
            self._let_go(items)
            self._slots.release()

    async def _call(self, found: OutsideHandler, items: list[WorkItem]) -> None:
        telemetry.set_trace(items[0].trace_id)
        try:
            outcomes = await found.call.perform(items)
            if len(outcomes) != len(items):
                raise RuntimeError(f"{found.name} answered {len(outcomes)} of {len(items)} calls")
        except Exception as error:
            for item in items:
                await self._failed(item, error)
            return
        final: list[tuple[WorkItem, Outcome]] = []
        again: dict[int, list[WorkItem]] = defaultdict(list)
        for item, outcome in zip(items, outcomes, strict=True):
            if isinstance(outcome, Failed) and outcome.transient and item.attempts < CALL_ATTEMPTS:
                again[item.attempts].append(item)
            else:
                final.append((item, outcome))
        for attempts, unanswered in again.items():
            await self._call_again(found, unanswered, attempts)
        if final:
            await self._answered(found, final)

    async def _call_again(self, found: OutsideHandler, items: list[WorkItem], attempts: int) -> None:
        """The other side is away: it is given longer and longer to come back."""
        telemetry.WORK_RETRIED.labels(found.name).inc(len(items))
        _log.warning("calls will be made again", handler=found.name, calls=len(items), attempts=attempts)
        await work_rows.retry(self._database, items, "the other side did not answer", patience(attempts))

    async def _answered(self, found: OutsideHandler, answered: list[tuple[WorkItem, Outcome]]) -> None:
        """What groups were answered meanwhile is settled together, one transaction at a time: two of one process
        would but wait for each other's rows. Returns once `answered` is settled, by whomever."""
        waiting = self._answers[found.name]
        waiting += answered
        async with self._settling[found.name]:
            while waiting:
                taken = waiting[:SETTLED_AT_ONCE]
                del waiting[:SETTLED_AT_ONCE]
                await self._settle(found, taken)

    async def _settle(self, found: OutsideHandler, answered: list[tuple[WorkItem, Outcome]]) -> None:
        started = time.perf_counter()
        try:
            async with self._database.unit_of_work(trace_id=answered[0][0].trace_id) as uow:
                await found.call.settle(uow, answered)
                await work_rows.settle(uow, [item for item, _ in answered])
            _count(found.name, len(answered), started)
        except Exception as error:
            if len(answered) == 1:
                await self._failed(answered[0][0], error)
                return
            half = len(answered) // 2
            for part in (answered[:half], answered[half:]):
                await self._settle(found, part)

    async def _failed(self, item: WorkItem, error: Exception) -> None:
        """Another attempt later, or none: refusals but `unavailable` are final, and so is the last attempt."""
        if isinstance(error, LeaseLost):
            telemetry.WORK_FENCED.inc()
            return
        final = isinstance(error, DomainError) and error.kind is not Kind.UNAVAILABLE
        said = work_rows.describe(error)
        if not final and item.attempts < MAX_ATTEMPTS:
            telemetry.WORK_RETRIED.labels(item.handler).inc()
            _log.warning("work will be tried again", handler=item.handler, attempts=item.attempts, error=said)
            await work_rows.retry(self._database, [item], said, backoff(item.attempts))
            return
        telemetry.WORK_FAILED.labels(item.handler).inc()
        _log.error("work given up", handler=item.handler, attempts=item.attempts, error=said, exc_info=error)
        await self._give_up(item, said)

    async def _give_up(self, item: WorkItem, said: str) -> None:
        try:
            async with self._database.unit_of_work(trace_id=item.trace_id) as uow:
                await work_rows.give_up(uow, item, said)
                uow.announce(_work_failed(item, said))
        except LeaseLost:
            telemetry.WORK_FENCED.inc()

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            if not self._held:
                continue
            try:
                await work_rows.renew(self._database, self.owner, self._held)
            except Exception:
                _log.exception("leases were not renewed")


def _work_failed(item: WorkItem, said: str) -> WorkFailed:
    order = work_rows.order_of(item)
    return WorkFailed(
        subject=item.subject_id,
        work_id=item.id,
        handler=item.handler,
        error=said,
        attempts=item.attempts,
        order_id=UUID(order) if order else None,
    )


def _count(name: str, items: int, started: float) -> None:
    telemetry.WORK_DONE.labels(name).inc(items)
    telemetry.WORK_SECONDS.labels(name).observe(time.perf_counter() - started)


async def drain(database: Database) -> None:
    """Runs everything that is ready, and what that causes, in this process until all is quiet. No Redis needed."""
    runner, before = WorkRunner(database), database.herald
    database.herald = runner
    try:
        while ready := await work_rows.sweep(database):
            runner.nudge(ready)
            await runner.quiet()
    finally:
        database.herald = before
        await runner.stop()
