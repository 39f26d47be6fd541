"""Templates as they lie in `flows/templates`, read again when their index has changed."""

from pathlib import Path
from typing import Any

from orderloom.flows.contracts import ImportedDocument
from orderloom.flows.contracts.authoring import Template
from orderloom.flows.domain import templates as domain
from orderloom.flows.domain.reading import read_json
from orderloom.platform.shipped import folder

_ENDS = (".flow.json", ".table.json")
_read: dict[Path, tuple[int, tuple[Template, ...]]] = {}


def shipped(base: Path | None = None) -> tuple[Template, ...]:
    """Those of the folder, or of `flows/templates`; none where nothing is shipped. Raises when one is not in order."""
    place = base or folder() / "templates"
    index = place / domain.INDEX
    if not index.is_file():
        return ()
    written = max(path.stat().st_mtime_ns for path in place.iterdir())
    if place not in _read or _read[place][0] != written:
        made = domain.templates(domain.read_index(read_json(index.read_bytes())), _documents(place))
        _read[place] = (written, made)
    return _read[place][1]


def _documents(place: Path) -> dict[str, ImportedDocument]:
    found: dict[str, ImportedDocument] = {}
    for path in sorted(place.iterdir()):
        end = next((end for end in _ENDS if path.name.endswith(end)), None)
        if end is not None:
            key = path.name.removesuffix(end)
            found[key] = ImportedDocument(content=_json(path), layout=_layout(place, key), source=path.name)
    return found


def _layout(place: Path, key: str) -> Any:
    path = place / f"{key}.layout.json"
    return _json(path) if path.is_file() else None


def _json(path: Path) -> Any:
    return read_json(path.read_bytes())
