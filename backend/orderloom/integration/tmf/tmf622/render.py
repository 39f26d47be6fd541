"""An order as a TMF622 v4 resource: what the domain knows, and beside it what the sender said."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot, Charge, ChargeType
from orderloom.fields.contracts import FieldType, Noun
from orderloom.fields.queries import Sheet
from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.tmf622.states import PRIORITIES, action_name, state_name
from orderloom.ordering.contracts import Order, OrderLine, OrderState, OrderWithLines
from orderloom.parties.contracts import Account

PATH = "/tmf-api/productOrderingManagement/v4/productOrder"
_PRICE_TYPES = {ChargeType.ONE_TIME: "nonRecurring", ChargeType.RECURRING: "recurring"}
_VALUE_TYPES = {
    FieldType.INTEGER: "integer",
    FieldType.DECIMAL: "number",
    FieldType.BOOLEAN: "boolean",
    FieldType.DATE: "date",
    FieldType.DATE_TIME: "dateTime",
}
_V4_TOO = frozenset({"category", "note", "payment", "notificationContact", "billingAccount", "agreement", "quote"})


def moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")[:-4] + "Z" if value else None


class _Whole(msgspec.Struct, frozen=True):
    """An order's lines, with the numbers of each one's children, so that a long order is shown in linear time."""

    order: Order
    snapshot: CatalogSnapshot
    children: Mapping[UUID, Sequence[str]]
    shown: "Shown"


def _children(lines: Sequence[OrderLine]) -> Mapping[UUID, Sequence[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for line in lines:
        if line.parent_line_id is not None:
            found[line.parent_line_id].append(line.number)
    return found


Shown = Callable[[Noun, Mapping[str, Any]], list[dict[str, Any]]]
"""The values of custom fields that the reader may see, as TMF writes characteristics."""


def shown_to(actor: Actor, own: Sheet) -> Shown:
    def shown(noun: Noun, values: Mapping[str, Any]) -> list[dict[str, Any]]:
        fields = own.of(noun)
        return [
            {"name": key, "value": value, "valueType": _VALUE_TYPES.get(fields[key].type, "string")}
            for key, value in (own.shown(noun, actor, values) if values else {}).items()
        ]

    return shown


def resource(
    whole: OrderWithLines, account: Account | None, snapshot: CatalogSnapshot, shown: Shown, base: str
) -> dict[str, Any]:
    order = whole.order
    said = order.extensions.get("tmf622", {})
    seen = _Whole(order, snapshot, _children(whole.lines), shown)
    own = {
        "id": str(order.id),
        "href": f"{base}{PATH}/{order.id}",
        "externalId": order.external_id,
        "description": order.description,
        "priority": PRIORITIES[order.priority.value],
        "state": state_name(order.state, partial=order.partial),
        "orderDate": moment(order.created_at),
        "requestedStartDate": moment(order.requested_start),
        "requestedCompletionDate": moment(order.requested_completion),
        "completionDate": moment(order.completed_at),
        "cancellationReason": order.state_reason if order.state is OrderState.CANCELED else None,
        "orderTotalPrice": list(_totals(order)),
        "relatedParty": _parties(said, account),
        "productOrderItem": [_item(line, seen) for line in whole.lines],
        "customField": shown(Noun.ORDER, order.custom),
        "@type": "ProductOrder",
    }
    return {**_said_in_v4(said), **_filled(own)}


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value != []}


def _said_in_v4(said: Mapping[str, Any]) -> dict[str, Any]:
    """The sender's other attributes; of a v5 body those that v4 has in the same shape."""
    given: dict[str, Any] = said.get("order", {})
    if said.get("version") != "v5":
        return dict(given)
    return {name: value for name, value in given.items() if name in _V4_TOO}


def _parties(said: Mapping[str, Any], account: Account | None) -> list[dict[str, Any]]:
    given: Sequence[Mapping[str, Any]] = said.get("order", {}).get("relatedParty") or ()
    if not given and account is not None:
        return [{"id": str(account.id), "name": account.name, "role": "Customer", "@referredType": "Customer"}]
    return [_party(one) for one in given]


def _party(given: Mapping[str, Any]) -> dict[str, Any]:
    """v4 has one object where v5 wraps the party in its role; v4 wants the referred type."""
    inner: Mapping[str, Any] = given.get("partyOrPartyRole") or given
    party = {name: inner[name] for name in ("id", "href", "name", "@referredType") if inner.get(name) is not None}
    role = given.get("role")
    return {"@referredType": "Party", **party, **({"role": role} if role else {})}


def _totals(order: Order) -> Iterator[dict[str, Any]]:
    for name, price_type, amount in (
        ("One-time total", "nonRecurring", order.one_time_total),
        ("Recurring total", "recurring", order.recurring_total),
    ):
        if amount:
            yield {"name": name, "priceType": price_type, "price": _price(amount, order.currency)}


def _price(amount: Any, currency: str) -> dict[str, Any]:
    return {"dutyFreeAmount": {"unit": currency, "value": amount}, "@type": "Price"}


def _item(line: OrderLine, whole: _Whole) -> dict[str, Any]:
    said: dict[str, Any] = line.extensions.get("tmf622", {})
    own = {
        "id": line.number,
        "action": action_name(line.action),
        "quantity": int(line.quantity) if line.quantity == line.quantity.to_integral_value() else line.quantity,
        "state": state_name(OrderState(line.state.value)),
        "productOffering": said.get("productOffering") or _offering(line, whole.snapshot),
        "product": _product(line, said.get("product") or {}, whole.snapshot),
        "itemPrice": [_charge(charge) for charge in line.charges] or said.get("itemPrice"),
        "productOrderItemRelationship": list(_relationships(line, whole.children.get(line.id, ()))),
        "customField": whole.shown(Noun.LINE, line.custom),
        "@type": "ProductOrderItem",
    }
    of_v5 = whole.order.extensions.get("tmf622", {}).get("version") == "v5"
    kept = {name: value for name, value in said.items() if not (of_v5 and name == "note")}
    return {**kept, **_filled(own)}


def _offering(line: OrderLine, snapshot: CatalogSnapshot) -> dict[str, Any]:
    found = snapshot.offerings.get(line.offering)
    return {"id": line.offering, "name": found.name.get("en", line.offering) if found else line.offering}


def _product(line: OrderLine, said: Mapping[str, Any], snapshot: CatalogSnapshot) -> dict[str, Any] | None:
    specification = snapshot.specifications.get(line.specification or "")
    own = {
        "id": str(line.product_id) if line.product_id else None,
        "productCharacteristic": [
            {"name": name, "value": value} for name, value in line.characteristics.items() if value is not None
        ],
        "productSpecification": said.get("productSpecification")
        or ({"id": specification.key, "name": specification.name.get("en")} if specification else None),
    }
    product = {**said, **_filled(own)}
    return {"@type": "Product", **product} if product else None


def _charge(charge: Charge) -> dict[str, Any]:
    return _filled(
        {
            "name": charge.name.get("en", charge.key),
            "priceType": _PRICE_TYPES[charge.charge_type],
            "recurringChargePeriod": charge.period.value if charge.period else None,
            "price": _price(charge.amount, charge.currency),
            "@type": "OrderPrice",
        }
    )


def _relationships(line: OrderLine, children: Sequence[str]) -> Iterator[dict[str, Any]]:
    for relation in line.relationships:
        yield {"relationshipType": relation["type"], "id": relation["line"]}
    for number in children:
        yield {"relationshipType": "bundles", "id": number}


def account_ids(orders: Sequence[OrderWithLines]) -> set[UUID]:
    return {whole.order.account_id for whole in orders}
