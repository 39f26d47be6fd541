"""Images of the catalog: a key in a document, and bytes that are found by their hash."""

from enum import StrEnum

import msgspec

MOST_BYTES = 1024 * 1024


class MediaType(StrEnum):
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"


class Image(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A release keeps only what an image is; its bytes lie by `sha256`, once however often they are used."""

    key: str
    media_type: MediaType
    sha256: str
    size: int


class ImageBytes(msgspec.Struct, frozen=True, kw_only=True):
    sha256: str
    media_type: MediaType
    content: bytes
