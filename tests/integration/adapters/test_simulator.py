"""The simulator does what it is asked once per key, and remembers it through a kill."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.builders.simulator import SimulatorProcess


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    process = SimulatorProcess(tmp_path_factory.mktemp("simulator"))
    yield process
    process.stop()


def call(simulator: SimulatorProcess, key: str, operation: str = "warehouse/pick", **body: object) -> httpx.Response:
    return httpx.post(f"{simulator.url}/{operation}", json=body, headers={"idempotency-key": key}, timeout=10)


def effects(simulator: SimulatorProcess, key: str) -> list[int]:
    return [entry["calls"] for entry in simulator.journal()["entries"] if entry["call_id"] == key]


def test_a_repeated_call_gets_the_first_answer_and_has_one_effect(simulator: SimulatorProcess) -> None:
    simulator.behave()
    first = call(simulator, "repeat:pick:1", item="router")
    second = call(simulator, "repeat:pick:1", item="router")

    assert first.status_code == 200
    assert first.json()["serial_number"].startswith("SN-")
    assert second.json() == first.json()
    assert effects(simulator, "repeat:pick:1") == [2]


def test_calls_that_arrive_together_have_one_effect(simulator: SimulatorProcess) -> None:
    simulator.behave()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: call(simulator, "together:pick:1", item="router").json(), range(8)))

    assert len({answer["serial_number"] for answer in answers}) == 1
    assert effects(simulator, "together:pick:1") == [8]


def test_the_same_key_with_another_body_is_refused(simulator: SimulatorProcess) -> None:
    simulator.behave()
    call(simulator, "conflict:pick:1", item="router")
    answer = call(simulator, "conflict:pick:1", item="phone")

    assert answer.status_code == 409
    assert answer.json()["code"] == "idempotency_conflict"


def test_an_effect_outlives_kill_nine(simulator: SimulatorProcess) -> None:
    simulator.behave()
    before = call(simulator, "killed:pick:1", item="router").json()

    simulator.kill()
    simulator.restart()

    assert call(simulator, "killed:pick:1", item="router").json() == before
    assert effects(simulator, "killed:pick:1") == [2]


def test_a_rule_fails_calls_before_or_after_they_acted(simulator: SimulatorProcess) -> None:
    simulator.behave(
        {"operation": "warehouse.pick", "status": 503, "times": 1},
        {"operation": "warehouse.ship", "status": 500, "times": 1, "after": True},
    )
    assert call(simulator, "before:pick:1", item="router").status_code == 503
    assert effects(simulator, "before:pick:1") == []
    assert call(simulator, "before:pick:1", item="router").status_code == 200
    assert call(simulator, "after:ship:1", "warehouse/ship", serial_number="1").status_code == 500
    assert effects(simulator, "after:ship:1") == [1]
    assert call(simulator, "after:ship:1", "warehouse/ship", serial_number="1").status_code == 200
    assert effects(simulator, "after:ship:1") == [2]


def test_bad_calls_are_refused(simulator: SimulatorProcess) -> None:
    simulator.behave()
    assert call(simulator, "unknown:1", "warehouse/vanish").status_code == 404
    assert httpx.post(f"{simulator.url}/warehouse/pick", json={}).json()["code"] == "no_key"
    garbage = httpx.post(f"{simulator.url}/warehouse/pick", content=b"{", headers={"idempotency-key": "garbage"})
    assert garbage.json()["code"] == "bad_request"


def test_settings_outlive_a_kill(simulator: SimulatorProcess, tmp_path: Path) -> None:
    simulator.behave({"operation": "warehouse.pick", "status": 422, "code": "no_stock"})
    simulator.kill()
    simulator.restart()

    assert call(simulator, "stock:pick:1", item="router").json()["code"] == "no_stock"
    simulator.behave()
