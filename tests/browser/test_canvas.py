"""The designer's canvas, row by row of what a studio must have; each in a real browser."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_row_palette_free_drag_and_drop(play: Play) -> None:
    play("canvas:palette")


def test_row_typed_ports_checked_connections(play: Play) -> None:
    play("canvas:ports")


def test_row_undo_redo(play: Play) -> None:
    play("canvas:undo")


def test_row_copy_paste_across_flows(play: Play) -> None:
    play("canvas:copies")


def test_row_minimap_tidy_up_align(play: Play) -> None:
    play("canvas:tidy")


def test_row_groups_notes_inside_the_version(play: Play) -> None:
    play("canvas:groups")


def test_row_keyboard_and_screen_reader(play: Play) -> None:
    play("canvas:keyboard")


def test_row_search_in_flow_outline(play: Play) -> None:
    play("canvas:search")


def test_row_languages_dark_accessible(play: Play) -> None:
    play("canvas:languages")


def test_row_subflows(play: Play) -> None:
    play("canvas:subflows")


def test_row_error_branches_retry_timeout_a_node(play: Play) -> None:
    play("canvas:errors")
