"""Connections as they were imported."""

from collections.abc import Sequence
from typing import Any

from orderloom.integration.adapters.contracts import Connection
from orderloom.kernel import json
from orderloom.platform.db import Reader, UnitOfWork

_SAVE = """
INSERT INTO connection (key, kind, content)
SELECT key, kind, content FROM json_to_recordset(CAST(:rows AS json)) AS c(key text, kind text, content jsonb)
ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, content = excluded.content, updated_at = now()
  WHERE connection.content <> excluded.content OR connection.kind <> excluded.kind
RETURNING key
"""


async def save(uow: UnitOfWork, connections: Sequence[Connection]) -> list[str]:
    """The keys of those that are new or differ from what was there."""
    rows: list[dict[str, Any]] = [
        {"key": one.key, "kind": one.kind, "content": json.to_builtins(one)} for one in connections
    ]
    return [row["key"] for row in await uow.rows(_SAVE, {"rows": json.dumps(rows).decode()})]


async def connections(reader: Reader) -> tuple[Connection, ...]:
    rows = await reader.rows("SELECT content FROM connection ORDER BY key")
    return tuple(json.convert(row["content"], Connection) for row in rows)
