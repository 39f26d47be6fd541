"""A simulator process of a test's own, which can be killed and started again on the same journal."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

PATIENCE_SECONDS = 20


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class SimulatorProcess:
    def __init__(self, home: Path) -> None:
        self._home = home
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [
            sys.executable, "-m", "granian", "--interface", "asgi", "--host", "127.0.0.1", "--port", str(self._port),
            "--no-ws", "--log-level", "warning", "orderloom.integration.adapters.simulator:app",
        ]  # fmt: skip
        settings = {"ORDERLOOM_HOME": str(self._home), "ORDERLOOM_SIMULATOR_LATENCY_MS": "0"}
        process = subprocess.Popen(command, env={**os.environ, **settings}, start_new_session=True)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.url}/healthz", timeout=1).status_code == 200:
                    return process
            except httpx.TransportError:
                time.sleep(0.05)
        raise TimeoutError("the simulator does not answer")

    def kill(self) -> None:
        """As `kill -9` of the whole process group: nothing is flushed, nobody says goodbye."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def restart(self) -> None:
        self._process = self._start()

    def behave(self, *rules: dict[str, Any], latency_ms: float = 0) -> None:
        body = {"latency_ms": latency_ms, "rules": list(rules)}
        httpx.post(f"{self.url}/settings", json=body, timeout=5).raise_for_status()

    def journal(self) -> dict[str, Any]:
        return httpx.get(f"{self.url}/journal", timeout=5).json()

    def stop(self) -> None:
        if self._process.poll() is None:
            self.kill()
