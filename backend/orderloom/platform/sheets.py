"""Plain sheets, one record a line beneath a line of column names: read from CSV and Excel, and written as either.

What a foreign file may cost is bounded before and while it is read. Formulas are refused when read, and what a
spreadsheet would take for one is written so that it does not.
"""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Literal

import msgspec
from openpyxl import Workbook, load_workbook

from orderloom.kernel.errors import DomainError, Invalid, Problem

Format = Literal["csv", "xlsx"]
MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024
MAX_PARTS = 500
MAX_COLUMNS = 200
MAX_CELL = 10_000
MEDIA_TYPES: dict[Format, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RISKY = re.compile(r"[=+\-@\t\r]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


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
    rows = _of_workbook(content, most_lines) if content.startswith(_ZIP) else _of_text(content)
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
            found[name] = cell[1:] if cell[0] == "'" and _RISKY.match(cell[1:2] or " ") else cell
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


def _of_workbook(content: bytes, most_lines: int) -> Iterator[tuple[int, list[str]]]:
    try:
        _check_archive(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            rows: Any = book.worksheets[0].iter_rows(max_row=most_lines + 50, max_col=MAX_COLUMNS + 1)
            for number, row in enumerate(rows, start=1):
                yield number, [_text(cell) for cell in row]
    except DomainError:
        raise
    except Exception as error:  # whatever a foreign parser makes of a foreign file
        raise BadSheet(f"The workbook is damaged ({type(error).__name__}).") from error


def _check_archive(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if not any(part.filename == "xl/workbook.xml" for part in parts):
            raise BadSheet("This is an archive, but no Excel workbook (.xlsx).")
        if any(part.flag_bits & 1 for part in parts):
            raise BadSheet("The workbook has a password: save it without one.")
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise BadSheet(f"The workbook unpacks to more than {MAX_UNPACKED // 1024 // 1024} MB.")


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return f"={value}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "g") if isinstance(value, float) and value.is_integer() else str(value).strip()


def written_sheet(columns: Sequence[str], rows: Iterable[Sequence[str]], wanted: Format) -> bytes:
    if wanted == "xlsx":
        return _workbook(columns, rows)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if _RISKY.match(cell) else cell


def _workbook(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Sheet1")
    sheet.append(list(columns))
    for row in rows:
        sheet.append([_NOT_IN_XML.sub("", _harmless(cell)) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
