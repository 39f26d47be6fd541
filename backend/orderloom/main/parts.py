"""One supervised part of the product: a process with prefixed logs, started again when it crashes."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from orderloom.platform.embedded import dies_with_parent

RESTART_SECONDS = (0.2, 0.5, 1, 2, 5)
STEADY_SECONDS = 30
STOP_SECONDS = 20
_PYTHON = {"PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "", "MALLOC_ARENA_MAX": "2"}
Say = Callable[[str, str], None]


class Part:
    """Runs `orderloom NAME` until told to stop. `say` prints one line of a part's log."""

    def __init__(self, name: str, arguments: Sequence[str], environment: Mapping[str, str], say: Say) -> None:
        self.name = name
        self._command = [sys.executable, "-m", "orderloom", *arguments]
        self._environment = {**os.environ, **environment, **_PYTHON}
        self._say = say
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = False

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None and self._process.returncode is None else None

    async def keep_running(self) -> None:
        """Returns once the part was stopped on purpose."""
        crashes = 0
        while not self._stopping:
            started = time.monotonic()
            code = await self._run()
            if self._stopping:
                return
            crashes = 0 if time.monotonic() - started > STEADY_SECONDS else crashes + 1
            wait = RESTART_SECONDS[min(crashes, len(RESTART_SECONDS) - 1)]
            self._say("run", f"{self.name} ended ({_ending(code)}); it starts again in {wait} s")
            await asyncio.sleep(wait)

    async def run_once(self) -> int:
        """For a part that ends by itself: its exit code."""
        return await self._run()

    async def stop(self) -> None:
        self._stopping = True
        process = self._process
        if process is None or process.returncode is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await process.wait()
        except TimeoutError:
            self._say("run", f"{self.name} does not stop; it is killed")
            process.kill()
            await process.wait()

    async def _run(self) -> int:
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            env=self._environment,
            start_new_session=True,
            preexec_fn=dies_with_parent(signal.SIGTERM),
            limit=1 << 20,
        )
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self._say(self.name, line.decode(errors="replace").rstrip("\n"))
        return await self._process.wait()


def _ending(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
