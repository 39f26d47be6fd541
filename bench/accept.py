"""Taking orders in: validated, priced and stored over HTTP; lists and searches among a million orders; large orders.

`python -m bench.accept` measures and adds the section to `bench/results.json` and `docs/performance.md`.
"""

import argparse
import asyncio
import json
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "backend")]

import httpx  # noqa: E402
import psycopg  # noqa: E402

from bench.house import House, house, wait_until_ready  # noqa: E402

ORDERS = 1_000_000
AT_ONCE = 16
CREATE = """mutation($input: CreateOrderInput!) { createOrder(input: $input) {
  order { id number } problems { code path } } }"""
ACCEPT = """mutation($input: CreateOrderInput!) { acceptOrder(input: $input) { intake { id } problems { code } } }"""
INTAKE = "query($id: ID!) { orderIntake(id: $id) { state stage linesDone problems { code message } } }"
LIST = """query($filter: OrderFilter, $sort: OrderSort, $after: String) {
  orders(filter: $filter, sort: $sort, first: 50, after: $after) {
    nodes { id number state priority createdAt requestedCompletion account { id name } recurringTotal { amount } }
    pageInfo { hasNextPage endCursor } } }"""
CURSORS = """query($filter: OrderFilter, $sort: OrderSort, $after: String) {
  orders(filter: $filter, sort: $sort, first: 50, after: $after) { pageInfo { hasNextPage endCursor } } }"""
ACCOUNT = """{ accounts(search: "Acme") { nodes { id sites { id } } } }"""
LISTS: dict[str, dict[str, Any]] = {
    "the newest": {},
    "in work": {"filter": {"state": {"in": ["IN_PROGRESS"]}}},
    "of one account": {"filter": {"account": {"in": ["ACCOUNT"]}}},
    "captured by me": {"filter": {"mine": True}},
    "of a month": {"filter": {"createdAt": {"gte": "2026-03-01T00:00:00Z", "lt": "2026-04-01T00:00:00Z"}}},
    "search: a number": {"filter": {"search": "ORD0750042"}},
    "search: the customer's number": {"filter": {"search": "PO-512346"}},
    "search: a rare word": {"filter": {"search": "periwinkle 77121"}},
    "search: a common word": {"filter": {"search": "renewal"}},
    "search: nothing": {"filter": {"search": "no such words"}},
}
SORTED = {
    "all": {},
    "in work": LISTS["in work"]["filter"],
    "of one account": LISTS["of one account"]["filter"],
    "captured by me": LISTS["captured by me"]["filter"],
    "critical, in work": {"state": {"in": ["IN_PROGRESS", "ON_HOLD"]}, "priority": {"in": ["CRITICAL"]}},
}
SORTS = ("NUMBER", "CREATED_AT", "UPDATED_AT", "STATE", "PRIORITY", "REQUESTED_COMPLETION")
DEEP = 100
ACCOUNTS = """
INSERT INTO account (id, number, name, segment, currency)
SELECT gen_random_uuid(), 'B' || n, 'Bench ' || n, 'business', 'EUR' FROM generate_series(1, 20000) n
"""
# As in a house that has taken orders for a year: nearly all of them are over, those in work are the newest, some
# accounts have many orders and most have few.
FILL = """
WITH r AS (SELECT id FROM catalog_release ORDER BY created_at DESC LIMIT 1),
a AS (SELECT array_agg(id ORDER BY number) FILTER (WHERE number NOT LIKE 'B%%') AS big,
             array_agg(id) FILTER (WHERE number LIKE 'B%%') AS small FROM account),
p AS (SELECT array_agg(gen_random_uuid()) || (SELECT id FROM api_token WHERE name = 'bench') AS people
      FROM generate_series(1, 18))
INSERT INTO customer_order (id, number, account_id, state, priority, urgency, channel, external_id, description,
  currency, one_time_total, recurring_total, captured_by, captured_by_name, four_eyes, catalog_release_id, partial,
  version, created_at, updated_at, requested_completion, extensions, purchase_order)
SELECT uuidv7(made - now()), 'ORD' || lpad((n + 500000)::text, 7, '0'),
  CASE WHEN n %% 5 < 3 THEN a.big[1 + n / 5 %% array_length(a.big, 1)] ELSE a.small[1 + n * 7919 %% 20000] END,
  CASE WHEN n > %(orders)s * 0.96 OR n %% 501 = 0
      THEN (ARRAY['in_progress', 'in_progress', 'awaiting_approval', 'draft', 'on_hold', 'submitted'])[1 + n %% 6]
    WHEN n %% 23 = 1 THEN 'canceled' WHEN n %% 401 = 2 THEN 'failed' ELSE 'completed' END,
  (ARRAY['low', 'medium', 'medium', 'high', 'medium', 'critical', 'medium'])[1 + n %% 7], 'normal', 'import',
  'ext-' || n, CASE n %% 5 WHEN 0 THEN 'Renewal of contract ' || n WHEN 1 THEN 'periwinkle ' || n END,
  'EUR', 10, 20, p.people[1 + n %% 19], 'bench', false, r.id, false, 1,
  made, least(made + (n * 7919 %% 30) * interval '1 day', now()),
  CASE WHEN n %% 3 > 0 THEN made + (n * 7919 %% 60) * interval '1 day' END, '{}',
  CASE WHEN n %% 3 = 0 THEN 'PO-' || n END
FROM (SELECT n, now() - (%(orders)s - n) * interval '28 seconds' AS made FROM generate_series(1, %(orders)s::bigint) n)
  x, a, r, p
"""


