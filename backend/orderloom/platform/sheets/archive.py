"""A workbook is an archive of XML files: measured and looked through before anything makes objects of it."""

import zipfile
import zlib
from typing import IO
from xml.parsers import expat

import msgspec

MB = 1024 * 1024
MAX_DEPTH = 64
_BOOK, _SHARED = "xl/workbook.xml", "xl/sharedStrings.xml"
_BLOCK = 256 * 1024
_HARMLESS = 4 * MB
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, KeyError, RuntimeError)


class BadWorkbook(Exception):
    """Why it can't be read, in words for whoever brought it."""


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """What a workbook may cost. `unpacked` and `shared`, the texts that cells share and that are held in memory, are
    bytes; `times` is how many times its size it may unpack to; `elements` may be in all of it, `in_line` in a line."""

    parts: int = 500
    unpacked: int = 64 * MB
    shared: int = 48 * MB
    times: int | None = None
    elements: int = 4_000_000
    in_line: int = 60_000


def check_archive(file: IO[bytes], bounds: Bounds) -> None:
    """Raises `BadWorkbook` when it is no workbook, is locked, would unpack to more than is reasonable, or declares
    entities."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            _check_parts(archive.infolist(), bounds)
            watch = _Watch(bounds)
            for part in archive.infolist():
                watch.look_through(archive, part)
    except _BROKEN as error:
        raise BadWorkbook("The workbook is damaged: it can't be unpacked.") from error


def _check_parts(parts: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    if not any(part.filename == _BOOK for part in parts):
        raise BadWorkbook("This is an archive, but no Excel workbook (.xlsx).")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise BadWorkbook("The workbook has a password: save it without one.")
    unpacked = sum(part.file_size for part in parts)
    shared = sum(part.file_size for part in parts if part.filename == _SHARED)
    if len(parts) > bounds.parts or unpacked > bounds.unpacked or shared > bounds.shared:
        raise BadWorkbook(f"The workbook unpacks to more than {bounds.unpacked // MB} MB.")
    packed = sum(part.compress_size for part in parts)
    if bounds.times is not None and unpacked > max(_HARMLESS, bounds.times * packed):
        raise BadWorkbook("The workbook unpacks to far more than its size; it was not made by a spreadsheet.")


class _Watch:
    """Counts elements over all parts. What is no XML is passed by: nobody reads it."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._elements = self._in_line = self._depth = 0

    def look_through(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        self._depth = 0
        with archive.open(part) as file:
            try:
                while block := file.read(_BLOCK):
                    parser.Parse(block, False)
            except expat.ExpatError:
                return

    def _doctype(self, *_: object) -> None:
        raise BadWorkbook("The workbook declares entities of its own; it was not made by a spreadsheet.")

    def _start(self, name: str, _: object) -> None:
        self._elements += 1
        self._depth += 1
        self._in_line = 0 if name.rpartition(":")[2] == "row" else self._in_line + 1
        bounds = self._bounds
        if self._elements > bounds.elements or self._in_line > bounds.in_line or self._depth > MAX_DEPTH:
            raise BadWorkbook("The workbook is too large: it has too many cells, or too many of them in one line.")

    def _end(self, _: str) -> None:
        self._depth -= 1
