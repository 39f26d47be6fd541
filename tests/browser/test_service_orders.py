"""Service orders in a real browser."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_an_order_manager_captures_and_follows_service_orders(play: Play) -> None:
    play("service_orders")
