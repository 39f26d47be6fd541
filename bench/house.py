"""An Orderloom of the bench's own: embedded servers with fsync on, a migrated and seeded database, real processes."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from orderloom.platform.embedded import start_postgres, start_valkey

ROOT = Path(__file__).resolve().parents[1]


@dataclass
class House:
    """`environment` is what each process is given; `processes` are those that run now."""

    folder: Path
    postgres: str
    environment: dict[str, str]
    port: int
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def command(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "orderloom", *arguments],
            env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise SystemExit(f"orderloom {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def start(self, name: str, *arguments: str) -> None:
        log = (self.folder / f"{name}.log").open("ab")
        self.processes[name] = subprocess.Popen(
            [sys.executable, "-m", "orderloom", *arguments], env=self.environment, cwd=ROOT, stdout=log, stderr=log
        )

    def stop(self) -> None:
        for process in self.processes.values():
            process.send_signal(signal.SIGTERM)
        for process in self.processes.values():
            process.wait(30)

    def megabytes(self, name: str) -> float:
        """Resident memory of a process now."""
        status = Path(f"/proc/{self.processes[name].pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def cpu_seconds(self, name: str) -> float:
        fields = Path(f"/proc/{self.processes[name].pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measured_flows(folder: Path) -> Path:
    """The shipped definitions, except that external systems answer in process and no line is enriched: the work unit
    of the bench is the order from accepted to closed, not the simulator's HTTP."""
    flows = folder / "flows"
    shutil.copytree(ROOT / "flows", flows)
    for path in flows.rglob("*.connection.json"):
        connection = json.loads(path.read_text())
        connection.update(kind="in_process")
        path.write_text(json.dumps(connection))
    for path in flows.rglob("order-enrichment.table.json"):
        table = json.loads(path.read_text())
        table.update(rows=[])
        path.write_text(json.dumps(table))
    return flows


@contextmanager
def house(folder: Path, port: int) -> Generator[House]:
    postgres = start_postgres(folder / "postgres", extra={"max_connections": "200"})
    valkey = start_valkey(folder / "valkey")
    environment = {
        **os.environ,
        "ORDERLOOM_ENV": "development",
        "ORDERLOOM_HOME": str(folder / "home"),
        "ORDERLOOM_DATABASE_URL": postgres.url,
        "ORDERLOOM_REDIS_URL": valkey.url,
        "ORDERLOOM_PORT": str(port),
        "ORDERLOOM_LOG_LEVEL": "warning",
        "ORDERLOOM_FLOWS_PATH": str(measured_flows(folder)),
    }
    running = House(folder, postgres.url, environment, port)
    try:
        running.command("migrate")
        running.command("seed", "--demo")
        yield running
    finally:
        running.stop()
        valkey.stop()
        postgres.stop()


def wait_until_ready(running: House, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{running.url}/readyz", timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.05)
    raise SystemExit(f"the web process did not become ready; see {running.folder}/web.log")
