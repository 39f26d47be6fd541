"""Reads `orderloom.catalog/1`: plain data in, nouns of the catalog out, or every problem with its path."""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast

import msgspec

from orderloom.catalog.contracts import Mapping, Offering, Relationship, Specification
from orderloom.kernel.errors import DomainError, Problem
from orderloom.kernel.json import convert
from orderloom.kernel.text import unacceptable

SCHEMA = "orderloom.catalog/1"
Path = tuple[str | int, ...]
T = TypeVar("T", Specification, Relationship, Mapping, Offering)
_KEY = re.compile(r"[a-z0-9]+(?:[-_.:][a-z0-9_]+)*\Z")
_PART = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_FIELDS = frozenset({"schema", "key", "name", "specifications", "relationships", "mappings", "offerings"})


class BrokenCatalog(DomainError):
    """The document is malformed or contradicts itself; nothing of it was imported."""

    code = "catalog.broken"


class CatalogDocument(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    specifications: tuple[Specification, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    offerings: tuple[Offering, ...] = ()


def parse_document(data: Any) -> CatalogDocument:
    """The document's content; raises `BrokenCatalog` with one problem for each entity that can't be read."""
    problems: list[Problem] = []
    if not isinstance(data, dict):
        raise BrokenCatalog("A catalog document is a JSON object.")
    document = cast("dict[str, Any]", data)
    problems.extend(_head_problems(document))
    problems.extend(unacceptable(document))
    parsed = CatalogDocument(
        key=str(document.get("key")),
        specifications=_read(document, "specifications", Specification, _as_written, problems),
        relationships=_read(document, "relationships", Relationship, _named_relationship, problems),
        mappings=_read(document, "mappings", Mapping, _named_mapping, problems),
        offerings=_read(document, "offerings", Offering, _as_written, problems),
    )
    if problems:
        raise BrokenCatalog.of(problems)
    return parsed


def _head_problems(document: dict[str, Any]) -> Iterator[Problem]:
    if document.get("schema") != SCHEMA:
        yield Problem("catalog.schema", f"The schema must be {SCHEMA!r}.", ("schema",))
    if not is_key(document.get("key")):
        yield Problem("catalog.key", "A catalog document needs a key of lower-case letters, digits, - and _.", ("key",))
    for field in document.keys() - _FIELDS:
        yield Problem("catalog.unknown_field", f"There is no field {field!r} in a catalog document.", (field,))


def is_key(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 200 and _KEY.match(value) is not None


def _read(
    document: dict[str, Any],
    section: str,
    kind: type[T],
    named: Callable[[dict[str, Any]], dict[str, Any]],
    problems: list[Problem],
) -> tuple[T, ...]:
    entries: Any = document.get(section, [])
    if not isinstance(entries, list):
        problems.append(Problem("catalog.malformed", f"{section} must be a list.", (section,)))
        return ()
    found: list[T] = []
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


def located(error: msgspec.ValidationError) -> tuple[str, Path]:
    """The sentence and the path of msgspec's `Expected … - at `$.name[0]``."""
    message, _, place = str(error).partition(" - at `$")
    path = tuple(int(index) if index else name for name, index in _PART.findall(place.rstrip("`")))
    return message + ".", path
