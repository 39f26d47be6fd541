"""What TM Forum's resources look like, written small: bodies are checked, mended and carried between versions by it.

A table has a paragraph a type: `Note: id, author, date moment, text! text`. An attribute without a type is text; `!`
means that it must be there; `[Note]` is a list, `{a|b}` one of these words, `X = A | B` one of these types, which
`@type` tells apart. `@type`, `@baseType` and `@schemaLocation` may stand in every object. Attributes that the table
does not name are extensions and pass.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

import msgspec

from orderloom.kernel.errors import Problem

Path = tuple[str | int, ...]
_ATTRIBUTE = re.compile(r"(?P<name>[@\w]+)(?P<must>!?)(?: (?P<kind>.+))?\Z", re.DOTALL)
_SEPARATOR = re.compile(r",\s+(?![^{]*\})")
_URI = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.\-]*:|/)(?:[\w\-.~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+\Z", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)\Z")
EVERYWHERE = ("@type", "@baseType", "@schemaLocation")


class Attribute(msgspec.Struct, frozen=True):
    name: str
    kind: str
    must: bool


class Shape(msgspec.Struct, frozen=True):
    """`members` are the types that it stands for, when it is only a name for one of several."""

    name: str
    attributes: Mapping[str, Attribute] = {}
    members: tuple[str, ...] = ()


class Shapes:
    """The types of one version of an API. `typed`: every object says its `@type`, and one that does not is given it;
    but for those that are `plain`."""

    def __init__(self, table: str, *, typed: bool = False, plain: str = "") -> None:
        self.typed = typed
        self.everywhere = dict.fromkeys(EVERYWHERE, "text") | ({} if typed else {"@schemaLocation": "uri"})
        self.plain = frozenset(plain.split())
        self._shapes = {shape.name: shape for shape in _read_table(table)}

    def __getitem__(self, name: str) -> Shape:
        return self._shapes[name]

    def read(
        self, name: str, value: Any, *, path: Path = (), optional: frozenset[str] = frozenset()
    ) -> tuple[Any, list[Problem]]:
        """The value without nulls and with its types, and all that is wrong with it. What is `optional` may be missing
        at the top, whatever the table says."""
        reading = _Reading(self)
        found = reading.value(name, value, path)
        return found, [
            one for one in reading.problems if not (one.code == "input.missing" and one.path in _tops(path, optional))
        ]

    def fitted(self, name: str, value: Mapping[str, Any]) -> dict[str, Any]:
        """What of an object fits this version: what is wrong is left out, and so is what lacks a part that it needs."""
        return _Reading(self, fitting=True).value(name, value, ())


def _tops(path: Path, names: frozenset[str]) -> set[Path]:
    return {(*path, name) for name in names}


class _Reading:
    """One walk through one value. With `fitting` what is inside and not whole counts as not there."""

    def __init__(self, shapes: Shapes, *, fitting: bool = False) -> None:
        self.problems: list[Problem] = []
        self._shapes = shapes
        self._fitting = fitting

    def value(self, kind: str, value: Any, path: Path) -> Any:
        """None for a null, which says nothing, and for what is wrong."""
        if value is None:
            return None
        if kind.startswith("["):
            return self._list(kind[1:-1], value, path)
        if kind.startswith("{"):
            return self._checked(value in kind[1:-1].split("|"), value, f"one of {kind[1:-1]}", path)
        scalar = _SCALARS.get(kind)
        if scalar is not None:
            fits, called = scalar
            return self._checked(fits(value), value, called, path)
        return self._object(self._shapes[kind], value, path)

    def _checked(self, fits: bool, value: Any, called: str, path: Path) -> Any:
        if fits:
            return value
        self.problems.append(Problem("input.wrong_type", f"Expected {called}.", path))
        return None

    def _list(self, kind: str, value: Any, path: Path) -> Any:
        if not isinstance(value, list):
            return self._checked(False, value, "a list", path)
        found = [self.value(kind, item, (*path, index)) for index, item in enumerate(cast(list[Any], value))]
        kept = [one for one in found if one is not None]
        return None if self._fitting and value and not kept else kept

    def _object(self, shape: Shape, value: Any, path: Path) -> Any:
        if not isinstance(value, dict):
            return self._checked(False, value, "an object", path)
        given = cast(dict[str, Any], value)
        if shape.members:
            return self._object(self._member(shape, given), given, path)
        found: dict[str, Any] = {}
        for name, item in given.items():
            attribute = shape.attributes.get(name)
            kind = attribute.kind if attribute else self._shapes.everywhere.get(name, "any")
            if kind == "uri" and item == "":
                continue
            read = self.value(kind, item, (*path, name))
            if read is not None:
                found[name] = read
        whole = self._complete(shape, found if self._fitting else given, found, path)
        return found if whole or not (self._fitting and path) else None

    def _complete(self, shape: Shape, given: dict[str, Any], found: dict[str, Any], path: Path) -> bool:
        """Whether all is there that must be."""
        whole = True
        if self._shapes.typed and shape.name not in self._shapes.plain:
            found.setdefault("@type", shape.name)
        for attribute in shape.attributes.values():
            if attribute.must and given.get(attribute.name) is None:
                if attribute.name == "@referredType":
                    found["@referredType"] = REFERRED.get(shape.name, shape.name)
                elif attribute.name == "@type" and shape.name in REFERRED:
                    found["@type"] = shape.name
                else:
                    whole = False
                    self.problems.append(Problem("input.missing", "This is required.", (*path, attribute.name)))
        return whole

    def _member(self, shape: Shape, given: Mapping[str, Any]) -> Shape:
        """By its `@type`; without a known one, a reference when it has an id and little else."""
        if given.get("@type") in shape.members:
            return self._shapes[given["@type"]]
        references = [name for name in shape.members if name.endswith("Ref")]
        others = [name for name in shape.members if name not in references]
        refers = bool(references) and (not others or set(given) <= _OF_REFERENCES)
        return self._shapes[(references if refers else others)[0]]


REFERRED = {"RelatedParty": "Party"}
_OF_REFERENCES = frozenset({"id", "href", "name", "version", "@referredType", *EVERYWHERE})


def is_moment(value: Any) -> bool:
    """A date and time with its zone, as RFC 3339 writes it."""
    if not isinstance(value, str) or not _MOMENT.match(value):
        return False
    try:
        datetime.fromisoformat(value.upper())
    except ValueError:
        return False
    return True


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


_SCALARS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "text": (lambda value: isinstance(value, str), "text"),
    "flag": (lambda value: isinstance(value, bool), "true or false"),
    "whole": (lambda value: _is_number(value) and value == int(value), "a whole number"),
    "number": (_is_number, "a number"),
    "uri": (
        lambda value: isinstance(value, str) and bool(_URI.match(value)),
        "an address with its scheme, or a path from /",
    ),
    "moment": (is_moment, "a date and time with a time zone"),
    "date": (_is_date, "a date"),
    "object": (lambda value: isinstance(value, dict), "an object"),
    "any": (lambda _: True, "anything"),
}


def _read_table(table: str) -> list[Shape]:
    paragraphs = re.sub(r"\n[ \t]+", " ", table.strip()).splitlines()
    return [_shape(line) for line in paragraphs if line.strip()]


def _shape(line: str) -> Shape:
    name, mark, rest = re.split(r"( = |:)", line, maxsplit=1)
    if mark == " = ":
        return Shape(name, members=tuple(one.strip() for one in rest.split("|")))
    attributes = [_attribute(part.strip()) for part in _SEPARATOR.split(rest.strip()) if part.strip()]
    return Shape(name, {one.name: one for one in attributes})


def _attribute(text: str) -> Attribute:
    found = _ATTRIBUTE.match(text)
    assert found is not None, text
    return Attribute(found["name"], found["kind"] or "text", bool(found["must"]))
