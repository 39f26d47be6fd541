"""What an import refuses of prices, price lists and adjustments, and where it stands."""

from typing import Any

import pytest

from orderloom.catalog.domain.document import BrokenCatalog
from tests.builders import catalog as build

MONTHLY = build.price("monthly", "recurring", 10)
LIST = {"key": "partners", "name": {"en": "Partners"}, "currency": "EUR"}
RULE = {"key": "welcome", "name": {"en": "Welcome"}, "kind": "percent", "value": 10}


def refused(prices: list[dict[str, Any]], **sections: Any) -> list[tuple[str, str]]:
    document = build.document(build.product("p"), build.offering("sold", "p", prices=prices), **sections)
    with pytest.raises(BrokenCatalog) as broken:
        build.snapshot(document)
    return [(one.code, ".".join(str(part) for part in one.path)) for one in broken.value.problems]


@pytest.mark.parametrize(
    ("price", "code", "path"),
    [
        ({"price_list": "nowhere"}, "catalog.unknown_price_list", "price_list"),
        ({"price_list": "partners", "currency": "USD"}, "catalog.price_list_currency", "currency"),
        ({"currency": "eur"}, "catalog.currency", "currency"),
        ({"period": None}, "catalog.period", "period"),
        ({"charge_type": "usage", "period": None}, "catalog.unit", "unit"),
        ({"valid_from": "2026-01-01T00:00:00"}, "catalog.validity", "valid_from"),
        (
            {"valid_from": "2026-02-01T00:00:00Z", "valid_until": "2026-01-01T00:00:00Z"},
            "catalog.validity",
            "valid_until",
        ),
        ({"tiers": [{"amount": 1}, {"amount": 2}]}, "catalog.tiers", "tiers.1.above"),
        ({"tiers": [{"above": -1, "amount": 1}]}, "catalog.tiers", "tiers.0.above"),
        ({"tiers": [{"amount": 1}], "matrix": "pricing-x"}, "catalog.tiers", "matrix"),
        ({"ramp": [{"from_month": 0, "percent": 50}]}, "catalog.ramp", "ramp.0.from_month"),
        ({"ramp": [{"from_month": 2}]}, "catalog.ramp", "ramp.0.amount"),
        (
            {"ramp": [{"from_month": 2, "percent": 1}, {"from_month": 2, "amount": 1}]},
            "catalog.ramp",
            "ramp.1.from_month",
        ),
        ({"condition": "line.quantity +"}, "catalog.expression", "condition"),
        ({"factor": '"two"'}, "catalog.expression", "factor"),
    ],
)
def test_a_price_that_can_not_be_computed_is_refused(price: dict[str, Any], code: str, path: str) -> None:
    assert refused([{**MONTHLY, **price}], price_lists=[LIST]) == [(code, f"offerings.0.prices.0.{path}")]


def test_a_ramp_is_of_what_recurs() -> None:
    once = build.price("once", "one_time", 10, ramp=[{"from_month": 2, "percent": 50}])
    assert refused([once]) == [("catalog.ramp", "offerings.0.prices.0.ramp")]


def test_the_same_price_stands_once_in_a_list_at_a_time() -> None:
    ended = {**MONTHLY, "valid_until": "2026-01-01T00:00:00Z"}
    begun = {**MONTHLY, "valid_from": "2026-01-01T00:00:00Z"}
    assert build.snapshot(build.document(build.product("p"), build.offering("sold", "p", prices=[ended, begun])))
    assert refused([begun, MONTHLY]) == [("catalog.duplicate", "offerings.0.prices.1.key")]


@pytest.mark.parametrize(
    ("rule", "code", "path"),
    [
        ({"value": 101}, "catalog.adjustment", "value"),
        ({"kind": "amount"}, "catalog.adjustment", "currency"),
        ({"kind": "override", "currency": "euro"}, "catalog.currency", "currency"),
        ({"months": 0}, "catalog.adjustment", "months"),
        ({"offerings": ["nowhere"]}, "catalog.unknown_offering", "offerings.0"),
        ({"bundle": "nowhere"}, "catalog.unknown_offering", "bundle"),
        ({"price_lists": ["nowhere"]}, "catalog.unknown_price_list", "price_lists.0"),
        ({"condition": "1 + 1"}, "catalog.expression", "condition"),
    ],
)
def test_an_adjustment_that_makes_no_sense_is_refused(rule: dict[str, Any], code: str, path: str) -> None:
    assert refused([MONTHLY], adjustments=[{**RULE, **rule}]) == [(code, f"adjustments.0.{path}")]
