"""JSON with exact decimals, in and out, for the wire and for the database alike."""

from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_encoder = msgspec.json.Encoder(decimal_format="number")
_decoder = msgspec.json.Decoder(float_hook=Decimal)


def dumps(value: Any) -> bytes:
    return _encoder.encode(value)


def pretty(value: Any) -> bytes:
    """For files that people read."""
    return msgspec.json.format(dumps(value), indent=2) + b"\n"


def loads(data: bytes | bytearray | memoryview | str) -> Any:
    return _decoder.decode(data)


def decode(text: bytes | str, into: type[T]) -> T:
    """A struct straight from JSON text, without plain data in between; raises `msgspec.ValidationError`."""
    return _decoder_of(into).decode(text)


@lru_cache(maxsize=64)
def _decoder_of(into: type[Any]) -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(into, float_hook=Decimal, strict=False)


def to_builtins(value: Any) -> Any:
    """Structs become dicts, decimals stay decimals: the shape that JSON columns and expressions read."""
    return msgspec.to_builtins(value, builtin_types=(Decimal,))


def convert(value: Any, into: type[T]) -> T:
    """A struct from plain data as it came from a JSON column; raises `msgspec.ValidationError`."""
    return msgspec.convert(value, into, strict=False)
