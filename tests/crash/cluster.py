"""A whole Orderloom on this machine: its own PostgreSQL and Valkey, web, workers, relay and simulator as processes."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Part:
    """One process of the product; `kill` is SIGKILL, `start` brings it up anew."""

    name: str
    arguments: list[str]
    environment: dict[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    kills: int = 0

    def start(self) -> None:
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "orderloom", *self.arguments],
                env=self.environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                cwd=ROOT,
            )

    def kill(self) -> None:
        """kill -9 of the process and of everything that it started."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.kills += 1

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()


@dataclass
class Cluster:
    database_url: str
    redis_url: str
    folder: Path
    environment: dict[str, str]
    web_port: int
    simulator_port: int
    parts: dict[str, Part] = field(default_factory=dict)
    token: str = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.web_port}"

    @property
    def simulator_url(self) -> str:
        return f"http://127.0.0.1:{self.simulator_port}"

    def command(self, *arguments: str) -> str:
        """Runs `orderloom …` to its end and returns what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "orderloom", *arguments],
            env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"orderloom {' '.join(arguments)}: {done.stdout}{done.stderr}"
        return done.stdout

    def add(self, name: str, *arguments: str) -> None:
        self.parts[name] = Part(name, list(arguments), self.environment, self.folder / f"{name}.log")
        self.parts[name].start()

    def wait_until_ready(self, seconds: float = 180) -> None:
        for url in (f"{self.url}/readyz", f"{self.simulator_url}/healthz"):
            deadline = time.monotonic() + seconds
            while True:
                try:
                    if httpx.get(url, timeout=2).status_code == 200:
                        break
                except httpx.HTTPError:
                    pass
                if time.monotonic() > deadline:
                    raise AssertionError(f"{url} is not ready:\n{self.logs()}")
                time.sleep(0.1)

    def logs(self) -> str:
        return "\n".join(f"== {part.name}\n{part.log.read_text()[-3000:]}" for part in self.parts.values())

    def stop(self) -> None:
        for part in self.parts.values():
            part.stop()


def _environment(database_url: str, redis_url: str, folder: Path, ports: tuple[int, int]) -> dict[str, str]:
    return {
        **os.environ,
        "ORDERLOOM_ENV": "test",
        "ORDERLOOM_DATABASE_URL": database_url,
        "ORDERLOOM_REDIS_URL": redis_url,
        "ORDERLOOM_HOME": str(folder),
        "ORDERLOOM_PORT": str(ports[0]),
        "ORDERLOOM_SIMULATOR_PORT": str(ports[1]),
        "ORDERLOOM_SIMULATOR_URL": f"http://127.0.0.1:{ports[1]}",
    }


@contextmanager
def cluster(database_url: str, redis_url: str, folder: Path, workers: int = 2) -> Generator[Cluster]:
    """Migrated, seeded with the demo catalog and without orders; all parts up; a token of an order agent at hand."""
    ports = (free_port(), free_port())
    running = Cluster(
        database_url, redis_url, folder, _environment(database_url, redis_url, folder, ports), ports[0], ports[1]
    )
    try:
        running.command("migrate")
        running.command("seed", "--demo")
        for name in ("web", "relay", "simulator"):
            running.add(name, name)
        for number in range(workers):
            running.add(f"worker-{number + 1}", "worker")
        running.token = running.command("token", "create", "crash-test", "--role", "order_agent").split()[-1]
        running.wait_until_ready()
        yield running
    finally:
        running.stop()
