"""Runs and their journals in the database."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.flows.contracts import FlowRun, RunStanding, RunStep
from orderloom.flows.tables import RunRow, StepRow
from orderloom.kernel import json
from orderloom.language.interpreter import RunState
from orderloom.platform.bulk import document, insert_sql
from orderloom.platform.db import Reader, Row, UnitOfWork
from orderloom.platform.tables import table_of

_RUN = (
    "SELECT id, flow_key, version_id, purpose, subject_type, subject_id, order_id, line_id, state, started_at, "
    "finished_at, error FROM flow_run"
)


class StoredRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run with all that it takes to go on. `steps` counts the entries of its journal."""

    run: FlowRun
    state: RunState
    table_versions: dict[str, UUID]
    steps: int


def _run(row: Row) -> FlowRun:
    return json.convert(dict(row), FlowRun)


_RUNS, _STEPS = table_of(RunRow), table_of(StepRow)
_AT_TIMES = ("input", "output", "error")


async def add_runs(uow: UnitOfWork, rows: Sequence[dict[str, Any]], steps: Sequence[dict[str, Any]]) -> None:
    """New runs and the beginnings of their journals, in one statement with what else is to be written."""
    if rows:
        columns = tuple(rows[0])
        of_steps, told = _journal(steps)
        given = {"runs": document(_RUNS, columns, rows), "steps": told}
        await uow.flush(of_steps, insert_sql(_RUNS, columns, "runs"), parameters=given)


def _journal(steps: Sequence[dict[str, Any]]) -> tuple[str, str]:
    """The statement that adds to journals, and its rows; columns that say nothing of any step are left out."""
    columns = tuple(name for name in steps[0] if name not in _AT_TIMES or any(step[name] is not None for step in steps))
    told = steps if len(columns) == len(steps[0]) else [{name: step[name] for name in columns} for step in steps]
    return insert_sql(_STEPS, columns, "steps"), document(_STEPS, columns, told)


async def locked(uow: UnitOfWork, ids: Iterable[UUID]) -> dict[UUID, StoredRun]:
    """Runs that are not over, locked in order of id."""
    rows = await uow.rows(
        f"{_RUN.replace(' FROM', ', data::text AS data, table_versions, steps FROM')} WHERE id = ANY(:ids) "
        "AND state IN ('running', 'waiting', 'failed') ORDER BY id FOR UPDATE",
        {"ids": list(ids)},
    )
    return {
        row["id"]: StoredRun(
            run=json.convert({name: row[name] for name in FlowRun.__struct_fields__}, FlowRun),
            state=json.decode(row["data"], RunState),
            table_versions=json.convert(row["table_versions"], dict[str, UUID]),
            steps=row["steps"],
        )
        for row in rows
    }


async def pins_of(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, dict[str, UUID]]]:
    """The versions of a flow and of what it names that each run goes on with."""
    rows = await reader.rows(
        "SELECT id, version_id, table_versions FROM flow_run WHERE id = ANY(:ids)", {"ids": list(ids)}
    )
    return {row["id"]: (row["version_id"], json.convert(row["table_versions"], dict[str, UUID])) for row in rows}


async def save(uow: UnitOfWork, rows: Sequence[dict[str, Any]], steps: Sequence[dict[str, Any]]) -> None:
    """Stores how runs have gone on: id, state, data, steps, error, and whether they are over; and adds to their
    journals. One statement with all that was announced and audited."""
    given = {"runs": json.dumps(rows).decode()}
    if not steps:
        await uow.flush(_SAVE, parameters=given)
        return
    of_steps, told = _journal(steps)
    await uow.flush(of_steps, _SAVE, parameters={**given, "steps": told})


_SAVE = (
    "UPDATE flow_run SET state = r.state, data = r.data, steps = r.steps, error = r.error, "
    "finished_at = CASE WHEN r.over THEN now() END "
    "FROM json_to_recordset(CAST(:runs AS json)) "
    "AS r(id uuid, state text, data jsonb, steps bigint, error jsonb, over boolean) WHERE flow_run.id = r.id"
)


async def ids_under_way(reader: Reader, flow_key: str, *, but: UUID, most: int) -> list[UUID]:
    """The oldest runs of a flow that are not over, on other versions than `but`."""
    rows = await reader.rows(
        "SELECT id FROM flow_run WHERE flow_key = :key AND version_id <> :version "
        "AND state IN ('running', 'waiting', 'failed') ORDER BY id LIMIT :most",
        {"key": flow_key, "version": but, "most": most},
    )
    return [row["id"] for row in rows]


