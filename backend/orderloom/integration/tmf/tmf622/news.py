"""What happens to orders, as TMF622 tells it."""

from collections.abc import Iterator

from orderloom.integration.tmf.orders.news import MILESTONES, OrderNews
from orderloom.integration.tmf.tidings import Tiding
from orderloom.ordering.contracts import Order, OrderKind, OrderState

V5 = frozenset({"v5"})
FAULTS = frozenset({OrderState.REJECTED, OrderState.FAILED})


class ProductOrderNews(OrderNews):
    type = "ProductOrder"
    kind = OrderKind.CUSTOMER
    own = frozenset({"CancelProductOrder"})

    def came_to(self, order: Order, state: OrderState, now: str) -> Iterator[Tiding]:
        if state is OrderState.AWAITING_INFORMATION:
            required = {"op": "add", "path": order.state_reason or "productOrderItem"}
            yield self.tiding(order, "InformationRequired", beside={"informationRequired": required})
        if state in MILESTONES:
            milestone = {
                "id": f"{order.id}:{state.value}",
                "name": MILESTONES[state],
                "message": MILESTONES[state],
                "status": "Completed",
                "milestoneDate": now,
                "@type": "ProductOrderMilestone",
            }
            yield self.tiding(order, "Milestone", more={"productOrderMilestone": [milestone]}, versions=V5)
        if state in FAULTS:
            reason = order.state_reason or f"The order was {state.value}."
            yield self._error(order, f"ordering.{state.value}", reason, now)

    def faulted(self, order: Order, fallout_id: str, now: str) -> Iterator[Tiding]:
        yield self._error(order, "fallout.opened", "Work on this order failed; somebody looks after it.", now)
        alerts = {"productOrderJeopardyAlert": [self.alert(fallout_id, now)]}
        yield self.tiding(order, "JeopardyAlert", more=alerts, versions=V5)

    def _error(self, order: Order, code: str, reason: str, now: str) -> Tiding:
        told = {
            "code": code,
            "reason": reason,
            "message": reason,
            "timestamp": now,
            "@type": "ProductOrderErrorMessage",
        }
        return self.tiding(order, "ErrorMessage", more={"productOrderErrorMessage": [told]}, versions=V5)
