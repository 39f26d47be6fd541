"""Our own figures: fibre orders from accepted to closed, through real worker processes."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from typing import Any, LiteralString
from uuid import UUID

import httpx
import psycopg

from bench.house import House
from orderloom.identity.contracts import Actor
from orderloom.kernel.ids import new_id
from orderloom.main import wiring
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, NewLine
from orderloom.parties import queries as parties
from orderloom.platform.db import Database
from orderloom.platform.queue import Nudger
from orderloom.platform.work import drain

ACCOUNT = "DEMO-ACME"
OFFERING = "fibre-triple-play"
AT_ONCE = 8
ORDERS = "/tmf-api/productOrderingManagement/v4/productOrder"
LEFT = "SELECT count(*) FROM customer_order WHERE state NOT IN ('completed', 'canceled', 'failed', 'rejected')"
CLOSED = "SELECT count(*) FROM customer_order WHERE state = 'completed'"
SITE = "SELECT s.id FROM site s JOIN account a ON a.id = s.account_id WHERE a.external_id = %s ORDER BY s.id"


def new_order(account_id: UUID, site_id: UUID | None) -> CreateOrder:
    """A fibre triple play with all its defaults; the bundle spreads into its lines."""
    return CreateOrder(
        account_id=account_id,
        lines=(NewLine(offering=OFFERING, site_id=site_id),),
        external_id=f"bench-{new_id()}",
        submit=True,
    )


async def customer(database: Database) -> tuple[UUID, UUID | None]:
    async with database.reader() as reader:
        account = await parties.account_by_external_id(reader, ACCOUNT)
        assert account is not None
        sites = await reader.rows("SELECT id FROM site WHERE account_id = :id LIMIT 1", {"id": account.id})
    return account.id, sites[0]["id"] if sites else None


async def accept(database: Database, orders: int) -> None:
    """Accepts orders as the web does: one transaction an order, a few at once."""
    account_id, site_id = await customer(database)
    slots = asyncio.Semaphore(AT_ONCE)

    async def one() -> None:
        async with slots, database.unit_of_work(actor_label="bench") as uow:
            await create_order(uow, Actor.system("bench"), new_order(account_id, site_id))

    await asyncio.gather(*(one() for _ in range(orders)))


def count(url: str, statement: LiteralString) -> int:
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(statement).fetchone()
        assert row is not None
        return row[0]


def end_to_end(house: House, orders: int) -> dict[str, float]:
    """Orders a second from the first accepted to the last closed; CPU of the workers an order."""
    wiring.load()
    workers = [name for name in house.processes if name.startswith("worker")]
    before, cpu = count(house.postgres, CLOSED), sum(house.cpu_seconds(name) for name in workers)

    async def run() -> float:
        database = Database(house.postgres)
        nudger = Nudger(house.environment["ORDERLOOM_REDIS_URL"])
        database.herald = nudger
        began = time.perf_counter()
        await accept(database, orders)
        while count(house.postgres, CLOSED) < before + orders:
            if time.perf_counter() - began > 600:
                raise SystemExit(f"{before + orders - count(house.postgres, CLOSED)} orders did not close")
            await asyncio.sleep(0.02)
        seconds = time.perf_counter() - began
        nudger.stop()
        await database.dispose()
        return seconds

    seconds = asyncio.run(run())
    cpu = sum(house.cpu_seconds(name) for name in workers) - cpu
    return {"orders": orders, "seconds": seconds, "orders_per_s": orders / seconds, "cpu_per_order": cpu / orders}


def idle_order(house: House, token: str, times: int) -> dict[str, float]:
    """Milliseconds from POST to closed of an order that has the product to itself."""
    headers = {"Authorization": f"Bearer {token}"}
    took: list[float] = []
    with (
        httpx.Client(base_url=house.url, headers=headers) as client,
        psycopg.connect(house.postgres, autocommit=True) as connection,
    ):
        site = str(connection.execute(SITE, (ACCOUNT,)).fetchall()[0][0])
        for _ in range(times):
            began = time.perf_counter()
            made = client.post(ORDERS, json=body(site))
            assert made.status_code == 201, made.text
            row = None
            while row is None:
                row = connection.execute(
                    "SELECT 1 FROM customer_order WHERE id = %s AND state = 'completed'", (made.json()["id"],)
                ).fetchone()
                time.sleep(0.002)
            took.append((time.perf_counter() - began) * 1000)
            time.sleep(0.1)
    return {"orders": times, "p50_ms": statistics.median(took), "worst_ms": max(took)}


def body(site: str) -> dict[str, Any]:
    return {
        "externalId": f"bench-{new_id()}",
        "relatedParty": [{"id": ACCOUNT, "role": "customer", "@referredType": "Organization"}],
        "productOrderItem": [
            {
                "id": "1",
                "action": "add",
                "quantity": 1,
                "productOffering": {"id": OFFERING},
                "product": {"place": [{"id": site, "role": "installation", "@referredType": "GeographicSite"}]},
            }
        ],
        "@type": "ProductOrder",
    }


def cost(house: House, orders: int) -> dict[str, float]:
    """Statements and commits an order, counted in one process that does everything."""

    async def run() -> dict[str, float]:
        database = Database(house.postgres, guarded=True)
        wiring.bind(database)
        run_all: Callable[[Database], Awaitable[None]] = drain
        await run_all(database)
        database.statements = database.commits = 0
        await accept(database, orders)
        await run_all(database)
        found = {
            "orders": orders,
            "statements_per_order": database.statements / orders,
            "commits_per_order": database.commits / orders,
        }
        await database.dispose()
        return found

    return asyncio.run(run())
