"""Where the definitions that are shipped lie."""

from pathlib import Path

from orderloom.platform.settings import settings

REPOSITORY = Path(__file__).resolve().parents[3]


def folder() -> Path:
    """`ORDERLOOM_FLOWS_PATH`, or `flows/` of the repository."""
    return Path(settings().flows_path) if settings().flows_path else REPOSITORY / "flows"
