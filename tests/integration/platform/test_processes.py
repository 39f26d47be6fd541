"""Each part of the product starts by its compose command, says that it is ready, and ends cleanly when told to."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[3]
PARTS = ("web", "worker", "relay", "simulator")


def services() -> dict[str, Any]:
    given = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    return {name: service for name, service in given.items() if service.get("image") == "orderloom"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(service: dict[str, Any], database: str, redis: str, home: Path) -> dict[str, str]:
    """As in the container, but on this machine's servers and on free ports of the loopback."""
    given = {name: re.sub(r"\$\{\w+:[?-](.*)\}", r"\1", value) for name, value in service["environment"].items()}
    own = {"ORDERLOOM_DATABASE_URL": database, "ORDERLOOM_REDIS_URL": redis, "ORDERLOOM_HOST": "127.0.0.1"}
    ports = {"ORDERLOOM_PORT": str(free_port()), "ORDERLOOM_SIMULATOR_PORT": str(free_port())}
    return {**os.environ, **given, **own, **ports, "ORDERLOOM_HOME": str(home), "ORDERLOOM_LOG_FORMAT": "json"}


def test_compose_has_every_part_and_two_workers() -> None:
    assert set(services()) == {*PARTS, "migrate", "seed"}
    assert services()["worker"]["deploy"]["replicas"] == 2


@pytest.mark.parametrize("part", PARTS)
def test_a_part_starts_by_its_compose_command_and_stops_when_told(
    part: str, new_database_url: Callable[[], str], redis_url: str, tmp_path: Path
) -> None:
    service = services()[part]
    process = subprocess.Popen(
        [sys.executable, "-m", "orderloom", *service["command"]],
        env=environment(service, new_database_url(), redis_url, tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    seen: list[str] = []
    for line in process.stdout:
        seen.append(line)
        if f"{part} is ready" in line:
            process.send_signal(signal.SIGTERM)
            break
    rest = process.stdout.read()
    assert process.wait() == 0, "".join(seen) + rest
