"""The judge: reads the database and the simulator's journal, and shares no code with the product it judges."""

import time
from collections import Counter

import httpx
import psycopg

from tests.crash.cluster import Cluster

TERMINAL = ("completed", "canceled", "failed", "rejected")

STATES = "SELECT state, count(*) FROM customer_order WHERE external_id LIKE %s GROUP BY state"
TWICE_ORDERED = """SELECT external_id, count(*) FROM customer_order WHERE external_id LIKE %s
  GROUP BY external_id HAVING count(*) > 1"""
TWICE_INSTALLED = """SELECT domain_order_id, instance, count(*) FROM inventory_item
  GROUP BY domain_order_id, instance HAVING count(*) > 1"""
NOT_INSTALLED = """SELECT d.id FROM domain_order d JOIN customer_order o ON o.id = d.order_id
  LEFT JOIN inventory_item i ON i.domain_order_id = d.id AND i.state = 'active'
  WHERE o.state = 'completed' AND d.state = 'closed_complete' AND i.id IS NULL"""
OPEN_BELOW_CLOSED = """SELECT s.id FROM plan_step s JOIN customer_order o ON o.id = s.order_id
  WHERE o.state = 'completed' AND s.state NOT IN ('closed_complete', 'skipped', 'canceled')"""
CONTRACTS_TWICE = "SELECT line_id FROM contract GROUP BY line_id HAVING count(*) > 1"
MOVES = """SELECT a.subject_id, a.from_state, a.to_state, count(*) FROM audit a
  WHERE a.subject_type = 'order' AND a.to_state IN ('completed', 'acknowledged')
  GROUP BY 1, 2, 3 HAVING count(*) > 1"""
AUTOMATED_DONE = "SELECT count(*) FROM plan_step WHERE kind = 'task.automated' AND state = 'closed_complete'"
TREES = """SELECT o.external_id, d.specification, d.relationship, d.instance, p.specification, d.state
  FROM domain_order d JOIN customer_order o ON o.id = d.order_id LEFT JOIN domain_order p ON p.id = d.parent_id
  WHERE o.external_id LIKE %s"""
DEFERRALS = """SELECT o.external_id, f.relationship, f.state FROM deferral f JOIN customer_order o ON o.id = f.order_id
  WHERE o.external_id LIKE %s"""
LEFT_OVER = "SELECT handler, state, error FROM work WHERE state <> 'ready' OR next_at < now() - interval '30 s'"
AT_WORK = "SELECT count(*) FROM work WHERE state = 'leased' OR (state = 'ready' AND next_at <= now())"


def states(database_url: str, prefix: str) -> Counter[str]:
    with psycopg.connect(database_url) as connection:
        return Counter(dict(connection.execute(STATES, (prefix + "%",)).fetchall()))


def wait_until_done(database_url: str, prefix: str, orders: int, seconds: float) -> Counter[str]:
    """The count of orders by state once all are terminal and what follows them (totals, letters) is done, too; or
    when the time is up."""
    deadline = time.monotonic() + seconds
    while True:
        found = states(database_url, prefix)
        done = sum(found[state] for state in TERMINAL) >= orders and not _at_work(database_url)
        if done or time.monotonic() > deadline:
            return found
        time.sleep(0.25)


def _at_work(database_url: str) -> bool:
    with psycopg.connect(database_url) as connection:
        return connection.execute(AT_WORK).fetchall()[0][0] > 0


def violations(database_url: str, prefix: str) -> list[str]:
    """Every broken promise that the database shows, in words."""
    broken: list[str] = []
    with psycopg.connect(database_url) as connection:
        for what, statement, parameters in (
            ("an external id was ordered twice", TWICE_ORDERED, (prefix + "%",)),
            ("a domain order was installed twice", TWICE_INSTALLED, None),
            ("a closed domain order of a completed order has no active item", NOT_INSTALLED, None),
            ("a completed order has an open step", OPEN_BELOW_CLOSED, None),
            ("a line has two contracts", CONTRACTS_TWICE, None),
            ("an order made the same final move twice", MOVES, None),
            ("work was left over", LEFT_OVER, None),
        ):
            rows = connection.execute(statement, parameters).fetchall()  # pyright: ignore[reportArgumentType]
            broken += [f"{what}: {row}" for row in rows[:5]]
    return broken


def effects_of_calls(running: Cluster) -> list[str]:
    """What the outside world was asked to do, against what the plans say was done: once each, and nothing else."""
    journal = httpx.get(running.simulator_url + "/journal", timeout=60).json()
    acted = Counter(entry["call_id"] for entry in journal["entries"])
    with psycopg.connect(running.database_url) as connection:
        done = connection.execute(AUTOMATED_DONE).fetchall()[0][0]
    twice = [f"{call_id} had {times} effects" for call_id, times in acted.items() if times > 1]
    return twice if len(acted) == done else [*twice, f"{len(acted)} effects for {done} automated tasks"]


def trees(database_url: str, prefix: str) -> dict[str, Counter[tuple[str, ...]]]:
    """What each order came to, without ids: how often each domain order and each deferral is there."""
    found: dict[str, Counter[tuple[str, ...]]] = {}
    with psycopg.connect(database_url) as connection:
        for statement in (TREES, DEFERRALS):
            for name, *told in connection.execute(statement, (prefix + "%",)).fetchall():
                found.setdefault(name, Counter())[tuple(str(one) for one in told)] += 1
    return found
