"""Connections that people write, how their last calls went, and a call that is sent to see what comes back."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from litestar import Litestar

from orderloom.identity.contracts import Actor, Role
from orderloom.integration.adapters.commands import connection_id, import_connections
from orderloom.integration.adapters.last_calls import write_calls
from orderloom.integration.adapters.outbound import OutboundAdapters
from orderloom.main import wiring
from orderloom.main.seed.files import documents
from orderloom.orchestration.contracts import OperationCall, bind_adapters
from orderloom.platform.audit import audit_of_subject
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.graph import Caller, app_on, signed_in
from tests.builders.simulator import SimulatorProcess

SYSTEM = Actor.system("test")
SHIPPED = {content["key"]: content for _, content in documents("connection")}
SAVE = """mutation Save($input: SaveConnectionInput!) { saveConnection(input: $input) {
  connection { key version kind address operations { key } } problems { code path } } }"""
READ = """query Read($key: String!) { connection(key: $key) { version content
  operations { key uses { flowKey } state { done failed p95 lastError { code message } } calls { code tried } } } }"""
SEND = """mutation Send($input: SendTestInput!) { sendTest(input: $input) {
  sent { verdict address method request answer code message status body } problems { code path } } }"""


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    process = SimulatorProcess(tmp_path_factory.mktemp("simulator"))
    yield process
    process.stop()


@pytest.fixture(scope="module")
async def adapters(database: Database, simulator: SimulatorProcess) -> AsyncIterator[OutboundAdapters]:
    wiring.load()
    async with database.unit_of_work() as uow:
        await import_connections(uow, SYSTEM, list(SHIPPED.values()))
    made = OutboundAdapters(database, {"simulator_url": simulator.url})
    bind_adapters(made)
    yield made
    await made.close()


@pytest.fixture
def app(database: Database, adapters: OutboundAdapters) -> Litestar:
    return app_on(database, Live())


@pytest.fixture
async def admin(database: Database, app: Litestar) -> AsyncIterator[Caller]:
    async with await signed_in(database, app, Role.PROCESS_ADMIN) as caller:
        yield caller


async def save(admin: Caller, content: dict[str, Any], version: int = 0) -> dict[str, Any]:
    answer = await admin.answer(SAVE, {"input": {"content": content, "version": version}})
    return answer["data"]["saveConnection"]


async def read(admin: Caller, key: str) -> dict[str, Any]:
    return (await admin.answer(READ, {"key": key}))["data"]["connection"]


async def send(admin: Caller, operation: str, **values: Any) -> dict[str, Any]:
    return (await admin.answer(SEND, {"input": {"operation": operation, "values": values}}))["data"]["sendTest"]


def crm(**fields: Any) -> dict[str, Any]:
    return {
        "schema": "orderloom.connection/1",
        "key": "crm",
        "name": {"en": "CRM"},
        "kind": "in_process",
        "operations": [{"key": "note", "name": {"en": "Note"}, "answer": [{"to": "out.id", "from": "input.text"}]}],
        **fields,
    }


async def test_a_connection_is_saved_and_called_as_it_stands(admin: Caller) -> None:
    saved = await save(admin, crm())
    assert saved["problems"] == []
    assert saved["connection"] == {
        "key": "crm",
        "version": 1,
        "kind": "in_process",
        "address": None,
        "operations": [{"key": "crm.note"}],
    }
    assert (await send(admin, "crm.note", text="a"))["sent"]["answer"] == {"id": "a"}
    changed = crm(operations=[{**crm()["operations"][0], "answer": [{"to": "out.id", "from": '"b"'}]}])
    assert (await save(admin, changed, 1))["connection"]["version"] == 2
    assert (await send(admin, "crm.note", text="a"))["sent"]["answer"] == {"id": "b"}
    refused = await save(admin, changed, 1)
    assert refused == {"connection": None, "problems": [{"code": "stale_version", "path": ["version"]}]}


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://localhost:5432", "adapters.not_allowed"),
        ("https://169.254.169.254/latest", "adapters.not_allowed"),
        ("http://api.example.com", "adapters.address"),
        ("https://user:secret@api.example.com", "adapters.address"),
        ("https://api..example.com", "adapters.address"),
        ("https://[::1", "adapters.address"),
        ("https://api.example.com:99999", "adapters.address"),
    ],
)
async def test_an_address_that_leads_inside_is_refused(admin: Caller, url: str, code: str) -> None:
    refused = await save(admin, crm(key="inside", kind="http", base_url=url))
    assert refused["problems"] == [{"code": code, "path": ["baseUrl"]}]
    assert await read(admin, "inside") is None


async def test_a_test_is_a_real_call_that_is_told_whole_and_audited(
    admin: Caller, database: Database, simulator: SimulatorProcess
) -> None:
    simulator.behave()
    done = (await send(admin, "billing.activate", account="ACC0001"))["sent"]
    assert (done["verdict"], done["method"], done["request"]) == ("done", "POST", {"account": "ACC0001"})
    assert done["answer"]["billing_reference"].startswith("BIL-")
    simulator.behave({"status": 422, "code": "no_account", "message": "There is no such account."})
    refused = (await send(admin, "billing.activate", account="ACC0002"))["sent"]
    simulator.behave({"status": 503})
    busy = (await send(admin, "billing.activate"))["sent"]
    simulator.behave()
    assert (refused["verdict"], refused["code"], refused["status"]) == ("final", "no_account", 422)
    assert refused["body"] == {"code": "no_account", "message": "There is no such account."}
    assert (busy["verdict"], busy["code"]) == ("transient", "unavailable")
    async with database.reader() as reader:
        kept = await audit_of_subject(reader, connection_id("billing"))
    assert [(entry.changes or {}).get("fields") for entry in kept if entry.action == "send_test"] == [
        ["account"],
        ["account"],
        [],
    ]


async def test_an_unknown_operation_is_not_sent(admin: Caller) -> None:
    refused = await send(admin, "billing.forgive")
    assert refused == {"sent": None, "problems": [{"code": "missing", "path": ["operation"]}]}


async def test_the_last_calls_say_how_an_operation_does(
    admin: Caller, adapters: OutboundAdapters, database: Database, simulator: SimulatorProcess
) -> None:
    await _forget_calls(database)
    simulator.behave({"operation": "warehouse.ship", "status": 400, "code": "no_address", "message": "Where to?"})
    await adapters.perform([_call("warehouse.ship", "a"), _call("warehouse.pick", "b"), _call("warehouse.pick", "c")])
    simulator.behave()
    await send(admin, "warehouse.ship")
    await write_calls(database)
    found = {each["key"]: each for each in (await read(admin, "warehouse"))["operations"]}
    ship, pick = found["warehouse.ship"], found["warehouse.pick"]
    assert (ship["state"]["done"], ship["state"]["failed"]) == (1, 1)
    assert ship["state"]["lastError"] == {"code": "no_address", "message": "Where to?"}
    assert ship["calls"] == [{"code": None, "tried": True}, {"code": "no_address", "tried": False}]
    assert (pick["state"]["done"], pick["state"]["failed"], pick["state"]["lastError"]) == (2, 0, None)
    assert pick["state"]["p95"] > 0


async def _forget_calls(database: Database) -> None:
    """Other tests of this process made calls that wait to be written down."""
    await write_calls(database)
    async with database.unit_of_work() as uow:
        await uow.execute("DELETE FROM operation_call")


def _call(operation: str, call_id: str) -> OperationCall:
    return OperationCall(operation=operation, call_id=f"last:{call_id}", input={})


async def test_a_release_leaves_alone_what_people_made_their_own(admin: Caller, database: Database) -> None:
    before = await read(admin, "tv-platform")
    await save(admin, {**SHIPPED["tv-platform"], "name": {"en": "Our TV"}}, before["version"])
    async with database.unit_of_work() as uow:
        assert await import_connections(uow, SYSTEM, list(SHIPPED.values())) == []
    assert (await read(admin, "tv-platform"))["content"]["name"] == {"en": "Our TV"}
