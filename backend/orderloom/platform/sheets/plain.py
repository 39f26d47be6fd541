"""Plain sheets, one record a line beneath a line of column names: read from CSV and Excel, and written as either.

What a foreign file may cost is bounded before and while it is read. Formulas are refused when read, and what a
spreadsheet would take for one is written so that it does not.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from orderloom.kernel.errors import Invalid, Problem
from orderloom.platform.sheets.archive import BadWorkbook, Bounds
from orderloom.platform.sheets.reading import FORMULA, Line, opened, typed
from orderloom.platform.sheets.texts import meant, safe
from orderloom.platform.sheets.writing import Filled, Page, written

Format = Literal["csv", "xlsx"]
MAX_BYTES = 10 * 1024 * 1024
MAX_COLUMNS = 200
MAX_CELL = 10_000
MEDIA_TYPES: dict[Format, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOUNDS = Bounds()


class BadSheet(Invalid):
    code = "sheet.unreadable"


class SheetLine(msgspec.Struct, frozen=True):
    """A line by its number in the file, its cells by the names of the columns; blank cells are left out."""

    line: int
    cells: dict[str, str]


class Sheet(msgspec.Struct, frozen=True):
    columns: tuple[str, ...]
    lines: tuple[SheetLine, ...]


def read_sheet(content: bytes, most_lines: int) -> Sheet:
    """Whichever of the formats it is, by its bytes. Raises `BadSheet` with the cell at fault."""
    if not content.strip():
        raise BadSheet("The file is empty.")
    if len(content) > MAX_BYTES:
        raise BadSheet(f"The file is larger than {MAX_BYTES // 1024 // 1024} MB.")
    if content.startswith(_OLD_OFFICE):
        raise BadSheet("This is an old .xls, or a workbook with a password: save it as .xlsx without one.")
    rows = _of_workbook(content) if content.startswith(_ZIP) else _of_text(content)
    return _sheet(rows, most_lines)


def _sheet(rows: Iterator[tuple[int, list[str]]], most: int) -> Sheet:
    columns: tuple[str, ...] | None = None
    lines: list[SheetLine] = []
    for number, row in rows:
        if not any(row):
            continue
        if columns is None:
            columns = _columns(row)
            continue
        if len(lines) == most:
            raise BadSheet(f"The file has more than {most} lines.")
        lines.append(SheetLine(number, _cells(columns, number, row)))
    if columns is None or not lines:
        raise BadSheet("The file has a line of column names at most; beneath it nothing.")
    return Sheet(columns, tuple(lines))


def _columns(row: Sequence[str]) -> tuple[str, ...]:
    names = [re.sub(r"[\s-]+", "_", name.strip().lower()) for name in row]
    while names and not names[-1]:
        names.pop()
    if len(names) > MAX_COLUMNS:
        raise BadSheet(f"The file has more than {MAX_COLUMNS} columns.")
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice is not None:
        raise BadSheet(f"Two columns are called {twice!r}.")
    return tuple(names)


def _cells(columns: Sequence[str], number: int, row: Sequence[str]) -> dict[str, str]:
    beyond = next((cell for cell in row[len(columns) :] if cell), None)
    if beyond is not None:
        raise BadSheet.of([Problem(BadSheet.code, f"Line {number} has more cells than columns.", (number,))])
    found: dict[str, str] = {}
    for name, cell in zip(columns, row, strict=False):
        if len(cell) > MAX_CELL or "\0" in cell:
            raise BadSheet.of([Problem(BadSheet.code, f"Line {number}: this cell can't be read.", (number, name))])
        if cell.startswith("="):
            message = f"Line {number}: this is a formula; paste its value instead."
            raise BadSheet.of([Problem("sheet.formula", message, (number, name))])
        if name and cell:
            found[name] = meant(cell)
    return found


def _of_text(content: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(content)
    first = text.partition("\n")[0]
    delimiter = max((",", ";", "\t"), key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        raise BadSheet(f"Line {reader.line_num} is no CSV: {error}.") from None


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise BadSheet("The file is neither a workbook nor text in UTF-8.") from None
    if "\0" in text:
        raise BadSheet("The file is neither a workbook nor text.")
    return text


def _of_workbook(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        with opened(io.BytesIO(content), _BOUNDS) as pages:
            for line in pages[0].lines() if pages else ():
                yield line.number, _row(line)
    except BadWorkbook as error:
        raise BadSheet(str(error)) from error


def _row(line: Line) -> list[str]:
    """What lies beyond the columns that are read is told by one cell more."""
    row = [""] * min(max((one.column for one in line.cells), default=0), MAX_COLUMNS + 1)
    for cell in line.cells:
        text = f"={cell.value}" if cell.kind == FORMULA else typed(cell.value).strip()
        row[min(cell.column, MAX_COLUMNS + 1) - 1] = text
    return row


def written_sheet(columns: Sequence[str], rows: Iterable[Sequence[str]], wanted: Format) -> bytes:
    if wanted == "xlsx":
        lines = ([Filled(safe(cell)) for cell in row] for row in rows)
        return written([Page(title="Sheet1", rows=([Filled(name) for name in columns], *lines))])
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
