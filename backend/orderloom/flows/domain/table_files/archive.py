"""A workbook is an archive of XML files: measured and looked through before anything makes objects of it."""

import io
import zipfile
import zlib
from xml.parsers import expat

from orderloom.flows.domain.table_files.grid import TableFileProblem

MAX_PARTS = 500
MAX_UNPACKED = 64 * 1024 * 1024
MAX_ELEMENTS = 4_000_000
MAX_ELEMENTS_A_LINE = 60_000
MAX_DEPTH = 64
_BOOK = "xl/workbook.xml"
_BLOCK = 256 * 1024
_ENCRYPTED = 0x1


def check_archive(content: bytes) -> None:
    """Raises when the archive is no workbook, would unpack to more than is reasonable, or has entities of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_parts(archive.infolist())
            watch = _Watch()
            for part in archive.infolist():
                watch.look_through(archive, part)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, RuntimeError, zlib.error) as error:
        raise TableFileProblem("The workbook is damaged: it can't be unpacked.") from error


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    if not any(part.filename == _BOOK for part in parts):
        raise TableFileProblem("This is an archive, but no Excel workbook (.xlsx).")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise TableFileProblem(f"The workbook unpacks to more than {MAX_UNPACKED // 1024 // 1024} MB.")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise TableFileProblem("The workbook has a password: save it without one.")


class _Watch:
    """Counts elements over all parts. What is no XML is passed by: nobody reads it."""

    def __init__(self) -> None:
        self.elements = 0
        self._in_line = 0
        self._depth = 0

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
        raise TableFileProblem("The workbook declares entities of its own; it was not made by a spreadsheet.")

    def _start(self, name: str, _: object) -> None:
        self.elements += 1
        self._depth += 1
        self._in_line = 0 if name.rpartition(":")[2] == "row" else self._in_line + 1
        if self.elements > MAX_ELEMENTS or self._in_line > MAX_ELEMENTS_A_LINE or self._depth > MAX_DEPTH:
            raise TableFileProblem("The workbook is too large: a table has at most 20,000 rows and 100 columns.")

    def _end(self, _: str) -> None:
        self._depth -= 1
