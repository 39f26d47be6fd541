"""Prices by matrix: a decision table answers the amount or a factor, and the breakdown says by which rows."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from orderloom.catalog.contracts import CatalogSnapshot, LineToPrice
from orderloom.catalog.domain.pricing import Matrices, NotPriced, price_lines
from orderloom.language.tables import CompiledTable, compile_table, parse_table
from tests.builders import catalog as build

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def table(key: str, *rows: dict[str, Any], output: str = "amount", **fields: Any) -> CompiledTable:
    document = {
        "schema": "orderloom.table/1",
        "key": key,
        "name": {"en": "Matrix"},
        "hit_policy": "FIRST",
        "inputs": [
            {"id": "speed", "label": "Speed", "expression": "line.characteristics.speed", "type": "number"},
            {"id": "city", "label": "City", "expression": "site.city", "type": "string"},
        ],
        "outputs": [{"id": output, "label": "Answer", "type": "number"}],
        "rows": list(rows),
        **fields,
    }
    return compile_table(parse_table(document))


def snapshot(**price: Any) -> CatalogSnapshot:
    document = {
        "schema": "orderloom.catalog/1",
        "key": "test",
        "name": {"en": "Test"},
        "specifications": [
            {
                "key": "access",
                "name": {"en": "Access"},
                "kind": "product",
                "category": "access",
                "characteristics": [{"key": "speed", "name": {"en": "Speed"}, "value_type": "integer"}],
            }
        ],
        "offerings": [
            {
                "key": "access",
                "name": {"en": "Access"},
                "specification": "access",
                "prices": [
                    {
                        "key": "monthly",
                        "name": {"en": "Monthly"},
                        "charge_type": "recurring",
                        "period": "month",
                        "amount": "30",
                        "currency": "EUR",
                        **price,
                    }
                ],
            }
        ],
    }
    return build.snapshot(document)


def priced(catalog: CatalogSnapshot, known: Matrices, **line: Any) -> Any:
    asked = LineToPrice(number="1", offering="access", **line)
    return price_lines(catalog, [asked], "EUR", known)[0].charges[0]


CHEAP = {"id": "cheap", "when": ["< 100", '"Recife"'], "then": ["9.99"]}
FAST = {"id": "fast", "when": [">= 100", None], "then": ["49.5"]}


def test_the_answer_takes_the_place_of_the_list_price_and_says_why() -> None:
    known = Matrices(now=NOW, tables={"pricing-access": table("pricing-access", CHEAP, FAST)})
    charge = priced(
        snapshot(matrix="pricing-access"),
        known,
        characteristics={"speed": 50},
        site={"city": "Recife"},
        quantity=Decimal(2),
    )
    assert (charge.unit_amount, charge.amount) == (Decimal("9.99"), Decimal("19.98"))
    assert [(step.operation, step.value, step.result, step.table, step.rows) for step in charge.steps] == [
        ("list_price", Decimal(30), Decimal(30), None, ()),
        ("matrix", Decimal("9.99"), Decimal("9.99"), "pricing-access", ("cheap",)),
        ("quantity", Decimal(2), Decimal("19.98"), None, ()),
        ("round", Decimal("19.98"), Decimal("19.98"), None, ()),
    ]


def test_a_factor_multiplies_and_the_factor_of_the_price_comes_after() -> None:
    known = Matrices(now=NOW, tables={"pricing-x": table("pricing-x", {**FAST, "then": ["0.5"]}, output="factor")})
    charge = priced(snapshot(matrix="pricing-x", factor="3"), known, characteristics={"speed": 200})
    assert (charge.unit_amount, charge.amount) == (Decimal("15.0"), Decimal("45.00"))


def test_without_an_answer_the_list_price_stands() -> None:
    known = Matrices(now=NOW, tables={"pricing-access": table("pricing-access", CHEAP)})
    charge = priced(snapshot(matrix="pricing-access"), known, characteristics={"speed": 500})
    assert (charge.amount, [step.operation for step in charge.steps]) == (Decimal(30), ["list_price"])


def test_rows_are_valid_on_their_days() -> None:
    old = {**FAST, "id": "old", "then": ["1"], "valid_to": "2025-12-31"}
    known = Matrices(now=NOW, tables={"pricing-access": table("pricing-access", old, FAST)})
    assert priced(snapshot(matrix="pricing-access"), known, characteristics={"speed": 100}).amount == Decimal("49.50")


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"pricing-access": table("pricing-access", FAST, {**FAST, "id": "again"}, hit_policy="UNIQUE")},
        {"pricing-access": table("pricing-access", {**FAST, "then": ["10 ** 200"]})},
    ],
    ids=["not published", "two answers", "no sum of money"],
)
def test_what_can_not_be_priced_is_refused_with_its_line(tables: dict[str, CompiledTable]) -> None:
    with pytest.raises(NotPriced) as refused:
        priced(snapshot(matrix="pricing-access"), Matrices(now=NOW, tables=tables), characteristics={"speed": 100})
    assert refused.value.problems[0].path[:2] == ("lines", 0)


def test_the_shipped_matrix_gives_a_discount_for_many() -> None:
    shipped = compile_table(
        parse_table(msgspec.json.decode(Path("flows/policies/pricing-volume.table.json").read_bytes()))
    )
    known = Matrices(now=NOW, tables={"pricing-volume": shipped})
    catalog = snapshot(matrix="pricing-volume")
    amounts = [priced(catalog, known, quantity=Decimal(quantity)).amount for quantity in (1, 10, 100)]
    assert amounts == [Decimal(30), Decimal("285.00"), Decimal("2550.00")]
