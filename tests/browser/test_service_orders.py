"""Service orders in a real browser."""

from collections.abc import Generator
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.browser.conftest import Play, player
from tests.crash.cluster import Cluster, cluster

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture
def telling(
    postgres: str, redis_url: str, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Generator[Cluster]:
    """A product that may call listeners on this machine, which others refuse."""
    name = f"telling_{worker_id}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    url = postgres.replace("/orderloom?", f"/{name}?")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ORDERLOOM_PRIVATE_NETWORKS", "true")
        with cluster(url, redis_url, tmp_path_factory.mktemp("telling"), workers=1) as running:
            yield running


def test_an_order_manager_captures_and_follows_service_orders(play: Play) -> None:
    play("service_orders")


def test_a_service_order_by_tmf641_is_found_held_and_followed_and_its_sender_is_told(
    node: Path, telling: Cluster, tmp_path: Path
) -> None:
    made = telling.command("token", "create", "oss", "--role", "order_manager", "--role", "process_admin")
    player(node, telling, tmp_path)("service_order_by_tmf641", ORDERLOOM_TOKEN=made.split()[-1])
