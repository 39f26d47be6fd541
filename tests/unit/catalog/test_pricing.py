"""Prices and how they come about."""

from decimal import Decimal
from typing import Any

import pytest

from orderloom.catalog.contracts import LineToPrice, PriceStep
from orderloom.catalog.domain.pricing import NotPriced, price_lines
from tests.builders import catalog as build

SNAPSHOT = build.demo_snapshot()


def priced(offering: str, characteristics: dict[str, Any], currency: str = "EUR", **fields: Any) -> dict[str, Decimal]:
    line = LineToPrice(number="1", offering=offering, characteristics=characteristics, **fields)
    (found,) = price_lines(SNAPSHOT, [line], currency)
    return {charge.key: charge.amount for charge in found.charges}


def test_only_prices_whose_condition_holds_are_charged() -> None:
    assert priced("fibre-internet", {"bandwidth": 1000, "static_ip": True}) == {
        "monthly-1000": Decimal("59.90"),
        "static-ip": Decimal("5.00"),
    }


def test_defaults_count_as_answers() -> None:
    assert priced("fibre-internet", {}) == {"monthly-600": Decimal("39.90")}


def test_each_step_of_a_price_is_told() -> None:
    line = LineToPrice(number="4", offering="tv", characteristics={"set_top_boxes": 3}, quantity=Decimal(2))
    (found,) = price_lines(SNAPSHOT, [line], "BRL")
    rental = found.charges[-1]
    assert (rental.key, rental.unit_amount, rental.quantity, rental.amount) == (
        "set-top-boxes", Decimal("15.00"), Decimal(2), Decimal("90.00"),
    )  # fmt: skip
    assert [(step.operation, step.value, step.result) for step in rental.steps] == [
        ("list_price", Decimal("15.00"), Decimal("15.00")),
        ("factor", Decimal(3), Decimal("45.00")),
        ("quantity", Decimal(2), Decimal("90.00")),
        ("round", Decimal("90.00"), Decimal("90.00")),
    ]
    assert rental.steps[1].label == {"en": "× 3", "pt-BR": "× 3"}


def test_totals_are_the_sums_of_the_charges() -> None:
    lines = [
        LineToPrice(number=number, offering=offering, characteristics=values)
        for number, _, offering, values in build.FIBRE_LINES
    ]
    found = price_lines(SNAPSHOT, lines, "EUR")
    assert [(one.number, one.one_time, one.recurring) for one in found] == [
        ("1", Decimal("49.00"), Decimal("-10.00")),
        ("2", Decimal(0), Decimal("39.90")),
        ("3", Decimal(0), Decimal("9.90")),
        ("4", Decimal(0), Decimal("24.70")),
        ("5", Decimal(0), Decimal("3.90")),
        ("6", Decimal(0), Decimal("4.90")),
    ]


def test_an_account_in_another_currency_is_refused_with_the_line() -> None:
    lines = [LineToPrice(number="1", offering="fibre-triple-play"), LineToPrice(number="2", offering="fibre-internet")]
    with pytest.raises(NotPriced) as refused:
        price_lines(SNAPSHOT, lines, "JPY")
    assert refused.value.problems[0].path == ("lines", 0, "offering")


@pytest.mark.parametrize("action", ["disconnect", "suspend", "resume", "no_change"])
def test_what_sells_nothing_costs_nothing(action: str) -> None:
    assert priced("fibre-internet", {}, "EUR", action=action) == {}


def test_a_free_offering_costs_nothing_in_any_currency() -> None:
    assert priced("mobile-tariff", {}, "JPY") == {}


def test_an_answer_of_fulfillment_does_not_touch_the_price() -> None:
    snapshot = build.snapshot(
        build.document(
            build.product("p", build.characteristic("late", "boolean", fulfillment_only=True)),
            build.offering(
                "sold", "p", prices=[build.price("x", "one_time", 5, condition="line.characteristics.late = true")]
            ),
        )
    )
    line = LineToPrice(number="1", offering="sold", characteristics={"late": True})
    assert price_lines(snapshot, [line], "EUR")[0].charges == ()


def test_a_factor_that_is_no_number_is_refused() -> None:
    snapshot = build.snapshot(
        build.document(
            build.product("p", build.characteristic("size", "integer")),
            build.offering("sold", "p", prices=[build.price("x", "one_time", 5, factor="line.characteristics.size")]),
        )
    )
    with pytest.raises(NotPriced) as refused:
        price_lines(snapshot, [LineToPrice(number="1", offering="sold")], "EUR")
    assert refused.value.problems[0].path == ("lines", 0, "characteristics")


def test_half_cents_are_rounded_to_the_even_cent() -> None:
    snapshot = build.snapshot(
        build.document(
            build.product("p", build.characteristic("share", "decimal")),
            build.offering(
                "sold", "p", prices=[build.price("x", "one_time", "0.01", factor="line.characteristics.share")]
            ),
        )
    )
    line = LineToPrice(number="1", offering="sold", characteristics={"share": Decimal("2.5")})
    (charge,) = price_lines(snapshot, [line], "EUR")[0].charges
    assert charge.amount == Decimal("0.02")
    assert charge.steps[-1] == PriceStep(
        operation="round",
        label={"en": "Rounded", "pt-BR": "Arredondado"},
        value=Decimal("0.02"),
        result=Decimal("0.02"),
    )
