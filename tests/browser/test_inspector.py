"""The settings of steps, and expressions with their completion, in a real browser."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def test_row_expression_completion(play: Play) -> None:
    """By the type of the scope, with the live value on a sample; a condition goes from rows to text and back."""
    play("expressions")


def test_the_settings_of_a_step_are_a_form_by_the_schema_of_its_kind(play: Play) -> None:
    play("inspector")
