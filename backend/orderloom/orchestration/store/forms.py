"""Forms and their versions."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from orderloom.kernel import json
from orderloom.orchestration.contracts import Form, KeptForm
from orderloom.platform.db import Reader, Row, UnitOfWork

_BY_KEY = text("SELECT key, content FROM form WHERE key = ANY(:keys) AND removed_at IS NULL").bindparams(
    bindparam("keys", type_=ARRAY(Text()))
)
_AS_OPENED = """
SELECT a.key, a.at, v.content
FROM json_to_recordset(CAST(:rows AS json)) AS a(key text, at timestamptz)
CROSS JOIN LATERAL (
  SELECT content FROM form_version v WHERE v.key = a.key
  ORDER BY v.created_at <= COALESCE(a.at, 'infinity') DESC,
    CASE WHEN v.created_at <= COALESCE(a.at, 'infinity') THEN v.version END DESC, v.version
  LIMIT 1
) v
"""
_SHIP = """
WITH saved AS (
  INSERT INTO form (key, content)
  SELECT key, content FROM json_to_recordset(CAST(:rows AS json)) AS f(key text, content jsonb)
  ON CONFLICT (key) DO UPDATE SET content = excluded.content, updated_at = now(), version = form.version + 1
    WHERE form.content <> excluded.content AND form.edited_by IS NULL
  RETURNING key, version, content
)
INSERT INTO form_version (key, version, content) SELECT key, version, content FROM saved RETURNING key
"""
_SAVE = """
WITH saved AS (
  INSERT INTO form (key, content, edited_by)
  SELECT :key, CAST(:content AS jsonb), CAST(:author AS uuid)
  WHERE :seen = 0 OR EXISTS (SELECT 1 FROM form WHERE key = :key)
  ON CONFLICT (key) DO UPDATE SET content = excluded.content, updated_at = now(), version = form.version + 1,
    edited_by = excluded.edited_by, removed_at = NULL
    WHERE CASE WHEN form.removed_at IS NULL THEN form.version ELSE 0 END = :seen
  RETURNING key, version, content
)
INSERT INTO form_version (key, version, content, author_id)
SELECT key, version, content, CAST(:author AS uuid) FROM saved RETURNING version
"""
_REMOVE = """
UPDATE form SET removed_at = now(), edited_by = :author
WHERE key = :key AND removed_at IS NULL AND version = :seen RETURNING key
"""
_KEPT = "SELECT content, version, updated_at AS at, edited_by AS author_id FROM form WHERE removed_at IS NULL"
_OPEN = """
SELECT form, count(*) AS tasks FROM plan_step WHERE desk AND form = ANY(:keys) GROUP BY form
"""


async def by_key(reader: Reader, keys: Iterable[str]) -> dict[str, Form]:
    rows = await reader.rows(_BY_KEY, {"keys": list(keys)})
    return {row["key"]: json.convert(row["content"], Form) for row in rows}


async def as_opened(
    reader: Reader, wanted: Sequence[tuple[str, datetime | None]]
) -> dict[tuple[str, datetime | None], Form]:
    """Each form as it stood at its moment, the latest where there is none; older than all is the first."""
    sent = [{"key": key, "at": at} for key, at in wanted]
    rows = await reader.rows(_AS_OPENED, {"rows": json.dumps(sent).decode()})
    return {(row["key"], row["at"]): json.convert(row["content"], Form) for row in rows}


async def ship(uow: UnitOfWork, forms: Sequence[Form]) -> list[str]:
    """Saves forms as a release brings them; the keys of those that are new or changed. Edited ones stay."""
    rows: list[dict[str, Any]] = [{"key": form.key, "content": json.to_builtins(form)} for form in forms]
    return [row["key"] for row in await uow.rows(_SHIP, {"rows": json.dumps(rows).decode()})]


async def save(uow: UnitOfWork, form: Form, seen: int, author_id: UUID | None) -> int | None:
    """The number of its new version; none when another stands than the one that was seen (0: no such form)."""
    content = json.dumps(json.to_builtins(form)).decode()
    sent = {"key": form.key, "content": content, "seen": seen, "author": author_id}
    row = await uow.row(_SAVE, sent)
    return None if row is None else row["version"]


async def remove(uow: UnitOfWork, key: str, seen: int, author_id: UUID | None) -> bool:
    """Whether it was the version that stands."""
    return await uow.row(_REMOVE, {"key": key, "seen": seen, "author": author_id}) is not None


async def kept(reader: Reader) -> list[KeptForm]:
    return [_kept(row) for row in await reader.rows(f"{_KEPT} ORDER BY key")]


async def kept_one(reader: Reader, key: str) -> KeptForm | None:
    row = await reader.row(f"{_KEPT} AND key = :key", {"key": key})
    return None if row is None else _kept(row)


async def versions(reader: Reader, key: str) -> list[KeptForm]:
    """Newest first."""
    rows = await reader.rows(
        "SELECT content, version, created_at AS at, author_id FROM form_version WHERE key = :key ORDER BY version DESC",
        {"key": key},
    )
    return [_kept(row) for row in rows]


async def open_tasks(reader: Reader, keys: Iterable[str]) -> dict[str, int]:
    """How many tasks on people's lists have each form."""
    statement = text(_OPEN).bindparams(bindparam("keys", type_=ARRAY(Text())))
    return {row["form"]: row["tasks"] for row in await reader.rows(statement, {"keys": list(keys)})}


def _kept(row: Row) -> KeptForm:
    return KeptForm(
        form=json.convert(row["content"], Form), version=row["version"], at=row["at"], author_id=row["author_id"]
    )
