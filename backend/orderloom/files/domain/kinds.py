"""Tells from its first bytes, and from nothing that its sender says, what kind of file something is."""

import re
import zipfile
from io import BytesIO

from orderloom.kernel.errors import DomainError, Kind

MAX_BYTES = 20 * 1024 * 1024
LONGEST_NAME = 200
_LOOK_AT = 65_536
_NOT_OF_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
)
_PARTS = (
    ("word/", f"{_OFFICE}.wordprocessingml.document"),
    ("xl/", f"{_OFFICE}.spreadsheetml.sheet"),
    ("ppt/", f"{_OFFICE}.presentationml.presentation"),
)
ENDINGS: dict[str, tuple[str, ...]] = {
    "application/pdf": ("pdf",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/gif": ("gif",),
    "image/tiff": ("tif", "tiff"),
    "image/webp": ("webp",),
    "image/heic": ("heic", "heif"),
    "video/mp4": ("mp4", "m4v", "mov"),
    "application/x-ole-storage": ("doc", "xls", "ppt", "msg"),
    f"{_OFFICE}.wordprocessingml.document": ("docx",),
    f"{_OFFICE}.spreadsheetml.sheet": ("xlsx",),
    f"{_OFFICE}.presentationml.presentation": ("pptx",),
    "application/zip": ("zip", "odt", "ods", "odp"),
    "text/plain": ("txt", "csv", "md", "json", "log", "eml", "ics", "xml", "yaml", "yml"),
}


class FileRefused(DomainError):
    kind = Kind.INVALID
    code = "file.refused"


class FileTooLarge(DomainError):
    kind = Kind.TOO_LARGE
    code = "file.too_large"


def sniff(content: bytes) -> str:
    """The media type of the bytes. Refuses what is empty, too large, or of no kind that people attach to an order."""
    if not content:
        raise FileRefused("The file is empty.")
    if len(content) > MAX_BYTES:
        raise FileTooLarge(f"A file has at most {MAX_BYTES // 1024 // 1024} MB.")
    known = next((kind for start, kind in _STARTS if content.startswith(start)), None) or _container(content)
    if known is not None:
        return known
    if _is_text(content):
        return "text/plain"
    raise FileRefused("This is none of the kinds of files that are taken: documents, pictures, text, archives.")


def _container(content: bytes) -> str | None:
    """What holds other things: archives, and pictures and films in boxes."""
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp":
        return "image/heic" if content[8:12] in (b"heic", b"heix", b"mif1") else "video/mp4"
    return None


def _archive(content: bytes) -> str:
    """An office document or an archive; its table of contents is read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise FileRefused("This archive is damaged.") from None
    if "[Content_Types].xml" in names:
        return next((kind for part, kind in _PARTS if any(name.startswith(part) for name in names)), "application/zip")
    return "application/zip"


def _is_text(content: bytes) -> bool:
    """Text in UTF-8 that is no program for a shell."""
    if content.startswith(b"#!") or _NOT_OF_TEXT.search(content):
        return False
    try:
        content[:_LOOK_AT].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= min(len(content), _LOOK_AT) - 4 and len(content) > _LOOK_AT
    return True


_UNSPEAKABLE = re.compile(r'[\x00-\x1f\x7f"<>|:*?\u202a-\u202e\u2066-\u2069]')


def proper_name(given: str) -> str:
    """The last part of a path, without what file systems and headers stumble over; refuses what has nothing left."""
    name = _UNSPEAKABLE.sub("", re.split(r"[/\\]", given)[-1]).strip(" .")
    if not name:
        raise FileRefused("A file needs a name.", path=("name",))
    if len(name) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}" if dot and len(ending) <= 10 else name[:LONGEST_NAME]


def name_for(name: str, media_type: str) -> str:
    """The name with an ending that fits what the file is, so that no text is opened as a program."""
    endings = ENDINGS[media_type]
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return name if ending in endings else f"{name}.{endings[0]}"
