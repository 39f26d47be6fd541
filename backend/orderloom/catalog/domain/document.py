"""Reads `orderloom.catalog/1`: plain data in, nouns of the catalog out, or every problem with its path."""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast

import msgspec

from orderloom.catalog.contracts import DecompositionGraph, Image, ImageBytes
from orderloom.catalog.domain.images import ImageFile, read_image
from orderloom.catalog.domain.snapshot import KINDS, SECTIONS, Entity, key_of
from orderloom.kernel.errors import DomainError, Problem
from orderloom.kernel.json import convert
from orderloom.kernel.text import unacceptable

SCHEMA = "orderloom.catalog/1"
SEVERAL = "orderloom.catalogs/1"
Path = tuple[str | int, ...]
T = TypeVar("T")
_KEY = re.compile(r"[a-z0-9]+(?:[-_.:][a-z0-9_]+)*\Z")
_PART = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_FIELDS = frozenset({"schema", "key", "name", *SECTIONS.values()})


class BrokenCatalog(DomainError):
    """The document is malformed or contradicts itself; nothing of it was imported."""

    code = "catalog.broken"


class CatalogDocument(msgspec.Struct, frozen=True, kw_only=True):
    """`entities` by section, in the order of `SECTIONS`, and in each as written; `images` are the bytes beside them."""

    key: str
    name: dict[str, str] = {}
    entities: tuple[Entity, ...] = ()
    images: tuple[ImageBytes, ...] = ()

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        return tuple((SECTIONS[type(one)], key_of(one)) for one in self.entities)


def parse_documents(data: Any) -> tuple[CatalogDocument, ...]:
    """One document, or all of a file that holds several; raises `BrokenCatalog`."""
    if not isinstance(data, dict) or cast("dict[str, Any]", data).get("schema") != SEVERAL:
        return (parse_document(data),)
    held: Any = cast("dict[str, Any]", data).get("documents")
    if not isinstance(held, list):
        raise BrokenCatalog("A file of several catalogs lists its documents.", path=("documents",))
    found: list[CatalogDocument] = []
    problems: list[Problem] = []
    for index, one in enumerate(cast("list[Any]", held)):
        try:
            found.append(parse_document(one))
        except BrokenCatalog as broken:
            problems += [
                msgspec.structs.replace(each, path=("documents", index, *each.path)) for each in broken.problems
            ]
    keys = [one.key for one in found]
    problems += [
        Problem("catalog.duplicate", f"The document {key!r} is there twice.", ("documents",))
        for key in sorted({key for key in keys if keys.count(key) > 1})
    ]
    if problems:
        raise BrokenCatalog.of(problems)
    return tuple(found)


def parse_document(data: Any) -> CatalogDocument:
    """The document's content; raises `BrokenCatalog` with one problem for each entity that can't be read."""
    problems: list[Problem] = []
    if not isinstance(data, dict):
        raise BrokenCatalog("A catalog document is a JSON object.")
    document = cast("dict[str, Any]", data)
    problems.extend(_head_problems(document))
    problems.extend(unacceptable(document))
    entities = [
        entity
        for kind, section in SECTIONS.items()
        if kind is not Image
        for entity in _read(document, section, kind, problems)
    ]
    images = list(_read_images(document, problems))
    if problems:
        raise BrokenCatalog.of(problems)
    return CatalogDocument(
        key=str(document.get("key")),
        name=_name(document),
        entities=(*entities, *(image for image, _ in images)),
        images=tuple(kept for _, kept in images),
    )


def read_entity(section: str, content: dict[str, Any]) -> Entity:
    """One entity by itself; raises `BrokenCatalog` with paths into the content. Images are named by their hash."""
    kind = KINDS[section]
    problems = unacceptable(content)
    if not problems:
        try:
            return convert(_NAMED.get(kind, _as_written)(content), kind)
        except msgspec.ValidationError as error:
            message, path = located(error)
            problems = (Problem("catalog.malformed", message, path),)
    raise BrokenCatalog.of(problems)


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


def _read(document: dict[str, Any], section: str, kind: type[T], problems: list[Problem]) -> tuple[T, ...]:
    entries: Any = document.get(section, [])
    if not isinstance(entries, list):
        problems.append(Problem("catalog.malformed", f"{section} must be a list.", (section,)))
        return ()
    named = _NAMED.get(kind, _as_written)
    found: list[T] = []
    for index, entry in enumerate(cast("list[Any]", entries)):
        try:
            found.append(convert(named(cast("dict[str, Any]", entry)) if isinstance(entry, dict) else entry, kind))
        except msgspec.ValidationError as error:
            message, path = located(error)
            problems.append(Problem("catalog.malformed", message, (section, index, *path)))
    return tuple(found)


def _read_images(document: dict[str, Any], problems: list[Problem]) -> Iterator[tuple[Image, ImageBytes]]:
    for index, file in enumerate(_read(document, "images", ImageFile, problems)):
        try:
            yield read_image(file)
        except DomainError as refused:
            problems += [msgspec.structs.replace(each, path=("images", index, *each.path)) for each in refused.problems]


def _as_written(entry: dict[str, Any]) -> dict[str, Any]:
    return entry


def default_id(entry: dict[str, Any]) -> str:
    """How a graph's edges and mappings are named unless they say their `id`."""
    middle, last = ("target", "to_characteristic") if "to_characteristic" in entry else ("type", "target")
    return f"{entry.get('source')}.{entry.get(middle)}.{entry.get(last)}"


def _named_by_ends(entry: dict[str, Any]) -> dict[str, Any]:
    return {**entry, **{part: _all_named(entry[part]) for part in ("edges", "mappings") if part in entry}}


def _all_named(lines: Any) -> Any:
    if not isinstance(lines, list):
        return lines
    return [
        {"id": default_id(cast("dict[str, Any]", one)), **one} if isinstance(one, dict) else one
        for one in cast("list[Any]", lines)
    ]


_NAMED: dict[type[Any], Callable[[dict[str, Any]], dict[str, Any]]] = {
    DecompositionGraph: _named_by_ends,
}


def located(error: msgspec.ValidationError) -> tuple[str, Path]:
    """The sentence and the path of msgspec's `Expected … - at `$.name[0]``."""
    message, _, place = str(error).partition(" - at `$")
    path = tuple(int(index) if index else name for name, index in _PART.findall(place.rstrip("`")))
    return message + ".", path
