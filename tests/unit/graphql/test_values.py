"""Ids, scalars and texts as they stand on the wire."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from orderloom.graphql.ids import BadId, global_id, row_id, split_id
from orderloom.graphql.problems import as_problems
from orderloom.graphql.scalars import JSON, SCALARS, as_object
from orderloom.graphql.text import chosen
from orderloom.kernel.errors import Invalid, Problem
from orderloom.kernel.ids import new_id


def test_a_global_id_leads_back_to_its_type_and_row() -> None:
    row = new_id()
    assert split_id(global_id("Order", row)) == ("Order", row)
    assert row_id(global_id("Order", row), "Order") == row


@pytest.mark.parametrize("given", ["", "x", "ä", "T3JkZXI6eA", global_id("Task", UUID(int=7))])
def test_an_id_that_is_not_of_this_type_is_refused_with_its_path(given: str) -> None:
    with pytest.raises(BadId) as refused:
        row_id(given, "Order", "orderId")
    assert refused.value.problems[0].path == ("orderId",)


def test_decimals_are_exact_text_without_exponents() -> None:
    scalar = SCALARS[Decimal]
    assert scalar.serialize is not None
    assert scalar.parse_value is not None
    assert scalar.serialize(Decimal("1E+3")) == "1000"
    assert scalar.parse_value("0.10") == Decimal("0.10")
    assert scalar.parse_value(0.1) == Decimal("0.1")


@pytest.mark.parametrize("given", ["NaN", "1e400", "Infinity", "", "1,5", True, None, "9" * 61, [1]])
def test_what_is_no_decimal_is_refused(given: object) -> None:
    scalar = SCALARS[Decimal]
    assert scalar.parse_value is not None
    with pytest.raises(ValueError, match=r"decimal|range"):
        scalar.parse_value(given)


def test_times_are_utc_and_a_time_without_zone_counts_as_utc() -> None:
    scalar = SCALARS[datetime]
    assert scalar.serialize is not None
    assert scalar.parse_value is not None
    assert scalar.parse_value("2030-01-31T12:00:00") == datetime(2030, 1, 31, 12, tzinfo=UTC)
    assert scalar.serialize(datetime.fromisoformat("2030-01-31T12:00:00+02:00")) == "2030-01-31T10:00:00Z"
    with pytest.raises(ValueError, match="ISO 8601"):
        scalar.parse_value("tomorrow")


def test_numbers_in_json_are_exact_and_nul_is_refused() -> None:
    scalar = SCALARS[JSON]
    assert scalar.parse_value is not None
    assert scalar.parse_value({"a": [0.1]}) == {"a": [Decimal("0.1")]}
    with pytest.raises(ValueError, match="U\\+0000"):
        scalar.parse_value({"a": "\0"})


def test_values_that_must_be_an_object_are_refused_otherwise() -> None:
    assert as_object({"a": 1}, "values") == {"a": 1}
    with pytest.raises(Invalid) as refused:
        as_object([1], "values")
    assert refused.value.problems[0].path == ("values",)


def test_text_is_chosen_by_locale_then_language_then_english_then_any() -> None:
    words = {"en": "Order desk", "pt-BR": "Mesa de pedidos"}
    assert chosen(words, "pt-BR") == "Mesa de pedidos"
    assert chosen(words, "pt-PT") == "Mesa de pedidos"
    assert chosen(words, "de") == "Order desk"
    assert chosen({"fr": "Bureau"}, "de") == "Bureau"
    assert chosen({}, "en") == ""


def test_paths_of_problems_are_spelled_as_in_the_api() -> None:
    found = as_problems([Problem("x", "X.", ("lines", 2, "site_id"))])
    assert found[0].path == ["lines", "2", "siteId"]
