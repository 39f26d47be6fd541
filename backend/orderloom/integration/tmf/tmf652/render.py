"""A resource order of the tree as a TMF652 resource."""

from typing import Any

import msgspec

from orderloom.catalog.contracts import Specification
from orderloom.decomposition.contracts import DomainOrder, DomainOrderState
from orderloom.integration.tmf.orders.states import PRIORITIES, action_name
from orderloom.integration.tmf.orders.telling import filled, quantity
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.wording import moment
from orderloom.inventory.contracts import InventoryItem, ItemState
from orderloom.ordering.contracts import LineAction, Order, OrderKind
from orderloom.parties.contracts import Account

_S = DomainOrderState
STATES = {
    _S.DRAFT: "acknowledged",
    _S.QUALIFIED: "acknowledged",
    _S.SCHEDULED: "inProgress",
    _S.IN_PROGRESS: "inProgress",
    _S.ON_HOLD: "held",
    _S.CANCELING: "inProgress",
    _S.CANCELED: "cancelled",
    _S.CLOSED_COMPLETE: "completed",
}
_OWNERS = {OrderKind.CUSTOMER: "ProductOrder", OrderKind.SERVICE: "ServiceOrder"}
_STATUSES = {
    ItemState.PENDING_INSTALL: "reserved",
    ItemState.SUSPENDED: "suspended",
    ItemState.RESUME_PENDING: "suspended",
    ItemState.INACTIVE: "available",
    ItemState.CANCELED: "available",
}
INVENTORY = "/tmf-api/resourceInventoryManagement/v4/resource"


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """A resource order with all that its resource is made of; `item` is what it installs."""

    one: DomainOrder
    order: Order
    account: Account | None
    item: InventoryItem | None
    specification: Specification | None


def resource(whole: Whole) -> Body:
    one, order = whole.one, whole.order
    closed = one.state is DomainOrderState.CLOSED_COMPLETE
    own: Body = {
        "id": str(one.id),
        "name": one.number,
        "externalId": order.external_id,
        "category": whole.specification.category if whole.specification else None,
        "orderType": one.subtype.value if one.subtype else None,
        "priority": int(PRIORITIES[order.priority.value]),
        "state": STATES[one.state],
        "orderDate": moment(one.created_at),
        "requestedStartDate": moment(order.requested_start),
        "requestedCompletionDate": moment(order.requested_completion),
        "completionDate": moment(one.changed_at) if closed else None,
        "externalReference": [{"id": order.number, "entityType": _OWNERS[order.kind], "owner": "Orderloom"}],
        "relatedParty": _customer(whole.account),
        "orderItem": [_item(whole)],
        "@type": "ResourceOrder",
    }
    return filled(own)


def _customer(account: Account | None) -> list[Body]:
    if account is None:
        return []
    party = {"id": str(account.id), "name": account.name, "role": "Customer"}
    return [{**party, "@referredType": "Customer", "@type": "RelatedParty"}]


def _item(whole: Whole) -> Body:
    one, specification = whole.one, whole.specification
    name = specification.name.get("en", one.specification) if specification else one.specification
    reference: Body = {"id": one.specification, "name": name, "@type": "ResourceSpecificationRef"}
    return filled(
        {
            "id": "1",
            "action": action_name(LineAction(one.action)),
            "quantity": _whole_number(quantity(one.quantity)),
            "state": STATES[one.state],
            "resourceSpecification": reference,
            "resource": _resource(whole, reference),
            "@type": "ResourceOrderItem",
        }
    )


def _whole_number(value: Any) -> Any:
    """The standard has whole quantities only."""
    return value if isinstance(value, int) else None


def _resource(whole: Whole, reference: Body) -> Body | None:
    """What the order is about, as soon as the plan has made a place for it in the inventory."""
    item = whole.item
    if item is None:
        return None
    told = [{"name": key, "value": value} for key, value in whole.one.characteristics.items() if value is not None]
    return filled(
        {
            "id": str(item.id),
            "href": f"{INVENTORY}/{item.id}",
            "resourceSpecification": reference,
            "resourceCharacteristic": told,
            "resourceStatus": _STATUSES.get(item.state, "available"),
            "usageState": "active" if item.state is ItemState.ACTIVE else "idle",
            "@type": "Resource",
        }
    )
