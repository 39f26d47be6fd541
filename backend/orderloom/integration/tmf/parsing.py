"""Reads TM Forum bodies: JSON into plain data, and plain data into structs, with what is wrong named by its path."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

import msgspec
from msgspec import inspect

from orderloom.kernel import json
from orderloom.kernel.errors import Invalid, Problem
from orderloom.kernel.text import unacceptable

Path = tuple[str | int, ...]
S = TypeVar("S", bound=msgspec.Struct)
_AT = {
    "type_": "@type",
    "base_type": "@baseType",
    "schema_location": "@schemaLocation",
    "referred_type": "@referredType",
}
_PLACE = re.compile(r" - at `\$(?P<path>.*)`$")
_STEP = re.compile(r"\.(?P<name>[^.\[\]]+)|\[(?P<index>\d+)\]")


def tmf_name(name: str) -> str:
    """`requested_start_date` is `requestedStartDate` on the wire; `type_` and its kind are `@type`."""
    head, *rest = name.split("_")
    return _AT.get(name) or head + "".join(word.capitalize() for word in rest)


class Entity(msgspec.Struct, kw_only=True, rename=tmf_name):
    """What every TM Forum object may carry."""

    type_: str | None = None
    base_type: str | None = None
    schema_location: str | None = None
    referred_type: str | None = None


def load(data: bytes) -> Any:
    """The document as plain data; refuses what is no JSON and what the database can't hold."""
    try:
        document = json.loads(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Invalid.of([Problem("input.malformed_json", f"This is no JSON: {error}.")]) from None
    except RecursionError:
        raise Invalid.of([Problem("input.too_deep", "The document is nested too deep.")]) from None
    problems = unacceptable(document)
    if problems:
        raise Invalid.of(problems)
    return document


def read(document: Any, into: type[S]) -> tuple[S | None, tuple[Problem, ...]]:
    """The struct, unless a value has a wrong type; attributes that it does not have are left out."""
    try:
        return msgspec.convert(document, into), ()
    except msgspec.ValidationError as error:
        message, path = located(error)
        return None, (Problem("input.wrong_type", message, path),)


def located(error: msgspec.ValidationError) -> tuple[str, Path]:
    """What msgspec says, and where as a path."""
    text = str(error)
    found = _PLACE.search(text)
    if found is None:
        return f"{text}.", ()
    steps = _STEP.finditer(found["path"])
    path = tuple(int(step["index"]) if step["index"] else step["name"] for step in steps)
    return f"{text[: found.start()]}.", path


def unknown_attributes(document: Any, into: type[msgspec.Struct]) -> Iterator[Problem]:
    """Attributes that the model does not have."""
    yield from _unknown(document, inspect.type_info(into), ())


def _unknown(value: Any, kind: inspect.Type, path: Path) -> Iterator[Problem]:
    if isinstance(kind, inspect.UnionType):
        kind = next((one for one in kind.types if isinstance(one, (inspect.StructType, inspect.ListType))), kind)
    if isinstance(kind, inspect.ListType) and isinstance(value, Sequence) and not isinstance(value, str):
        for index, item in enumerate(cast(Sequence[Any], value)):
            yield from _unknown(item, kind.item_type, (*path, index))
    elif isinstance(kind, inspect.StructType) and isinstance(value, Mapping):
        yield from _of_object(cast(Mapping[str, Any], value), kind, path)


def _of_object(value: Mapping[str, Any], kind: inspect.StructType, path: Path) -> Iterator[Problem]:
    known = {field.encode_name: field.type for field in kind.fields}
    for name, item in value.items():
        if name in known:
            yield from _unknown(item, known[name], (*path, name))
        else:
            yield Problem("input.unknown_field", f"There is no attribute {name!r} here.", (*path, name))
