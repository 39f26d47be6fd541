"""Lists of domain orders among three million: each filter in each order, and what indexes of lists cost a change.

`python -m bench.domain_lists` measures and adds the section to `bench/results.json` and `docs/performance.md`.
"""

import argparse
import asyncio
import json
import os
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any, LiteralString
from uuid import UUID

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "backend")]

import psycopg  # noqa: E402

from bench import accept  # noqa: E402
from bench.house import House  # noqa: E402
from orderloom.decomposition.contracts import DomainOrderBy, DomainOrderFilter, DomainOrderPage, DomainOrderSort  # noqa: E402
from orderloom.decomposition.queries import lists  # noqa: E402
from orderloom.identity.access import actor as make_actor  # noqa: E402
from orderloom.identity.contracts import Role  # noqa: E402
from orderloom.kernel.ids import new_id  # noqa: E402
from orderloom.kernel.json import convert  # noqa: E402
from orderloom.main import wiring  # noqa: E402
from orderloom.platform.db import Database, Reader  # noqa: E402

ROWS = 3_000_000
IN_AN_ORDER = 18
ABOUT = """SELECT a.id, (SELECT id FROM account WHERE number = 'B77'),
  (SELECT site_id FROM domain_order WHERE account_id = a.id AND site_id IS NOT NULL LIMIT 1)
FROM account a WHERE a.external_id = 'DEMO-ACME'"""
USUAL = "SELECT specification FROM domain_order GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
RARE = """SELECT specification, order_id FROM domain_order WHERE position = 0 GROUP BY 1, 2
ORDER BY count(*) OVER (PARTITION BY specification) LIMIT 1"""
OPEN = ["qualified", "scheduled", "in_progress", "on_hold"]
MARCH, APRIL = "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"
FILTERS: dict[str, dict[str, Any]] = {
    "all": {},
    "services": {"kinds": ["service"]},
    "resources of a layer": {"subtypes": ["physical"]},
    "open": {"states": OPEN},
    "on hold": {"states": ["on_hold"]},
    "completed": {"states": ["closed_complete"]},
    "canceled": {"states": ["canceled"]},
    "of a huge account": {"account_ids": ["HUGE"]},
    "of a huge account, open": {"account_ids": ["HUGE"], "states": OPEN},
    "of a small account": {"account_ids": ["SMALL"]},
    "at a site of a huge account": {"site_ids": ["SITE"]},
    "at a site, open": {"site_ids": ["SITE"], "states": OPEN},
    "of a usual specification": {"specifications": ["USUAL"]},
    "of a rare specification": {"specifications": ["RARE"]},
    "of a usual specification, open": {"specifications": ["USUAL"], "states": OPEN},
    "of one order": {"order_ids": ["ORDER"]},
    "needs attention": {"needs_attention": True},
    "needs attention, of a huge account": {"needs_attention": True, "account_ids": ["HUGE"]},
    "waits for a value": {"waiting_on": ["value"]},
    "waits for a fault": {"waiting_on": ["fault"]},
    "waits for another": {"waiting_on": ["requirement"]},
    "made in a month": {"created_from": MARCH, "created_to": APRIL},
    "changed in a month": {"changed_from": MARCH, "changed_to": APRIL},
    "search: a number": {"search": "SO07500"},
    "search: an order": {"search": "ORD0580042"},
    "search: a specification": {"search": "fibre"},
    "search: an account": {"search": "Bench 4711"},
    "search: nothing": {"search": "no such words"},
}
READER = make_actor(new_id(), "bench", (Role.FULFILLMENT_MANAGER,), account_id=None, group_ids=())
SITES = """INSERT INTO site (id, account_id, name, street, city, region, country, postal_code, timezone)
SELECT gen_random_uuid(), a.id, 'Bench ' || n, 'Street ' || n, 'City', 'Region', 'BR', '1', 'America/Sao_Paulo'
FROM account a, generate_series(0, 499) n WHERE a.external_id = 'DEMO-ACME'"""
# As in a house that has taken orders for some time: nearly all are over, those in work are the newest; two in five are
# of one account with five hundred sites; one specification is found in every third order and one in a few hundred.
FILL = """
WITH known AS (SELECT e.content->>'kind' AS kind, array_agg(e.key ORDER BY e.key) AS keys
    FROM catalog_entity e JOIN catalog_member m ON m.entity_id = e.id
    WHERE e.section = 'specifications'
      AND m.release_id = (SELECT id FROM catalog_release ORDER BY sequence DESC LIMIT 1)
    GROUP BY 1),
acme AS (SELECT a.id, array_agg(s.id ORDER BY s.name) AS sites FROM account a JOIN site s ON s.account_id = a.id
    WHERE a.external_id = 'DEMO-ACME' AND s.name LIKE 'Bench %%' GROUP BY 1),
o AS (SELECT id, account_id, state, created_at, updated_at, row_number() OVER (ORDER BY created_at) AS n
    FROM customer_order WHERE number LIKE 'ORD%%')
INSERT INTO domain_order (id, order_id, line_id, parent_id, relationship, instance, position, kind, subtype,
  specification, action, state, quantity, characteristics, needs_attention, account_id, site_id, created_at, changed_at)
SELECT uuidv7(o.created_at + p * interval '1 ms' - now()), o.id, gen_random_uuid(),
  CASE WHEN p > 0 THEN gen_random_uuid() END, CASE WHEN p > 0 THEN 'r' || p END, 1, p, k.kind,
  CASE k.kind WHEN 'service' THEN (ARRAY['cfs', 'rfs'])[1 + p / 3 %% 2]
    WHEN 'resource' THEN (ARRAY['physical', 'logical'])[1 + p / 3 %% 2] END,
  CASE WHEN n %% 331 = 0 AND p = 0 THEN k.keys[1] ELSE k.keys[2 + (n * 31 + p) %% (array_length(k.keys, 1) - 1)] END,
  'add',
  CASE WHEN o.state IN ('in_progress', 'on_hold') THEN (ARRAY['closed_complete', 'in_progress', 'scheduled',
      'scheduled', 'qualified', 'on_hold'])[1 + (n + p) %% 6]
    WHEN o.state IN ('completed', 'failed') THEN 'closed_complete' WHEN o.state = 'canceled' THEN 'canceled'
    ELSE 'qualified' END,
  1, '{"bandwidth": 500, "technology": "ftth", "voice": true}',
  o.state = 'in_progress' AND (n + p) %% 97 = 0,
  CASE WHEN n %% 5 < 2 THEN acme.id ELSE o.account_id END,
  CASE WHEN n %% 5 < 2 THEN acme.sites[1 + n * 7919 %% 500] END,
  o.created_at, least(o.updated_at + p * interval '1 minute', now())
FROM o, acme, generate_series(0, %(each)s - 1) p
JOIN known k ON k.kind = (ARRAY['product', 'service', 'resource'])[1 + p %% 3]
WHERE n > %(from)s AND n <= %(to)s
"""
AROUND = (
    """INSERT INTO domain_order_link (source_id, target_id, type, order_id)
SELECT a.id, b.id, 'requires', a.order_id FROM domain_order a JOIN domain_order b
ON b.order_id = a.order_id AND b.position = a.position + 1 WHERE a.position IN (3, 4, 9)""",
    """INSERT INTO deferral (id, order_id, line_id, parent_id, relationship, target, waits, state)
SELECT gen_random_uuid(), order_id, line_id, id, 'bench', specification, '[]',
  CASE WHEN state = 'in_progress' THEN 'waiting' ELSE 'resolved' END
FROM domain_order WHERE position = 1 AND serial % 36 = 1""",
    """INSERT INTO decomposition_fault (id, order_id, line_id, domain_order_id, code, message, path, round,
  catalog_release_id, state)
SELECT gen_random_uuid(), order_id, line_id, id, 'bench', 'bench', '[]', 1,
  (SELECT id FROM catalog_release ORDER BY sequence DESC LIMIT 1), CASE WHEN state = 'in_progress' THEN 'open' ELSE
  'resolved' END FROM domain_order WHERE position = 4 AND serial % 900 < 18""",
)
SECONDARY = """SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = 'domain_order'::regclass AND NOT indisunique"""
# As orders move them: three rows of each of two hundred orders in work begin.
CHANGE = """UPDATE domain_order d SET state = 'scheduled', version = d.version + 1, changed_at = now()
WHERE d.id = ANY(%s)"""
VALUES = """UPDATE domain_order d SET characteristics = d.characteristics || '{"port": 7}', version = d.version + 1,
  changed_at = now() WHERE d.id = ANY(%s)"""

