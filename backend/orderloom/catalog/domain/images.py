"""What an image really is, by its first bytes: what it calls itself counts for nothing."""

import base64
import binascii
from hashlib import sha256

import msgspec

from orderloom.catalog.contracts.media import MOST_BYTES, Image, ImageBytes, MediaType
from orderloom.kernel.errors import DomainError


class ImageFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An image as it stands in a document: `data` are its bytes in base64."""

    key: str
    media_type: MediaType
    data: str


class NoImage(DomainError):
    """The bytes are no image that is shown: PNG, JPEG or WebP of at most 1 MB. SVG can carry scripts."""

    code = "catalog.image"


def media_type_of(content: bytes) -> MediaType:
    """Raises `NoImage` for anything else than PNG, JPEG and WebP, and for what is too large."""
    if len(content) > MOST_BYTES:
        raise NoImage("An image has at most 1 MB.")
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return MediaType.WEBP
    if b"<svg" in content[:2000].lower():
        raise NoImage("SVG images are not taken, for they can carry scripts; save it as PNG or WebP.")
    raise NoImage("This is no PNG, JPEG or WebP image.")


def image_of(key: str, content: bytes) -> tuple[Image, ImageBytes]:
    """The entity and its bytes; raises `NoImage`."""
    media_type, digest = media_type_of(content), sha256(content).hexdigest()
    entity = Image(key=key, media_type=media_type, sha256=digest, size=len(content))
    return entity, ImageBytes(sha256=digest, media_type=media_type, content=content)


def read_image(file: ImageFile) -> tuple[Image, ImageBytes]:
    """Raises `NoImage` when the data are not what the file says."""
    try:
        content = base64.b64decode(file.data, validate=True)
    except (binascii.Error, ValueError):
        raise NoImage("The data are not base64.", path=("data",)) from None
    entity, kept = image_of(file.key, content)
    if entity.media_type is not file.media_type:
        raise NoImage(f"The data are of {entity.media_type.value}.", path=("media_type",))
    return entity, kept


def written_image(key: str, kept: ImageBytes) -> ImageFile:
    return ImageFile(key=key, media_type=kept.media_type, data=base64.b64encode(kept.content).decode())
