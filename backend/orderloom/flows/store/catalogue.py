"""Definitions without their contents, in as many statements for all as for one; their owners and tags."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from orderloom.flows.contracts.histories import LastRun
from orderloom.kernel.json import convert
from orderloom.platform.db import Reader, Row, UnitOfWork

_LISTED = """
SELECT d.id, d.key, d.kind, d.doc, CASE WHEN p.id IS NULL THEN w.content -> 'name' ELSE d.name END AS name,
  d.owner, d.owner_id, d.tags, d.retired_at, d.retired_by, p.id AS published_id, p.version, p.published_at,
  p.author AS published_by, w.version AS draft, w.revision, w.state AS draft_state, w.updated_at,
  w.author AS drafted_by, w.author_id, w.requested_by, w.requested_by_id, w.requested_at, w.note, w.declined,
  EXISTS (SELECT 1 FROM jsonb_array_elements(w.findings) AS f
    WHERE coalesce(f ->> 'severity', 'error') = 'error') AS faulty
FROM flow_definition d
LEFT JOIN flow_version p ON p.id = d.published_id
LEFT JOIN flow_version w ON w.definition_id = d.id AND w.state IN ('draft', 'in_review')
WHERE p.id IS NOT NULL OR w.id IS NOT NULL
"""


async def listed(reader: Reader) -> Sequence[Row]:
    """All definitions that have a version; one that has none is a key that was thought of, and no more."""
    return await reader.rows(_LISTED)


async def last_runs(reader: Reader, keys: Iterable[str]) -> dict[str, LastRun]:
    rows = await reader.rows(
        "SELECT k.key, r.state, r.started_at AS at, r.id AS run_id, r.order_id FROM unnest(CAST(:keys AS text[])) "
        "AS k(key) CROSS JOIN LATERAL (SELECT id, state, started_at, order_id FROM flow_run "
        "WHERE flow_key = k.key ORDER BY id DESC LIMIT 1) AS r",
        {"keys": list(keys)},
    )
    return {row["key"]: _last(row, "key") for row in rows}


def _last(row: Row, by: str) -> LastRun:
    return convert({name: value for name, value in row.items() if name != by}, LastRun)


async def failed_runs(reader: Reader) -> dict[str, int]:
    rows = await reader.rows("SELECT flow_key, count(*) AS runs FROM flow_run WHERE state = 'failed' GROUP BY flow_key")
    return {row["flow_key"]: row["runs"] for row in rows}


async def last_answers(reader: Reader, versions: Iterable[UUID]) -> dict[UUID, datetime]:
    """When a row of each version of a table answered last."""
    rows = await reader.rows(
        "SELECT version_id, max(last_at) AS at FROM flow_table_hit WHERE version_id = ANY(:ids) GROUP BY version_id",
        {"ids": list(versions)},
    )
    return {row["version_id"]: row["at"] for row in rows}


async def published_versions(reader: Reader, keys: Iterable[str]) -> dict[str, list[UUID]]:
    """The versions of definitions that were ever in force, the newest first."""
    rows = await reader.rows(
        "SELECT d.key, v.id FROM flow_version v JOIN flow_definition d ON d.id = v.definition_id "
        "WHERE d.key = ANY(:keys) AND v.published_at IS NOT NULL ORDER BY v.version DESC",
        {"keys": list(keys)},
    )
    found: dict[str, list[UUID]] = {}
    for row in rows:
        found.setdefault(row["key"], []).append(row["id"])
    return found


async def hashes(reader: Reader) -> dict[UUID, tuple[str, str]]:
    """Key and hash of the versions that count as uses of others: those in force, and drafts."""
    rows = await reader.rows(
        "SELECT v.id, d.key, v.sha256 FROM flow_version v JOIN flow_definition d ON d.id = v.definition_id "
        "WHERE v.state IN ('draft', 'in_review') OR (v.id = d.published_id AND d.retired_at IS NULL)"
    )
    return {row["id"]: (row["key"], row["sha256"]) for row in rows}


async def contents(reader: Reader, versions: Iterable[UUID]) -> dict[UUID, Mapping[str, Any]]:
    rows = await reader.rows("SELECT id, content FROM flow_version WHERE id = ANY(:ids)", {"ids": list(versions)})
    return {row["id"]: row["content"] for row in rows}


async def taken_keys(reader: Reader, keys: Sequence[str]) -> set[str]:
    """Those of the keys that a flow or a table has."""
    rows = await reader.rows(
        "SELECT d.key FROM flow_definition d WHERE d.key = ANY(:keys) "
        "AND EXISTS (SELECT 1 FROM flow_version v WHERE v.definition_id = d.id)",
        {"keys": list(keys)},
    )
    return {row["key"] for row in rows}


async def hold_keys(uow: UnitOfWork, keys: Sequence[str]) -> None:
    """Nobody else begins a definition under one of the keys until this transaction ends."""
    given = {"keys": sorted(keys)}
    await uow.execute(
        "SELECT pg_advisory_xact_lock(hashtext('flow_key:' || k)) FROM unnest(CAST(:keys AS text[])) k", given
    )


async def forget_empty(uow: UnitOfWork, keys: Sequence[str]) -> None:
    """Lets go of keys whose definitions have no version, so that they can be taken anew, as another kind, too."""
    of_empty = (
        "(SELECT d.id FROM flow_definition d WHERE d.key = ANY(:keys) "
        "AND NOT EXISTS (SELECT 1 FROM flow_version v WHERE v.definition_id = d.id))"
    )
    given = {"keys": list(keys)}
    await uow.execute(f"DELETE FROM flow_presence WHERE definition_id IN {of_empty}", given)
    await uow.execute(f"DELETE FROM flow_trigger WHERE definition_id IN {of_empty}", given)
    await uow.execute(f"DELETE FROM flow_definition WHERE id IN {of_empty}", given)


async def labels(uow: UnitOfWork, keys: Sequence[str]) -> Sequence[Row]:
    """Ids, keys, owners and tags of definitions, locked in order of id."""
    return await uow.rows(
        "SELECT id, key, owner, owner_id, tags FROM flow_definition WHERE key = ANY(:keys) ORDER BY id FOR UPDATE",
        {"keys": list(keys)},
    )


async def label(uow: UnitOfWork, rows: Sequence[Mapping[str, Any]]) -> None:
    """Writes owners and tags: rows of id, owner, owner_id and tags."""
    await uow.execute(
        "UPDATE flow_definition SET owner = :owner, owner_id = :owner_id, tags = :tags WHERE id = :id",
        [dict(row) for row in rows],
    )
