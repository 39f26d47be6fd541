"""TMF622 bodies as structs: the attributes that both versions share, and what each has of its own.

An attribute typed `Any` is known and kept as it was sent; the domain has no word for it yet.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from msgspec import UNSET

from orderloom.integration.tmf.parsing import Entity

Text = str | None


class Ref(Entity, kw_only=True):
    id: Text = None
    href: Text = None
    name: Text = None
    version: Text = None
    description: Text = None
    role: Text = None


class ProductSpecificationRef(Ref, kw_only=True):
    target_product_schema: Any = UNSET


class Characteristic(Entity, kw_only=True):
    name: str
    value: Any
    id: Text = None
    value_type: Text = None
    characteristic_relationship: Any = UNSET


class ItemRelationship(Entity, kw_only=True):
    id: str
    relationship_type: str


class Product(Entity, kw_only=True):
    """A product by reference (`id`) or by value."""

    id: Text = None
    href: Text = None
    product_characteristic: list[Characteristic] | None = None
    product_offering: Ref | None = None
    product_specification: ProductSpecificationRef | None = None
    place: Any = UNSET
    status: Any = UNSET
    billing_account: Any = UNSET
    description: Any = UNSET
    is_bundle: Any = UNSET
    is_customer_visible: Any = UNSET
    name: Any = UNSET
    order_date: Any = UNSET
    product: Any = UNSET
    product_order_item: Any = UNSET
    product_price: Any = UNSET
    product_relationship: Any = UNSET
    product_serial_number: Any = UNSET
    product_term: Any = UNSET
    realizing_resource: Any = UNSET
    realizing_service: Any = UNSET
    related_party: Any = UNSET
    start_date: Any = UNSET
    termination_date: Any = UNSET


class ProductV4(Product, kw_only=True):
    agreement: Any = UNSET


class ProductV5(Product, kw_only=True):
    agreement_item: Any = UNSET
    creation_date: Any = UNSET
    intent: Any = UNSET


class Item(Entity, kw_only=True):
    """`custom_field` is an extension of ours, as TMF630 allows: values of custom fields, shaped as characteristics."""

    id: str
    action: str
    custom_field: list[Characteristic] | None = None
    quantity: Decimal = Decimal(1)
    product_offering: Ref | None = None
    product_order_item_relationship: list[ItemRelationship] | None = None
    appointment: Any = UNSET
    billing_account: Any = UNSET
    item_price: Any = UNSET
    item_term: Any = UNSET
    item_total_price: Any = UNSET
    payment: Any = UNSET
    product_offering_qualification_item: Any = UNSET
    qualification: Any = UNSET
    quote_item: Any = UNSET
    state: Any = UNSET


class ItemV4(Item, kw_only=True):
    product: ProductV4 | None = None
    product_order_item: "list[ItemV4] | None" = None


class ItemV5(Item, kw_only=True):
    product: ProductV5 | None = None
    product_order_item: "list[ItemV5] | None" = None
    note: Any = UNSET


class Order(Entity, kw_only=True):
    """`custom_field` as that of an item."""

    id: Any = UNSET
    custom_field: list[Characteristic] | None = None
    href: Any = UNSET
    state: Any = UNSET
    order_date: Any = UNSET
    completion_date: Any = UNSET
    expected_completion_date: Any = UNSET
    cancellation_date: Any = UNSET
    cancellation_reason: Any = UNSET
    category: Text = None
    description: Text = None
    priority: Text = None
    requested_start_date: datetime | None = None
    requested_completion_date: datetime | None = None
    notification_contact: Any = UNSET
    billing_account: Ref | None = None
    agreement: Any = UNSET
    channel: Any = UNSET
    note: Any = UNSET
    order_total_price: Any = UNSET
    payment: Any = UNSET
    product_offering_qualification: Any = UNSET
    quote: Any = UNSET


class PartyV4(Ref, kw_only=True):
    """Who is related to the order, in which role."""


class OrderV4(Order, kw_only=True):
    external_id: Text = None
    related_party: list[PartyV4] | None = None
    product_order_item: list[ItemV4]


class ExternalIdentifier(Entity, kw_only=True):
    id: str
    owner: Text = None
    external_identifier_type: Text = None


class PartyV5(Entity, kw_only=True):
    role: Text = None
    party_or_party_role: Ref | None = None


class OrderV5(Order, kw_only=True):
    external_id: list[ExternalIdentifier] | None = None
    related_party: list[PartyV5] | None = None
    product_order_item: list[ItemV5]
    requested_initial_state: Text = None
    creation_date: Any = UNSET
    order_relationship: Any = UNSET
    intent_specification: Any = UNSET
    product_order_error_message: Any = UNSET
    product_order_jeopardy_alert: Any = UNSET
    product_order_milestone: Any = UNSET
