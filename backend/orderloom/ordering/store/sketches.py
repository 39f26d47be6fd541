"""Reads of an order's lines only what a picture of them needs."""

from uuid import UUID

from orderloom.kernel import json
from orderloom.ordering.contracts.sketches import LineSketch, LineSketches
from orderloom.platform.changed import since
from orderloom.platform.db import Reader

_FIELDS = ", ".join(LineSketch.__struct_fields__)
_CHANGED = f"SELECT {_FIELDS} FROM order_line WHERE order_id = :order_id AND {since('order_line')} ORDER BY position"
_TOTAL = "SELECT count(*) FROM order_line WHERE order_id = :order_id"


async def lines(reader: Reader, order_id: UUID, mark: int | None) -> LineSketches:
    found = await reader.rows(_CHANGED, {"order_id": order_id, "since": mark})
    total = len(found) if mark is None else await reader.scalar(_TOTAL, {"order_id": order_id})
    return LineSketches(lines=tuple(json.convert(dict(row), LineSketch) for row in found), total=total)
