"""The shipped definitions as they lie in `flows/`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from orderloom.kernel import json
from orderloom.platform.shipped import REPOSITORY, folder

__all__ = ["REPOSITORY", "documents", "folder"]
TEMPLATES = "templates"


def documents(kind: str, base: Path | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Path below the folder and content of each `*.<kind>.json`, in path order; templates are for people to take."""
    base = base or folder()
    for path in sorted(base.rglob(f"*.{kind}.json")):
        inside = path.relative_to(base)
        if inside.parts[0] != TEMPLATES:
            yield str(inside), json.loads(path.read_bytes())
