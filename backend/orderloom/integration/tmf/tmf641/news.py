"""What happens to service orders, as TMF641 tells it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.fallout.events import FalloutOpened
from orderloom.integration.tmf.tidings import CHANGE, CREATE, STATE, ResourceChanged, Tiding, kept_tidings
from orderloom.integration.tmf.tmf641.render import milestone
from orderloom.integration.tmf.wording import moment
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import Order, OrderKind, OrderState
from orderloom.ordering.events import OrderAmended, OrderStateChanged
from orderloom.platform.db import Reader

TYPE = "ServiceOrder"
OWN = frozenset({"CancelServiceOrder"})
MILESTONES = {
    OrderState.ACKNOWLEDGED: "accepted",
    OrderState.IN_PROGRESS: "work has begun",
    OrderState.COMPLETED: "completed",
}


class ServiceOrderNews:
    events = (OrderStateChanged.name, OrderAmended.name, FalloutOpened.name, ResourceChanged.name)

    async def tidings(self, reader: Reader, event: str, said: Mapping[str, Any]) -> Sequence[Tiding]:
        if event == ResourceChanged.name:
            return kept_tidings(said, OWN)
        order = (await ordering.orders_by_id(reader, [UUID(said["subject"])])).get(UUID(said["subject"]))
        if order is None or order.kind is not OrderKind.SERVICE:
            return ()
        if event == OrderAmended.name:
            return (_tiding(order, CHANGE),)
        now = moment(reader.now)
        if event == FalloutOpened.name:
            return (_alert(order, said["fallout_id"], now),)
        return tuple(_moved(order, said, now))


def _tiding(order: Order, what: str, **given: Any) -> Tiding:
    return Tiding(type=TYPE, what=what, id=str(order.id), account_id=order.account_id, **given)


def _moved(order: Order, said: Mapping[str, Any], now: str | None) -> Iterator[Tiding]:
    if not said["before"]:
        yield _tiding(order, CREATE)
        return
    after = OrderState(said["after"])
    yield _tiding(order, STATE)
    if after is OrderState.AWAITING_INFORMATION:
        yield _tiding(order, "InformationRequired", around={"fieldPath": order.state_reason or "serviceOrderItem"})
    if after in MILESTONES:
        yield _tiding(order, "Milestone", more={"milestone": [milestone(order, MILESTONES[after], now)]})


def _alert(order: Order, fallout_id: str, now: str | None) -> Tiding:
    """What broke puts the promised date at risk until somebody mends it."""
    alert = {
        "id": fallout_id,
        "name": "fallout",
        "jeopardyType": "fallout",
        "message": "Work on this order failed; its date is at risk.",
        "alertDate": now,
        "@type": "ServiceOrderJeopardyAlert",
    }
    return _tiding(order, "Jeopardy", more={"jeopardyAlert": [alert]})
