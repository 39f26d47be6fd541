"""What each kind of answer, and silence, means for a call. The other side is the simulator."""

from collections.abc import Iterator
from typing import Any

import pytest

from orderloom.identity.contracts import Actor
from orderloom.integration.adapters.commands import MalformedConnection, import_connections
from orderloom.integration.adapters.outbound import OutboundAdapters
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.main import wiring
from orderloom.main.seed.files import documents
from orderloom.orchestration.contracts import OperationCall
from orderloom.platform.db import Database
from tests.builders.simulator import SimulatorProcess, free_port

SYSTEM = Actor.system("test")


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    process = SimulatorProcess(tmp_path_factory.mktemp("simulator"))
    yield process
    process.stop()


@pytest.fixture(scope="module")
async def adapters(database: Database, simulator: SimulatorProcess) -> OutboundAdapters:
    wiring.load()
    shipped = [content for _, content in documents("connection")]
    billing = next(content for content in shipped if content["key"] == "billing")
    strict = {
        **billing,
        "key": "strict",
        "operations": [{**billing["operations"][0], "path": "/billing/activate", "idempotent": False}],
    }
    async with database.unit_of_work() as uow:
        await import_connections(uow, SYSTEM, [*shipped, strict])
    return OutboundAdapters(database, {"simulator_url": simulator.url})


async def call(adapters: OutboundAdapters, operation: str, call_id: str, **fields: Any) -> Outcome:
    wanted = OperationCall(operation=operation, call_id=call_id, input=fields.pop("input", {}), **fields)
    (outcome,) = await adapters.perform([wanted])
    return outcome


async def test_an_answer_is_the_result(adapters: OutboundAdapters, simulator: SimulatorProcess) -> None:
    simulator.behave()
    outcome = await call(adapters, "network-inventory.reserve-port", "ok:1", input={"bandwidth": 300})
    assert isinstance(outcome, Done)
    assert outcome.value["access_line_id"].startswith("AL-")
    assert outcome.value["optical_port"].startswith("OLT-")


@pytest.mark.parametrize(
    ("rule", "code", "transient"),
    [
        ({"status": 503}, "unavailable", True),
        ({"status": 429}, "unavailable", True),
        ({"status": 422, "code": "no_stock"}, "no_stock", False),
        ({"status": 404, "code": "unknown"}, "unknown", False),
        ({"status": 302, "code": "moved"}, "bad_answer", False),
    ],
)
async def test_a_status_says_whether_another_attempt_may_help(
    adapters: OutboundAdapters, simulator: SimulatorProcess, rule: dict[str, Any], code: str, transient: bool
) -> None:
    simulator.behave(rule)
    outcome = await call(adapters, "billing.activate", f"status:{rule['status']}")
    simulator.behave()
    assert isinstance(outcome, Failed)
    assert (outcome.code, outcome.transient) == (code, transient)


async def test_a_system_that_is_down_is_transient(adapters: OutboundAdapters, database: Database) -> None:
    dead = OutboundAdapters(database, {"simulator_url": f"http://127.0.0.1:{free_port()}"})
    outcome = await call(dead, "billing.activate", "dead:1")
    await dead.close()
    assert isinstance(outcome, Failed)
    assert (outcome.code, outcome.transient) == ("unreachable", True)


async def test_silence_is_transient_only_where_the_key_is_known_again(
    adapters: OutboundAdapters, simulator: SimulatorProcess
) -> None:
    simulator.behave(latency_ms=3000)
    safe = await call(adapters, "billing.activate", "slow:1", timeout_seconds=0.2)
    unsafe = await call(adapters, "strict.activate", "slow:2", timeout_seconds=0.2)
    simulator.behave()
    assert isinstance(safe, Failed)
    assert isinstance(unsafe, Failed)
    assert (safe.code, safe.transient) == ("timeout", True)
    assert (unsafe.code, unsafe.transient) == ("outcome_unknown", False)


async def test_an_unknown_operation_is_told(adapters: OutboundAdapters) -> None:
    outcome = await call(adapters, "billing.forgive", "unknown:1")
    assert isinstance(outcome, Failed)
    assert (outcome.code, outcome.transient) == ("operation_missing", False)


async def test_calls_of_a_batch_are_answered_in_their_order(
    adapters: OutboundAdapters, simulator: SimulatorProcess
) -> None:
    simulator.behave({"operation": "warehouse.ship", "status": 400, "code": "no_address"})
    calls = [
        OperationCall(operation=operation, call_id=f"batch:{place}", input={})
        for place, operation in enumerate(["warehouse.pick", "warehouse.ship", "no.such", "billing.activate"])
    ]
    outcomes = await adapters.perform(calls)
    simulator.behave()
    assert [outcome.code if isinstance(outcome, Failed) else "done" for outcome in outcomes] == [
        "done",
        "no_address",
        "operation_missing",
        "done",
    ]


async def test_in_process_the_answer_is_the_simulators(
    adapters: OutboundAdapters, simulator: SimulatorProcess, database: Database
) -> None:
    over_http = await call(adapters, "warehouse.pick", "same:1", input={"item": "router"})
    async with database.unit_of_work() as uow:
        await import_connections(uow, SYSTEM, [content for _, content in documents("connection")], kind="in_process")
    simulator_down = OutboundAdapters(database, {"simulator_url": "http://127.0.0.1:1"})
    assert await call(simulator_down, "warehouse.pick", "same:1", input={"item": "router"}) == over_http


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"kind": "carrier_pigeon"}, (0, "kind")),
        ({"base_setting": None}, (0, "base_url")),
        ({"colour": "red"}, (0,)),
        ({"base_setting": None, "base_url": "https://10.0.0.1"}, (0, "base_url")),
        ({"operations": [{"key": "x", "name": {}}]}, (0, "operations", 0, "name", "en")),
        (
            {"operations": [{"key": "x", "name": {"en": "X"}, "answer": [{"to": "out.y", "from": "1 +"}]}]},
            (0, "operations", 0, "answer", 0, "from"),
        ),
    ],
)
async def test_a_malformed_connection_is_refused_whole(
    database: Database, change: dict[str, Any], path: tuple[int | str, ...]
) -> None:
    good = next(content for _, content in documents("connection"))
    with pytest.raises(MalformedConnection) as refused:
        async with database.unit_of_work() as uow:
            await import_connections(uow, SYSTEM, [{**good, "key": "new-one", **change}])
    assert refused.value.problems[0].path == path
    async with database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM connection WHERE key = 'new-one'") == 0
