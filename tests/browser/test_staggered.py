"""An SD-WAN order that grows while people answer, in a real browser, and a change of the catalog beside it."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def test_an_order_for_four_sites_grows_with_what_people_answer_and_keeps_its_catalog(play: Play) -> None:
    play("staggered")
