"""How lists of orders are asked for and answered."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from orderloom.fields.contracts import FieldCondition
from orderloom.ordering.contracts.orders import Order, OrderKind, OrderState, Priority


class OrderFilter(msgspec.Struct, frozen=True, kw_only=True):
    """All given conditions hold. `search` looks in number, external id and description; `channel_like` within.

    `created_from` and `created_until` are inclusive, `created_after` and `created_to` are not. `partial` is asked of
    completed orders only.
    """

    kinds: tuple[OrderKind, ...] = ()
    states: tuple[OrderState, ...] = ()
    priorities: tuple[Priority, ...] = ()
    account_ids: tuple[UUID, ...] = ()
    channels: tuple[str, ...] = ()
    channel_like: str | None = None
    external_ids: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    ids: tuple[UUID, ...] = ()
    captured_by: UUID | None = None
    descriptions: tuple[str, ...] = ()
    created_from: datetime | None = None
    created_after: datetime | None = None
    created_to: datetime | None = None
    created_until: datetime | None = None
    partial: bool | None = None
    search: str | None = None
    custom: tuple[FieldCondition, ...] = ()


class OrderSort(StrEnum):
    CREATED_AT = "created_at"
    UPDATED_AT = "updated_at"
    NUMBER = "number"
    STATE = "state"
    PRIORITY = "priority"
    REQUESTED_COMPLETION = "requested_completion"


class OrderBy(msgspec.Struct, frozen=True, kw_only=True):
    """By the field of one's own with the key `custom`, or else by `sort`; orders without a value of it come last."""

    sort: OrderSort = OrderSort.CREATED_AT
    descending: bool = True
    custom: str | None = None


NEWEST_FIRST = OrderBy()


class OrderPage(msgspec.Struct, frozen=True, kw_only=True):
    """`cursors` stand beside `orders`; one is the `after` of the page that follows its order."""

    orders: tuple[Order, ...]
    cursors: tuple[str, ...]
    has_more: bool
