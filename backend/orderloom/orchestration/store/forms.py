"""Forms as they were imported."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from orderloom.kernel import json
from orderloom.orchestration.contracts import Form
from orderloom.platform.db import Reader, UnitOfWork

_BY_KEY = text("SELECT key, content FROM form WHERE key = ANY(:keys)").bindparams(
    bindparam("keys", type_=ARRAY(Text()))
)
_SAVE = """
INSERT INTO form (key, content)
SELECT key, content FROM json_to_recordset(CAST(:rows AS json)) AS f(key text, content jsonb)
ON CONFLICT (key) DO UPDATE SET content = excluded.content, updated_at = now()
  WHERE form.content <> excluded.content
RETURNING key
"""


async def by_key(reader: Reader, keys: Iterable[str]) -> dict[str, Form]:
    rows = await reader.rows(_BY_KEY, {"keys": list(keys)})
    return {row["key"]: json.convert(row["content"], Form) for row in rows}


async def save(uow: UnitOfWork, forms: Sequence[Form]) -> list[str]:
    """The keys of those that are new or differ from what was there."""
    rows: list[dict[str, Any]] = [{"key": form.key, "content": json.to_builtins(form)} for form in forms]
    return [row["key"] for row in await uow.rows(_SAVE, {"rows": json.dumps(rows).decode()})]
