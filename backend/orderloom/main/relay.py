"""The relay process: finds what is ready, due or left behind, and nudges. Any number may run."""

import asyncio

from orderloom.main.process import begin, until_signal
from orderloom.platform import telemetry
from orderloom.platform.db import Database
from orderloom.platform.queue import Nudger
from orderloom.platform.settings import Settings
from orderloom.platform.work_rows import sweep

SWEEP_SECONDS = 0.5
_log = telemetry.log(__name__)


async def serve(chosen: Settings) -> None:
    stop = until_signal()
    database = Database(chosen.database_url, pool_size=1, guarded=True)
    nudger = Nudger(chosen.redis_url)
    _log.info("relay is ready")
    while not stop.is_set():
        try:
            nudger.nudge(await sweep(database))
        except Exception as error:
            _log.warning("sweep failed; the next one follows", error=str(error))
        try:
            async with asyncio.timeout(SWEEP_SECONDS):
                await stop.wait()
        except TimeoutError:
            continue
    await asyncio.to_thread(nudger.stop)
    await database.dispose()


def main() -> None:
    asyncio.run(serve(begin("relay")))
