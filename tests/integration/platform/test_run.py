"""`orderloom run`: starts everything, mends what crashes, and leaves nothing behind, however it ends."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.integration.platform.test_processes import free_port


class Run:
    """One `orderloom run` of a test, and what it printed so far."""

    def __init__(self, home: Path, port: int) -> None:
        self.port = port
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "orderloom", "run", "--no-demo"],
            env={**os.environ, "ORDERLOOM_HOME": str(home), "ORDERLOOM_PORT": str(port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def until(self, said: str) -> str:
        """Reads on until a line contains `said`; fails when the output ends before."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            if said in line:
                return line
        raise AssertionError("".join(self.lines))

    def ready(self) -> None:
        self.until("ready at")
        assert httpx.get(f"http://127.0.0.1:{self.port}/readyz").status_code == 200

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(number)
        assert self.process.stdout is not None
        self.lines += self.process.stdout.readlines()
        return self.process.wait()


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., Run]]:
    runs: list[Run] = []

    def start(home: str = "a home with blanks") -> Run:
        runs.append(Run(tmp_path / home, free_port()))
        return runs[-1]

    yield start
    for one in runs:
        if one.process.poll() is None:
            one.end(signal.SIGKILL)


def processes_of(home: Path) -> list[str]:
    """Command lines or environments that name the data folder, of all living processes."""
    found: list[str] = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            said = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
            state = re.search(r"^State:\s+(\w)", (entry / "status").read_text(), re.MULTILINE)
        except OSError:
            continue
        if str(home).encode() in said and state is not None and state.group(1) != "Z":
            found.append(entry.name)
    return [pid for pid in found if int(pid) != os.getpid()]


def children(run: Run) -> dict[str, int]:
    """The process ids of the parts by name."""
    parts: dict[str, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        if parent == run.process.pid and b"orderloom" in words:
            parts[words[words.index(b"orderloom") + 1].decode()] = int(entry.name)
    return parts


@pytest.mark.timeout(180)
def test_it_runs_mends_what_crashes_and_stops_cleanly(run: Callable[..., Run], tmp_path: Path) -> None:
    one = run()
    one.ready()
    assert set(children(one)) == {"web", "worker", "relay", "simulator"}
    os.kill(children(one)["web"], signal.SIGKILL)
    one.until("web ended (killed by SIGKILL); it starts again")
    one.until("web is ready")
    assert one.end() == 0
    assert processes_of(tmp_path) == []


@pytest.mark.timeout(180)
def test_it_starts_again_after_kill_9_and_beside_another(run: Callable[..., Run], tmp_path: Path) -> None:
    first = run("first")
    first.ready()
    first.end(signal.SIGKILL)
    again, beside = run("first"), run("second")
    again.ready()
    beside.ready()
    taken = run("second")
    taken.until("another Orderloom runs in")
    assert taken.process.wait() == 1
    assert (again.end(), beside.end()) == (0, 0)
    assert processes_of(tmp_path) == []
