"""What happens to service orders, as TMF641 tells it."""

from collections.abc import Iterator

from orderloom.integration.tmf.orders.news import MILESTONES, OrderNews
from orderloom.integration.tmf.tidings import Tiding
from orderloom.integration.tmf.tmf641.render import milestone
from orderloom.ordering.contracts import Order, OrderKind, OrderState


class ServiceOrderNews(OrderNews):
    type = "ServiceOrder"
    kind = OrderKind.SERVICE
    own = frozenset({"CancelServiceOrder"})

    def came_to(self, order: Order, state: OrderState, now: str) -> Iterator[Tiding]:
        if state is OrderState.AWAITING_INFORMATION:
            around = {"fieldPath": order.state_reason or "serviceOrderItem"}
            yield self.tiding(order, "InformationRequired", around=around)
        if state in MILESTONES:
            yield self.tiding(order, "Milestone", more={"milestone": [milestone(order, MILESTONES[state], now)]})

    def faulted(self, order: Order, fallout_id: str, now: str) -> Iterator[Tiding]:
        yield self.tiding(order, "Jeopardy", more={"jeopardyAlert": [self.alert(fallout_id, now)]})
