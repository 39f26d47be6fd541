"""Capture in a real browser: many sites by a table, many lines at once, files, papers, templates."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_an_agent_captures_twelve_sites_by_the_table_attaches_a_file_and_takes_the_pdf_along(play: Play) -> None:
    play("capture_sites")
