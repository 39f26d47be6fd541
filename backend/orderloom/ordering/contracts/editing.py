"""What is asked of the lines of a draft without sending them all: parts of them changed, sites filled from a table."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from orderloom.ordering.contracts.inputs import NewLine


class LineEdit(msgspec.Struct, frozen=True, kw_only=True):
    """The same change for many lines, by their numbers; what is `UNSET` stays. Of `characteristics` those named are
    set, and null takes one away. `whole` lets site, contact and date go for all that hangs under the lines, too."""

    numbers: tuple[str, ...]
    quantity: Decimal | msgspec.UnsetType = msgspec.UNSET
    site_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    contact_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    requested_completion: datetime | msgspec.UnsetType | None = msgspec.UNSET
    characteristics: dict[str, Any] = {}
    custom: dict[str, Any] = {}
    whole: bool = True


class EditLines(msgspec.Struct, frozen=True, kw_only=True):
    """Changes, then removals with all that hangs under them, then additions; all of it or none. An added line whose
    number is there already takes the place of that line."""

    order_id: UUID
    version: int
    edits: tuple[LineEdit, ...] = ()
    remove: tuple[str, ...] = ()
    add: tuple[NewLine, ...] = ()


class SitePart(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a bundle as each site is to have it, `count` times."""

    offering: str
    count: int = 1
    quantity: Decimal = Decimal(1)
    characteristics: dict[str, Any] = {}


class SiteColumn(msgspec.Struct, frozen=True, kw_only=True):
    """A product of the table; without `parts`, a bundle has those that it has at first."""

    key: str
    offering: str
    characteristics: dict[str, Any] = {}
    parts: tuple[SitePart, ...] = ()


class SiteCell(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a column one site gets, and what is different there. A cell of quantity 0 makes no line."""

    column: str
    quantity: Decimal = Decimal(1)
    characteristics: dict[str, Any] = {}


class SiteRow(msgspec.Struct, frozen=True, kw_only=True):
    site_id: UUID
    cells: tuple[SiteCell, ...]
    contact_id: UUID | None = None
    requested_completion: datetime | None = None


class FillSites(msgspec.Struct, frozen=True, kw_only=True):
    """Sites by products: each cell becomes a line with its parts."""

    order_id: UUID
    version: int
    columns: tuple[SiteColumn, ...]
    rows: tuple[SiteRow, ...]
