"""Trying prices out before they are published."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import strawberry

from orderloom.catalog.contracts.trying import TriedPrices, TryPrices
from orderloom.catalog.queries.pricing import try_prices
from orderloom.graphql.catalog.pricing_types import LineCharge, PriceTotals, charges_of, totals_of
from orderloom.graphql.context import Info
from orderloom.graphql.gate import query
from orderloom.graphql.problems import Problem, as_problems
from orderloom.graphql.scalars import JSON
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Invalid


@strawberry.input
class TryPricesInput:
    """A line of an offering for a customer that need not exist. `prices`, `priceLists` and `adjustments` are written
    as in a catalog document and stand in for those in force; what is left out stays."""

    offering: str
    currency: str
    quantity: Decimal = Decimal(1)
    characteristics: JSON | None = None
    bundle: str | None = None
    segment: str | None = None
    account: str | None = None
    channel: str | None = None
    country: str | None = None
    region: str | None = None
    price_list: str | None = None
    at: datetime | None = None
    prices: JSON | None = None
    price_lists: JSON | None = None
    adjustments: JSON | None = None


@strawberry.type(name="TriedPrices")
class TriedPricesType:
    """`priceList` is the list that such a customer has; null is the standard list."""

    price_list: str | None
    charges: list[LineCharge]
    totals: PriceTotals
    problems: list[Problem]


@strawberry.type
class PricingQueries:
    @query(Permission.CATALOG_WRITE)
    async def try_prices(self, info: Info, input: TryPricesInput) -> TriedPricesType:
        """What a line would cost with prices that need not be published yet, each step told."""
        wanted = _wanted(input)
        async with info.context.reader() as reader:
            found = await try_prices(reader, info.context.actor, wanted)
        return _shown(found, input.currency)


def _shown(found: TriedPrices, currency: str) -> TriedPricesType:
    return TriedPricesType(
        price_list=found.price_list,
        charges=charges_of(found.charges),
        totals=totals_of(found.charges, currency),
        problems=as_problems(found.problems),
    )


def _wanted(given: TryPricesInput) -> TryPrices:
    plain = ("offering", "currency", "quantity", "bundle", "segment", "account", "channel", "country", "region")
    values = {name: getattr(given, name) for name in (*plain, "price_list", "at")}
    characteristics = given.characteristics or {}
    if not isinstance(characteristics, dict):
        raise Invalid("Characteristics are an object.", path=("characteristics",))
    return TryPrices(
        **values,
        characteristics=characteristics,
        prices=_objects(given.prices, "prices"),
        price_lists=_objects(given.price_lists, "priceLists"),
        adjustments=_objects(given.adjustments, "adjustments"),
    )


def _objects(given: Any, name: str) -> tuple[dict[str, Any], ...] | None:
    if given is None:
        return None
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):  # pyright: ignore[reportUnknownVariableType]
        raise Invalid("This is a list of objects.", path=(name,))
    return tuple(given)  # pyright: ignore[reportUnknownArgumentType]
