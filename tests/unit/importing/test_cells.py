"""What cells say: numbers, dates and answers as people write them, and what none of these is."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderloom.catalog.contracts import AllowedValue, Characteristic, ValueType
from orderloom.integration.importing.cells import Misread, day_in, moment_in, number_in, truth_in, value_in
from orderloom.integration.importing.contracts import Mapping
from orderloom.integration.importing.proposing import plain
from orderloom.integration.importing.reporting import safe

PLAIN = Mapping()
BRAZIL = Mapping(decimal=",", dates="dmy")


@pytest.mark.parametrize(
    ("text", "mapping", "number"),
    [
        ("1,234.5", PLAIN, "1234.5"),
        ("1.234,5", BRAZIL, "1234.5"),
        (" -7 ", PLAIN, "-7"),
        ("1\u00a0000", BRAZIL, "1000"),
    ],
)
def test_numbers_are_read_as_they_are_written_there(text: str, mapping: Mapping, number: str) -> None:
    assert number_in(text, mapping) == Decimal(number)


@pytest.mark.parametrize("text", ["", "many", "1e400", "NaN", "Infinity", "1.2.3", "--1", "0x10", "１"])
def test_what_is_no_number_is_told(text: str) -> None:
    with pytest.raises(Misread):
        number_in(text, Mapping(decimal="."))


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2027-02-01", "dmy", date(2027, 2, 1)),
        ("01/02/2027", "dmy", date(2027, 2, 1)),
        ("01/02/2027", "mdy", date(2027, 1, 2)),
        ("1.2.27", "dmy", date(2027, 2, 1)),
    ],
)
def test_days_are_read_in_the_order_of_the_file(text: str, order: Any, day: date) -> None:
    assert day_in(text, Mapping(dates=order)) == day


def test_a_moment_without_a_zone_is_utc_and_a_day_its_beginning() -> None:
    assert moment_in("2027-02-01T10:30:00-03:00", PLAIN) == datetime(2027, 2, 1, 13, 30, tzinfo=UTC)
    assert moment_in("01/02/2027", BRAZIL) == datetime(2027, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize("text", ["31/02/2027", "2027-13-01", "soon", "0/0/0"])
def test_what_is_no_day_is_told(text: str) -> None:
    with pytest.raises(Misread):
        day_in(text, BRAZIL)


def test_yes_and_no_are_understood_in_both_languages() -> None:
    assert [truth_in(text, PLAIN) for text in ("yes", "Sim", "1", "não", "FALSE")] == [True, True, True, False, False]


def test_values_have_the_type_of_their_characteristic_and_choices_are_known_by_name() -> None:
    speed = Characteristic(key="speed", name={"en": "Speed"}, value_type=ValueType.INTEGER)
    allowed = (AllowedValue(value="gold", label={"en": "Gold level", "pt-BR": "Nível ouro"}),)
    level = Characteristic(key="level", name={"en": "Level"}, allowed=allowed)
    several = Characteristic(key="codes", name={"en": "Codes"}, most=3)
    assert value_in("600", speed, PLAIN) == 600
    assert [value_in(text, level, PLAIN) for text in ("gold", "nível OURO", "tin")] == ["gold", "gold", "tin"]
    assert value_in("a | b", several, PLAIN) == ["a", "b"]


def test_names_are_compared_without_accents_case_and_signs() -> None:
    assert plain("Número do Pedido") == plain("numero_do-pedido") == plain("NumeroDoPedido") == "numero do pedido"


@given(st.text(max_size=30))
def test_no_cell_of_a_report_begins_as_a_formula(text: str) -> None:
    assert safe(text)[:1] not in set("=+-@\t\r\n")
    assert safe(text).removeprefix("'") == text.removeprefix("'")
