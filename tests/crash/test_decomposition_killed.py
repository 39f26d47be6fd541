"""kill -9 of workers and relay while orders are decomposed, enriched and resumed: each domain order is made once."""

import random
import threading
import time

import pytest

from tests.crash import checker, client
from tests.crash.cluster import Cluster
from tests.crash.people import SERVICES, Office, firewall_order, sdwan_order

pytestmark = pytest.mark.crash
ACCOUNT = "DEMO-MARKETS"
ORDERS = 8
SITES = 3
PATIENCE_SECONDS = 900


def _placed(running: Cluster, prefix: str, orders: int) -> list[str]:
    """SD-WAN, whose routing is found out late, and firewalls by TMF641."""
    site = client.site_of_account(running, ACCOUNT)
    made: list[str] = []
    for number in range(orders):
        made.append(client.send(running, client.ORDERS, sdwan_order(f"{prefix}-sdwan-{number}", ACCOUNT, site, SITES)))
        made.append(client.send(running, SERVICES, firewall_order(f"{prefix}-wall-{number}", ACCOUNT)))
    return made


@pytest.mark.timeout(2400)
def test_workers_killed_while_trees_grow_make_each_domain_order_once(running: Cluster) -> None:
    office = Office(running)
    office.works(_placed(running, "calm", 1), PATIENCE_SECONDS)
    calm = checker.trees(running.database_url, "calm")
    assert sum(times for told, times in calm["calm-sdwan-0"].items() if told[-1] == "fired") == SITES, calm
    chance, over = random.Random(11), threading.Event()

    def nemesis() -> None:
        while not over.wait(chance.uniform(0.2, 1)):
            part = running.parts[chance.choice(["worker-1", "worker-2", "relay"])]
            part.kill()
            time.sleep(chance.uniform(0.1, 1))
            part.start()

    def kills() -> int:
        return sum(part.kills for part in running.parts.values())

    killer = threading.Thread(target=nemesis)
    killer.start()
    placed = 0
    try:
        while kills() <= ORDERS:  # a fast machine is done with its orders before it was killed often enough
            orders = _placed(running, f"kill-{placed}", ORDERS)
            placed += len(orders)
            office.works(orders, PATIENCE_SECONDS)
    finally:
        over.set()
        killer.join()
    found = checker.wait_until_done(running.database_url, "kill", placed, PATIENCE_SECONDS)
    assert dict(found) == {"completed": placed}, f"{dict(found)}\n{running.logs()}"
    for name, tree in checker.trees(running.database_url, "kill").items():
        assert tree == calm["calm-sdwan-0" if "sdwan" in name else "calm-wall-0"], name
    assert checker.violations(running.database_url, "") == []
    assert checker.effects_of_calls(running) == []
