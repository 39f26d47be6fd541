"""kill -9 of every process, and a wiped Redis, while orders run: all complete, none twice."""

import random
import threading
import time
from collections.abc import Callable

import httpx
import pytest
import redis

from tests.crash import checker, client
from tests.crash.cluster import Cluster

pytestmark = pytest.mark.crash
ORDERS = 200
PATIENCE_SECONDS = 600
"""A process that was killed needs as long to start as the machine leaves it; nothing here measures time."""


def _post_all(running: Cluster, prefix: str, orders: int, failures: list[BaseException]) -> None:
    try:
        site = client.site_of_account(running)
        for number in range(orders):
            client.post(running, f"{prefix}-{number}", site)
    except BaseException as error:
        failures.append(error)


def _while_posting(running: Cluster, prefix: str, orders: int, nemesis: Callable[[], None]) -> None:
    """Posts orders from a thread while the nemesis works, until both are done."""
    failures: list[BaseException] = []
    poster = threading.Thread(target=_post_all, args=(running, prefix, orders, failures))
    poster.start()
    nemesis()
    poster.join()
    if failures:
        raise failures[0]


def _judge(running: Cluster, prefix: str, orders: int) -> None:
    found = checker.wait_until_done(running.database_url, prefix, orders, PATIENCE_SECONDS)
    assert dict(found) == {"completed": orders}, f"{dict(found)}\n{running.logs()}"
    assert checker.violations(running.database_url, prefix) == []
    assert checker.effects_of_calls(running) == []


@pytest.mark.timeout(1800)
def test_each_process_killed_in_turn_while_200_orders_run(running: Cluster) -> None:
    chance = random.Random(7)
    httpx.post(running.simulator_url + "/settings", json={"latency_ms": 50}).raise_for_status()

    def nemesis() -> None:
        for name in ("worker-1", "web", "relay", "simulator", "worker-2", "simulator", "web", "worker-1"):
            time.sleep(chance.uniform(0.5, 2))
            running.parts[name].kill()
            time.sleep(chance.uniform(0.1, 1))
            running.parts[name].start()

    _while_posting(running, "kill", ORDERS, nemesis)
    _judge(running, "kill", ORDERS)
    assert all(part.kills for part in running.parts.values())


@pytest.mark.timeout(1200)
def test_a_killed_worker_and_a_wiped_redis_in_the_middle_of_50_orders(running: Cluster) -> None:
    wiped = redis.Redis.from_url(running.redis_url)

    def nemesis() -> None:
        for _ in range(3):
            time.sleep(0.7)
            running.parts["worker-1"].kill()
            wiped.flushall()
            time.sleep(0.3)
            running.parts["worker-1"].start()

    _while_posting(running, "wipe", 50, nemesis)
    _judge(running, "wipe", 50)


@pytest.mark.timeout(1200)
def test_an_answer_lost_after_the_effect_is_not_acted_upon_again(running: Cluster) -> None:
    rule = {"operation": "*", "status": 500, "after": True, "rate": 0.05}
    settings = {"latency_ms": 5, "rules": [rule]}
    httpx.post(running.simulator_url + "/settings", json=settings).raise_for_status()
    _while_posting(running, "lost", 20, lambda: None)
    _judge(running, "lost", 20)
