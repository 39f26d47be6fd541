"""The last day of a contract."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderloom.inventory.domain.agreements import contract_end


@pytest.mark.parametrize(
    ("starts_on", "months", "ends_on"),
    [
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 3, 15), 24, date(2028, 3, 14)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 5, 1), 1, date(2026, 5, 31)),
    ],
)
def test_a_contract_ends_the_day_before_its_term_begins_anew(starts_on: date, months: int, ends_on: date) -> None:
    assert contract_end(starts_on, months) == ends_on


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 120))
def test_a_longer_term_never_ends_earlier(starts_on: date, months: int) -> None:
    assert starts_on < contract_end(starts_on, months) < contract_end(starts_on, months + 1)
