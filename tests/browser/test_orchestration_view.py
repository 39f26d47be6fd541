"""The picture of a running order, in a real browser."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def test_an_agent_watches_branches_come_finds_what_holds_an_order_up_and_takes_the_picture_away(play: Play) -> None:
    play("orchestration_view")
