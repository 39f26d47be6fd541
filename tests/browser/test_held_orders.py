"""Accept and hold in a real browser."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_an_order_that_names_an_unknown_offering_waits_until_somebody_says_what_is_meant(play: Play) -> None:
    play("held_orders")
