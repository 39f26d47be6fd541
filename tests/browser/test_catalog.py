"""A process admin writes the catalog in a real browser."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_the_process_admin_changes_an_offering_sees_what_that_touches_publishes_and_exports(play: Play) -> None:
    play("catalog")
