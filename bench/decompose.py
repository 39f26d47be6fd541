"""Decomposition: domain orders a second in memory, how orders of many lines grow, an SD-WAN order as it is kept."""

import asyncio
import json
import os
import resource
import statistics
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "backend")]

from bench import decompose_large  # noqa: E402
from bench.house import House  # noqa: E402
from bench.orders import customer  # noqa: E402
from orderloom.catalog.domain.document import parse_document  # noqa: E402
from orderloom.catalog.domain.importing import plan_import  # noqa: E402
from orderloom.catalog.domain.snapshot import build_snapshot  # noqa: E402
from orderloom.decomposition.commands import decompose_orders  # noqa: E402
from orderloom.decomposition.domain.compiled import CompiledCatalog  # noqa: E402
from orderloom.decomposition.domain.decompose import decompose  # noqa: E402
from orderloom.decomposition.domain.inputs import LineToDecompose, OrderToDecompose  # noqa: E402
from orderloom.identity.contracts import Actor  # noqa: E402
from orderloom.kernel import json as exact  # noqa: E402
from orderloom.kernel.ids import new_id  # noqa: E402
from orderloom.main import wiring  # noqa: E402
from orderloom.orchestration.commands.plan import plan_orders  # noqa: E402
from orderloom.ordering.commands.capture import create_order  # noqa: E402
from orderloom.ordering.commands.review import approve_order, start_enrichment  # noqa: E402
from orderloom.ordering.contracts import CreateOrder, NewLine, OrderState, ReviewOrder  # noqa: E402
from orderloom.ordering.queries import orders_by_id  # noqa: E402
from orderloom.platform.db import Database  # noqa: E402

SITES, RUNS = 12, 9
FEW, MANY = 100, 10_000
FIBRE = (
    ("fibre-triple-play", {}),
    ("internet-access", {"bandwidth": 600}),
    ("home-phone", {}),
    ("tv", {"set_top_boxes": 2}),
    ("wifi-router", {}),
    ("streaming-pass", {}),
)
SITE = {"security": "advanced", "edge_devices": 2}
SYSTEM = Actor.system("bench")


def catalog(key: str) -> CompiledCatalog:
    path = ROOT / "flows" / "catalogs" / f"{key}.catalog.json"
    plan = plan_import((), parse_document(exact.loads(path.read_bytes())))
    return CompiledCatalog(build_snapshot(new_id(), [member.entity for member in plan.written]))


def line(number: str, specification: str, parent: UUID | None = None, **values: Any) -> LineToDecompose:
    return LineToDecompose(
        id=new_id(),
        number=number,
        parent_id=parent,
        offering=None,
        specification=specification,
        quantity=Decimal(1),
        characteristics=values,
    )


def order(lines: list[LineToDecompose]) -> OrderToDecompose:
    return OrderToDecompose(id=new_id(), account_id=new_id(), lines=tuple(lines))


def fibre(bundles: int) -> OrderToDecompose:
    lines: list[LineToDecompose] = []
    for bundle in range(1, bundles + 1):
        head = line(str(bundle), FIBRE[0][0])
        below = [line(f"{bundle}.{place}", key, head.id, **values) for place, (key, values) in enumerate(FIBRE[1:], 1)]
        lines += [head, *below]
    return order(lines)


def single(lines: int) -> OrderToDecompose:
    return order([line(str(place), "internet-access", bandwidth=600) for place in range(1, lines + 1)])


def spent(wanted: OrderToDecompose, by: CompiledCatalog) -> tuple[float, int]:
    """Seconds of CPU, and how many domain orders they made."""
    began = time.process_time()
    made = len(decompose(wanted, by, new_id).made)
    return time.process_time() - began, made


