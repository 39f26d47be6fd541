"""The studio as a whole: from an empty canvas to a mended run, by mouse and by keys, and each of its screens."""

from pathlib import Path

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.tour, pytest.mark.timeout(300)]
DOCS = Path(__file__).parents[2] / "docs" / "screens"


def test_a_flow_is_built_tested_published_run_broken_and_mended(play: Play) -> None:
    play("story:byMouse")


def test_the_same_by_keyboard_alone(play: Play) -> None:
    play("story:byKeys")


def test_screenshots_of_every_screen_at_1280_in_the_light(
    play: Play, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    kept = request.config.getoption("--screenshots")
    play("screens:lightly", ORDERLOOM_PICTURES=str((DOCS / "light") if kept else tmp_path / "screens"))


def test_screenshots_of_every_screen_at_1440_in_the_dark(
    play: Play, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    kept = request.config.getoption("--screenshots")
    play("screens:darkly", ORDERLOOM_PICTURES=str((DOCS / "dark") if kept else tmp_path / "screens"))
