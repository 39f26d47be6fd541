"""What an admin gives to see what prices that are not published yet come to."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from orderloom.catalog.contracts.pricing import Charge
from orderloom.kernel.errors import Problem


class TryPrices(msgspec.Struct, frozen=True, kw_only=True):
    """A line of `offering` for a customer that need not exist. `prices`, `price_lists` and `adjustments` are written
    as in a document and stand in for those in force; None leaves them."""

    offering: str
    currency: str
    quantity: Decimal = Decimal(1)
    characteristics: dict[str, Any] = {}
    bundle: str | None = None
    segment: str | None = None
    account: str | None = None
    channel: str | None = None
    country: str | None = None
    region: str | None = None
    price_list: str | None = None
    at: datetime | None = None
    prices: tuple[dict[str, Any], ...] | None = None
    price_lists: tuple[dict[str, Any], ...] | None = None
    adjustments: tuple[dict[str, Any], ...] | None = None


class TriedPrices(msgspec.Struct, frozen=True, kw_only=True):
    """`price_list` is the one that the customer has; None is the standard list."""

    charges: tuple[Charge, ...] = ()
    price_list: str | None = None
    problems: tuple[Problem, ...] = ()
