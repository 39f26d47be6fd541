"""Reads `orderloom.catalog/1`: plain data in, nouns of the catalog out, or every problem with its path."""

import re
from collections.abc import Callable, Iterator
from typing import Any, cast

import msgspec

from orderloom.catalog.contracts import Mapping, Relationship
from orderloom.catalog.domain.snapshot import SECTIONS, Entity
from orderloom.kernel.errors import DomainError, Problem
from orderloom.kernel.json import convert
from orderloom.kernel.text import unacceptable

SCHEMA = "orderloom.catalog/1"
Path = tuple[str | int, ...]
_KEY = re.compile(r"[a-z0-9]+(?:[-_.:][a-z0-9_]+)*\Z")
_PART = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_FIELDS = frozenset({"schema", "key", "name", *SECTIONS.values()})


class BrokenCatalog(DomainError):
    """The document is malformed or contradicts itself; nothing of it was imported."""

    code = "catalog.broken"


class CatalogDocument(msgspec.Struct, frozen=True, kw_only=True):
    """`entities` by section, in the order of `SECTIONS`, and in each as written."""

    key: str
    name: dict[str, str] = {}
    entities: tuple[Entity, ...] = ()


def parse_document(data: Any) -> CatalogDocument:
    """The document's content; raises `BrokenCatalog` with one problem for each entity that can't be read."""
    problems: list[Problem] = []
    if not isinstance(data, dict):
        raise BrokenCatalog("A catalog document is a JSON object.")
    document = cast("dict[str, Any]", data)
    problems.extend(_head_problems(document))
    problems.extend(unacceptable(document))
    entities = [entity for kind, section in SECTIONS.items() for entity in _read(document, section, kind, problems)]
    if problems:
        raise BrokenCatalog.of(problems)
    return CatalogDocument(key=str(document.get("key")), name=_name(document), entities=tuple(entities))


def _head_problems(document: dict[str, Any]) -> Iterator[Problem]:
    if document.get("schema") != SCHEMA:
        yield Problem("catalog.schema", f"The schema must be {SCHEMA!r}.", ("schema",))
    if not is_key(document.get("key")):
        yield Problem("catalog.key", "A catalog document needs a key of lower-case letters, digits, - and _.", ("key",))
    for field in document.keys() - _FIELDS:
        yield Problem("catalog.unknown_field", f"There is no field {field!r} in a catalog document.", (field,))


def is_key(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 200 and _KEY.match(value) is not None


def _name(document: dict[str, Any]) -> dict[str, str]:
    name = document.get("name")
    if not isinstance(name, dict):
        return {}
    return {str(language): str(text) for language, text in cast("dict[Any, Any]", name).items()}


def _read(document: dict[str, Any], section: str, kind: type[Entity], problems: list[Problem]) -> tuple[Entity, ...]:
    entries: Any = document.get(section, [])
    if not isinstance(entries, list):
        problems.append(Problem("catalog.malformed", f"{section} must be a list.", (section,)))
        return ()
    named = _NAMED.get(kind, _as_written)
    found: list[Entity] = []
    for index, entry in enumerate(cast("list[Any]", entries)):
        try:
            found.append(convert(named(cast("dict[str, Any]", entry)) if isinstance(entry, dict) else entry, kind))
        except msgspec.ValidationError as error:
            message, path = located(error)
            problems.append(Problem("catalog.malformed", message, (section, index, *path)))
    return tuple(found)


def _as_written(entry: dict[str, Any]) -> dict[str, Any]:
    return entry


def _named_relationship(entry: dict[str, Any]) -> dict[str, Any]:
    return {"id": f"{entry.get('source')}.{entry.get('type')}.{entry.get('target')}", **entry}


def _named_mapping(entry: dict[str, Any]) -> dict[str, Any]:
    return {"id": f"{entry.get('source')}.{entry.get('target')}.{entry.get('to_characteristic')}", **entry}


_NAMED: dict[type[Entity], Callable[[dict[str, Any]], dict[str, Any]]] = {
    Relationship: _named_relationship,
    Mapping: _named_mapping,
}


def located(error: msgspec.ValidationError) -> tuple[str, Path]:
    """The sentence and the path of msgspec's `Expected … - at `$.name[0]``."""
    message, _, place = str(error).partition(" - at `$")
    path = tuple(int(index) if index else name for name, index in _PART.findall(place.rstrip("`")))
    return message + ".", path
