"""What the database and the wire can't carry: refused at the door, with the place where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

import msgspec

from orderloom.kernel.errors import Problem

MAX_DEPTH = 64
MAX_EXPONENT = 308
Path = tuple[str | int, ...]


def unacceptable(value: Any, path: Path = ()) -> tuple[Problem, ...]:
    """Problems of plain data, `msgspec.Struct`s included: U+0000, lone surrogates, endless numbers, deep nesting."""
    return tuple(_walk(value, path, 0))


def _walk(value: Any, path: Path, depth: int) -> Iterator[Problem]:
    if depth > MAX_DEPTH:
        yield Problem("input.too_deep", f"Nested deeper than {MAX_DEPTH} levels.", path)
    elif isinstance(value, str):
        yield from _text(value, path)
    elif isinstance(value, (Decimal, float)):
        yield from _number(Decimal(value), path)
    else:
        for key, item in _items(value):
            yield from _text(str(key), path)
            yield from _walk(item, (*path, key), depth + 1)


def _items(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, msgspec.Struct):
        yield from ((name, getattr(value, name)) for name in value.__struct_fields__)
    elif isinstance(value, Mapping):
        yield from ((str(key), item) for key, item in cast(Mapping[Any, Any], value).items())
    elif isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        yield from enumerate(cast(Sequence[Any], value))


def _text(value: str, path: Path) -> Iterator[Problem]:
    if "\x00" in value:
        yield Problem("input.nul_character", "Text can't hold the character U+0000.", path)
    elif not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        yield Problem("input.not_unicode", "Text holds half of a surrogate pair.", path)


def _number(value: Decimal, path: Path) -> Iterator[Problem]:
    if not value.is_finite() or abs(value.adjusted()) > MAX_EXPONENT:
        yield Problem("input.number_out_of_range", "The number is out of range.", path)
