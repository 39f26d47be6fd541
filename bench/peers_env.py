"""The peers' own environment: made when it is missing, called by script, asked for its versions."""

import json
import subprocess
import venv
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PEERS = HERE / "venv"
SHOWN = ("dbos", "SpiffWorkflow", "zen-engine")


@cache
def python() -> Path:
    found = PEERS / "bin" / "python"
    lock = HERE / "requirements.lock"
    stamp = PEERS / "installed.lock"
    if not found.exists():
        venv.create(PEERS, with_pip=True)
    if not stamp.exists() or stamp.read_text() != lock.read_text():
        subprocess.run([found, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock], check=True)
        stamp.write_text(lock.read_text())
    return found


def call(script: str, *arguments: object) -> dict[str, Any]:
    """What a script of `bench/peers` prints in its last line."""
    command = [str(python()), str(HERE / "peers" / script), *(str(each) for each in arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{script} failed:\n{done.stdout}{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def versions() -> dict[str, str]:
    code = f"import json, importlib.metadata as m; print(json.dumps({{name: m.version(name) for name in {SHOWN!r}}}))"
    done = subprocess.run([python(), "-c", code], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)
