"""Jobs of TMF620: a catalog is fetched from an address and put on sale, or gathered and put at one; listeners hear."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import msgspec
import pytest

from orderloom.identity.contracts import Role
from orderloom.kernel import json
from orderloom.main.web import create_app
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings, settings
from tests.builders.tmf import fits, needs_material
from tests.contract.tmf.conftest import Client, token

Drain = Callable[[Database], Awaitable[None]]
API = "/tmf-api/productCatalogManagement"
V5 = "TMF620-Product_Catalog_Management-v5.0.0.oas.json"
CATALOG: list[dict[str, Any]] = [
    {
        "@type": "ProductOffering",
        "id": "kite",
        "name": "Kite",
        "lifecycleStatus": "Active",
        "productSpecification": {"id": "kite", "@type": "ProductSpecificationRef"},
        "category": [{"id": "toys", "@type": "CategoryRef"}],
    },
    {"@type": "Category", "id": "toys", "name": "Toys"},
    {"@type": "ProductSpecification", "id": "kite", "name": "Kite", "lifecycleStatus": "Active"},
]


class Depot:
    """A server that files are fetched from and put at, and that hears notifications."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.heard: list[Any] = []

    async def start(self) -> "Depot":
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self.server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        return self

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines if line)}
        method, path, _ = first.split(" ")
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        found = self.files.get(path) if method == "GET" else b""
        if method == "PUT":
            self.files[path] = body
        elif method == "POST":
            self.heard.append(json.loads(body))
        status = "404 Missing" if found is None else "200 OK"
        answer = found or b""
        writer.write(
            f"HTTP/1.1 {status}\r\ncontent-length: {len(answer)}\r\nconnection: close\r\n\r\n".encode() + answer
        )
        await writer.drain()
        writer.close()

    def states(self, job: str) -> list[tuple[str, str]]:
        """What was told of jobs, as the kind of notification and the status that the job had."""
        told = [one for one in self.heard if job in one["event"]]
        return [(one["eventType"], one["event"][job]["status"]) for one in told]


@pytest.fixture
async def depot(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Depot]:
    inside = msgspec.structs.replace(settings(), private_networks=True)
    for module in ("integration.tmf.hub", "integration.adapters.addresses"):
        monkeypatch.setattr(f"orderloom.{module}.settings", lambda: inside)
    made = await Depot().start()
    yield made
    made.server.close()


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str) -> AsyncIterator[Client]:
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.PROCESS_ADMIN)}"
        yield one


async def ended(client: Client, database: Database, drain: Drain, version: str, kind: str, body: Any) -> Any:
    answer = await client.post(f"{API}/{version}/{kind}", json=body)
    assert (answer.status_code, answer.json()["status"]) == (201, "Not Started"), answer.text
    assert answer.headers["location"] == answer.json()["href"]
    await drain(database)
    return (await client.get(answer.json()["href"])).json()


async def test_a_catalog_is_fetched_and_put_on_sale(
    client: Client, database: Database, depot: Depot, drain: Drain
) -> None:
    hub = await client.post(f"{API}/v5/hub", json={"callback": f"{depot.url}/heard"})
    depot.files["/catalog.json"] = json.dumps(CATALOG)
    sent = {"@type": "ImportJob", "url": f"{depot.url}/catalog.json", "contentType": "application/json"}
    job = await ended(client, database, drain, "v5", "importJob", sent)
    assert (job["status"], "errorLog" in job, job["url"]) == ("Succeeded", False, sent["url"])
    assert job["creationDate"] <= job["completionDate"]
    offering = (await client.get(f"{API}/v5/productOffering/kite")).json()
    assert (offering["name"], offering["lifecycleStatus"]) == ("Kite", "Active")
    assert [one["id"] for one in offering["category"]] == ["toys"]
    types = sorted(one for one, _ in depot.states("importJob"))
    assert types == ["ImportJobCreateEvent", "ImportJobStateChangeEvent", "ImportJobStateChangeEvent"]
    assert depot.states("importJob")[-1] == ("ImportJobStateChangeEvent", "Succeeded")
    await client.delete(hub.json()["href"])


async def test_what_is_wrong_in_a_file_is_logged_and_the_rest_is_taken(
    client: Client, database: Database, depot: Depot, drain: Drain
) -> None:
    depot.files["/mixed.json"] = json.dumps([{"id": "no-name"}, {"id": "good", "name": "Good"}])
    job = await ended(
        client, database, drain, "v4", "importJob", {"url": f"{depot.url}/mixed.json", "path": "/category"}
    )
    assert (job["status"], job["errorLog"]) == ("Failed", "no-name name: This is required.")
    assert (await client.get(f"{API}/v4/category/good")).json()["name"] == "Good"


async def test_a_file_that_is_not_there_or_no_json_fails_the_job(
    client: Client, database: Database, depot: Depot, drain: Drain
) -> None:
    depot.files["/broken.json"] = b"{"
    for path, said in (("/nothing.json", "The other side answered 404."), ("/broken.json", "This is no JSON")):
        job = await ended(client, database, drain, "v5", "importJob", {"url": f"{depot.url}{path}"})
        assert job["status"] == "Failed"
        assert said in job["errorLog"]


@needs_material
async def test_a_catalog_is_gathered_and_put_at_an_address(
    client: Client, database: Database, depot: Depot, drain: Drain
) -> None:
    hub = await client.post(f"{API}/v5/hub", json={"callback": f"{depot.url}/heard"})
    for name in ("Ships", "Boats"):
        await client.post(f"{API}/v5/category", json={"name": name, "description": "afloat"})
    depot.heard.clear()
    sent = {"url": f"{depot.url}/out.json", "path": "category", "query": "description=afloat&sort=name"}
    job = await ended(client, database, drain, "v5", "exportJob", sent)
    assert (job["status"], job["url"], "errorLog" in job) == ("Succeeded", sent["url"], False)
    found = json.loads(depot.files["/out.json"])
    assert [one["name"] for one in found] == ["Boats", "Ships"]
    assert [fits(V5, one, "Category") for one in found] == [[], []]
    assert [(await client.get(one["href"])).json() for one in found] == found
    assert depot.states("exportJob")[-1] == ("ExportJobStateChangeEvent", "Succeeded")
    assert [fits(V5, one, one["eventType"]) for one in depot.heard] == [[]] * len(depot.heard)
    await client.delete(hub.json()["href"])
