"""Keeps what senders said of lines beside what we understand."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from orderloom.kernel import json
from orderloom.platform.db import UnitOfWork

_EXTEND = """
UPDATE order_line l SET extensions = c.extensions
FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS c(id uuid, extensions jsonb)
WHERE l.id = c.id AND l.order_id = :order"""


async def extend_lines(uow: UnitOfWork, order_id: UUID, lines: Mapping[UUID, Mapping[str, Any]]) -> None:
    """New extensions of lines of this order, by their ids."""
    if lines:
        rows = [{"id": line, "extensions": extensions} for line, extensions in lines.items()]
        await uow.execute(_EXTEND, {"order": order_id, "rows": json.dumps(rows).decode()})
