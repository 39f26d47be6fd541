"""JSON with exact decimals, in and out, for the wire and for the database alike."""

from decimal import Decimal
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_encoder = msgspec.json.Encoder(decimal_format="number")
_decoder = msgspec.json.Decoder(float_hook=Decimal)


def dumps(value: Any) -> bytes:
    return _encoder.encode(value)


def loads(data: bytes | bytearray | memoryview | str) -> Any:
    return _decoder.decode(data)


def to_builtins(value: Any) -> Any:
    """Structs become dicts, decimals stay decimals: the shape that JSON columns and expressions read."""
    return msgspec.to_builtins(value, builtin_types=(Decimal,))


def convert(value: Any, into: type[T]) -> T:
    """A struct from plain data as it came from a JSON column; raises `msgspec.ValidationError`."""
    return msgspec.convert(value, into, strict=False)
