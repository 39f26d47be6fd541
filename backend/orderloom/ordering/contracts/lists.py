"""How lists of orders are asked for and answered."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from orderloom.ordering.contracts.orders import Order, OrderState, Priority


class OrderFilter(msgspec.Struct, frozen=True, kw_only=True):
    """All given conditions hold. `search` looks in number, external id and description; `channel_like` within."""

    states: tuple[OrderState, ...] = ()
    priorities: tuple[Priority, ...] = ()
    account_ids: tuple[UUID, ...] = ()
    channels: tuple[str, ...] = ()
    channel_like: str | None = None
    external_ids: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    ids: tuple[UUID, ...] = ()
    captured_by: UUID | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    search: str | None = None


class OrderSort(StrEnum):
    CREATED_AT = "created_at"
    UPDATED_AT = "updated_at"
    NUMBER = "number"
    STATE = "state"
    PRIORITY = "priority"
    ACCOUNT = "account_id"
    REQUESTED_COMPLETION = "requested_completion"


class OrderBy(msgspec.Struct, frozen=True, kw_only=True):
    sort: OrderSort = OrderSort.CREATED_AT
    descending: bool = True


NEWEST_FIRST = OrderBy()


class OrderPage(msgspec.Struct, frozen=True, kw_only=True):
    """`cursors` stand beside `orders`; one is the `after` of the page that follows its order."""

    orders: tuple[Order, ...]
    cursors: tuple[str, ...]
    has_more: bool
