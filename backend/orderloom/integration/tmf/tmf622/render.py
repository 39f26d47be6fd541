"""An order as a TMF622 resource: what its sender said, while it still holds, and what the domain knows beside it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot, Charge, ChargeType
from orderloom.fields.contracts import FieldType, Noun
from orderloom.fields.queries import Sheet
from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.orders.states import WAITING, action_called, action_name, state_name
from orderloom.integration.tmf.orders.telling import as_said, filled, is_waiting, priority, quantity
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tmf622.agreeing import told
from orderloom.integration.tmf.tmf622.holding import held_items
from orderloom.integration.tmf.tmf622.intake import ITEMS
from orderloom.integration.tmf.tmf622.model import OrderPrice
from orderloom.integration.tmf.tmf622.prices import TYPES, stands
from orderloom.integration.tmf.wording import moment
from orderloom.ordering.contracts import Order, OrderLine, OrderState, OrderWithLines
from orderloom.parties.contracts import Account

RELATIONS = "productOrderItemRelationship"
_VALUE_TYPES = {
    FieldType.INTEGER: "integer",
    FieldType.DECIMAL: "number",
    FieldType.BOOLEAN: "boolean",
    FieldType.DATE: "date",
    FieldType.DATE_TIME: "dateTime",
}
_ACTIONS = frozenset({"add", "modify", "delete", "noChange"})


Shown = Callable[[Noun, Mapping[str, Any]], list[Body]]
"""The values of custom fields that the reader may see, as TMF writes characteristics."""


def shown_to(actor: Actor, own: Sheet) -> Shown:
    def shown(noun: Noun, values: Mapping[str, Any]) -> list[Body]:
        fields = own.of(noun)
        return [
            {"name": key, "value": value, "valueType": _VALUE_TYPES.get(fields[key].type, "string")}
            for key, value in (own.shown(noun, actor, values) if values else {}).items()
        ]

    return shown


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """An order with all that its resource is made of. `version` is that in which it was sent, or is read."""

    order: Order
    lines: Sequence[OrderLine]
    account: Account | None
    snapshot: CatalogSnapshot
    shown: Shown
    version: str

    @property
    def said(self) -> Body:
        return self.order.extensions.get("tmf622", {}).get("order", {})


def spoken(whole: OrderWithLines, version: str) -> str:
    """The version that the order was sent in; `version` for one that came by another way."""
    return whole.order.extensions.get("tmf622", {}).get("version") or version


def resource(whole: Whole) -> Body:
    order, said = whole.order, whole.said
    state = state_name(order.state, partial=order.partial, version=whole.version)
    state = WAITING if is_waiting(order) else state
    held = held_items(order, state)
    own: Body = {
        "id": str(order.id),
        "description": order.description,
        "externalId": _external_id(whole),
        "priority": priority(order, said.get("priority")),
        "state": state,
        "orderDate" if whole.version == "v4" else "creationDate": moment(order.created_at),
        "requestedStartDate": as_said(said.get("requestedStartDate"), order.requested_start),
        "requestedCompletionDate": as_said(said.get("requestedCompletionDate"), order.requested_completion),
        "completionDate": moment(order.completed_at) if order.state is OrderState.COMPLETED else None,
        "cancellationReason": order.state_reason if order.state is OrderState.CANCELED else None,
        "orderTotalPrice": said.get("orderTotalPrice") or list(_totals(order)),
        "agreement": told(said.get("agreement") or [], order.accepted_terms, whole.snapshot.terms, whole.version),
        "relatedParty": said.get("relatedParty") or _customer(whole),
        ITEMS: _items(whole) if held is None else held,
        "customField": whole.shown(Noun.ORDER, order.custom),
        "@type": said.get("@type") or "ProductOrder",
    }
    return {**said, **filled(own)}


def _external_id(whole: Whole) -> Any:
    known, said = whole.order.external_id, whole.said.get("externalId")
    if whole.version == "v4" or known is None:
        return known
    if isinstance(said, list) and said and said[0].get("id") == known:
        return said  # pyright: ignore[reportUnknownVariableType]
    return [{"id": known, "@type": "ExternalIdentifier"}]


def _customer(whole: Whole) -> list[Body]:
    account = whole.account
    if account is None:
        return []
    reference = {"id": str(account.id), "name": account.name, "@referredType": "Customer"}
    if whole.version == "v4":
        return [{**reference, "role": "Customer"}]
    return [{"role": "Customer", "partyOrPartyRole": {**reference, "@type": "PartyRoleRef"}}]


def _totals(order: Order) -> Iterator[Body]:
    for name, price_type, amount in (
        ("One-time total", "nonRecurring", order.one_time_total),
        ("Recurring total", "recurring", order.recurring_total),
    ):
        if amount:
            yield {"name": name, "priceType": price_type, "price": _price(amount, order.currency)}


def _price(amount: Any, currency: str) -> Body:
    return {"dutyFreeAmount": {"unit": currency, "value": amount}, "@type": "Price"}


def _items(whole: Whole) -> list[Body]:
    """Flat or nested, as they came; parts that the catalog added stand beside the others and are named by their
    bundle."""
    children: dict[UUID, list[OrderLine]] = defaultdict(list)
    for line in whole.lines:
        if line.parent_line_id is not None:
            children[line.parent_line_id].append(line)

    def shown(line: OrderLine) -> Body:
        own = children.get(line.id, ())
        nested = [shown(child) for child in own if _is_nested(child)]
        item = _item(line, whole, [child.number for child in own if not _is_nested(child)])
        return {**item, ITEMS: nested} if nested else item

    return [shown(line) for line in whole.lines if line.parent_line_id is None or not _is_nested(line)]


def _is_nested(line: OrderLine) -> bool:
    return bool(line.extensions.get("tmf622_nested"))


def _item(line: OrderLine, whole: Whole, parts: Sequence[str]) -> Body:
    said: Body = line.extensions.get("tmf622", {})
    action = said.get("action")
    own: Body = {
        "id": line.number,
        "action": action if action in _ACTIONS and action_called(action) is line.action else action_name(line.action),
        "quantity": quantity(line.quantity),
        "state": state_name(OrderState(line.state.value), version=whole.version, of_item=True),
        "productOffering": said.get("productOffering") or _offering(line, whole.snapshot),
        "product": _product(line, said.get("product") or {}, whole.snapshot),
        "itemPrice": _prices(line, said.get("itemPrice") or [], whole.order.currency),
        RELATIONS: _relationships(line, said.get(RELATIONS) or [], parts),
        "customField": whole.shown(Noun.LINE, line.custom),
        "@type": said.get("@type") or "ProductOrderItem",
    }
    return {**said, **filled(own)}


def _offering(line: OrderLine, snapshot: CatalogSnapshot) -> Body:
    key = line.offering or ""
    found = snapshot.offerings.get(key)
    return {"id": key, "name": found.name.get("en", key) if found else key}


def _product(line: OrderLine, said: Body, snapshot: CatalogSnapshot) -> Body | None:
    specification = snapshot.specifications.get(line.specification or "")
    own = {
        "id": str(line.product_id) if line.product_id else None,
        "productCharacteristic": list(_characteristics(line, said.get("productCharacteristic") or [])),
        "productSpecification": said.get("productSpecification")
        or ({"id": specification.key, "name": specification.name.get("en", "")} if specification else None),
    }
    product = {**said, **filled(own)}
    return {"@type": "Product", **product} if product else None


def _characteristics(line: OrderLine, said: Sequence[Body]) -> Iterator[Body]:
    """Each as it was sent, with the value that it has now; then those that the sender did not name."""
    names: Mapping[str, str] = line.extensions.get("tmf622_names", {})
    shown: set[str] = set()
    for one in said:
        key = names.get(one["name"], one["name"])
        shown.add(key)
        yield {**one, "value": line.characteristics.get(key, one.get("value"))}
    for key, value in line.characteristics.items():
        if key not in shown and value is not None:
            yield {"name": key, "value": value}


def _prices(line: OrderLine, said: list[Body], currency: str) -> list[Body]:
    if said and stands(msgspec.convert(said, list[OrderPrice]), line, currency):
        return said
    return [_charge(charge) for charge in line.charges]


def _charge(charge: Charge) -> Body:
    amount = charge.unit_amount if charge.charge_type is ChargeType.USAGE else charge.amount
    return filled(
        {
            "name": charge.name.get("en", charge.key),
            "priceType": TYPES[charge.charge_type],
            "recurringChargePeriod": charge.period.value if charge.period else None,
            "unitOfMeasure": charge.unit,
            "price": _price(amount, charge.currency),
            "@type": "OrderPrice",
        }
    )


def _relationships(line: OrderLine, said: Sequence[Body], parts: Sequence[str]) -> list[Body]:
    named = {one.get("id") for one in said}
    told = [] if said else [{"relationshipType": one["type"], "id": one["line"]} for one in line.relationships]
    return [*said, *told, *({"relationshipType": "bundles", "id": one} for one in parts if one not in named)]
