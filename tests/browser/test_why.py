"""People ask why an order is made as it is, and see before publishing what it would be made of then."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_an_agent_asks_why_and_an_admin_reads_what_a_draft_would_change(play: Play) -> None:
    play("why")


def test_an_agent_reads_what_is_wrong_and_what_a_product_is_composed_of(play: Play) -> None:
    play("why_faults")
