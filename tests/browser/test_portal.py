"""The portal inside somebody else's page, in a real browser as wide as a phone."""

import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.browser.conftest import Play
from tests.crash.cluster import ROOT, Cluster, free_port

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def shop(product: Cluster) -> Iterator[str]:
    """The shop of the demonstration, a process and an origin of its own."""
    port = free_port()
    command = [sys.executable, "-m", "orderloom", "demo-site", "--port", str(port), "--portal", product.url]
    with subprocess.Popen(command, env=product.environment, cwd=ROOT) as process:
        url, deadline = f"http://127.0.0.1:{port}", time.monotonic() + 60
        while not _answers(url):
            assert process.poll() is None, "the shop ended"
            assert time.monotonic() < deadline, "the shop does not open"
            time.sleep(0.2)
        yield url
        process.terminate()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


def test_a_customer_orders_a_triple_play_on_a_phone_inside_another_site_and_tracks_it(play: Play, shop: str) -> None:
    play("embedded", ORDERLOOM_SHOP_URL=shop)


def test_each_widget_begins_where_it_should(play: Play, shop: str) -> None:
    play("embedded:widgets", ORDERLOOM_SHOP_URL=shop)


def test_whoever_can_not_come_in_or_has_no_connection_is_told_and_comes_back(play: Play, shop: str) -> None:
    play("embedded:refusals", ORDERLOOM_SHOP_URL=shop)


def test_an_agent_answers_a_request_and_the_customer_sees_no_note(play: Play) -> None:
    play("requests")
