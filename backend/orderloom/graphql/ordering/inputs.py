"""What is sent about orders, and how it becomes what the commands take."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
import strawberry

from orderloom.graphql.context import Context
from orderloom.graphql.enums import LineAction, OrderSort, OrderState, Priority, SortDirection
from orderloom.graphql.fields.values import CustomFilter, conditions, given_values, own_values
from orderloom.graphql.ids import optional_row, row_id, row_ids
from orderloom.graphql.scalars import JSON
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


@strawberry.input
class CharacteristicInput:
    name: str
    value: JSON | None = None


@strawberry.input
class OrderLineInput:
    """`number` names the line within the request, `parentNumber` the line of the bundle that it belongs to. `custom`
    are values of custom fields by their keys: null takes one away, what is left out stays."""

    offering: str
    number: str | None = None
    parent_number: str | None = None
    action: LineAction = LineAction.ADD
    quantity: Decimal = Decimal(1)
    site_id: strawberry.ID | None = None
    contact_id: strawberry.ID | None = None
    characteristics: list[CharacteristicInput] = strawberry.field(default_factory=list)
    custom: JSON | None = None


@strawberry.input
class PreviewOrderInput:
    account_id: strawberry.ID
    lines: list[OrderLineInput]
    custom: JSON | None = None


@strawberry.input
class CreateOrderInput:
    """`key` makes a repeated send harmless: the same key and body give the same order."""

    account_id: strawberry.ID
    lines: list[OrderLineInput]
    description: str | None = None
    external_id: str | None = None
    requested_start: datetime | None = None
    requested_completion: datetime | None = None
    submit: bool = False
    key: str | None = None
    custom: JSON | None = None


@strawberry.input
class ChangeDraftInput:
    """What is left out stays as it is; `lines` are replaced as a whole."""

    order_id: strawberry.ID
    version: int
    lines: list[OrderLineInput] | None = None
    description: str | None = strawberry.UNSET
    requested_start: datetime | None = strawberry.UNSET
    requested_completion: datetime | None = strawberry.UNSET
    custom: JSON | None = None


@strawberry.input
class FillLineInput:
    line_id: strawberry.ID
    custom: JSON


@strawberry.input
class FillOrderInput:
    """Values of custom fields by their keys: null takes one away, what is left out stays."""

    order_id: strawberry.ID
    version: int
    custom: JSON | None = None
    lines: list[FillLineInput] = strawberry.field(default_factory=list)


@strawberry.input
class OrderVerbInput:
    order_id: strawberry.ID
    version: int | None = None
    reason: str | None = None


@strawberry.input
class SetPriorityInput:
    order_id: strawberry.ID
    priority: Priority


@strawberry.input
class EnrichOrderInput:
    order_id: strawberry.ID
    line_id: strawberry.ID
    characteristics: list[CharacteristicInput]


def order_filter(given: OrderFilter | None, context: Context) -> contracts.OrderFilter:
    if given is None:
        return contracts.OrderFilter()
    created = given.created_at or DateTimeFilter()
    channel = given.channel or TextFilter()
    return contracts.OrderFilter(
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


def values(given: Iterable[CharacteristicInput]) -> dict[str, Any]:
    return {one.name: one.value for one in given}


def new_lines(given: Iterable[OrderLineInput]) -> tuple[contracts.NewLine, ...]:
    return tuple(_new_line(line) for line in given)


def _new_line(line: OrderLineInput) -> contracts.NewLine:
    return contracts.NewLine(
        offering=line.offering,
        number=line.number,
        parent=line.parent_number,
        action=line.action,
        quantity=line.quantity,
        site_id=optional_row(line.site_id, "Site", "siteId"),
        contact_id=optional_row(line.contact_id, "Contact", "contactId"),
        characteristics=values(line.characteristics),
        custom=given_values(line.custom),
    )


def preview_of(given: PreviewOrderInput) -> contracts.PreviewOrder:
    account_id = row_id(given.account_id, "Account", "accountId")
    return contracts.PreviewOrder(account_id=account_id, lines=new_lines(given.lines), custom=own_values(given.custom))


def create_order(given: CreateOrderInput, channel: str) -> contracts.CreateOrder:
    return contracts.CreateOrder(
        account_id=row_id(given.account_id, "Account", "accountId"),
        lines=new_lines(given.lines),
        channel=channel,
        external_id=given.external_id,
        client_key=given.key,
        description=given.description,
        requested_start=given.requested_start,
        requested_completion=given.requested_completion,
        submit=given.submit,
        custom=given_values(given.custom),
    )


def change_draft(given: ChangeDraftInput) -> contracts.ChangeDraft:
    return contracts.ChangeDraft(
        order_id=row_id(given.order_id, "Order", "orderId"),
        version=given.version,
        lines=msgspec.UNSET if given.lines is None else new_lines(given.lines),
        description=_given(given.description),
        requested_start=_given(given.requested_start),
        requested_completion=_given(given.requested_completion),
        custom=given_values(given.custom),
    )


def fill_order(given: FillOrderInput) -> contracts.FillOrder:
    return contracts.FillOrder(
        order_id=row_id(given.order_id, "Order", "orderId"),
        version=given.version,
        custom=own_values(given.custom),
        lines={row_id(one.line_id, "OrderLine", "lineId"): own_values(one.custom) for one in given.lines},
    )


def _given(value: Any) -> Any:
    return msgspec.UNSET if value is strawberry.UNSET else value
