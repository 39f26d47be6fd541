"""Forms and connections as process admins write them, in a real browser."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def test_a_form_is_written_beside_its_preview_and_an_open_task_keeps_its_own(play: Play) -> None:
    play("forms")


def test_a_connection_is_tried_for_real_and_another_is_written(play: Play) -> None:
    play("connections")
