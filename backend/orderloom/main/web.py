"""The web process: GraphQL, REST, sign-in, the workspace, health and metrics on one port."""

import asyncio
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from litestar import Litestar, Request, Response, get
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import NotAuthorizedException
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from orderloom.main import wiring
from orderloom.main.counting import counting
from orderloom.main.errors import HANDLERS
from orderloom.main.front import Front
from orderloom.main.invitation import invite
from orderloom.main.portal_routes import portal_routes
from orderloom.main.process import begin, keep_loaded, make_server, until_signal
from orderloom.main.spa import read_assets, spa_routes
from orderloom.platform import telemetry
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.queue import Nudger
from orderloom.platform.settings import Settings

RESERVED = ("embed", "graphql", "tmf-api", "auth", "files", "healthz", "readyz", "metrics", "schema")
DRAIN_SECONDS = 10
_log = telemetry.log(__name__)


@get("/healthz", include_in_schema=False)
async def healthz() -> dict[str, str]:
    """The process runs."""
    return {"status": "ok"}


@get("/readyz", include_in_schema=False)
async def readyz(state: State) -> Response[dict[str, str]]:
    """The process can take requests: the database answers, and nobody asked us to stop."""
    if state.stopping:
        return Response({"status": "stopping"}, status_code=503)
    async with state.database.reader() as reader:
        await reader.scalar("SELECT 1")
    return Response({"status": "ok"})


@get("/metrics", include_in_schema=False)
async def metrics(request: Request[Any, Any, Any], state: State) -> Response[bytes]:
    wanted = state.settings.metrics_token
    if wanted and request.headers.get("authorization") != f"Bearer {wanted}":
        raise NotAuthorizedException("The metrics token is missing or wrong.")
    async with state.database.reader() as reader:
        for row in await reader.rows("SELECT lane, count(*) AS ready FROM work WHERE state = 'ready' GROUP BY lane"):
            telemetry.WORK_READY.labels(row["lane"]).set(row["ready"])
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def frontend_folder(chosen: Settings) -> Path:
    """Where the built workspace lies: as set, else inside the package, else beside the source."""
    if chosen.frontend_path:
        return Path(chosen.frontend_path)
    packaged = Path(__file__).parents[1] / "frontend"
    return packaged if packaged.exists() else Path(__file__).parents[3] / "frontend" / "dist"


def context_routes() -> list[Any]:
    """The routes that other rooms bring."""
    found: list[Any] = []
    for module, name in (
        ("orderloom.graphql.app", "graphql_controller"),
        ("orderloom.main.auth_routes", "routes"),
        ("orderloom.main.file_routes", "routes"),
        ("orderloom.main.image_routes", "routes"),
        ("orderloom.integration.tmf.routes", "routes"),
    ):
        if find_spec(module) is not None:
            given = getattr(import_module(module), name)
            made = given() if callable(given) and not isinstance(given, type) else given
            found += list(made) if isinstance(made, list | tuple) else [made]
    return found


def create_app(chosen: Settings, database: Database, live: Live) -> tuple[Front, Litestar]:
    """The application and what it runs behind. Handlers find `database`, `live` and `settings` in its state and
    as dependencies of these names."""
    assets = read_assets(frontend_folder(chosen))
    pages = [*portal_routes(assets), *spa_routes(assets, RESERVED)]
    app = Litestar(
        route_handlers=[healthz, readyz, metrics, *context_routes(), *pages],
        state=State({"database": database, "live": live, "settings": chosen, "stopping": False}),
        dependencies={
            "database": Provide(lambda: database, sync_to_thread=False),
            "live": Provide(lambda: live, sync_to_thread=False),
        },
        exception_handlers=HANDLERS,
        request_max_body_size=chosen.body_limit_kb * 1024,
        openapi_config=None,
        logging_config=None,
        debug=False,
    )
    return Front(app, chosen), app


async def serve(chosen: Settings) -> None:
    stop = until_signal()
    live = Live(chosen.redis_url)
    database = Database(
        chosen.database_url, pool_size=chosen.database_pool, statement_timeout_ms=chosen.statement_timeout_ms
    )
    nudger = Nudger(chosen.redis_url, live)
    database.herald = nudger
    wiring.bind(database)
    front, app = create_app(chosen, database, live)
    server = make_server(front, chosen.host, chosen.port)
    running = asyncio.create_task(server.serve())
    keep_loaded()
    _log.info("web is ready", address=chosen.origin)
    await invite(database, chosen)
    async with counting(database):
        await asyncio.wait({running, asyncio.create_task(stop.wait())}, return_when=asyncio.FIRST_COMPLETED)
        app.state.stopping = True
        await live.close()
        await _answered(front)
        server.stop()
        await running
    await asyncio.to_thread(nudger.stop)
    await database.dispose()


async def _answered(front: Front) -> None:
    """Waits until the last request that came in has its answer."""
    try:
        async with asyncio.timeout(DRAIN_SECONDS):
            await front.idle.wait()
    except TimeoutError:
        _log.warning("requests are cut off", count=front.in_flight)


def main() -> None:
    chosen = begin("web")
    asyncio.run(serve(chosen))
