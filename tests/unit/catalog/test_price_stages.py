"""Each stage of pricing by itself: lists, tiers, ramps, adjustments, agreed prices, taxes, totals, parts of periods."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from orderloom.catalog.contracts import (
    AdjustmentKind,
    Charge,
    ChargeType,
    LinePrice,
    LineToPrice,
    ManualAdjustment,
    Phase,
    SaidPrice,
    Sale,
)
from orderloom.catalog.domain.pricing import (
    Matrices,
    NotPriced,
    PriceListRefused,
    Proration,
    contract_value,
    part_of_period,
    price_differences,
    price_lines,
    price_totals,
    prorated,
    rated_usage,
)
from orderloom.kernel import json
from orderloom.language.tables import compile_table, parse_table
from tests.builders import catalog as build
from tests.builders.orders import document as shipped

NOW = datetime(2026, 3, 1, tzinfo=UTC)
D = Decimal


def catalog(*prices: dict[str, Any], **parts: Any) -> Any:
    """One offering, `sold`, with these prices, and other sections of the document as given."""
    sold = build.offering("sold", "p", prices=list(prices), **parts.pop("offering", {}))
    return build.snapshot(build.document(build.product("p"), sold, **parts))


def listed(key: str, **fields: Any) -> dict[str, Any]:
    return {"key": key, "name": {"en": key}, "currency": "EUR", **fields}


def charges(snapshot: Any, quantity: int | str = 1, sale: Sale | None = None, **known: Any) -> dict[str, Charge]:
    line = LineToPrice(number="1", offering="sold", quantity=D(quantity), site=known.pop("site", {}))
    (found,) = price_lines(snapshot, [line], "EUR", Matrices(now=NOW, **known), sale)
    return {one.key: one for one in found.charges}


def test_the_list_of_the_lowest_rank_that_fits_prices_what_it_names_and_the_standard_list_the_rest() -> None:
    monthly = build.price("monthly", "recurring", 30)
    snapshot = catalog(
        monthly,
        build.price("setup", "one_time", 50),
        {**monthly, "amount": 20, "price_list": "partners"},
        {**monthly, "amount": 10, "price_list": "key-accounts"},
        price_lists=[listed("partners", segments=["wholesale"]), listed("key-accounts", rank=10, accounts=["ACC7"])],
    )
    of = {
        name: {key: one.amount for key, one in charges(snapshot, sale=Sale(account=account)).items()}
        for name, account in {
            "nobody": {},
            "partner": {"segment": "wholesale", "number": "ACC1"},
            "key": {"segment": "wholesale", "number": "ACC7"},
        }.items()
    }
    assert of == {
        "nobody": {"monthly": D(30), "setup": D(50)},
        "partner": {"monthly": D(20), "setup": D(50)},
        "key": {"monthly": D(10), "setup": D(50)},
    }


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("dollars", "is in USD"),
        ("gone", "There is no price list"),
        ("old", "not for this customer"),
        ("web", "not for this customer"),
    ],
)
def test_a_price_list_that_does_not_fit_is_refused_by_name(wanted: str, message: str) -> None:
    lists = [listed("dollars", currency="USD"), listed("web", channels=["web"])]
    lists.append(listed("old", valid_until="2026-01-01T00:00:00Z"))
    snapshot = catalog(build.price("monthly", "recurring", 30), price_lists=lists)
    with pytest.raises(PriceListRefused, match=message) as refused:
        charges(snapshot, sale=Sale(price_list=wanted, channel="workspace"))
    assert refused.value.problems[0].path == ("price_list",)


def test_a_price_is_valid_from_its_day_until_the_day_before_its_end() -> None:
    monthly = build.price("monthly", "recurring", 30)
    snapshot = catalog(
        {**monthly, "valid_until": "2026-03-01T00:00:00Z"},
        {**monthly, "amount": 35, "valid_from": "2026-03-01T00:00:00Z", "price_list": None},
    )
    assert charges(snapshot)["monthly"].amount == D(35)


def test_what_is_priced_on_other_days_only_is_not_sold_for_nothing() -> None:
    snapshot = catalog(build.price("monthly", "recurring", 30, valid_until="2026-01-01T00:00:00Z"))
    with pytest.raises(NotPriced):
        charges(snapshot)


TIERS = [{"amount": 5}, {"above": 10, "amount": 4}, {"above": 100, "amount": 3, "flat": 7}]


@pytest.mark.parametrize(
    ("mode", "quantity", "amount"),
    [
        ("volume", 10, 50),
        ("volume", 11, 44),
        ("volume", 101, 310),
        ("graduated", 10, 50),
        ("graduated", 11, 54),
        ("graduated", 101, 420),
    ],
)
def test_tiers_price_all_or_each_its_part(mode: str, quantity: int, amount: int) -> None:
    snapshot = catalog(build.price("seat", "recurring", 9, tiers=TIERS, tier_mode=mode))
    charge = charges(snapshot, quantity)["seat"]
    assert charge.amount == D(amount) == sum(charge.changes)


def test_what_lies_below_the_first_tier_costs_the_price_itself() -> None:
    tiers = [{"above": 10, "amount": 4}]
    snapshot = catalog(
        build.price("all", "one_time", 9, tiers=tiers),
        build.price("parts", "one_time", 9, tiers=tiers, tier_mode="graduated"),
    )
    assert {key: one.amount for key, one in charges(snapshot, 10).items()} == {"all": D(90), "parts": D(90)}
    assert {key: one.amount for key, one in charges(snapshot, 12).items()} == {"all": D(48), "parts": D(98)}


def test_a_ramp_and_a_limited_discount_make_the_phases_of_a_term() -> None:
    monthly = build.price("monthly", "recurring", 100, ramp=[{"from_month": 7, "percent": 120}])
    snapshot = catalog(
        monthly,
        offering={"contract": {"term_months": 12}},
        adjustments=[{"key": "start", "name": {"en": "Start"}, "kind": "percent", "value": 50, "months": 3}],
    )
    charge = charges(snapshot)["monthly"]
    assert charge.phases == (
        Phase(from_month=1, amount=D(50)),
        Phase(from_month=4, amount=D(100)),
        Phase(from_month=7, amount=D(120)),
    )
    assert contract_value(charge) == D(3 * 50 + 3 * 100 + 6 * 120)


def test_adjustments_act_in_their_order_on_what_they_name() -> None:
    snapshot = catalog(
        build.price("monthly", "recurring", 100),
        build.price("setup", "one_time", 40),
        adjustments=[
            {"key": "second", "name": {"en": "2"}, "kind": "amount", "value": 5, "currency": "EUR", "sequence": 2},
            {"key": "first", "name": {"en": "1"}, "kind": "percent", "value": 10, "sequence": 1},
            {"key": "other", "name": {"en": "3"}, "kind": "override", "value": 1, "currency": "USD"},
            {"key": "no", "name": {"en": "4"}, "kind": "percent", "value": 90, "condition": "line.quantity > 5"},
            {"key": "once", "name": {"en": "5"}, "kind": "override", "value": 9, "currency": "EUR", "sequence": 9,
             "charge_types": ["one_time"]},
        ],
    )  # fmt: skip
    found = charges(snapshot, 2)
    assert {key: one.amount for key, one in found.items()} == {"monthly": D(170), "setup": D(18)}
    steps = [(step.operation, step.adjustment, step.result) for step in found["monthly"].steps]
    assert steps == [
        ("list_price", None, D(100)),
        ("adjustment", "first", D(90)),
        ("adjustment", "second", D(85)),
        ("quantity", None, D(170)),
        ("round", None, D(170)),
    ]


def test_a_discount_of_a_bundle_meets_its_parts_only_in_it() -> None:
    snapshot = build.snapshot(
        build.document(
            build.product("p"),
            build.offering("part", "p", prices=[build.price("monthly", "recurring", 10)]),
            build.offering("bundle", children=[{"offering": "part", "minimum": 0, "maximum": 2, "default": 1}]),
            adjustments=[
                {"key": "together", "name": {"en": "Together"}, "kind": "percent", "value": 20, "bundle": "bundle"}
            ],
        )
    )
    lines = [
        LineToPrice(number="1", offering="bundle"),
        LineToPrice(number="2", offering="part", parent="1"),
        LineToPrice(number="3", offering="part"),
    ]
    assert [one.recurring for one in price_lines(snapshot, lines, "EUR")] == [D(0), D(8), D(10)]


def agreed(kind: str, value: int | str, **fields: Any) -> ManualAdjustment:
    return ManualAdjustment(id="a", kind=AdjustmentKind(kind), value=D(value), reason="Loyal", by="Agent", **fields)


@pytest.mark.parametrize(
    ("adjustment", "amounts"),
    [
        (agreed("percent", 10), {"monthly": "90.00", "setup": "36.00"}),
        (agreed("percent", 10, charge_type=ChargeType.RECURRING), {"monthly": "90.00", "setup": "40"}),
        (agreed("amount", 14), {"monthly": "90.00", "setup": "36.00"}),
        (agreed("amount", 1000), {"monthly": "0.00", "setup": "0.00"}),
        (agreed("amount", 5, line="2"), {"monthly": "100", "setup": "40"}),
        (agreed("override", 33, charge="setup"), {"monthly": "100", "setup": "33.00"}),
        (agreed("percent", -10, line="1", charge="setup"), {"monthly": "100", "setup": "44.00"}),
    ],
)
def test_what_was_agreed_by_hand_is_shared_and_told(adjustment: ManualAdjustment, amounts: dict[str, str]) -> None:
    snapshot = catalog(build.price("monthly", "recurring", 100), build.price("setup", "one_time", 40))
    found = charges(snapshot, sale=Sale(adjustments=(adjustment,)))
    assert {key: one.amount for key, one in found.items()} == {key: D(amount) for key, amount in amounts.items()}
    for key, one in found.items():
        assert sum(one.changes) == one.amount
        told = [(step.reason, step.by) for step in one.steps if step.operation == "manual"]
        assert told == ([("Loyal", "Agent")] if one.amount != {"monthly": 100, "setup": 40}[key] else [])


def test_an_agreed_price_of_a_line_is_of_a_unit() -> None:
    snapshot = catalog(build.price("monthly", "recurring", 100))
    sale = Sale(adjustments=(agreed("override", "80", line="1"),))
    assert charges(snapshot, 3, sale)["monthly"].amount == D(240)


def test_an_agreed_discount_ends_after_its_months() -> None:
    snapshot = catalog(build.price("monthly", "recurring", 100), offering={"contract": {"term_months": 24}})
    charge = charges(snapshot, sale=Sale(adjustments=(agreed("percent", 50, months=6),)))["monthly"]
    assert charge.phases == (Phase(from_month=1, amount=D(50)), Phase(from_month=7, amount=D(100)))
    assert contract_value(charge) == D(6 * 50 + 18 * 100)


def test_usage_has_rates_and_no_amount_until_it_is_used() -> None:
    tiers = [{"amount": "0.10"}, {"above": 1000, "amount": "0.05"}]
    snapshot = catalog(
        build.price("calls", "usage", "0.10", unit="minute", tiers=tiers, tier_mode="graduated"),
        adjustments=[{"key": "half", "name": {"en": "Half"}, "kind": "percent", "value": 50}],
    )
    (charge,) = charges(snapshot, 3).values()
    assert (charge.amount, charge.unit_amount, charge.unit) == (D(0), D("0.05"), "minute")
    assert [one.amount for one in charge.tiers] == [D("0.05"), D("0.025")]
    assert rated_usage(charge, D(1500)) == D("62.50")
    for odd in (D(-1), D(10) ** 15):
        with pytest.raises(NotPriced):
            rated_usage(charge, odd)
    assert price_totals([charge], "EUR").tcv == 0


TAXES = Matrices(
    now=NOW, tables={"pricing-tax": compile_table(parse_table(shipped("policies/pricing-tax.table.json")))}
)


def test_taxes_come_from_a_table_and_stand_beside_the_amount() -> None:
    snapshot = catalog(build.price("monthly", "recurring", "9.99", tax_category="telecom"))
    charge = charges(snapshot, site={"country": "BR"}, tables=TAXES.tables)["monthly"]
    assert [(one.name["en"], one.rate, one.amount, one.rows) for one in charge.taxes] == [
        ("ICMS", D(20), D("2.00"), ("brazil-telecom",)),
        ("PIS/COFINS", D("3.65"), D("0.36"), ("brazil-federal",)),
    ]
    assert (charge.amount, charge.tax) == (D("9.99"), D("2.36"))
    assert charges(snapshot, site={"country": "XX"}, tables=TAXES.tables)["monthly"].taxes == ()
    assert charges(snapshot, site={"country": "BR"})["monthly"].taxes == ()


@pytest.mark.parametrize(("currency", "amount"), [("JPY", "3"), ("EUR", "3.34"), ("BHD", "3.335"), ("CLF", "3.3350")])
def test_amounts_are_rounded_to_what_the_currency_can_pay(currency: str, amount: str) -> None:
    price = build.price("x", "one_time", "1.66752", currency)
    snapshot = build.snapshot(build.document(build.product("p"), build.offering("sold", "p", prices=[price])))
    (found,) = price_lines(snapshot, [LineToPrice(number="1", offering="sold", quantity=D(2))], currency)
    assert str(found.one_time) == amount


def test_totals_tell_periods_months_years_and_the_whole_term() -> None:
    snapshot = catalog(
        build.price("monthly", "recurring", 10),
        build.price("yearly", "recurring", 100, period="year"),
        build.price("setup", "one_time", 40),
        offering={"contract": {"term_months": 30}},
    )
    totals = price_totals(charges(snapshot).values(), "EUR")
    assert (totals.one_time, totals.recurring) == (D(40), D(110))
    assert [(one.period.value, one.amount) for one in totals.periods] == [("month", D(10)), ("year", D(100))]
    assert (totals.mrr, totals.arr) == (D("18.33"), D(220))
    assert totals.tcv == D(40) + 30 * 10 + 2 * 100 + 50


def test_the_term_of_a_bundle_is_that_of_its_longest_part() -> None:
    price = build.price("monthly", "recurring", 10)
    snapshot = build.snapshot(
        build.document(
            build.product("p"),
            build.offering("long", "p", prices=[price], contract={"term_months": 24}),
            build.offering("short", "p", prices=[price]),
            build.offering(
                "bundle",
                prices=[price],
                children=[{"offering": one, "minimum": 1, "maximum": 1, "default": 1} for one in ("long", "short")],
            ),
        )
    )
    lines = [LineToPrice(number="1", offering="bundle")]
    lines += [LineToPrice(number=key, offering=key, parent="1") for key in ("long", "short")]
    lines += [LineToPrice(number="alone", offering="short")]
    found = price_lines(snapshot, lines, "EUR")
    assert [one.charges[0].term_months for one in found] == [24, 24, 24, None]


@pytest.mark.parametrize(
    ("rule", "since", "until", "amount"),
    [
        (Proration.DAYS, date(2026, 3, 1), date(2026, 4, 1), "31.00"),
        (Proration.DAYS, date(2026, 3, 22), date(2026, 4, 1), "10.00"),
        (Proration.THIRTIETHS, date(2026, 3, 16), date(2026, 4, 1), "15.50"),
        (Proration.WHOLE, date(2026, 3, 31), date(2026, 9, 1), "31.00"),
        (Proration.FREE, date(2026, 3, 2), date(2026, 4, 1), "0"),
        (Proration.FREE, date(2026, 2, 1), date(2026, 5, 1), "31.00"),
        (Proration.DAYS, date(2026, 5, 1), date(2026, 6, 1), "0"),
    ],
)
def test_part_of_a_period_costs_by_its_rule(rule: Proration, since: date, until: date, amount: str) -> None:
    march = (date(2026, 3, 1), date(2026, 4, 1))
    assert prorated(D(31), "EUR", march, (since, until), rule) == D(amount)


@pytest.mark.parametrize(
    ("begins", "since", "until", "amount"),
    [
        (date(2026, 1, 31), None, None, "28.00"),
        (date(2026, 1, 31), date(2026, 2, 14), None, "14.00"),
        (date(2026, 2, 1), None, date(2026, 2, 8), "7.00"),
        (date(2026, 2, 1), date(2026, 3, 1), None, "0"),
    ],
)
def test_a_month_ends_where_the_next_begins(begins: date, since: date | None, until: date | None, amount: str) -> None:
    (charge,) = charges(catalog(build.price("monthly", "recurring", "28"))).values()
    assert part_of_period(charge, begins, since, until) == D(amount)


def test_what_does_not_recur_has_no_part_and_no_period_ends_after_the_calendar() -> None:
    (once,) = charges(catalog(build.price("setup", "one_time", "28"))).values()
    assert part_of_period(once, date(2026, 1, 1), None, None) is None
    (monthly,) = charges(catalog(build.price("monthly", "recurring", "28"))).values()
    with pytest.raises(NotPriced):
        part_of_period(monthly, date(9999, 12, 1), None, None)


def said(amount: str, **fields: Any) -> SaidPrice:
    values: dict[str, Any] = {"line": "1", "charge_type": ChargeType.RECURRING, "currency": "EUR", **fields}
    return SaidPrice(amount=D(amount), **values)


@pytest.mark.parametrize(
    ("stated", "codes"),
    [
        ([said("20")], []),
        ([said("10")], []),
        ([said("12"), said("8")], []),
        ([said("19.99")], ["ordering.price_differs"]),
        ([said("20", currency="USD")], ["ordering.price_currency"]),
        ([said("1", charge_type=ChargeType.ONE_TIME)], ["ordering.price_differs"]),
        ([said("20", line="9")], ["ordering.price_differs"]),
        ([said("1", charge_type=ChargeType.USAGE)], []),
    ],
)
def test_prices_that_a_sender_states_are_held_against_ours(stated: list[SaidPrice], codes: list[str]) -> None:
    snapshot = catalog(build.price("monthly", "recurring", 10))
    lines = price_lines(snapshot, [LineToPrice(number="1", offering="sold", quantity=D(2))], "EUR")
    assert [one.code for one in price_differences(lines, stated)] == codes


def test_charges_are_kept_and_read_again_without_loss() -> None:
    snapshot = catalog(
        build.price("monthly", "recurring", 100, tax_category="telecom"), offering={"contract": {"term_months": 24}}
    )
    sale = Sale(adjustments=(agreed("percent", 50, months=6),))
    line = LineToPrice(number="1", offering="sold", site={"country": "BR"})
    (found,) = price_lines(snapshot, [line], "EUR", TAXES, sale)
    assert json.decode(json.dumps(found), LinePrice) == found
    assert msgspec.convert(json.to_builtins(found), LinePrice, strict=False) == found
