"""What ordering asks of those who write to customers; they lie above it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

if TYPE_CHECKING:
    from orderloom.platform.db import UnitOfWork


class Confirmations(Protocol):
    """Writes to customers that their orders were received; integration implements it. Must not keep anyone waiting."""

    def confirm(self, uow: "UnitOfWork", order_ids: Iterable[UUID]) -> None: ...


class Silence:
    """Nobody writes letters here."""

    def confirm(self, uow: "UnitOfWork", order_ids: Iterable[UUID]) -> None:
        """Says nothing."""


_bound: list[Confirmations] = [Silence()]


def bind_confirmations(implementation: Confirmations) -> None:
    _bound[:] = [implementation]


def confirmations() -> Confirmations:
    return _bound[0]
