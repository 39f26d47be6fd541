"""The floor: the least that any program must ask of PostgreSQL to take one order from accepted to closed.

It writes the rows of a fibre bundle (1 order, 6 lines, 18 domain orders, 40 tasks, 18 inventory items) in bulk and
moves them in waves: eight statements and eight commits an order, and not one decision. Our own figure is given as a
ratio to it, so that it means the same on every machine.
"""

import json
import sys
import time
from collections.abc import Mapping, Sequence
from uuid import UUID

import psycopg
from uuid_utils.compat import uuid7

LINES, DOMAIN_ORDERS, TASKS, WAVES = 6, 18, 40, 5

SCHEMA = """
DROP SCHEMA IF EXISTS floor CASCADE;
CREATE SCHEMA floor;
SET search_path = floor;
CREATE TABLE customer_order (id uuid PRIMARY KEY, account_id uuid NOT NULL, state text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE order_line (id uuid PRIMARY KEY, order_id uuid NOT NULL, state text NOT NULL, characteristics jsonb);
CREATE INDEX ON order_line (order_id);
CREATE TABLE domain_order (id uuid PRIMARY KEY, order_id uuid NOT NULL, line_id uuid NOT NULL, state text NOT NULL,
  specification text NOT NULL, characteristics jsonb);
CREATE INDEX ON domain_order (order_id);
CREATE TABLE task (id uuid PRIMARY KEY, order_id uuid NOT NULL, domain_order_id uuid NOT NULL, state text NOT NULL,
  wave int NOT NULL, name text NOT NULL, output jsonb);
CREATE INDEX ON task (order_id);
CREATE TABLE inventory_item (id uuid PRIMARY KEY, order_id uuid NOT NULL, domain_order_id uuid NOT NULL,
  state text NOT NULL, specification text NOT NULL, characteristics jsonb);
CREATE INDEX ON inventory_item (order_id);
"""
CAPTURE = """
WITH o AS (INSERT INTO customer_order (id, account_id, state) VALUES (%(id)s, %(account)s, 'in_progress'))
INSERT INTO order_line SELECT * FROM jsonb_to_recordset(%(lines)s::jsonb)
  AS r(id uuid, order_id uuid, state text, characteristics jsonb)
"""
PLAN = """
WITH d AS (INSERT INTO domain_order SELECT * FROM jsonb_to_recordset(%(domain_orders)s::jsonb)
  AS r(id uuid, order_id uuid, line_id uuid, state text, specification text, characteristics jsonb)),
i AS (INSERT INTO inventory_item SELECT * FROM jsonb_to_recordset(%(items)s::jsonb)
  AS r(id uuid, order_id uuid, domain_order_id uuid, state text, specification text, characteristics jsonb))
INSERT INTO task SELECT * FROM jsonb_to_recordset(%(tasks)s::jsonb)
  AS r(id uuid, order_id uuid, domain_order_id uuid, state text, wave int, name text, output jsonb)
"""
WAVE = """
UPDATE task SET state = CASE WHEN wave = %(wave)s THEN 'closed_complete' ELSE 'open' END,
  output = CASE WHEN wave = %(wave)s THEN '{"ok": true}'::jsonb ELSE output END
WHERE order_id = %(id)s AND wave IN (%(wave)s, %(wave)s + 1)
"""
CLOSE = """
WITH d AS (UPDATE domain_order SET state = 'closed_complete' WHERE order_id = %(id)s),
i AS (UPDATE inventory_item SET state = 'active' WHERE order_id = %(id)s),
l AS (UPDATE order_line SET state = 'completed' WHERE order_id = %(id)s)
UPDATE customer_order SET state = 'completed' WHERE id = %(id)s
"""


def _json(rows: Sequence[Mapping[str, object]]) -> str:
    return json.dumps(rows, default=str)


def _rows(order: UUID) -> dict[str, object]:
    values = {"bandwidth": 500, "technology": "ftth", "voice": True}
    lines = [
        {"id": uuid7(), "order_id": order, "state": "in_progress", "characteristics": values} for _ in range(LINES)
    ]
    domain_orders = [
        {"id": uuid7(), "order_id": order, "line_id": lines[n % LINES]["id"], "state": "in_progress",
         "specification": f"specification-{n}", "characteristics": values}
        for n in range(DOMAIN_ORDERS)
    ]  # fmt: skip
    items = [
        {"id": uuid7(), "order_id": order, "domain_order_id": d["id"], "state": "pending_install",
         "specification": d["specification"], "characteristics": values}
        for d in domain_orders
    ]  # fmt: skip
    tasks = [
        {"id": uuid7(), "order_id": order, "domain_order_id": domain_orders[n % DOMAIN_ORDERS]["id"],
         "state": "planned", "wave": n % WAVES, "name": f"task-{n}", "output": None}
        for n in range(TASKS)
    ]  # fmt: skip
    return {
        "id": order, "account": uuid7(), "lines": _json(lines), "domain_orders": _json(domain_orders),
        "items": _json(items), "tasks": _json(tasks),
    }  # fmt: skip


def one_order(connection: psycopg.Connection) -> None:
    order = uuid7()
    rows = _rows(order)
    for statement in (CAPTURE, PLAN):
        connection.execute(statement, rows)
        connection.commit()
    for wave in range(WAVES):
        connection.execute(WAVE, {"id": order, "wave": wave})
        connection.commit()
    connection.execute(CLOSE, {"id": order})
    connection.commit()


def run(url: str, orders: int) -> dict[str, float]:
    """Orders a second and CPU seconds of this process an order, over `orders` orders on a fresh schema."""
    with psycopg.connect(url) as connection:
        connection.execute(SCHEMA)
        connection.commit()
        began, cpu = time.perf_counter(), time.process_time()
        for _ in range(orders):
            one_order(connection)
        seconds = time.perf_counter() - began
        cpu = time.process_time() - cpu
        connection.execute("DROP SCHEMA floor CASCADE")
        connection.commit()
    return {"orders": orders, "seconds": seconds, "orders_per_s": orders / seconds, "cpu_per_order": cpu / orders}


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], int(sys.argv[2]))))
