"""Each role does its work in a real browser, and is refused the work of others; every screen is read by axe."""

from pathlib import Path

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
DOCS = Path(__file__).parents[2] / "docs"


def test_the_customer_orders_in_the_portal_and_follows_the_order_until_it_works(play: Play) -> None:
    play("customer")


def test_the_order_agent_captures_an_order(play: Play) -> None:
    play("order_agent")


def test_the_order_manager_holds_releases_and_cancels(play: Play) -> None:
    play("order_manager")


def test_the_order_approver_rejects_one_order_and_approves_another(play: Play) -> None:
    play("order_approver")


def test_the_fulfillment_agent_completes_an_enrichment_task_and_a_fulfillment_task(play: Play) -> None:
    play("fulfillment_agent")


def test_the_fulfillment_manager_drops_a_deferral_and_sees_the_graph_move(play: Play) -> None:
    play("fulfillment_manager")


def test_the_fallout_agent_retries_what_was_refused_once(play: Play) -> None:
    play("fallout_agent")


def test_the_fallout_manager_assigns_a_fallout(play: Play) -> None:
    play("fallout_manager")


def test_the_process_admin_publishes_a_policy_that_the_next_order_follows(play: Play) -> None:
    play("process_admin")


def test_one_signs_in_and_opens_an_order_by_keyboard_alone(play: Play) -> None:
    play("keyboard")


def test_screenshots_show_an_order_in_progress(play: Play, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """`make screenshots` keeps the picture of the README; otherwise it only shows that it can be taken."""
    kept = request.config.getoption("--screenshots")
    picture = (DOCS if kept else tmp_path) / "screenshot.png"
    play("screenshot", ORDERLOOM_PICTURE=str(picture))
    assert picture.read_bytes().startswith(b"\x89PNG")
