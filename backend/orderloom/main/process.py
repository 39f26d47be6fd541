"""What all long-running processes share: settings checked, logs set up, signals turned into one event."""

import asyncio
import os
import signal
import sys

from orderloom.main.house import settled
from orderloom.platform.settings import Settings
from orderloom.platform.telemetry import configure_logging


def begin(part: str) -> Settings:
    """Reads the settings and starts the logs of this process; needs the addresses of both servers."""
    chosen = settled()
    configure_logging(part, level=chosen.log_level, style=chosen.log_format)
    missing = [name for name in ("database_url", "redis_url") if not getattr(chosen, name)]
    if missing:
        names = " and ".join(f"ORDERLOOM_{name.upper()}" for name in missing)
        sys.exit(f"{names} must be set; `orderloom run` starts servers of its own and sets them.")
    return chosen


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