def round_of(by: CompiledCatalog) -> dict[str, float]:
    small = [spent(fibre(16), by) for _ in range(RUNS)]
    few = [spent(single(FEW), by)[0] for _ in range(RUNS)]
    many = [spent(single(MANY), by)[0] for _ in range(5)]
    return {
        "per_s": statistics.median(made / seconds for seconds, made in small),
        "few_us": statistics.median(few) / FEW * 1e6,
        "many_us": statistics.median(many) / MANY * 1e6,
        "worst": max(many) / statistics.median(many),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def in_memory(rounds: int) -> dict[str, Any]:
    by = catalog("fibre-triple-play")
    spent(fibre(1), by)
    found = [round_of(by) for _ in range(rounds)]
    return {"rounds": found, **{name: statistics.median(one[name] for one in found) for name in found[0]}}


async def _approved(database: Database, account_id: UUID, site_id: UUID | None) -> UUID:
    head = NewLine(number="1", offering="sdwan-bronze", site_id=site_id)
    sites = [
        NewLine(
            number=str(n), parent="1", offering="sdwan-site", site_id=site_id, characteristics=SITE | {"bandwidth": 100}
        )
        for n in range(2, SITES + 2)
    ]
    async with database.unit_of_work(actor_label="bench") as uow:
        made = await create_order(uow, SYSTEM, CreateOrder(account_id=account_id, lines=(head, *sites), submit=True))
        await start_enrichment(uow, SYSTEM, [made.id])
        state = (await orders_by_id(uow, [made.id]))[made.id].state
        if state is OrderState.AWAITING_APPROVAL:
            await approve_order(uow, SYSTEM, ReviewOrder(order_id=made.id))
    return made.id


async def _kept(postgres: str) -> dict[str, float]:
    database = Database(postgres, guarded=True)
    wiring.bind(database)
    account_id, site_id = await customer(database)
    times: list[float] = []
    for order_id in [await _approved(database, account_id, site_id) for _ in range(RUNS + 1)]:
        database.statements = 0
        began = time.perf_counter()
        async with database.unit_of_work(actor_label="bench") as uow:
            await decompose_orders(uow, SYSTEM, [order_id])
        async with database.unit_of_work(actor_label="bench") as uow:
            await plan_orders(uow, SYSTEM, [order_id])
        times.append(time.perf_counter() - began)
    statements = database.statements
    async with database.reader() as reader:
        made = await reader.rows("SELECT count(*) / :orders AS each FROM domain_order", {"orders": RUNS + 1})
    found = {"ms": statistics.median(times[1:]) * 1000, "statements": statements, "made": made[0]["each"]}
    await database.dispose()
    return found


def measure(running: House, rounds: int) -> dict[str, Any]:
    memory, kept = in_memory(rounds), asyncio.run(_kept(running.postgres))
    large = decompose_large.measure(running.postgres)
    return {
        "memory": memory,
        "kept": kept,
        "large": large,
        "rows": [*_rows(memory, kept), *decompose_large.rows(large), _row(*loaded())],
    }


def loaded() -> tuple[str, str, str]:
    return "load of the machine meanwhile, on average of a quarter of an hour", "", f"{os.getloadavg()[2]:.1f}"


def _rows(memory: dict[str, Any], kept: dict[str, float]) -> list[dict[str, str]]:
    ratio = memory["many_us"] / memory["few_us"]
    return [
        _row("domain orders a second of CPU, in memory", "≥ 50,000", f"{memory['per_s']:,.0f}"),
        _row(f"µs a line, {MANY:,} lines ÷ {FEW} lines", "≤ 1.5", f"{ratio:.2f}"),
        _row(f"… worst of five runs of {MANY:,} lines ÷ their median", "≤ 3", f"{memory['worst']:.2f}"),
        _row("… memory of the process at most", "< 400 MB", f"{memory['megabytes']:,.0f} MB"),
        _row(
            f"SD-WAN order with {SITES} sites ({kept['made']} domain orders), decomposed, planned and kept",
            "< 150 ms",
            f"{kept['ms']:,.0f} ms",
        ),
        _row("… SQL statements in all", "≤ 25", f"{kept['statements']}"),
    ]


def _row(measured: str, goal: str, value: str) -> dict[str, str]:
    return {"measure": measured, "goal": goal, "stretch": "", "measured": value}


if __name__ == "__main__":
    print(json.dumps(in_memory(int(sys.argv[1]) if len(sys.argv) > 1 else 1), indent=2))
