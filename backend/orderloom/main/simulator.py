"""The simulator process: the external systems of a demonstration behind one port."""

import asyncio

from granian.constants import HTTPModes, Interfaces
from granian.server.embed import Server

from orderloom.integration.adapters.simulator import app
from orderloom.main.process import until_signal
from orderloom.platform import telemetry
from orderloom.platform.settings import Settings, settings

DEFAULT_PORT = 9000
_log = telemetry.log(__name__)


async def serve(chosen: Settings) -> None:
    stop, port = until_signal(), chosen.simulator_port or DEFAULT_PORT
    server = Server(
        app, address=chosen.host, port=port, interface=Interfaces.ASGI, http=HTTPModes.http1, log_enabled=False
    )
    running = asyncio.create_task(server.serve())
    _log.info("simulator is ready", address=f"http://{chosen.host}:{port}")
    await asyncio.wait({running, asyncio.create_task(stop.wait())}, return_when=asyncio.FIRST_COMPLETED)
    server.stop()
    await running


def main() -> None:
    chosen = settings()
    telemetry.configure_logging("simulator", level=chosen.log_level, style=chosen.log_format)
    asyncio.run(serve(chosen))
