"""Trying flows out, row by row of what a studio must have; each in a real browser."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_row_test_on_a_real_record_with_trace(play: Play) -> None:
    play("trial:record")


def test_row_breakpoints_replay_edit_and_resume(play: Play) -> None:
    play("trial:resume")


def test_row_live_run_overlay(play: Play) -> None:
    play("trial:live")
