"""How lists of orders are asked for."""

from datetime import datetime

import strawberry

from orderloom.graphql.context import Context
from orderloom.graphql.enums import OrderKind, OrderSort, OrderState, Priority, SortDirection
from orderloom.graphql.fields.values import CustomFilter, conditions
from orderloom.graphql.ids import row_ids
from orderloom.ordering import contracts


@strawberry.input
class IdFilter:
    in_: list[strawberry.ID] | None = strawberry.field(name="in", default=None)


@strawberry.input
class TextFilter:
    contains: str | None = None
    eq: str | None = None


@strawberry.input
class DateTimeFilter:
    gte: datetime | None = None
    lt: datetime | None = None


@strawberry.input
class OrderStateFilter:
    in_: list[OrderState] = strawberry.field(name="in")


@strawberry.input
class PriorityFilter:
    in_: list[Priority] = strawberry.field(name="in")


@strawberry.input
class OrderFilter:
    kind: OrderKind | None = None
    state: OrderStateFilter | None = None
    priority: PriorityFilter | None = None
    account: IdFilter | None = None
    created_at: DateTimeFilter | None = None
    search: str | None = None
    channel: TextFilter | None = None
    mine: bool | None = None
    custom: list[CustomFilter] | None = None


@strawberry.input(name="OrderSort")
class OrderSortInput:
    """By the custom field with this key, where one is named, or else by `field`."""

    field: OrderSort
    direction: SortDirection
    custom: str | None = None


def order_filter(given: OrderFilter | None, context: Context) -> contracts.OrderFilter:
    if given is None:
        return contracts.OrderFilter()
    created = given.created_at or DateTimeFilter()
    channel = given.channel or TextFilter()
    return contracts.OrderFilter(
        kinds=(given.kind,) if given.kind else (),
        states=tuple(given.state.in_) if given.state else (),
        priorities=tuple(given.priority.in_) if given.priority else (),
        account_ids=row_ids(given.account.in_ or (), "Account", "account") if given.account else (),
        channels=(channel.eq,) if channel.eq is not None else (),
        channel_like=channel.contains,
        captured_by=context.actor.id if given.mine else None,
        created_from=created.gte,
        created_to=created.lt,
        search=given.search,
        custom=conditions(given.custom),
    )


def order_by(given: OrderSortInput | None) -> contracts.OrderBy:
    if given is None:
        return contracts.NEWEST_FIRST
    return contracts.OrderBy(
        sort=given.field, descending=given.direction is SortDirection.DESC, custom=given.custom or None
    )