CHANGES: tuple[tuple[str, LiteralString], ...] = (("state", CHANGE), ("values", VALUES))


def fill(running: House, rows: int) -> None:
    """Orders first; then domain orders with no other index than what is unique, which are built after."""
    orders = rows // IN_AN_ORDER
    accept.fill(running, orders)
    with psycopg.connect(running.postgres, autocommit=True) as connection:
        connection.execute("SET maintenance_work_mem = '256MB'")
        connection.execute("SET synchronous_commit = off")
        connection.execute(SITES)
        indexes = connection.execute(SECONDARY).fetchall()
        for name, _ in indexes:
            connection.execute(_drop(name))
        for begin in range(0, orders, 10_000):
            connection.execute(FILL, {"each": IN_AN_ORDER, "from": begin, "to": begin + 10_000})
        for _, definition in indexes:
            connection.execute(definition.encode())
        for statement in AROUND:
            connection.execute(statement)
        for table in ("domain_order", "domain_order_link", "deferral", "decomposition_fault"):
            connection.execute(f"VACUUM ANALYZE {table}")


def _drop(index: str) -> bytes:
    return f"DROP INDEX {index}".encode()


def facts(running: House) -> dict[str, Any]:
    """Whom and what the filters are about."""
    with psycopg.connect(running.postgres) as connection:
        huge, small, site = _row(connection, ABOUT)
        (usual,) = _row(connection, USUAL)
        rare, order = _row(connection, RARE)
    return {"HUGE": huge, "SMALL": small, "SITE": site, "ORDER": order, "USUAL": usual, "RARE": rare}


