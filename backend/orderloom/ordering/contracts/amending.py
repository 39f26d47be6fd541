"""What an amendment takes."""

from typing import Any
from uuid import UUID

import msgspec


class AmendOrder(msgspec.Struct, frozen=True, kw_only=True):
    """The extensions of an order, and of those of its lines that change, by their ids, as they are to be."""

    order_id: UUID
    version: int | None = None
    extensions: dict[str, Any]
    lines: dict[UUID, dict[str, Any]] = {}
