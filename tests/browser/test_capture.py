"""Capture in a real browser: many sites by a table, many lines at once, files, papers, templates."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_an_agent_captures_twelve_sites_by_the_table_attaches_a_file_and_takes_the_pdf_along(play: Play) -> None:
    play("capture_sites")


def test_an_agent_sells_sd_wan_to_twelve_sites_with_options_and_an_approved_discount(play: Play) -> None:
    """The sites are parts of one network; the order is followed until work is done at them."""
    play("sdwan_sites")


def test_an_agent_sells_by_another_channel_and_price_list_and_is_told_what_is_not_sold_that_way(play: Play) -> None:
    play("ways_to_sell")
