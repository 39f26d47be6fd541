"""A file of orders from the first click to the report, in a real browser."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def test_a_file_with_three_bad_rows_becomes_orders_of_the_others_and_a_report(play: Play) -> None:
    play("imports")
