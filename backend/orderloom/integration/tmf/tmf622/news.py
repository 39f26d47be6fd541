"""What happens to orders, as TMF622 tells it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.fallout.events import FalloutOpened
from orderloom.integration.tmf.tidings import CHANGE, CREATE, STATE, ResourceChanged, Tiding, kept_tidings
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import Order, OrderKind, OrderState
from orderloom.ordering.events import OrderAmended, OrderStateChanged
from orderloom.platform.db import Reader

TYPE = "ProductOrder"
OWN = frozenset({"CancelProductOrder"})
V5 = frozenset({"v5"})
MILESTONES = {
    OrderState.ACKNOWLEDGED: "accepted",
    OrderState.IN_PROGRESS: "work has begun",
    OrderState.COMPLETED: "completed",
}
FAULTS = frozenset({OrderState.REJECTED, OrderState.FAILED})


class OrderNews:
    events = (OrderStateChanged.name, OrderAmended.name, FalloutOpened.name, ResourceChanged.name)

    async def tidings(self, reader: Reader, event: str, said: Mapping[str, Any]) -> Sequence[Tiding]:
        if event == ResourceChanged.name:
            return kept_tidings(said, OWN)
        order = (await ordering.orders_by_id(reader, [UUID(said["subject"])])).get(UUID(said["subject"]))
        if order is None or order.kind is not OrderKind.CUSTOMER:
            return ()
        if event == OrderAmended.name:
            return (_tiding(order, CHANGE),)
        now = reader.now.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
        if event == FalloutOpened.name:
            return tuple(_fault(order, said["fallout_id"], now))
        return tuple(_moved(order, said, now))


def _tiding(order: Order, what: str, **given: Any) -> Tiding:
    return Tiding(type=TYPE, what=what, id=str(order.id), account_id=order.account_id, **given)


def _moved(order: Order, said: Mapping[str, Any], now: str) -> Iterator[Tiding]:
    if not said["before"]:
        yield _tiding(order, CREATE)
        return
    after = OrderState(said["after"])
    yield _tiding(order, STATE)
    if after is OrderState.AWAITING_INFORMATION:
        required = {"op": "add", "path": order.state_reason or "productOrderItem"}
        yield _tiding(order, "InformationRequired", beside={"informationRequired": required})
    if after in MILESTONES:
        milestone = {
            "id": f"{order.id}:{after.value}",
            "name": MILESTONES[after],
            "message": MILESTONES[after],
            "status": "Completed",
            "milestoneDate": now,
            "@type": "ProductOrderMilestone",
        }
        yield _tiding(order, "Milestone", more={"productOrderMilestone": [milestone]}, versions=V5)
    if after in FAULTS:
        yield _error(order, f"ordering.{after.value}", order.state_reason or f"The order was {after.value}.", now)


def _fault(order: Order, fallout_id: str, now: str) -> Iterator[Tiding]:
    """What broke puts the promised date at risk until somebody mends it."""
    yield _error(order, "fallout.opened", "Work on this order failed; somebody looks after it.", now)
    alert = {
        "id": fallout_id,
        "name": "fallout",
        "jeopardyType": "fallout",
        "message": "Work on this order failed; its date is at risk.",
        "alertDate": now,
        "@type": "ProductOrderJeopardyAlert",
    }
    yield _tiding(order, "JeopardyAlert", more={"productOrderJeopardyAlert": [alert]}, versions=V5)


def _error(order: Order, code: str, reason: str, now: str) -> Tiding:
    message = {"code": code, "reason": reason, "message": reason, "timestamp": now, "@type": "ProductOrderErrorMessage"}
    return _tiding(order, "ErrorMessage", more={"productOrderErrorMessage": [message]}, versions=V5)