def _row(connection: psycopg.Connection, statement: LiteralString, *parameters: Any) -> tuple[Any, ...]:
    found = connection.execute(statement, parameters or None).fetchone()
    assert found is not None
    return found


def _told(value: Any, known: dict[str, Any]) -> Any:
    return [known.get(str(one), one) for one in value] if type(value) is list else value


def _where(condition: dict[str, Any], known: dict[str, Any]) -> DomainOrderFilter:
    told = {name: _told(value, known) for name, value in condition.items()}
    return convert(told, DomainOrderFilter)


async def listed(url: str, known: dict[str, str], times: int) -> dict[str, dict[str, Any]]:
    """Milliseconds of each filter from the question to the rows: all eight orders and their second pages together, and
    the slowest order; and of its counts."""
    database, found = Database(url), dict[str, dict[str, Any]]()
    for name, condition in FILTERS.items():
        where, took, worst = _where(condition, known), list[float](), (0.0, "")
        for by in (DomainOrderBy(sort=sort, descending=down) for sort in DomainOrderSort for down in (False, True)):
            own = await _pages(database, where, by, times)
            worst = max(worst, (statistics.median(own), f"{by.sort.value}, {'down' if by.descending else 'up'}"))
            took += own
        counted = [(await _timed(database, partial(_counted, where)))[0] for _ in range(times)]
        found[name] = {**_spread(took), "worst": worst, "counted_ms": statistics.median(counted)}
        print(name, found[name], flush=True)
    await database.dispose()
    return found


async def _pages(database: Database, where: DomainOrderFilter, by: DomainOrderBy, times: int) -> list[float]:
    took, after = list[float](), None
    for _ in range(2):
        asked = partial(_page, where, by, after)
        _, page = await _timed(database, asked)
        took += [(await _timed(database, asked))[0] for _ in range(times)]
        if not page.has_more:
            break
        after = page.cursors[-1]
    return took


async def _page(where: DomainOrderFilter, by: DomainOrderBy, after: str | None, reader: Reader) -> DomainOrderPage:
    return await lists.domain_orders(reader, READER, where, by, after, 60)


async def _counted(where: DomainOrderFilter, reader: Reader) -> None:
    await lists.domain_order_counts(reader, READER, where)


async def _timed(database: Database, asked: Callable[[Reader], Awaitable[Any]]) -> tuple[float, Any]:
    began = time.perf_counter()
    async with database.reader() as reader:
        found = await asked(reader)
    return (time.perf_counter() - began) * 1000, found


def changes(running: House, rounds: int) -> dict[str, dict[str, float]]:
    """Microseconds and bytes of log a changed row, as it is and without the indexes of lists, in turn."""
    found: dict[str, list[tuple[float, float]]] = {}
    with psycopg.connect(running.postgres) as connection:
        ids = [row[0] for row in connection.execute(
            "SELECT id FROM domain_order WHERE state = 'qualified' ORDER BY random() LIMIT 600")]  # fmt: skip
        connection.execute(VALUES, (ids,))
        connection.rollback()
        for _ in range(rounds):
            for kind, statement in CHANGES:
                for without in (False, True):
                    if without:
                        for name, _ in connection.execute(SECONDARY).fetchall():
                            connection.execute(_drop(name))
                    key = f"{kind}, no index of a list" if without else kind
                    found.setdefault(key, []).append(_changed(connection, statement, ids))
                    connection.rollback()
    return {
        name: {"us": sorted(one[0] for one in took)[len(took) // 2], "bytes": sorted(one[1] for one in took)[0]}
        for name, took in found.items()
    }


def _changed(connection: psycopg.Connection, statement: LiteralString, ids: list[UUID]) -> tuple[float, float]:
    place = "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn"
    (before,) = _row(connection, place)
    began = time.perf_counter()
    connection.execute(statement, (ids,))
    took = (time.perf_counter() - began) * 1e6 / len(ids)
    return took, float(_row(connection, place)[0] - before) / len(ids)


def _spread(took: list[float]) -> dict[str, float]:
    ordered = sorted(took)
    return {"p50_ms": statistics.median(ordered), "p95_ms": ordered[int(len(ordered) * 0.95) - 1]}


def measure(running: House, rows: int, times: int) -> dict[str, Any]:
    wiring.load()
    known, load = facts(running), os.getloadavg()[0]
    found = asyncio.run(listed(running.postgres, known, times))
    return {"rows": rows, "load": [load, os.getloadavg()[0]], "lists": found, "changes": changes(running, 5)}


def main() -> None:
    from bench import report
    from bench.run import RESULTS, on_this_machine

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--times", type=int, default=5)
    chosen = parser.parse_args()
    with accept.empty_house() as running:
        print(f"filling {chosen.rows} domain orders", flush=True)
        fill(running, chosen.rows)
        found = {**on_this_machine(peers=False), **measure(running, chosen.rows, chosen.times)}
    results: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results["domain_lists"] = found
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    (ROOT / "docs" / "performance.md").write_text(report.page(results))


if __name__ == "__main__":
    main()
