"""What all long-running processes share: settings checked, logs set up, signals turned into one event."""

import asyncio
import ctypes
import gc
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from orderloom.main.house import settled
from orderloom.platform.settings import Settings
from orderloom.platform.telemetry import configure_logging

if TYPE_CHECKING:
    from granian.server.embed import Server


_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_LARGE_BYTES = 128 * 1024


def return_large_blocks() -> None:
    """Has glibc give blocks of 128 KB and more back to the system at once, rather than keep and fragment them: the
    documents of a wave are megabytes long and live for milliseconds. Without glibc nothing happens."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_TRIM_THRESHOLD, _LARGE_BYTES)
        mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)


def begin(part: str, *, needs: Sequence[str] = ("database_url", "redis_url")) -> Settings:
    """Reads the settings and starts the logs of this process; ends it when what it needs is not set."""
    return_large_blocks()
    chosen = settled()
    configure_logging(part, level=chosen.log_level, style=chosen.log_format)
    missing = [name for name in needs if not getattr(chosen, name)]
    if missing:
        names = " and ".join(f"ORDERLOOM_{name.upper()}" for name in missing)
        sys.exit(f"{names} must be set; `orderloom run` starts servers of its own and sets them.")
    return chosen


def keep_loaded() -> None:
    """Takes what is loaded by now out of the garbage collector's rounds: it stays as long as the process does."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def until_signal() -> asyncio.Event:
    """An event that SIGTERM or SIGINT sets; the second signal ends the process at once."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()

    def asked() -> None:
        if stop.is_set():
            os._exit(130)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, asked)
    return stop


def make_server(app: Any, host: str, port: int) -> "Server":
    """A server of this application on the running event loop, so that its end is under our control."""
    from granian.constants import HTTPModes, Interfaces  # late: workers need no server
    from granian.server.embed import Server

    return Server(app, address=host, port=port, interface=Interfaces.ASGI, http=HTTPModes.http1, log_enabled=False)
