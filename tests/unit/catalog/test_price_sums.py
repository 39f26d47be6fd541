"""Whatever is sold, to whomever: the header is the sum of the lines, of the charges, and of every step, to the cent."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from orderloom.catalog.contracts import (
    AdjustmentKind,
    CatalogSnapshot,
    ChargeType,
    LinePrice,
    LineToPrice,
    ManualAdjustment,
    Sale,
)
from orderloom.catalog.domain.pricing import (
    Matrices,
    Proration,
    contract_value,
    price_lines,
    price_totals,
    prorated,
)
from orderloom.kernel.money import minor_units, shared, smallest
from orderloom.language.tables import compile_table, parse_table
from tests.builders import catalog as build
from tests.builders.orders import document as shipped

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TAX = compile_table(parse_table(shipped("policies/pricing-tax.table.json")))
MATRIX = compile_table(parse_table(shipped("policies/pricing-volume.table.json")))
MATRICES = Matrices(now=NOW, tables={"pricing-tax": TAX, "pricing-volume": MATRIX})
CURRENCIES = ("EUR", "JPY", "BHD")
ZERO = Decimal(0)

amounts = st.decimals("-500", "5000", places=4)
percents = st.decimals("-50", "100", places=2)
months = st.integers(1, 40)


@st.composite
def prices(draw: st.DrawFn, key: str, currency: str, listed: bool) -> dict[str, Any]:
    kind = draw(st.sampled_from(["one_time", "recurring", "usage"]))
    fields: dict[str, Any] = {"tax_category": draw(st.sampled_from(["standard", "telecom", "exempt"]))}
    if kind == "recurring":
        fields["period"] = draw(st.sampled_from(["month", "quarter", "year"]))
        starts = draw(st.lists(months, max_size=3, unique=True))
        fields["ramp"] = [
            {"from_month": month, "amount": draw(amounts)} if draw(st.booleans()) else
            {"from_month": month, "percent": draw(percents)}
            for month in starts
        ]  # fmt: skip
    if kind == "usage":
        fields["unit"] = "GB"
    if draw(st.booleans()):
        begins = draw(st.lists(st.integers(0, 30), max_size=3, unique=True))
        fields["tiers"] = [{"above": at, "amount": draw(amounts), "flat": draw(amounts)} for at in begins]
        fields["tier_mode"] = draw(st.sampled_from(["volume", "graduated"]))
    if not fields.get("tiers") and draw(st.booleans()):
        fields["matrix"] = "pricing-volume"
    if draw(st.booleans()):
        fields["factor"] = draw(st.sampled_from(["line.quantity", "0.333", "1 / 3", "7"]))
    if listed and draw(st.booleans()):
        fields["price_list"] = "special"
    return build.price(key, kind, draw(amounts), currency, **fields)


@st.composite
def adjustments(draw: st.DrawFn, currency: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for place in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["percent", "amount", "override"]))
        found.append({
            "key": f"rule-{place}",
            "name": {"en": "Rule"},
            "kind": kind,
            "value": draw(percents if kind == "percent" else amounts),
            **({} if kind == "percent" else {"currency": currency}),
            **({"months": draw(months)} if draw(st.booleans()) else {}),
            **({"bundle": "bundle"} if draw(st.booleans()) else {}),
        })  # fmt: skip
    return found


@st.composite
def catalogs(draw: st.DrawFn, currency: str) -> CatalogSnapshot:
    """A bundle of three products, with prices of all kinds in a list of the customer and in the standard list."""
    offerings = [
        build.offering(
            name,
            "p",
            prices=[draw(prices(f"price-{place}", currency, listed=True)) for place in range(draw(st.integers(1, 3)))]
            + [build.price("always", "recurring", draw(amounts), currency)],
            contract={"term_months": draw(months)} if draw(st.booleans()) else None,
        )
        for name in ("one", "two", "three")
    ]
    children = [{"offering": name, "minimum": 0, "maximum": 9, "default": 0} for name in ("one", "two", "three")]
    bundle = build.offering("bundle", children=children, prices=[build.price("base", "one_time", 10, currency)])
    special = {"key": "special", "name": {"en": "Special"}, "currency": currency, "segments": ["gold"]}
    rules = draw(adjustments(currency))
    parts = (build.product("p", tracking="bulk"), *offerings, bundle)
    return build.snapshot(build.document(*parts, price_lists=[special], adjustments=rules))


@st.composite
def agreements(draw: st.DrawFn, currency: str) -> tuple[ManualAdjustment, ...]:
    found: list[ManualAdjustment] = []
    for place in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(list(AdjustmentKind)))
        value = draw(percents) if kind is AdjustmentKind.PERCENT else draw(st.decimals("0", "900", places=2))
        found.append(
            ManualAdjustment(
                id=str(place),
                kind=kind,
                value=value.quantize(smallest(currency)) if kind is not AdjustmentKind.PERCENT else value,
                reason="Agreed",
                line=draw(st.sampled_from([None, "1", "2", "3"])),
                charge=draw(st.sampled_from([None, "always"])),
                charge_type=draw(st.sampled_from([None, ChargeType.ONE_TIME, ChargeType.RECURRING])),
                months=draw(st.none() | months),
            )
        )
    return tuple(found)


@st.composite
def sold(draw: st.DrawFn) -> tuple[tuple[LinePrice, ...], str]:
    currency = draw(st.sampled_from(CURRENCIES))
    snapshot = draw(catalogs(currency))
    site = {"country": draw(st.sampled_from(["PT", "BR", "XX"]))}
    lines = [LineToPrice(number="0", offering="bundle", site=site)]
    for place in range(1, draw(st.integers(1, 5)) + 1):
        lines.append(
            LineToPrice(
                number=str(place),
                offering=draw(st.sampled_from(["one", "two", "three"])),
                parent=draw(st.sampled_from([None, "0"])),
                quantity=draw(st.decimals("0.5", "40", places=1)),
                site=site,
            )
        )
    account = {"segment": draw(st.sampled_from(["gold", "tin"]))}
    sale = Sale(account=account, adjustments=draw(agreements(currency)))
    return price_lines(snapshot, lines, currency, MATRICES, sale), currency


@given(sold())
def test_totals_are_the_sum_of_lines_of_charges_and_of_steps(case: tuple[tuple[LinePrice, ...], str]) -> None:
    found, currency = case
    charges = [charge for line in found for charge in line.charges]
    totals = price_totals(charges, currency)
    for kind, of_lines, total in (
        (ChargeType.ONE_TIME, [line.one_time for line in found], totals.one_time),
        (ChargeType.RECURRING, [line.recurring for line in found], totals.recurring),
    ):
        own = [charge for charge in charges if charge.charge_type is kind]
        assert total == sum(of_lines) == sum(charge.amount for charge in own)
        assert total == sum((change for charge in own for change in charge.changes), ZERO)
    assert totals.recurring == sum(one.amount for one in totals.periods)
    assert totals.tcv == sum(contract_value(charge) for charge in charges)
    assert totals.one_time_tax + totals.recurring_tax == sum(tax.amount for one in charges for tax in one.taxes)


@given(sold())
def test_every_amount_can_be_paid_in_its_currency(case: tuple[tuple[LinePrice, ...], str]) -> None:
    found, currency = case
    for charge in (charge for line in found for charge in line.charges):
        owed = [charge.amount, *(tax.amount for tax in charge.taxes), *(phase.amount for phase in charge.phases)]
        for amount in (*owed, contract_value(charge)):
            assert amount == amount.quantize(smallest(currency)), minor_units(currency)
        assert (
            charge.amount == ZERO
            if charge.charge_type is ChargeType.USAGE
            else charge.amount == charge.steps[-1].result
        )
        if charge.phases:
            assert charge.phases[0].from_month == 1
            assert charge.phases[0].amount == charge.amount


@given(sold())
def test_the_value_of_a_contract_is_what_is_charged_month_by_month(case: tuple[tuple[LinePrice, ...], str]) -> None:
    for charge in (charge for line in case[0] for charge in line.charges):
        if charge.charge_type is not ChargeType.RECURRING or charge.term_months is None or charge.period is None:
            continue
        charged = ZERO
        for month in range(1, charge.term_months + 1, charge.period.months):
            phases = [one.amount for one in charge.phases if one.from_month <= month]
            amount = phases[-1] if phases else charge.amount
            left = min(charge.period.months, charge.term_months - month + 1)
            charged += (amount * left / charge.period.months).quantize(smallest(case[1]))
        assert contract_value(charge) == charged


@given(
    st.decimals("-1000", "1000", places=2),
    st.lists(st.decimals("-50", "50", places=3), min_size=1, max_size=8),
)
def test_shares_add_up(amount: Decimal, weights: list[Decimal]) -> None:
    assert sum(shared(amount, weights, "EUR")) == amount


@given(
    st.decimals("0", "1000", places=2),
    st.lists(st.integers(1, 89), max_size=6, unique=True),
    st.sampled_from([Proration.DAYS, Proration.THIRTIETHS]),
)
def test_the_parts_of_a_period_add_up_however_it_is_cut(amount: Decimal, cuts: list[int], rule: Proration) -> None:
    since, until = date(2026, 1, 31), date(2026, 1, 31) + timedelta(days=90)
    bounds = [since, *(since + timedelta(days=cut) for cut in sorted(cuts)), until]
    parts = [prorated(amount, "EUR", (since, until), part, rule) for part in pairwise(bounds)]
    assert sum(parts) == amount
    assert all(part >= 0 for part in parts)
