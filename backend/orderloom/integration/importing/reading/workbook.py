"""Excel workbooks: measured before anything is unpacked, then read row by row."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO, Any

from openpyxl import load_workbook

from orderloom.integration.importing.contracts import MOST_COLUMNS, MOST_ROWS
from orderloom.integration.importing.reading.refusing import Row, UnreadableFile, at_row
from orderloom.kernel.errors import DomainError

MOST_PARTS = 1_000
MOST_UNPACKED = 256 * 1024 * 1024
MOST_SHARED = 48 * 1024 * 1024
"""Texts that many cells share are held in memory, so there may be less of them."""
MOST_TIMES = 200
_HARMLESS = 4 * 1024 * 1024
_BOOK, _SHARED = "xl/workbook.xml", "xl/sharedStrings.xml"
_ENCRYPTED = 0x1
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"})
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, KeyError, RuntimeError)


def check_archive(file: IO[bytes]) -> None:
    """Raises when it is no workbook, is locked, or would unpack to far more than it is."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except _BROKEN as error:
        raise UnreadableFile("The workbook is damaged: it can't be unpacked.") from error
    names = {part.filename for part in parts}
    if _BOOK not in names:
        raise UnreadableFile("This is an archive, but no Excel workbook (.xlsx).")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise UnreadableFile("The workbook has a password: save it without one.")
    _check_sizes(parts)


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    shared = sum(part.file_size for part in parts if part.filename == _SHARED)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or shared > MOST_SHARED:
        raise UnreadableFile(f"The workbook unpacks to more than {MOST_UNPACKED // 1024 // 1024} MB; that is too much.")
    if unpacked > max(_HARMLESS, MOST_TIMES * packed):
        raise UnreadableFile("The workbook unpacks to far more than its size; it was not made by a spreadsheet.")


def sheets_of(file: IO[bytes]) -> tuple[str, ...]:
    with _opened(file) as book:
        return tuple(sheet.title for sheet in book.worksheets)


def rows_of_sheet(file: IO[bytes], name: str) -> Iterator[Row]:
    """Rows that hold something. Of a formula the value counts that the workbook shows."""
    with _opened(file) as book:
        if name not in book.sheetnames:
            raise UnreadableFile(f"The workbook has no sheet {name[:80]!r}.")
        yield from _rows(book[name])


def _rows(sheet: Any) -> Iterator[Row]:
    blank = 0
    for number, values in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
        cells = [_text(value, number, column) for column, value in enumerate(values, 1)]
        while cells and not cells[-1].strip():
            cells.pop()
        blank = 0 if cells else blank + 1
        if blank > MOST_ROWS:
            return
        if cells:
            yield Row(number, tuple(cells))


@contextmanager
def _opened(file: IO[bytes]) -> Generator[Any]:
    check_archive(file)
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # whatever a foreign parser makes of a foreign file
        raise UnreadableFile(f"The workbook is damaged ({type(error).__name__}).") from error
    try:
        yield book
    except DomainError:
        raise
    except Exception as error:  # rows are parsed while they are read
        raise UnreadableFile(f"The sheet is damaged ({type(error).__name__}).") from error


def _text(value: Any, number: int, column: int) -> str:
    """As a person would type it: dates by ISO 8601, numbers without a fraction that is none."""
    if isinstance(value, str):
        if value in _ERRORS:
            raise at_row(number, f"Row {number}, column {column} holds the error {value}.", column)
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return "" if value is None else _TEXTS.get(type(value), str)(value)


_TEXTS: dict[type, Callable[[Any], str]] = {
    bool: lambda value: "true" if value else "false",
    datetime: lambda value: value.isoformat(),
    date: lambda value: value.isoformat(),
    time: lambda value: value.isoformat(),
    float: lambda value: format(Decimal(repr(value)).normalize(), "f"),
}
