"""Prices in a real browser: explained to the cent, agreed by hand, approved by whom they concern; and edited."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_a_discount_above_the_limit_is_explained_and_approved(play: Play) -> None:
    play("agreed_prices")


def test_a_process_admin_prices_an_offering_and_tries_it_before_it_is_published(play: Play) -> None:
    play("prices")


def test_a_process_admin_writes_when_a_price_holds_led_by_what_it_may_read(play: Play) -> None:
    play("price_conditions")
