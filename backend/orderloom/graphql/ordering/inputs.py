"""What is sent about orders, and how it becomes what the commands take."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
import strawberry

from orderloom.graphql.enums import LineAction, OrderKind, Priority
from orderloom.graphql.fields.values import given_values, own_values
from orderloom.graphql.ids import optional_row, row_id
from orderloom.graphql.ordering.header import BillingInput, TermsVersionInput, billing_of, terms_of
from orderloom.graphql.ordering.header import given as _given
from orderloom.graphql.scalars import JSON
from orderloom.ordering import contracts


@strawberry.input
class CharacteristicInput:
    name: str
    value: JSON | None = None


@strawberry.input
class OrderLineInput:
    """It names an `offering`, or in a service order a service's `specification`. `number` names the line within the
    request, `parentNumber` the line of the bundle that it belongs to, `productId` the installed product (or service)
    that an action other than ADD is about; its values that are left out stay as they are. `custom` are values of custom
    fields by their keys: null takes one away, what is left out stays."""

    offering: str | None = None
    specification: str | None = None
    number: str | None = None
    parent_number: str | None = None
    action: LineAction = LineAction.ADD
    quantity: Decimal = Decimal(1)
    site_id: strawberry.ID | None = None
    contact_id: strawberry.ID | None = None
    product_id: strawberry.ID | None = None
    characteristics: list[CharacteristicInput] = strawberry.field(default_factory=list)
    custom: JSON | None = None
    requested_completion: datetime | None = None


@strawberry.input
class PreviewOrderInput:
    account_id: strawberry.ID
    lines: list[OrderLineInput]
    custom: JSON | None = None
    order_id: strawberry.ID | None = None
    channel: str | None = None
    price_list: str | None = strawberry.UNSET


@strawberry.input
class CreateOrderInput:
    """`key` makes a repeated send harmless: the same key and body give the same order. `channel` is the sales channel
    that an agent sells by; customers always order by the portal's. A service order asks for services as the catalog
    specifies them, and has no prices."""

    account_id: strawberry.ID
    lines: list[OrderLineInput]
    description: str | None = None
    external_id: str | None = None
    requested_start: datetime | None = None
    requested_completion: datetime | None = None
    submit: bool = False
    key: str | None = None
    custom: JSON | None = None
    purchase_order: str | None = None
    billing: BillingInput | None = None
    delivery_contact_id: strawberry.ID | None = None
    language: str | None = None
    channel: str | None = None
    accept_terms: list[TermsVersionInput] = strawberry.field(default_factory=list)
    price_list: str | None = None
    kind: OrderKind = OrderKind.CUSTOMER


@strawberry.input
class ChangeDraftInput:
    """What is left out stays as it is; `lines` are replaced as a whole. Another channel or price list prices and checks
    the lines anew."""

    order_id: strawberry.ID
    version: int
    lines: list[OrderLineInput] | None = None
    description: str | None = strawberry.UNSET
    requested_start: datetime | None = strawberry.UNSET
    requested_completion: datetime | None = strawberry.UNSET
    custom: JSON | None = None
    purchase_order: str | None = strawberry.UNSET
    billing: BillingInput | None = None
    delivery_contact_id: strawberry.ID | None = strawberry.UNSET
    language: str | None = strawberry.UNSET
    accept_terms: list[TermsVersionInput] | None = None
    channel: str | None = None
    price_list: str | None = strawberry.UNSET


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


def values(given: Iterable[CharacteristicInput]) -> dict[str, Any]:
    return {one.name: one.value for one in given}


def new_lines(given: Iterable[OrderLineInput]) -> tuple[contracts.NewLine, ...]:
    return tuple(_new_line(line) for line in given)


def _new_line(line: OrderLineInput) -> contracts.NewLine:
    return contracts.NewLine(
        offering=line.offering,
        specification=line.specification,
        number=line.number,
        parent=line.parent_number,
        action=line.action,
        quantity=line.quantity,
        site_id=optional_row(line.site_id, "Site", "siteId"),
        contact_id=optional_row(line.contact_id, "Contact", "contactId"),
        product_id=optional_row(line.product_id, "InventoryItem", "productId"),
        characteristics=values(line.characteristics),
        custom=given_values(line.custom),
        requested_completion=line.requested_completion,
    )


def preview_of(given: PreviewOrderInput) -> contracts.PreviewOrder:
    account_id = row_id(given.account_id, "Account", "accountId")
    return contracts.PreviewOrder(
        account_id=account_id,
        lines=new_lines(given.lines),
        custom=own_values(given.custom),
        order_id=optional_row(given.order_id, "Order", "orderId"),
        channel=given.channel or msgspec.UNSET,
        price_list=_given(given.price_list),
    )


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
        purchase_order=given.purchase_order or None,
        delivery_contact_id=optional_row(given.delivery_contact_id, "Contact", "deliveryContactId"),
        language=given.language,
        accept_terms=terms_of(given.accept_terms),
        price_list=given.price_list or None,
        kind=given.kind,
        **billing_of(given.billing, absent=None),
    )


def change_draft(given: ChangeDraftInput, channel: str | None) -> contracts.ChangeDraft:
    return contracts.ChangeDraft(
        order_id=row_id(given.order_id, "Order", "orderId"),
        version=given.version,
        lines=msgspec.UNSET if given.lines is None else new_lines(given.lines),
        description=_given(given.description),
        requested_start=_given(given.requested_start),
        requested_completion=_given(given.requested_completion),
        custom=given_values(given.custom),
        purchase_order=_given(given.purchase_order),
        channel=channel or msgspec.UNSET,
        price_list=_given(given.price_list),
        delivery_contact_id=_contact(given.delivery_contact_id),
        language=_given(given.language),
        accept_terms=msgspec.UNSET if given.accept_terms is None else terms_of(given.accept_terms),
        **billing_of(given.billing),
    )


def fill_order(given: FillOrderInput) -> contracts.FillOrder:
    return contracts.FillOrder(
        order_id=row_id(given.order_id, "Order", "orderId"),
        version=given.version,
        custom=own_values(given.custom),
        lines={row_id(one.line_id, "OrderLine", "lineId"): own_values(one.custom) for one in given.lines},
    )


def _contact(given: Any) -> Any:
    return msgspec.UNSET if given is strawberry.UNSET else optional_row(given, "Contact", "deliveryContactId")