class Client:
    """GraphQL over HTTP with a token, as a system of the customer's would ask."""

    def __init__(self, running: House, token: str) -> None:
        headers = {"Authorization": f"Bearer {token}", "content-type": "application/json"}
        self.http = httpx.AsyncClient(
            base_url=running.url, headers=headers, timeout=60, limits=httpx.Limits(max_connections=AT_ONCE)
        )

    async def ask(self, query: str, **variables: Any) -> Any:
        answer = await self.http.post("/graphql", content=json.dumps({"query": query, "variables": variables}))
        found = answer.json()
        assert "errors" not in found, found
        return found["data"]


@contextmanager
def empty_house() -> Generator[House]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="orderloom-accept-") as folder, house(Path(folder), port) as running:
        yield running


def bundle(account: Any) -> dict[str, Any]:
    """A fibre bundle of six lines, configured."""
    site = account["sites"][0]["id"]
    parts: Sequence[tuple[str, dict[str, Any]]] = (
        ("fibre-triple-play", {}),
        ("fibre-internet", {"bandwidth": 600}),
        ("home-phone", {}),
        ("tv", {"set_top_boxes": 2}),
        ("wifi-router", {}),
        ("streaming-pass", {}),
    )
    return {
        "accountId": account["id"],
        "submit": True,
        "lines": [
            {
                "offering": offering,
                "number": str(number),
                "parentNumber": None if number == 1 else "1",
                "siteId": site,
                "characteristics": [{"name": name, "value": value} for name, value in values.items()],
            }
            for number, (offering, values) in enumerate(parts, 1)
        ],
    }


async def accepted(client: Client, orders: int) -> dict[str, float]:
    """Orders of six lines a second, submitted, each validated, priced and stored before it is answered."""
    account = (await client.ask(ACCOUNT))["accounts"]["nodes"][0]
    order, took = bundle(account), list[float]()
    slots = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> None:
        async with slots:
            began = time.perf_counter()
            made = await client.ask(CREATE, input={**order, "key": f"bench-{began}-{number}"})
            assert made["createOrder"]["problems"] == [], made
            took.append((time.perf_counter() - began) * 1000)

    await asyncio.gather(*(one(number) for number in range(AT_ONCE * 2)))
    took.clear()
    began = time.perf_counter()
    await asyncio.gather(*(one(number) for number in range(orders)))
    seconds = time.perf_counter() - began
    return {"orders": orders, "orders_per_s": orders / seconds, **_spread(took)}


