"""Fields of one's own from their definition to the policy that reads them, in a real browser."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def test_a_field_is_defined_filled_in_at_capture_found_by_in_the_list_and_read_by_a_policy(play: Play) -> None:
    play("custom_fields")
