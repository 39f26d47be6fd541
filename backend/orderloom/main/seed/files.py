"""The shipped definitions as they lie in `flows/`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from orderloom.kernel import json
from orderloom.platform.settings import settings

REPOSITORY = Path(__file__).resolve().parents[4]


def folder() -> Path:
    """`ORDERLOOM_FLOWS_PATH`, or `flows/` of the repository."""
    return Path(settings().flows_path) if settings().flows_path else REPOSITORY / "flows"


def documents(kind: str, base: Path | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Path below the folder and content of each `*.<kind>.json`, in path order."""
    base = base or folder()
    for path in sorted(base.rglob(f"*.{kind}.json")):
        yield str(path.relative_to(base)), json.loads(path.read_bytes())
