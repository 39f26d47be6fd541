"""What the last plans of a flow say of its steps together."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from orderloom.flows.contracts.histories import OWN, LastRun, NodeFigures, PlanCase, PlanFigures
from orderloom.kernel.json import convert, dumps
from orderloom.platform.db import Reader

MOST_FAILED = 1_000
_BEGUN = "s.state NOT IN ('planned', 'skipped') AND (s.state <> 'canceled' OR s.opened_at IS NOT NULL)"
_STATE = (
    "CASE WHEN bool_or(s.state = 'failed') THEN 'failed' "
    "WHEN bool_and(s.state IN ('closed_complete', 'skipped', 'canceled')) THEN "
    "CASE WHEN bool_or(s.state = 'closed_complete') THEN 'succeeded' ELSE 'canceled' END "
    "WHEN bool_and(s.state = 'planned') THEN 'planned' ELSE 'running' END"
)
_CHOSEN = """
SELECT DISTINCT ON (order_id, domain_order_id) order_id, domain_order_id, at FROM (
  SELECT e.order_id, e.domain_order_id, coalesce(e.opened_at, p.created_at) AS at
  FROM unnest(CAST(:versions AS uuid[])) AS v(id)
  CROSS JOIN LATERAL (
    SELECT s.order_id, s.domain_order_id, s.opened_at FROM plan_step s
    WHERE s.entry AND s.flow_version_id = v.id ORDER BY s.order_id DESC LIMIT 4 * :last
  ) AS e JOIN plan p ON p.order_id = e.order_id
  WHERE CAST(:since AS timestamptz) IS NULL OR coalesce(e.opened_at, p.created_at) >= :since
) AS found ORDER BY order_id DESC, domain_order_id DESC LIMIT :last
"""
_OF_CHOSEN = (
    "FROM jsonb_to_recordset(CAST(:chosen AS jsonb)) AS c(order_id uuid, domain_order_id uuid) "
    "JOIN plan_step s ON s.order_id = c.order_id AND s.domain_order_id = c.domain_order_id "
)
_STEPS = f"""
SELECT regexp_replace(s.key, '^.*\\.', '') AS node, count(*) FILTER (WHERE {_BEGUN}) AS entered,
  count(*) FILTER (WHERE s.state = 'closed_complete') AS done,
  count(*) FILTER (WHERE s.state = 'failed' OR s.error IS NOT NULL) AS failed,
  count(*) FILTER (WHERE s.state = 'skipped') AS skipped,
  count(*) FILTER (WHERE s.state IN ('open', 'in_progress', 'on_hold', 'awaiting_information')) AS waiting,
  count(*) FILTER (WHERE s.state = 'failed') AS standing,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM s.closed_at - s.opened_at)::float8 * 1000)
    FILTER (WHERE s.closed_at IS NOT NULL AND s.opened_at IS NOT NULL) AS median_ms,
  percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM s.closed_at - s.opened_at)::float8 * 1000)
    FILTER (WHERE s.closed_at IS NOT NULL AND s.opened_at IS NOT NULL) AS p95_ms
{_OF_CHOSEN} WHERE s.flow_version_id = ANY(:versions) AND s.key ~ :own GROUP BY 1 ORDER BY 1
"""
_STATES = (
    f"SELECT state, count(*) AS plans FROM (SELECT {_STATE} AS state {_OF_CHOSEN} "
    "WHERE s.flow_version_id = ANY(:versions) GROUP BY c.order_id, c.domain_order_id) AS told GROUP BY state"
)
_PAIRS = f"""
SELECT e.source, e.target, count(*) AS taken {_OF_CHOSEN}
JOIN jsonb_to_recordset(CAST(:pairs AS jsonb)) AS e(source text, target text) ON e.target = s.key
JOIN plan_step b ON b.order_id = s.order_id AND b.domain_order_id = s.domain_order_id AND b.key = e.source
  AND b.visit = s.visit AND b.state = 'closed_complete'
WHERE s.flow_version_id = ANY(:versions) AND {_BEGUN} GROUP BY e.source, e.target
"""


async def figures(reader: Reader, case: PlanCase) -> PlanFigures:
    """Of the newest plans of domain orders, by the keys of steps."""
    given: dict[str, Any] = {"versions": list(case.versions), "last": case.last, "since": case.since}
    chosen = await reader.rows(_CHOSEN, given)
    if not chosen:
        return PlanFigures(plans=0, states={}, oldest=None, newest=None, steps=(), pairs={})
    told = [{"order_id": row["order_id"], "domain_order_id": row["domain_order_id"]} for row in chosen]
    among = {"versions": given["versions"], "chosen": dumps(told).decode()}
    pairs = dumps([{"source": source, "target": target} for source, target in case.pairs]).decode()
    steps = await reader.rows(_STEPS, {**among, "own": OWN})
    states = await reader.rows(_STATES, among)
    taken = await reader.rows(_PAIRS, {**among, "pairs": pairs})
    return PlanFigures(
        plans=len(chosen),
        states={row["state"]: row["plans"] for row in states},
        oldest=min(row["at"] for row in chosen),
        newest=max(row["at"] for row in chosen),
        steps=tuple(convert(dict(row), NodeFigures) for row in steps),
        pairs={(row["source"], row["target"]): row["taken"] for row in taken},
    )


async def last_of(reader: Reader, versions: Sequence[UUID]) -> dict[UUID, LastRun]:
    """The newest plan of each version, and what it has come to."""
    rows = await reader.rows(
        f"SELECT v.id AS version, e.order_id, coalesce(e.opened_at, p.created_at) AS at, "
        f"(SELECT {_STATE} FROM plan_step s WHERE s.order_id = e.order_id "
        "AND s.domain_order_id = e.domain_order_id AND s.flow_version_id = v.id) AS state "
        "FROM unnest(CAST(:versions AS uuid[])) AS v(id) CROSS JOIN LATERAL ("
        "SELECT s.order_id, s.domain_order_id, s.opened_at FROM plan_step s "
        "WHERE s.entry AND s.flow_version_id = v.id ORDER BY s.order_id DESC LIMIT 1) AS e "
        "JOIN plan p ON p.order_id = e.order_id",
        {"versions": list(versions)},
    )
    return {row["version"]: LastRun(state=row["state"], at=row["at"], order_id=row["order_id"]) for row in rows}


async def failed_in(reader: Reader, versions: Sequence[UUID]) -> dict[UUID, int]:
    """Tasks that stand failed, by version; only steps that had an error are looked at."""
    rows = await reader.rows(
        "SELECT flow_version_id AS version, count(*) AS tasks FROM (SELECT flow_version_id FROM plan_step "
        "WHERE error IS NOT NULL AND state = 'failed' AND flow_version_id = ANY(:versions) LIMIT :most) AS found "
        "GROUP BY flow_version_id",
        {"versions": list(versions), "most": MOST_FAILED},
    )
    return {row["version"]: row["tasks"] for row in rows}
