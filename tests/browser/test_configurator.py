"""Products are configured in a real browser: rules, conflicts and ways out, comparison, many sites at once."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_an_agent_is_led_out_of_a_conflict_and_configures_many_sites(play: Play) -> None:
    play("configurator")
