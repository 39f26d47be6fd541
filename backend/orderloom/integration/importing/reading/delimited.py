"""Delimited text: encoding and delimiter are found out, quotes may hold line breaks, and a formula is only text."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import IO

from orderloom.integration.importing.contracts import MOST_COLUMNS
from orderloom.integration.importing.reading.refusing import Row, UnreadableFile, at_row

DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")
LONGEST_CELL = 32_767
_BLOCK = 256 * 1024
_LOOK_AT = 50


def encoding_of(file: IO[bytes]) -> str:
    """By its byte order mark, else UTF-8 when all of it is, else Windows-1252."""
    file.seek(0)
    start = file.read(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while block := file.read(_BLOCK):
            decoder.decode(block)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def delimiter_of(file: IO[bytes], encoding: str) -> str:
    """The one that cuts the first rows into the most columns, the same number of them in most rows."""
    best, most = ",", 0.0
    for delimiter in DELIMITERS:
        try:
            rows = [len(cells) for cells, _ in zip(_records(file, encoding, delimiter), range(_LOOK_AT), strict=False)]
        except (csv.Error, UnicodeError):
            continue
        if not rows:
            continue
        columns, times = Counter(rows).most_common(1)[0]
        weight = (columns - 1) * times / len(rows)
        if weight > most:
            best, most = delimiter, weight
    return best


def rows_of_text(file: IO[bytes], encoding: str, delimiter: str) -> Iterator[Row]:
    """Rows that hold something, numbered as a spreadsheet numbers them."""
    number = 0
    try:
        for number, cells in enumerate(_records(file, encoding, delimiter), 1):
            if len(cells) > MOST_COLUMNS:
                raise at_row(number, f"Row {number} has {len(cells)} cells; at most {MOST_COLUMNS} are taken.")
            _check_length(number, cells)
            if any(cell.strip() for cell in cells):
                yield Row(number, tuple(cells))
    except csv.Error as error:
        raise at_row(number + 1, f"Row {number + 1} can't be read: {error}.") from error
    except UnicodeError as error:
        raise at_row(number + 1, f"From row {number + 1} on, the text is not in {_called(encoding)}.") from error


def _check_length(number: int, cells: list[str]) -> None:
    for column, cell in enumerate(cells, 1):
        if len(cell) > LONGEST_CELL:
            message = f"Row {number}, column {column}: a cell has at most {LONGEST_CELL:,} characters."
            raise at_row(number, message, column)


def _records(file: IO[bytes], encoding: str, delimiter: str) -> Iterator[list[str]]:
    if delimiter not in DELIMITERS or encoding not in ENCODINGS:
        raise UnreadableFile("Files are read in UTF-8, UTF-16 or Windows-1252, with comma, semicolon, tab or bar.")
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="strict", newline="")
    try:
        yield from csv.reader(text, delimiter=delimiter, strict=True)
    finally:
        if not file.closed:
            text.detach()


def _called(encoding: str) -> str:
    return {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}[encoding]
