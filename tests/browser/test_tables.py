"""Decision tables are written as in a spreadsheet, by one person or by two."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_a_table_is_written_by_keys_alone(play: Play) -> None:
    play("table_keys")


def test_a_block_comes_from_excel_and_undo_survives_a_reload(play: Play) -> None:
    play("table_paste")


def test_two_people_write_in_one_table_and_decide_about_the_same_cell(play: Play) -> None:
    play("table_together")
