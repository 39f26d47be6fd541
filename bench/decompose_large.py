"""One large order with the store, by one worker: accepted, decomposed and planned, against one of a hundred lines."""

import asyncio
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import UUID

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "backend")]

from bench.orders import customer  # noqa: E402
from orderloom.decomposition.commands import decompose_orders  # noqa: E402
from orderloom.identity.contracts import Actor  # noqa: E402
from orderloom.main import wiring  # noqa: E402
from orderloom.main.process import keep_loaded, return_large_blocks  # noqa: E402
from orderloom.orchestration.commands.plan import plan_orders  # noqa: E402
from orderloom.ordering.commands.capture import create_order  # noqa: E402
from orderloom.ordering.commands.review import approve_order, start_enrichment  # noqa: E402
from orderloom.ordering.contracts import CreateOrder, NewLine, OrderState, ReviewOrder  # noqa: E402
from orderloom.ordering.queries import orders_by_id  # noqa: E402
from orderloom.platform.db import Database, UnitOfWork  # noqa: E402

FEW, MANY = 100, 10_000
RUNS = {FEW: 9, MANY: 2}
SYSTEM = Actor.system("bench")


async def timed(database: Database, work: Callable[[UnitOfWork], Awaitable[Any]]) -> tuple[float, Any]:
    began = time.perf_counter()
    async with database.unit_of_work(actor_label="bench") as uow:
        found = await work(uow)
    return time.perf_counter() - began, found


async def one(database: Database, account_id: UUID, site_id: UUID | None, lines: int) -> dict[str, float]:
    """Seconds by step; what people decide in between takes none."""
    wanted = [
        NewLine(number=str(n), offering="fibre-internet", site_id=site_id, characteristics={"bandwidth": 600})
        for n in range(1, lines + 1)
    ]
    order = CreateOrder(account_id=account_id, lines=tuple(wanted), submit=True)
    accepted, made = await timed(database, lambda uow: create_order(uow, SYSTEM, order))
    await timed(database, lambda uow: _approve(uow, made.id))
    decomposed, _ = await timed(database, lambda uow: decompose_orders(uow, SYSTEM, [made.id]))
    planned, _ = await timed(database, lambda uow: plan_orders(uow, SYSTEM, [made.id]))
    return {"accepted": accepted, "decomposed": decomposed, "planned": planned}


async def _approve(uow: UnitOfWork, order_id: UUID) -> None:
    await start_enrichment(uow, SYSTEM, [order_id])
    if (await orders_by_id(uow, [order_id]))[order_id].state is OrderState.AWAITING_APPROVAL:
        await approve_order(uow, SYSTEM, ReviewOrder(order_id=order_id))


async def measured(postgres: str) -> dict[str, Any]:
    """In a process that keeps its memory as a worker does."""
    return_large_blocks()
    database = Database(postgres, guarded=True)
    wiring.bind(database)
    account_id, site_id = await customer(database)
    await one(database, account_id, site_id, FEW)
    keep_loaded()
    found = {
        str(lines): [await one(database, account_id, site_id, lines) for _ in range(runs)]
        for lines, runs in RUNS.items()
    }
    async with database.reader() as reader:
        kept = await reader.rows("SELECT count(*) AS orders FROM domain_order", {})
    await database.dispose()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"runs": found, "domain_orders": kept[0]["orders"], "megabytes": megabytes}


def measure(postgres: str) -> dict[str, Any]:
    """In a process of its own, whose memory is that of a worker that had such an order."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__)), postgres], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"the large order failed:\n{done.stdout}{done.stderr}")
    found = json.loads(done.stdout.splitlines()[-1])
    few, many = ([sum(one.values()) for one in found["runs"][str(lines)]] for lines in (FEW, MANY))
    typical = statistics.median(many)
    return {
        **found,
        "seconds": typical,
        "ratio": (typical / MANY) / (statistics.median(few) / FEW),
        "worst": max(many) / typical,
    }


def rows(found: dict[str, Any]) -> list[dict[str, str]]:
    measured = (
        (f"{MANY:,} lines accepted, decomposed, planned and kept by one worker", "< 60 s", f"{found['seconds']:.1f} s"),
        (f"… µs a line ÷ that of {FEW} lines", "≤ 1.5", f"{found['ratio']:.2f}"),
        (f"… worst of {RUNS[MANY]} runs ÷ their median", "≤ 3", f"{found['worst']:.2f}"),
        ("… memory of the process at most", "< 400 MB", f"{found['megabytes']:,.0f} MB"),
    )
    return [{"measure": what, "goal": goal, "stretch": "", "measured": value} for what, goal, value in measured]


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measured(sys.argv[1]))))
