"""A service order as a TMF641 resource: what its sender said, while it still holds, and what the domain knows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.integration.tmf.orders.states import action_called, action_name, state_name
from orderloom.integration.tmf.orders.telling import as_said, filled, is_waiting, priority, quantity
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tmf641.intake import EARLIER, ITEMS, OWN_ITEM, RELATIONS, plain
from orderloom.integration.tmf.wording import moment
from orderloom.inventory.contracts import InventoryItem, ItemState
from orderloom.ordering.contracts import HELD, LineAction, Order, OrderLine, OrderState
from orderloom.parties.contracts import Account

HELD_STATE = "held"
_ACTIONS = frozenset({"add", "modify", "delete", "noChange"})
SERVICE_STATES = {
    ItemState.PENDING_INSTALL: "designed",
    ItemState.ACTIVE: "active",
    ItemState.CHANGE_PENDING: "active",
    ItemState.SUSPEND_PENDING: "active",
    ItemState.DISCONNECT_PENDING: "active",
    ItemState.SUSPENDED: "inactive",
    ItemState.RESUME_PENDING: "inactive",
    ItemState.INACTIVE: "terminated",
}


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """An order with all that its resource is made of; `installed` are services by line and specification."""

    order: Order
    lines: Sequence[OrderLine]
    account: Account | None
    snapshot: CatalogSnapshot
    installed: Mapping[tuple[UUID, str | None], InventoryItem]

    @property
    def kept(self) -> Body:
        return self.order.extensions.get("tmf641", {})


def by_line(items: Sequence[InventoryItem]) -> dict[tuple[UUID, str | None], InventoryItem]:
    """By line and specification; a line that installs several of the same is about no single one."""
    found: dict[tuple[UUID, str | None], list[InventoryItem]] = defaultdict(list)
    for one in items:
        found[one.line_id, one.specification].append(one)
    return {key: ones[0] for key, ones in found.items() if len(ones) == 1}


def resource(whole: Whole) -> Body:
    order, said = whole.order, whole.kept.get("order", {})
    state = HELD_STATE if is_waiting(order) else state_name(order.state, partial=order.partial)
    held = _held(order, state)
    items = _items(whole) if held is None else held
    called_off = order.state is OrderState.CANCELED
    own: Body = {
        "id": str(order.id),
        "description": order.description,
        "externalId": order.external_id,
        "priority": priority(order, said.get("priority")),
        "state": state,
        "orderDate": moment(order.created_at),
        "requestedStartDate": as_said(said.get("requestedStartDate"), order.requested_start),
        "requestedCompletionDate": as_said(said.get("requestedCompletionDate"), order.requested_completion),
        "completionDate": moment(order.completed_at) if order.state is OrderState.COMPLETED else None,
        "cancellationDate": moment(order.completed_at) if called_off else None,
        "cancellationReason": order.state_reason if called_off else None,
        "relatedParty": said.get("relatedParty") or _customer(whole),
        ITEMS: items,
        EARLIER: items if whole.kept.get("root") == EARLIER else None,
        "errorMessage": list(_errors(order)),
        "milestone": list(_milestones(order)),
        "@type": said.get("@type") or "ServiceOrder",
    }
    return {**said, **filled(own)}


def _customer(whole: Whole) -> list[Body]:
    account = whole.account
    if account is None:
        return []
    return [
        {
            "id": str(account.id),
            "name": account.name,
            "role": "Customer",
            "@referredType": "Customer",
            "@type": "RelatedParty",
        }
    ]


def _errors(order: Order) -> Iterator[Body]:
    if order.state in (OrderState.REJECTED, OrderState.FAILED):
        reason = order.state_reason or f"The order was {order.state.value}."
        yield {
            "code": f"ordering.{order.state.value}",
            "reason": reason,
            "message": reason,
            "timestamp": moment(order.updated_at),
            "@type": "ServiceOrderErrorMessage",
        }


def _milestones(order: Order) -> Iterator[Body]:
    """Those that were reached, as far as the order itself tells when."""
    reached = [("submitted", order.submitted_at)]
    if order.state is OrderState.COMPLETED:
        reached.append(("completed", order.completed_at))
    for name, at in reached:
        if at is not None:
            yield milestone(order, name, moment(at))


def milestone(order: Order, name: str, at: str | None) -> Body:
    return {
        "id": f"{order.id}:{name}",
        "name": name,
        "message": name,
        "status": "Completed",
        "milestoneDate": at,
        "@type": "ServiceOrderMilestone",
    }


def _held(order: Order, state: str) -> list[Body] | None:
    """The items as they were sent, of an order whose data was never mended; None of any other."""
    held = order.extensions.get(HELD)
    if held is None:
        return None
    content = held["content"]
    return [_waiting(item, state) for item in content["document"].get(content["root"], ())]


def _waiting(item: Body, state: str) -> Body:
    nested = [_waiting(one, state) for one in item.get(ITEMS) or ()]
    relations = [_identified(one) for one in item.get(RELATIONS) or ()]
    return {**item, "state": state, **filled({ITEMS: nested, RELATIONS: relations})}


def _items(whole: Whole) -> list[Body]:
    children: dict[UUID, list[OrderLine]] = defaultdict(list)
    for line in whole.lines:
        if line.parent_line_id is not None:
            children[line.parent_line_id].append(line)

    def shown(line: OrderLine) -> Body:
        nested = [shown(child) for child in children.get(line.id, ()) if _is_nested(child)]
        item = _item(line, whole)
        return {**item, ITEMS: nested} if nested else item

    return [shown(line) for line in whole.lines if not _is_nested(line)]


def _is_nested(line: OrderLine) -> bool:
    return line.parent_line_id is not None and bool(line.extensions.get("tmf641_nested"))


def _item(line: OrderLine, whole: Whole) -> Body:
    kept: Body = line.extensions.get("tmf641", {})
    said = {name: value for name, value in kept.items() if name not in OWN_ITEM}
    action = said.get("action")
    own: Body = {
        "id": line.number,
        "action": action if action in _ACTIONS and _means(action, line) else action_name(line.action),
        "quantity": quantity(line.quantity),
        "state": state_name(OrderState(line.state.value), of_item=True),
        "service": _service(line, said.get("service") or {}, whole),
        RELATIONS: [_identified(one) for one in said.get(RELATIONS) or _relations(line, whole.order)],
        "@type": said.get("@type") or "ServiceOrderItem",
    }
    return {**said, **filled(own)}


def _means(action: str, line: OrderLine) -> bool:
    """Whether the line still does what was asked for; suspending, resuming and ending may be asked for as `modify`."""
    if action == "modify" and line.action is LineAction.DISCONNECT:
        return True
    return action_called(action) is line.action or action_name(line.action) == action


def _relations(line: OrderLine, order: Order) -> Iterator[Body]:
    for one in line.relationships:
        item = {"itemId": one["line"], "serviceOrderId": str(order.id)}
        yield {"relationshipType": one["type"], "orderItem": item}


def _identified(relation: Body) -> Body:
    """The standard wants an `id` of a reference to an item, which it calls `itemId`."""
    item: Body | None = relation.get("orderItem")
    return {**relation, "orderItem": {"id": item.get("itemId") or "", **item}} if item is not None else relation


def _service(line: OrderLine, said: Body, whole: Whole) -> Body:
    """With the id by which a later order refers to it, unless its sender has one of its own."""
    found = whole.snapshot.specifications.get(line.specification or "")
    item = whole.installed.get((line.id, line.specification))
    known = line.product_id or (item.id if item else None)
    by_value = bool(said.get("serviceType") or said.get("name")) and "serviceSpecification" not in said
    own: Body = {
        "id": said.get("id") or (str(known) if known else None),
        "state": said.get("state") or (SERVICE_STATES.get(item.state) if item else None),
        "serviceCharacteristic": list(_characteristics(line, said.get("serviceCharacteristic") or [])),
        "serviceSpecification": said.get("serviceSpecification")
        or ({"id": found.key, "name": found.name.get("en", found.key)} if found and not by_value else None),
    }
    return {"@type": "Service", **said, **filled(own)}


def _characteristics(line: OrderLine, said: Sequence[Body]) -> Iterator[Body]:
    """Each as it was sent while it has that value; then those that the sender did not name."""
    names: Mapping[str, str] = line.extensions.get("tmf641_names", {})
    shown: set[str] = set()
    for one in said:
        key = names.get(one["name"], one["name"])
        shown.add(key)
        value: Any = line.characteristics.get(key, plain(one.get("value")))
        yield one if value == plain(one.get("value")) else {**one, "value": value}
    for key, value in line.characteristics.items():
        if key not in shown and value is not None:
            yield {"name": key, "value": value}
