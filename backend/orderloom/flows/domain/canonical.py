"""The one way in which a document is written, so that files under version control change only where people did."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, cast

import msgspec
from msgspec import structs

from orderloom.flows.contracts import Json
from orderloom.kernel.json import dumps, to_builtins
from orderloom.language.graph import SCHEMA, Flow, Layout, Node
from orderloom.language.nodes import KINDS
from orderloom.language.tables import Table

WIDTH = 120
INDENT = 2


def canonical(document: Flow | Table) -> Json:
    """The document with its fields in the order of the format, defaults left out, lists as they were written."""
    content: Json = {"schema": SCHEMA, **_ordered(document)}
    if isinstance(document, Flow):
        for node, plain in zip(document.nodes, content["nodes"], strict=True):
            if "config" in plain:
                plain["config"] = _like(plain["config"], _pattern(node))
    return content


def canonical_layout(layout: Json) -> Json:
    """A layout with its nodes by id."""
    return {"schema": "orderloom.layout/1", **_ordered(msgspec.convert(layout, Layout, strict=False))}


def written(content: Json) -> str:
    """The text of a file: what fits a line of 120 characters is on one line."""
    return _text(content, 0, 0) + "\n"


class _Field(NamedTuple):
    """How a field of a record is written; one that is as its default is left out."""

    name: str
    written: str
    default: Any
    empty: bool


@cache
def _fields_of(kind: type[msgspec.Struct]) -> tuple[_Field, ...]:
    omitted = kind.__struct_config__.omit_defaults
    return tuple(
        _Field(
            each.name,
            each.encode_name,
            each.default if omitted else msgspec.UNSET,
            omitted and each.default_factory in (dict, list, set, tuple),
        )
        for each in structs.fields(kind)
    )


def _ordered(value: Any) -> Any:
    """Plain data: the fields of records in their order, free keys by the alphabet."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, Decimal):
        return _plain(value)
    if isinstance(value, msgspec.Struct):
        items = ((field, getattr(value, field.name)) for field in _fields_of(type(value)))
        return {field.written: _ordered(item) for field, item in items if not _is_left_out(field, item)}
    if isinstance(value, Mapping):
        return {key: _ordered(item) for key, item in sorted(cast(Mapping[str, Any], value).items())}
    if isinstance(value, (list, tuple)):
        return [_ordered(item) for item in cast(list[Any], value)]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return to_builtins(value)


def _plain(number: Decimal) -> int | Decimal:
    """One way of writing a number, whatever it was written like: 1E+2 is 100, and 0.10 is 0.1."""
    text = format(number, "f")
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0")
    return Decimal(f"{whole}.{rest}") if rest else int(whole)


def _is_left_out(field: _Field, value: Any) -> bool:
    """As msgspec leaves defaults out; also where a record was written out that is as it would be without."""
    if value is field.default or value is msgspec.UNSET or (field.empty and not value):
        return True
    return isinstance(value, msgspec.Struct) and value == field.default


def _pattern(node: Node) -> Any:
    """The configuration as the node's kind orders it; nothing where the kind does not understand it."""
    kind = KINDS.get(node.kind)
    try:
        return _fields(kind.read(node)) if kind else None
    except msgspec.ValidationError:
        return None


def _fields(value: Any) -> Any:
    """As `_ordered`, with the fields that were left out."""
    if isinstance(value, msgspec.Struct):
        return {field.written: _fields(getattr(value, field.name)) for field in _fields_of(type(value))}
    if isinstance(value, (list, tuple)):
        return [_fields(item) for item in cast(list[Any], value)]
    return _ordered(value)


def _like(value: Any, pattern: Any) -> Any:
    """The value with its keys in the order of the pattern, then those that the pattern lacks."""
    if isinstance(value, dict):
        given = cast(Json, value)
        known = cast(Json, pattern) if isinstance(pattern, dict) else {}
        order = [*(key for key in known if key in given), *(key for key in given if key not in known)]
        return {key: _like(given[key], known.get(key)) for key in order}
    if isinstance(value, list) and isinstance(pattern, list):
        return [_like(*pair) for pair in zip(cast(list[Any], value), cast(list[Any], pattern), strict=True)]
    return value


def _text(value: Any, depth: int, used: int) -> str:
    """`used` counts the characters of the line that are taken already, by a key in front and a comma behind."""
    short = _line(value)
    if not isinstance(value, (dict, list)) or not value or len(short) + depth * INDENT + used <= WIDTH:
        return short
    inner, outer = "\n" + " " * INDENT * (depth + 1), "\n" + " " * INDENT * depth
    if isinstance(value, dict):
        named = {_line(key): item for key, item in cast(Json, value).items()}
        items = [f"{name}: {_text(item, depth + 1, len(name) + 3)}" for name, item in named.items()]
        return "{" + inner + f",{inner}".join(items) + outer + "}"
    items = [_text(item, depth + 1, 1) for item in cast(list[Any], value)]
    return "[" + inner + f",{inner}".join(items) + outer + "]"


def _line(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_line(key)}: {_line(item)}" for key, item in cast(Json, value).items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_line(item) for item in cast(list[Any], value)) + "]"
    return format(value, "f") if isinstance(value, Decimal) else dumps(value).decode()
