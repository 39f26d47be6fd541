"""Finds the files of definitions, and the places where they belong."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from orderloom.flows.contracts import ImportedDocument, Json
from orderloom.flows.domain.exports import place_of
from orderloom.flows.domain.reading import Unreadable, read_json
from orderloom.kernel.errors import DomainError, Problem

DOCUMENTS = (".flow.json", ".table.json")
LAYOUT = ".layout.json"


class DefinitionFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it was read; `problems` say why it could not be, or its layout."""

    path: Path
    content: Any = None
    layout: Any = None
    problems: tuple[Problem, ...] = ()

    @property
    def source(self) -> str:
        return str(self.path)

    @property
    def document(self) -> ImportedDocument:
        return ImportedDocument(content=self.content, layout=self.layout, source=self.source)


def definition_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The flows and tables among these files and below these folders, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*.json")) if path.is_dir() else [path]
        found.update(dict.fromkeys(each for each in inside if is_definition(each)))
    yield from found


def is_definition(path: Path) -> bool:
    return path.name.endswith(DOCUMENTS)


def read(path: Path) -> DefinitionFile:
    """A definition with the layout that lies beside it."""
    problems: list[Problem] = []
    content = _json(path, problems)
    beside = layout_path(path)
    layout = _json(beside, problems) if beside.exists() else None
    return DefinitionFile(path=path, content=content, layout=layout, problems=tuple(problems))


def layout_path(path: Path) -> Path:
    return path.with_name(path.name.rsplit(".", 2)[0] + LAYOUT)


def keys_of(paths: Iterable[Path], kind: str) -> dict[str, Json]:
    """Well-formed JSON objects in `*.<kind>.json` below these folders, by their key; others are left out."""
    found: dict[str, Json] = {}
    for folder in paths:
        for path in sorted(folder.rglob(f"*.{kind}.json")) if folder.is_dir() else ():
            content = _json(path, [])
            if isinstance(content, dict) and isinstance(content.get("key"), str):
                found[content["key"]] = content
    return found


def place_for(folder: Path, key: str, kind: str, doc: str) -> Path:
    """Where an exported definition goes: over the file that it has in this folder, else into one of its kind."""
    name = f"{key}.{doc}.json"
    there = sorted(folder.rglob(name))
    return there[0] if there else folder / place_of(key, kind, doc)


def _json(path: Path, problems: list[Problem]) -> Any:
    try:
        return read_json(path.read_bytes())
    except DomainError as error:
        problems += error.problems
    except OSError as error:
        problems.append(Problem("flows.unreadable", f"{path.name} can't be read: {error.strerror}."))
    return None


def documents(paths: Iterable[Path]) -> tuple[ImportedDocument, ...]:
    """All definitions at these paths; raises with everything that can't be read."""
    files = [read(path) for path in definition_files(paths)]
    problems = [
        Problem(each.code, each.message, (file.source, *each.path), each.details)
        for file in files
        for each in file.problems
    ]
    if problems:
        raise Unreadable.of(problems)
    return tuple(file.document for file in files)
