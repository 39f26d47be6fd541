"""Connections as they stand, and the last calls of their operations."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from orderloom.integration.adapters.contracts import CallState, Connection, KeptConnection, LastCall
from orderloom.kernel import json
from orderloom.platform.db import Reader, Row, UnitOfWork

KEPT_CALLS = 200
_SHIP = """
INSERT INTO connection (key, kind, content)
SELECT key, kind, content FROM json_to_recordset(CAST(:rows AS json)) AS c(key text, kind text, content jsonb)
ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, content = excluded.content, updated_at = now(),
  version = connection.version + 1
  WHERE (connection.content <> excluded.content OR connection.kind <> excluded.kind) AND connection.edited_by IS NULL
RETURNING key
"""
_SAVE = """
INSERT INTO connection (key, kind, content, edited_by)
SELECT :key, :kind, CAST(:content AS jsonb), CAST(:author AS uuid)
WHERE :seen = 0 OR EXISTS (SELECT 1 FROM connection WHERE key = :key)
ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, content = excluded.content, updated_at = now(),
  version = connection.version + 1, edited_by = excluded.edited_by, removed_at = NULL
  WHERE CASE WHEN connection.removed_at IS NULL THEN connection.version ELSE 0 END = :seen
RETURNING version
"""
_REMOVE = """
UPDATE connection SET removed_at = now(), edited_by = :author
WHERE key = :key AND removed_at IS NULL AND version = :seen RETURNING key
"""
_KEPT = "SELECT content, version, updated_at, edited_by AS author_id FROM connection WHERE removed_at IS NULL"
_CALL = "operation, at, milliseconds, code, message, transient, tried"
_KEEP_CALLS = f"""
INSERT INTO operation_call ({_CALL})
SELECT {_CALL} FROM json_to_recordset(CAST(:rows AS json)) AS c(operation text, at timestamptz, milliseconds bigint,
  code text, message text, transient boolean, tried boolean)
ORDER BY at
"""
_FORGET = """
DELETE FROM operation_call c USING (
  SELECT operation, (SELECT id FROM operation_call o WHERE o.operation = n.operation
    ORDER BY id DESC OFFSET :kept LIMIT 1) AS last
  FROM unnest(CAST(:operations AS text[])) AS n(operation)
) old WHERE c.operation = old.operation AND c.id <= old.last
"""
_STATES = f"""
SELECT operation, count(*) FILTER (WHERE code IS NULL) AS done, count(*) FILTER (WHERE code IS NOT NULL) AS failed,
  round(percentile_cont(0.95) WITHIN GROUP (ORDER BY milliseconds) FILTER (WHERE code IS NULL)) AS p95,
  max(at) AS last_at,
  (SELECT to_jsonb(e) FROM (SELECT {_CALL} FROM operation_call f WHERE f.operation = c.operation AND f.code IS NOT NULL
    ORDER BY id DESC LIMIT 1) e) AS last_error
FROM operation_call c GROUP BY operation ORDER BY operation
"""


async def ship(uow: UnitOfWork, connections: Sequence[Connection]) -> list[str]:
    """Saves connections as a release brings them; the keys of those that are new or changed. Edited ones stay."""
    rows: list[dict[str, Any]] = [
        {"key": one.key, "kind": one.kind, "content": json.to_builtins(one)} for one in connections
    ]
    return [row["key"] for row in await uow.rows(_SHIP, {"rows": json.dumps(rows).decode()})]


async def save(uow: UnitOfWork, connection: Connection, seen: int, author_id: UUID | None) -> int | None:
    """The number of its new version; none when another stands than the one that was seen (0: no such connection)."""
    content = json.dumps(json.to_builtins(connection)).decode()
    sent = {"key": connection.key, "kind": connection.kind, "content": content, "seen": seen, "author": author_id}
    row = await uow.row(_SAVE, sent)
    return None if row is None else row["version"]


async def remove(uow: UnitOfWork, key: str, seen: int, author_id: UUID | None) -> bool:
    """Whether it was the version that stands."""
    return await uow.row(_REMOVE, {"key": key, "seen": seen, "author": author_id}) is not None


async def connections(reader: Reader) -> tuple[Connection, ...]:
    rows = await reader.rows("SELECT content FROM connection WHERE removed_at IS NULL ORDER BY key")
    return tuple(json.convert(row["content"], Connection) for row in rows)


async def kept(reader: Reader) -> list[KeptConnection]:
    return [_kept(row) for row in await reader.rows(f"{_KEPT} ORDER BY key")]


async def kept_one(reader: Reader, key: str) -> KeptConnection | None:
    row = await reader.row(f"{_KEPT} AND key = :key", {"key": key})
    return None if row is None else _kept(row)


def _kept(row: Row) -> KeptConnection:
    return KeptConnection(
        connection=json.convert(row["content"], Connection),
        version=row["version"],
        updated_at=row["updated_at"],
        author_id=row["author_id"],
    )


async def keep_calls(uow: UnitOfWork, calls: Sequence[LastCall]) -> None:
    """Of each operation the last 200 stay."""
    await uow.execute(_KEEP_CALLS, {"rows": json.dumps([json.to_builtins(call) for call in calls]).decode()})
    await uow.execute(_FORGET, {"operations": sorted({call.operation for call in calls}), "kept": KEPT_CALLS})


async def states(reader: Reader) -> list[CallState]:
    return [json.convert(dict(row), CallState) for row in await reader.rows(_STATES)]


async def last_calls(reader: Reader, operation: str, first: int) -> list[LastCall]:
    """Newest first."""
    rows = await reader.rows(
        f"SELECT {_CALL} FROM operation_call WHERE operation = :operation ORDER BY id DESC LIMIT :first",
        {"operation": operation, "first": first},
    )
    return [json.convert(dict(row), LastCall) for row in rows]
