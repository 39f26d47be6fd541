"""Order lines as a picture of many shows them."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

import msgspec

from orderloom.ordering.contracts.orders import LineAction, LineState


class LineSketch(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    parent_line_id: UUID | None
    number: str
    offering: str | None
    specification: str | None
    action: LineAction
    state: LineState
    quantity: Decimal
    site_id: UUID | None
    point_of_no_return: bool
    requested_completion: datetime | None


class LineSketches(msgspec.Struct, frozen=True, kw_only=True):
    """Those that changed, of `total`."""

    lines: tuple[LineSketch, ...]
    total: int
