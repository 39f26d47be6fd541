"""What all long-running processes share: settings checked, logs set up, signals turned into one event."""

import asyncio
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


def begin(part: str, *, needs: Sequence[str] = ("database_url", "redis_url")) -> Settings:
    """Reads the settings and starts the logs of this process; ends it when what it needs is not set."""
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
