"""What decomposing an order needs to know about it."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition.domain.installed import Installed

MOST_NODES = 200_000


class LineToDecompose(msgspec.Struct, frozen=True, kw_only=True):
    """`parent_id` is the bundle line above; a line of a service order sells no `offering`; `site` is what rules read
    of the place of the line."""

    id: UUID
    number: str
    offering: str | None
    specification: str | None
    action: str = "add"
    quantity: Decimal = Decimal(1)
    parent_id: UUID | None = None
    site_id: UUID | None = None
    site: dict[str, Any] = {}
    characteristics: dict[str, Any] = {}
    custom: dict[str, Any] = {}
    installed: Installed | None = None


class OrderToDecompose(msgspec.Struct, frozen=True, kw_only=True):
    """`facts` and `account` are what rules read as `order` and `account`; lines in the order of their numbers.
    `decrease` says by specification which items go when fewer are wanted; a manager is asked about the others. `most`
    is how many domain orders may come of it. `answers` is what people and systems said about its domain orders, by
    line and specification in the order of the tree: where an order is tried out that is under way."""

    id: UUID
    account_id: UUID
    lines: tuple[LineToDecompose, ...]
    facts: dict[str, Any] = {}
    account: dict[str, Any] = {}
    decrease: dict[str, str] = {}
    most: int = MOST_NODES
    answers: dict[tuple[UUID, str], tuple[dict[str, Any], ...]] = {}
