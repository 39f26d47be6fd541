"""Lists of runs by keyset, and what their journals say together."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.flows.contracts import FlowRun
from orderloom.flows.contracts.histories import OWN, FiguresOf, NodeFigures, RunFilter
from orderloom.kernel.json import convert
from orderloom.platform.db import Reader, Row

_RUN = (
    "SELECT id, flow_key, version_id, purpose, subject_type, subject_id, order_id, line_id, state, started_at, "
    "finished_at, error FROM flow_run"
)
_VERSION = (
    "(SELECT v.id FROM flow_version v JOIN flow_definition d ON d.id = v.definition_id "
    "WHERE d.key = :key AND v.version = :version)"
)


async def page(reader: Reader, where: RunFilter, after: UUID | None, limit: int) -> list[FlowRun]:
    """The newest runs first; `after` is the last one of the page before."""
    conditions, params = _conditions(where)
    if after is not None:
        conditions.append("id < :after")
        params["after"] = after
    rows = await reader.rows(
        f"{_RUN} WHERE {' AND '.join(conditions)} ORDER BY id DESC LIMIT :limit", {**params, "limit": limit}
    )
    return [convert(dict(row), FlowRun) for row in rows]


async def count(reader: Reader, where: RunFilter, most: int) -> int:
    """How many runs there are, counted no further than `most`."""
    conditions, params = _conditions(where)
    found = await reader.scalar(
        f"SELECT count(*) FROM (SELECT 1 FROM flow_run WHERE {' AND '.join(conditions)} LIMIT :most) AS found",
        {**params, "most": most},
    )
    return int(found)


def _conditions(where: RunFilter) -> tuple[list[str], dict[str, Any]]:
    given: list[tuple[Any, str, str]] = [
        (where.key, "key", "flow_key = :key"),
        (where.version, "version", f"version_id = {_VERSION}"),
        ([state.value for state in where.states] or None, "states", "state = ANY(:states)"),
        (where.failed_at, "node", "state = 'failed' AND jsonb_exists(data -> 'failed', :node)"),
        (where.since, "since", "started_at >= :since"),
        (where.until, "until", "started_at < :until"),
        (None if where.order_ids is None else list(where.order_ids), "orders", "order_id = ANY(:orders)"),
    ]
    held = [each for each in given if each[0] is not None]
    return ["true", *(text for _, _, text in held)], {name: value for value, name, _ in held}


class Looked(msgspec.Struct, frozen=True):
    """A run that is looked at."""

    id: UUID
    state: str
    started_at: Any


async def last_runs(reader: Reader, wanted: FiguresOf) -> list[Looked]:
    params: dict[str, Any] = {"key": wanted.key, "last": wanted.last}
    conditions = ["flow_key = :key"]
    if wanted.version is not None:
        conditions.append(f"version_id = {_VERSION}")
        params["version"] = wanted.version
    if wanted.since is not None:
        conditions.append("started_at >= :since")
        params["since"] = wanted.since
    rows = await reader.rows(
        f"SELECT id, state, started_at FROM flow_run WHERE {' AND '.join(conditions)} ORDER BY id DESC LIMIT :last",
        params,
    )
    return [Looked(row["id"], row["state"], row["started_at"]) for row in rows]


_NODES = """
WITH stands AS (
  SELECT r.id AS run_id, k.node_key FROM flow_run r, jsonb_object_keys(r.data -> 'failed') AS k(node_key)
  WHERE r.id = ANY(:open) AND r.state = 'failed'
), visits AS (
  SELECT s.node_id, s.event = 'skipped' AS skipped,
    (array_agg(s.event ORDER BY s.seq DESC))[1] AS last,
    bool_or(s.event IN ('passed', 'closed') OR (s.event = 'resumed' AND cardinality(s.ports) > 0)) AS done,
    bool_or(s.event = 'failed') AS failed,
    min(s.at) FILTER (WHERE s.event IN ('waits', 'entered')) AS began,
    max(s.at) FILTER (WHERE s.event IN ('closed', 'failed')) AS ended,
    s.run_id = ANY(:open) AS is_open,
    (s.run_id, s.node_key) IN (SELECT run_id, node_key FROM stands) AS stands
  FROM flow_step s WHERE s.run_id = ANY(:runs) AND s.node_key ~ :own
  GROUP BY s.run_id, s.node_id, s.node_key, s.visit, s.event = 'skipped'
), timed AS (
  SELECT *, 1000 * extract(epoch FROM ended - began)::float8 AS ms FROM visits
)
SELECT node_id AS node, count(*) FILTER (WHERE NOT skipped) AS entered, count(*) FILTER (WHERE done) AS done,
  count(*) FILTER (WHERE failed) AS failed, count(*) FILTER (WHERE skipped) AS skipped,
  count(*) FILTER (WHERE is_open AND last IN ('waits', 'entered', 'again')) AS waiting,
  count(*) FILTER (WHERE stands AND last = 'failed') AS standing,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) FILTER (WHERE ms IS NOT NULL) AS median_ms,
  percentile_cont(0.95) WITHIN GROUP (ORDER BY ms) FILTER (WHERE ms IS NOT NULL) AS p95_ms
FROM timed GROUP BY node_id ORDER BY node_id
"""


async def nodes(reader: Reader, runs: Iterable[UUID], open_runs: Iterable[UUID]) -> list[NodeFigures]:
    """By the ids of nodes. A failure that an error port or a `try` takes over stands nowhere: its run goes on."""
    given = {"runs": list(runs), "open": list(open_runs), "own": OWN}
    return [_figures(row) for row in await reader.rows(_NODES, given)]


def _figures(row: Row) -> NodeFigures:
    return convert(dict(row), NodeFigures)


async def ports(reader: Reader, runs: Sequence[UUID]) -> dict[tuple[str, str], int]:
    """How often nodes were left by each of their ports."""
    rows = await reader.rows(
        "SELECT s.node_id, p.port, count(*) AS taken FROM flow_step s, unnest(s.ports) AS p(port) "
        "WHERE s.run_id = ANY(:runs) AND s.node_key ~ :own GROUP BY s.node_id, p.port",
        {"runs": list(runs), "own": OWN},
    )
    return {(row["node_id"], row["port"]): row["taken"] for row in rows}
