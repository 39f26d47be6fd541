"""What happens to orders, as all interfaces of orders tell it; each says the rest in its own words."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from orderloom.fallout.events import FalloutOpened
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tidings import CHANGE, CREATE, STATE, ResourceChanged, Tiding, kept_tidings
from orderloom.integration.tmf.wording import moment
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import Order, OrderKind, OrderState
from orderloom.ordering.events import OrderAmended, OrderStateChanged
from orderloom.platform.db import Reader

MILESTONES = {
    OrderState.ACKNOWLEDGED: "accepted",
    OrderState.IN_PROGRESS: "work has begun",
    OrderState.COMPLETED: "completed",
}


class OrderNews(ABC):
    """Of the orders of one `kind`, and of what is kept beside them, whose types are `own`."""

    type: ClassVar[str]
    kind: ClassVar[OrderKind]
    own: ClassVar[frozenset[str]]
    events: Sequence[str] = (OrderStateChanged.name, OrderAmended.name, FalloutOpened.name, ResourceChanged.name)

    async def tidings(self, reader: Reader, event: str, said: Mapping[str, Any]) -> Sequence[Tiding]:
        if event == ResourceChanged.name:
            return kept_tidings(said, self.own)
        order = (await ordering.orders_by_id(reader, [UUID(said["subject"])])).get(UUID(said["subject"]))
        if order is None or order.kind is not self.kind:
            return ()
        if event == OrderAmended.name:
            return (self.tiding(order, CHANGE),)
        now = moment(reader.now) or ""
        if event == FalloutOpened.name:
            return tuple(self.faulted(order, said["fallout_id"], now))
        return tuple(self._moved(order, said, now))

    def _moved(self, order: Order, said: Mapping[str, Any], now: str) -> Iterator[Tiding]:
        if not said["before"]:
            yield self.tiding(order, CREATE)
            return
        yield self.tiding(order, STATE)
        yield from self.came_to(order, OrderState(said["after"]), now)

    def tiding(self, order: Order, what: str, **given: Any) -> Tiding:
        return Tiding(type=self.type, what=what, id=str(order.id), account_id=order.account_id, **given)

    def alert(self, fallout_id: str, now: str) -> Body:
        """What broke puts the promised date at risk until somebody mends it."""
        return {
            "id": fallout_id,
            "name": "fallout",
            "jeopardyType": "fallout",
            "message": "Work on this order failed; its date is at risk.",
            "alertDate": now,
            "@type": f"{self.type}JeopardyAlert",
        }

    @abstractmethod
    def came_to(self, order: Order, state: OrderState, now: str) -> Iterable[Tiding]:
        """Beside the change of its state."""

    @abstractmethod
    def faulted(self, order: Order, fallout_id: str, now: str) -> Iterable[Tiding]: ...
