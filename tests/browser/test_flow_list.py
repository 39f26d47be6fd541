"""The list of flows and tables in a real browser, row by row of what a studio has to offer there."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_flows_are_found_labelled_copied_and_deleted_in_their_list(play: Play) -> None:
    play("flow_list:listAndTags")


def test_row_json_import_and_export(play: Play) -> None:
    play("flow_list:importAndExport")


def test_row_node_help_and_templates(play: Play) -> None:
    play("flow_list:templates")


def test_the_history_of_runs_is_searched(play: Play) -> None:
    play("flow_list:runs")