async def large(client: Client, lines: int) -> dict[str, float]:
    """Seconds until a large order is accepted, and until it is made in the background."""
    account = (await client.ask(ACCOUNT))["accounts"]["nodes"][0]
    line = {"offering": "mobile-tariff", "siteId": account["sites"][0]["id"]}
    order = {"accountId": account["id"], "lines": [line] * (lines // 4), "key": f"large-{time.time()}"}
    began = time.perf_counter()
    payload = (await client.ask(ACCEPT, input=order))["acceptOrder"]
    assert payload["problems"] == [], payload
    answered = time.perf_counter() - began
    while True:
        found = (await client.ask(INTAKE, id=payload["intake"]["id"]))["orderIntake"]
        if found["state"] in ("DONE", "REFUSED"):
            break
        await asyncio.sleep(0.05)
    assert found["state"] == "DONE", found
    return {"lines": lines, "accepted_s": answered, "made_s": time.perf_counter() - began}


async def listed(client: Client, times: int) -> dict[str, dict[str, float]]:
    """Milliseconds of each list and search, fifty rows a page."""
    account = (await client.ask(ACCOUNT))["accounts"]["nodes"][0]["id"]
    found: dict[str, dict[str, float]] = {}
    for name, asked in LISTS.items():
        variables = json.loads(json.dumps(asked).replace("ACCOUNT", account))
        took: list[float] = []
        for _ in range(times + 5):
            began = time.perf_counter()
            await client.ask(LIST, **variables)
            took.append((time.perf_counter() - began) * 1000)
        found[name] = _spread(took[5:])
    return found


async def in_order(client: Client, times: int) -> dict[str, dict[str, float]]:
    """Milliseconds of the first page, and of the hundredth, of each sort both ways, under the usual conditions: of all
    sorts under one condition together."""
    account = (await client.ask(ACCOUNT))["accounts"]["nodes"][0]["id"]
    found: dict[str, dict[str, float]] = {}
    for name, condition in SORTED.items():
        first, deep = list[float](), list[float]()
        wanted = json.loads(json.dumps(condition).replace("ACCOUNT", account))
        for field in SORTS:
            for direction in ("ASC", "DESC"):
                asked = {"filter": wanted, "sort": {"field": field, "direction": direction}}
                first += await _timed(client, times, asked)
                deep += await _timed(client, times, {**asked, "after": await _place(client, asked)})
        found[f"{name}, first page"], found[f"{name}, page {DEEP}"] = _spread(first), _spread(deep)
    return found


async def _timed(client: Client, times: int, asked: dict[str, Any]) -> list[float]:
    took: list[float] = []
    for _ in range(times):
        began = time.perf_counter()
        await client.ask(LIST, **asked)
        took.append((time.perf_counter() - began) * 1000)
    return took


async def _place(client: Client, asked: dict[str, Any]) -> str | None:
    """Where page `DEEP` begins, or the last page if there are fewer."""
    after: str | None = None
    for _ in range(DEEP - 1):
        page = (await client.ask(CURSORS, **asked, after=after))["orders"]["pageInfo"]
        if not page["hasNextPage"]:
            break
        after = page["endCursor"]
    return after


def _spread(took: Sequence[float]) -> dict[str, float]:
    ordered = sorted(took)
    return {"p50_ms": statistics.median(ordered), "p95_ms": ordered[int(len(ordered) * 0.95) - 1]}


def fill(running: House, orders: int) -> None:
    with psycopg.connect(running.postgres, autocommit=True) as connection:
        connection.execute(ACCOUNTS)
        connection.execute(FILL, {"orders": orders})
        connection.execute("VACUUM ANALYZE customer_order")


def measure(running: House, orders: int, rows: int) -> dict[str, Any]:
    for name in ("web", "worker", "relay"):
        running.start(name, name)
    wait_until_ready(running)
    token = running.command("token", "create", "bench", "--role", "order_agent").split()[-1]

    def run(what: Callable[[Client], Any]) -> Any:
        async def go() -> Any:
            return await what(Client(running, token))

        return asyncio.run(go())

    found: dict[str, Any] = {"large": [run(partial(large, lines=lines)) for lines in (2_000, 10_000)]}
    running.stop()
    running.processes.clear()
    running.start("web", "web")
    wait_until_ready(running)
    print("accepting", flush=True)
    rounds = [_with_cpu(running, lambda: run(partial(accepted, orders=orders)), orders) for _ in range(3)]
    found["accepted"] = max(rounds, key=lambda one: one["orders_per_s"])
    print(f"{found['accepted']} {found['large']}\nfilling {rows} orders", flush=True)
    fill(running, rows)
    found["rows"] = rows
    found["lists"] = run(partial(listed, times=60))
    found["sorts"] = run(partial(in_order, times=10))
    return found


def _with_cpu(running: House, work: Callable[[], dict[str, float]], orders: int) -> dict[str, float]:
    before = running.cpu_seconds("web")
    found = work()
    return {**found, "web_cpu_ms": (running.cpu_seconds("web") - before) * 1000 / (orders + 2 * AT_ONCE)}


def main() -> None:
    from bench import report
    from bench.run import RESULTS, on_this_machine

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=600)
    parser.add_argument("--rows", type=int, default=ORDERS)
    chosen = parser.parse_args()
    with empty_house() as running:
        found = {**on_this_machine(peers=False), **measure(running, chosen.orders, chosen.rows)}
    results: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results["intake"] = found
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    (ROOT / "docs" / "performance.md").write_text(report.page(results))
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