async def begun_by_events(reader: Reader, order_ids: Iterable[UUID]) -> dict[tuple[str, UUID | None], int]:
    """How many runs events about these orders have begun in the last hour, by flow and order."""
    rows = await reader.rows(
        "SELECT flow_key, order_id, count(*) AS runs FROM flow_run WHERE order_id = ANY(:orders) "
        "AND purpose = 'event' AND started_at > now() - interval '1 hour' GROUP BY flow_key, order_id",
        {"orders": list(order_ids)},
    )
    return {(row["flow_key"], row["order_id"]): row["runs"] for row in rows}


async def pin(uow: UnitOfWork, ids: Sequence[UUID], version_id: UUID, versions: Mapping[str, UUID]) -> None:
    """Has locked runs go on with another version; the one that each began with is kept."""
    await uow.execute(
        "UPDATE flow_run SET moved_from = coalesce(moved_from, version_id), version_id = :version, "
        "table_versions = CAST(:versions AS jsonb) WHERE id = ANY(:ids)",
        {"ids": list(ids), "version": version_id, "versions": json.dumps(versions).decode()},
    )


async def cancel(uow: UnitOfWork, order_ids: Sequence[UUID]) -> list[FlowRun]:
    """Cancels the runs of these orders that are not over."""
    rows = await uow.rows(
        "UPDATE flow_run SET state = 'canceled', finished_at = now() WHERE order_id = ANY(:orders) "
        "AND state IN ('running', 'waiting', 'failed') RETURNING id, flow_key, version_id, purpose, subject_type, "
        "subject_id, order_id, line_id, state, started_at, finished_at, error",
        {"orders": list(order_ids)},
    )
    return [_run(row) for row in rows]


async def runs_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, FlowRun]:
    return {row["id"]: _run(row) for row in await reader.rows(f"{_RUN} WHERE id = ANY(:ids)", {"ids": list(ids)})}


async def failed_steps(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """Where those of the runs that have failed stand."""
    rows = await reader.rows(
        "SELECT id, ARRAY(SELECT jsonb_object_keys(data -> 'failed')) AS steps FROM flow_run "
        "WHERE id = ANY(:ids) AND state = 'failed'",
        {"ids": list(ids)},
    )
    return {row["id"]: frozenset(row["steps"]) for row in rows}


async def standings(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, RunStanding]:
    rows = await reader.rows(
        "SELECT id AS run_id, coalesce(data -> 'variables', '{}') AS variables, "
        "CASE WHEN state = 'failed' THEN coalesce(data -> 'failed', '{}') ELSE '{}' END AS failed, "
        "CASE WHEN state IN ('canceled', 'succeeded') THEN ARRAY[]::text[] "
        "ELSE ARRAY(SELECT jsonb_object_keys(coalesce(data -> 'waiting', '{}'))) END AS waiting "
        "FROM flow_run WHERE id = ANY(:ids)",
        {"ids": list(ids)},
    )
    return {row["run_id"]: json.convert(dict(row), RunStanding) for row in rows}


async def runs_of_orders(reader: Reader, order_ids: Iterable[UUID]) -> list[FlowRun]:
    rows = await reader.rows(f"{_RUN} WHERE order_id = ANY(:ids) ORDER BY id", {"ids": list(order_ids)})
    return [_run(row) for row in rows]


async def journal(reader: Reader, run_ids: Iterable[UUID]) -> list[RunStep]:
    """The entries of these runs in the order of their making; an answer knows how long it was waited for."""
    rows = await reader.rows(
        "SELECT s.run_id, s.seq, s.node_id, s.node_key, s.visit, s.event, s.ports, s.input, s.output, s.error, s.at, "
        "(SELECT 1000 * extract(epoch FROM s.at - w.at)::float8 FROM flow_step w WHERE w.run_id = s.run_id "
        "AND w.node_key = s.node_key AND w.visit = s.visit AND w.event = 'waits' AND s.event IN ('closed', 'failed') "
        "ORDER BY w.seq LIMIT 1) AS duration_ms "
        "FROM flow_step s WHERE s.run_id = ANY(:ids) ORDER BY s.run_id, s.seq",
        {"ids": list(run_ids)},
    )
    return [json.convert(dict(row), RunStep) for row in rows]
