"""What intake reads of a TMF622 body, in either version. All else that was sent is kept beside it, as it was sent."""

from datetime import datetime
from decimal import Decimal

from orderloom.integration.tmf.parsing import Entity

Text = str | None


class Ref(Entity, kw_only=True):
    id: Text = None
    name: Text = None
    role: Text = None


class Characteristic(Entity, kw_only=True):
    name: str
    value: object = None


class ItemRelationship(Entity, kw_only=True):
    id: Text = None
    relationship_type: Text = None


class Money(Entity, kw_only=True):
    unit: Text = None
    value: Decimal | None = None


class Price(Entity, kw_only=True):
    duty_free_amount: Money | None = None
    tax_included_amount: Money | None = None


class OrderPrice(Entity, kw_only=True):
    name: Text = None
    price_type: Text = None
    recurring_charge_period: Text = None
    price: Price | None = None


class Product(Entity, kw_only=True):
    """A product by reference (`id`) or by value."""

    id: Text = None
    product_characteristic: tuple[Characteristic, ...] = ()
    product_offering: Ref | None = None
    product_specification: Ref | None = None


class Item(Entity, kw_only=True):
    """`custom_field` is an extension of ours, as TMF630 allows: values of custom fields, shaped as characteristics."""

    id: str
    action: str
    custom_field: tuple[Characteristic, ...] = ()
    quantity: Decimal = Decimal(1)
    product: Product | None = None
    product_offering: Ref | None = None
    product_order_item: "tuple[Item, ...]" = ()
    product_order_item_relationship: tuple[ItemRelationship, ...] = ()
    item_price: tuple[OrderPrice, ...] = ()


class Order(Entity, kw_only=True):
    """`custom_field` as that of an item."""

    custom_field: tuple[Characteristic, ...] = ()
    description: Text = None
    priority: Text = None
    requested_start_date: datetime | None = None
    requested_completion_date: datetime | None = None
    billing_account: Ref | None = None
    agreement: tuple[Ref, ...] = ()
    product_order_item: tuple[Item, ...]
    order_total_price: tuple[OrderPrice, ...] = ()


class OrderV4(Order, kw_only=True):
    external_id: Text = None
    related_party: tuple[Ref, ...] = ()


class ExternalIdentifier(Entity, kw_only=True):
    id: Text = None


class PartyV5(Entity, kw_only=True):
    role: Text = None
    party_or_party_role: Ref | None = None


class OrderV5(Order, kw_only=True):
    external_id: tuple[ExternalIdentifier, ...] = ()
    related_party: tuple[PartyV5, ...] = ()
    requested_initial_state: Text = None
