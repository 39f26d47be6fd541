"""Domain orders in a real browser: found, read, and looked at when they need it."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_a_manager_finds_a_domain_order_and_sees_what_needs_attention(play: Play) -> None:
    play("domain_orders")
