"""A process admin draws decomposition graphs in a real browser."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_the_process_admin_draws_a_graph_mends_publishes_and_simulates_it(play: Play) -> None:
    play("decomposition_designer")
