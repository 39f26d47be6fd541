"""The worker process: runs lanes when nudged, and drains within 20 s when asked to stop."""

import asyncio

from orderloom.main import wiring
from orderloom.main.counting import counting
from orderloom.main.process import begin, keep_loaded, until_signal
from orderloom.platform import telemetry
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.queue import Listener, Nudger
from orderloom.platform.settings import Settings
from orderloom.platform.work import WorkRunner

DRAIN_SECONDS = 12
_log = telemetry.log(__name__)


async def serve(chosen: Settings) -> None:
    stop, loop = until_signal(), asyncio.get_running_loop()
    live = Live(chosen.redis_url)
    database = Database(
        chosen.database_url,
        pool_size=chosen.database_pool,
        statement_timeout_ms=chosen.statement_timeout_ms,
        guarded=True,
    )
    wiring.bind(database)
    nudger = Nudger(chosen.redis_url, live)
    runner = WorkRunner(database, chosen.lanes, others=nudger)
    database.herald = runner
    listener = Listener(chosen.redis_url, lambda lane: loop.call_soon_threadsafe(runner.wake, lane))
    listener.start()
    keep_loaded()
    _log.info("worker is ready", lanes=chosen.lanes, owner=runner.owner)
    runner.nudge(chosen.lanes)
    async with counting(database):
        await stop.wait()
        _log.info("worker drains")
        await asyncio.gather(asyncio.to_thread(listener.stop), runner.stop(DRAIN_SECONDS))
    await live.close()
    await asyncio.to_thread(nudger.stop)
    await database.dispose()


def main() -> None:
    chosen = begin("worker")
    asyncio.run(serve(chosen))
