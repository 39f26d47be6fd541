"""What ordering asks of the contexts above it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

if TYPE_CHECKING:
    from orderloom.platform.db import Reader


class Fulfillment(Protocol):
    """What ordering must know of fulfillment, which lies above it; orchestration implements it, `main` binds it."""

    async def begun(self, reader: "Reader", order_ids: Iterable[UUID]) -> frozenset[UUID]:
        """Those of the orders for which work was done already, so that canceling would take compensation."""
        ...


_fulfillment: list[Fulfillment] = []


def bind_fulfillment(implementation: Fulfillment) -> None:
    _fulfillment[:] = [implementation]


def fulfillment() -> Fulfillment:
    if not _fulfillment:
        raise LookupError("nobody told ordering who knows about fulfillment; main.wiring calls bind_fulfillment")
    return _fulfillment[0]
