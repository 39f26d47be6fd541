"""Configuring for an account, before there is an order: what is asked, what is answered, and when it may be done."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import LinePrice, PriceList, SalesChannel
from orderloom.catalog.contracts.configuration import Browse, Configuration
from orderloom.kernel.errors import Problem
from orderloom.ordering.contracts.inputs import NewLine

if TYPE_CHECKING:
    from orderloom.platform.db import Reader


class ConfigureOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Lines as they are chosen so far, each with its number; bundles in `fresh` were just added and get their default
    parts. `order` is what rules read of it. With `estimate` it is told when it may be done."""

    account_id: UUID
    lines: tuple[NewLine, ...]
    fresh: tuple[str, ...] = ()
    channel: str = "workspace"
    price_list: str | None = None
    order: dict[str, Any] = {}
    estimate: bool = False


class BrowseOffers(msgspec.Struct, frozen=True, kw_only=True):
    """What may be offered to an account, at a place of it where one is named."""

    account_id: UUID
    site_id: UUID | None = None
    channel: str = "workspace"
    wanted: Browse = Browse()


class WaysToSell(msgspec.Struct, frozen=True, kw_only=True):
    """By which channels an agent may sell to an account, and which price lists it may have by one of them, the usual
    one first; what none of them prices has the standard prices."""

    channels: tuple[SalesChannel, ...]
    price_lists: tuple[PriceList, ...]


class DateEstimate(msgspec.Struct, frozen=True, kw_only=True):
    """`basis` is `history`: half of the like were done by `likely`, nine of ten by `late`, of so many `samples`. Or it
    is `plan`: the durations of the tasks, side by side and one after the other."""

    likely: datetime
    late: datetime
    basis: str
    samples: int = 0


class ConfiguredOrder(msgspec.Struct, frozen=True, kw_only=True):
    """`prices` are empty while something keeps the lines from being priced; `problems` says what, and all the rest."""

    configuration: Configuration
    prices: tuple[LinePrice, ...]
    currency: str
    one_time_total: Decimal
    recurring_total: Decimal
    problems: tuple[Problem, ...]
    estimate: DateEstimate | None = None


class Estimator(Protocol):
    """Tells when something ordered now may be done; orchestration implements it, which knows how long things took."""

    async def estimate(self, reader: "Reader", specifications: Sequence[str], account_id: UUID) -> DateEstimate | None:
        """For products of these specifications, ordered together; None when nothing is known of them."""
        ...


_estimator: list[Estimator] = []


def bind_estimator(implementation: Estimator) -> None:
    _estimator[:] = [implementation]


def estimator() -> Estimator | None:
    return _estimator[0] if _estimator else None
