"""`make bench`: everything as ratios in one run on one machine, in interleaved rounds, medians of per-round ratios.

Writes `bench/results.json` and `docs/performance.md`.
"""

import argparse
import json
import os
import platform
import socket
import statistics
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "backend")]

from bench import (  # noqa: E402
    configurator,
    decompose,
    floor,
    importing,
    language,
    orders,
    peers_env,
    pictures,
    pricing,
    report,
    studio,
)
from bench.house import House, house, wait_until_ready  # noqa: E402

RESULTS = ROOT / "bench" / "results.json"


def _round(running: House, size: int, number: int) -> dict[str, Any]:
    """One of each, in turn, so that a slow minute of the machine falls on all of them."""
    print(f"round {number + 1}: floor", flush=True)
    base = floor.run(running.postgres, size)
    print(f"round {number + 1}: DBOS", flush=True)
    durable = peers_env.call("dbos_steps.py", running.postgres, max(10, size // 4))
    print(f"round {number + 1}: {size} orders", flush=True)
    ours = orders.end_to_end(running, size)
    return {
        "floor": base,
        "dbos": durable,
        "orders": ours,
        "orders_over_floor": ours["orders_per_s"] / base["orders_per_s"],
        "cpu_over_floor": ours["cpu_per_order"] / base["cpu_per_order"],
        "tasks_over_dbos": ours["orders_per_s"] * orders_tasks(running) / durable["steps_per_s"],
    }


def orders_tasks(running: House) -> float:
    """Automated tasks an order, as they really lie in the database."""
    return orders.count(running.postgres, "SELECT count(*) FROM plan_step WHERE kind = 'task.automated'") / max(
        1, orders.count(running.postgres, "SELECT count(*) FROM customer_order")
    )


@contextmanager
def empty_house() -> Generator[House]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="orderloom-bench-") as folder, house(Path(folder), port) as running:
        yield running


def measure_orders(running: House, size: int, rounds: int, workers: int) -> dict[str, Any]:
    for name in ("web", "relay"):
        running.start(name, name)
    for number in range(workers):
        running.start(f"worker-{number + 1}", "worker")
    wait_until_ready(running)
    token = running.command("token", "create", "bench", "--role", "order_agent").split()[-1]
    orders.end_to_end(running, 20)
    print("idle order", flush=True)
    idle = orders.idle_order(running, token, 30)
    found = [_round(running, size, number) for number in range(rounds)]
    memory = {name: running.megabytes(name) for name in running.processes}
    accepted = orders.count(running.postgres, "SELECT count(*) FROM customer_order")
    lost = orders.count(running.postgres, orders.LEFT)
    tasks = orders_tasks(running)
    running.stop()
    running.processes.clear()
    print("cost of an order", flush=True)
    return {
        "workers": workers,
        "rounds": found,
        "orders_over_floor": statistics.median(one["orders_over_floor"] for one in found),
        "cpu_over_floor": statistics.median(one["cpu_over_floor"] for one in found),
        "tasks_over_dbos": statistics.median(one["tasks_over_dbos"] for one in found),
        "orders_per_s": statistics.median(one["orders"]["orders_per_s"] for one in found),
        "tasks_per_order": tasks,
        "orders_accepted": accepted,
        "orders_lost": lost,
        "idle": idle,
        "cost": orders.cost(running, 128),
        "memory_mb": memory,
    }


def on_this_machine(*, peers: bool = True) -> dict[str, Any]:
    machine = {"cores": os.cpu_count(), "system": platform.platform(), "python": platform.python_version()}
    beside = {"peers": peers_env.versions()} if peers else {}
    return {"at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine, **beside}


IN_A_HOUSE = {"studio": studio.measure, "pictures": pictures.measure, "configurator": configurator.measure}
"""Sections that need nothing but a house that runs."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only",
        choices=("orders", "language", "studio", "prices", "imports", "configurator", "pictures", "decomposition"),
        help="one section; the others keep their figures",
    )
    parser.add_argument("--orders", type=int, default=250, help="orders a round")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--workers", type=int, default=1)
    chosen = parser.parse_args()
    results: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    if chosen.only in (None, "language"):
        with empty_house() as running:
            results["language"] = {**on_this_machine(), **language.measure(running.postgres, chosen.rounds)}
    if chosen.only in (None, "orders"):
        with empty_house() as running:
            found = measure_orders(running, chosen.orders, chosen.rounds, chosen.workers)
            results["orders"] = {**on_this_machine(), **found}
    if chosen.only in (None, "prices"):
        results["prices"] = {**on_this_machine(peers=False), **pricing.run(chosen.rounds)}
    if chosen.only in (None, "imports"):
        results["imports"] = {**on_this_machine(peers=False), **importing.run(min(chosen.rounds, 3))}
    for name, measure in IN_A_HOUSE.items():
        if chosen.only in (None, name):
            with empty_house() as running:
                results[name] = {**on_this_machine(peers=False), **measure(running)}
    if chosen.only in (None, "decomposition"):
        with empty_house() as running:
            found = decompose.measure(running, min(chosen.rounds, 3))
            results["decomposition"] = {**on_this_machine(peers=False), **found}
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    text = report.page(results)
    (ROOT / "docs" / "performance.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
