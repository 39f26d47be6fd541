"""The fields of a node's configuration one by one, nested ones included, with the texts that people see."""

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import inspect

from orderloom.language.nodes.palette import VALUE_FIELDS, Field
from orderloom.language.nodes.record import NodeKind, Value


class Place(msgspec.Struct, frozen=True):
    """A field called `name` of the `struct`, at a dotted `path` of the config; it has no text when nobody wrote one."""

    struct: type[Any]
    name: str
    path: str
    field: Field | None


def fields_of(kind: NodeKind) -> Iterator[Place]:
    """Every field of a kind's config, in the order of the struct; those inside of a field follow it."""
    yield from _fields(kind, kind.params, "")


def _fields(kind: NodeKind, struct: type[Any], prefix: str) -> Iterator[Place]:
    shape = inspect.type_info(struct)
    assert isinstance(shape, inspect.StructType)
    for each in shape.fields:
        path = prefix + each.encode_name
        text = VALUE_FIELDS[each.encode_name] if struct is Value else kind.fields.get(path)
        yield Place(struct, each.encode_name, path, text)
        for inner in _structs(each.type):
            yield from _fields(kind, inner, f"{path}.")


def _structs(shape: inspect.Type) -> Iterator[type[Any]]:
    if isinstance(shape, inspect.StructType):
        yield shape.cls
    elif isinstance(shape, inspect.UnionType):
        for each in shape.types:
            yield from _structs(each)
    elif isinstance(shape, inspect.VarTupleType):
        yield from _structs(shape.item_type)
