"""The web's shell: health, headers, origins, masked errors and the workspace for every path."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar import get

from orderloom.main.web import create_app
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings

PAGE = "<!doctype html><title>Orderloom</title>"


@get("/healthz/broken")
async def broken() -> None:
    raise RuntimeError("the password is hunter2")


@pytest.fixture
async def client(database: Database, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "assets" / "app-1a2b.js").write_text("export {}" * 200)
    settings = Settings(env="test", frontend_path=str(tmp_path), metrics_token="m3trics", body_limit_kb=1)
    front, app = create_app(settings, database, Live())
    app.register(broken)
    transport = httpx.ASGITransport(front)  # pyright: ignore[reportArgumentType]
    async with httpx.AsyncClient(transport=transport, base_url="http://orders.example") as made:
        yield made


async def test_health_and_readiness(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"status": "ok"}
    assert (await client.get("/readyz")).json() == {"status": "ok"}


async def test_metrics_need_their_token(client: httpx.AsyncClient) -> None:
    assert (await client.get("/metrics")).status_code == 401
    answer = await client.get("/metrics", headers={"authorization": "Bearer m3trics"})
    assert "orderloom_http_request_seconds" in answer.text


@pytest.mark.parametrize("path", ["/", "/orders/ORD0001", "/studio/flows"])
async def test_every_path_of_the_workspace_gets_its_page(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.text) == (200, PAGE)
    assert answer.headers["cache-control"] == "no-cache"
    assert "script-src 'self';" in answer.headers["content-security-policy"]


async def test_hashed_files_may_be_kept_and_are_packed(client: httpx.AsyncClient) -> None:
    answer = await client.get("/assets/app-1a2b.js")
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    again = await client.get("/assets/app-1a2b.js", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/graphql/x", "/tmf-api/x", "/assets/gone.js", "/auth/x"])
async def test_what_is_not_there_is_not_the_page(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (404, "missing")


async def test_a_bug_is_masked_and_found_by_its_trace(client: httpx.AsyncClient) -> None:
    trace = "0af7651916cd43dd8448eb211c80319c"
    answer = await client.get("/healthz/broken", headers={"traceparent": f"00-{trace}-b7ad6b7169203331-01"})
    body: dict[str, Any] = answer.json()
    assert (answer.status_code, body["problems"][0]["code"], body["traceId"]) == (500, "internal", trace)
    assert "hunter2" not in answer.text
    assert answer.headers["x-trace-id"] == trace


async def test_another_sites_page_can_not_use_our_cookie(client: httpx.AsyncClient) -> None:
    foreign = {"origin": "https://evil.example", "cookie": "session=x"}
    answer = await client.post("/graphql", headers=foreign, json={})
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (403, "foreign_origin")
    own = {"origin": "http://orders.example", "cookie": "session=x"}
    assert (await client.post("/graphql", headers=own, json={})).status_code != 403
