"""Which versions and runs use a definition, as the database knows it."""

import re
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from orderloom.flows.contracts import FlowVersion
from orderloom.flows.store.definitions import VERSION, version_of_row
from orderloom.platform.db import Reader, Row

_LIVE = "state IN ('running', 'waiting', 'failed')"


async def naming(reader: Reader, key: str) -> list[FlowVersion]:
    """The versions in force, and drafts, of other definitions whose text has the key somewhere."""
    rows = await reader.rows(
        f"{VERSION} WHERE d.key <> :key AND (v.state IN ('draft', 'in_review') "
        "OR (v.id = d.published_id AND d.retired_at IS NULL)) AND position(:key in CAST(v.content AS text)) > 0 "
        "ORDER BY d.key, v.version",
        {"key": key},
    )
    return [version_of_row(row) for row in rows]


async def live_runs(reader: Reader, versions: Iterable[UUID]) -> dict[UUID, int]:
    """How many runs are under way with each of these versions of a flow, or of a table or subflow that they use."""
    ids = list(versions)
    rows = await reader.rows(
        f"SELECT version_id, count(*) AS runs FROM flow_run WHERE {_LIVE} AND version_id = ANY(:ids) "
        "GROUP BY version_id "
        f"UNION ALL SELECT CAST(p.value AS uuid), count(*) FROM flow_run, jsonb_each_text(table_versions) AS p "
        f"WHERE {_LIVE} AND p.value = ANY(:texts) GROUP BY 1",
        {"ids": ids, "texts": [str(each) for each in ids]},
    )
    found: dict[UUID, int] = {}
    for row in rows:
        found[row["version_id"]] = found.get(row["version_id"], 0) + row["runs"]
    return found


async def first_runs(reader: Reader, versions: Iterable[UUID], first: int) -> Sequence[Row]:
    """The oldest runs that are under way with these versions: id, version_id, flow_key, purpose."""
    ids = list(versions)
    return await reader.rows(
        f"SELECT id, version_id, flow_key, purpose FROM flow_run WHERE {_LIVE} AND (version_id = ANY(:ids) "
        "OR EXISTS (SELECT 1 FROM jsonb_each_text(table_versions) AS p WHERE p.value = ANY(:texts))) "
        "ORDER BY id LIMIT :first",
        {"ids": ids, "texts": [str(each) for each in ids], "first": first},
    )


async def mentioning(reader: Reader, words: Collection[str], most: int) -> list[tuple[str, str, dict[str, str]]]:
    """Key, kind of document and name of what is in force and has one of these words as a text of its own."""
    patterns = [f'"{re.escape(word)}\\\\?"' for word in sorted(words)]
    rows = await reader.rows(
        "SELECT d.key, d.doc, d.name FROM flow_definition d JOIN flow_version v ON v.id = d.published_id"
        " WHERE d.retired_at IS NULL AND v.content::text ~ ANY(:patterns) ORDER BY d.key LIMIT :most",
        {"patterns": patterns, "most": most},
    )
    return [(row["key"], row["doc"], row["name"]) for row in rows]
