"""Drafts, versions and working together in the studio, row by row; each in real browsers."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_row_autosave_and_drafts(play: Play) -> None:
    play("versions:autosave")


def test_row_publish_immutable_versions(play: Play) -> None:
    play("versions:publish")


def test_a_second_person_sends_a_draft_back_and_then_agrees(play: Play) -> None:
    play("versions:review")


def test_row_diff_and_roll_back(play: Play) -> None:
    play("versions:diff")


def test_row_several_people_at_once(play: Play) -> None:
    """Two browsers edit one draft: merged or shown, and nothing is lost."""
    play("versions:together")
