"""Excel workbooks, read: first what an archive must not hold, then the one sheet that counts, line by line.

Formulas are not computed and not trusted: what they showed last is no value of a policy.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet._reader import WorkSheetParser

from orderloom.flows.domain.table_files.archive import check_archive
from orderloom.flows.domain.table_files.grid import (
    MARKER,
    MAX_COLUMNS,
    Fault,
    Grid,
    Line,
    TableFileProblem,
    at,
    cell_name,
    refusal,
)
from orderloom.kernel.errors import DomainError
from orderloom.language.tables.document import MAX_ROWS

_MAX_LINES = MAX_ROWS + 10_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FORMULA = Fault("table_file.formula", "This is a formula; paste its value instead.")
_NO_SHEET = f"No sheet has {MARKER} in its cell A1: this is no decision table that was exported here."
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RecursionError)


def grid_of_workbook(content: bytes) -> Grid:
    """The first sheet that begins as the file of a table does."""
    check_archive(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _grid(content)
    except DomainError:
        raise
    except Exception as error:  # whatever a foreign parser makes of a foreign file
        raise TableFileProblem(f"The workbook is damaged ({type(error).__name__}).") from error


def _grid(content: bytes) -> Grid:
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    for sheet in book.worksheets:
        lines = _lines(book, sheet)
        first = next(lines, None)
        if first is not None and first.number == 1 and str(first.cells.get(1)).strip().lower() == MARKER:
            return Grid(sheet.title, (first, *lines))
    raise TableFileProblem(_NO_SHEET)


def _lines(book: Any, sheet: Any) -> Iterator[Line]:
    """The lines that hold something. Raises at the end when cells are merged: all but one would read as blank."""
    with sheet._get_source() as source:
        parser: Any = WorkSheetParser(
            source,
            sheet._shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for count, (number, cells) in enumerate(parser.parse()):
            if count > _MAX_LINES:
                raise TableFileProblem(
                    f"The sheet has more than {_MAX_LINES} lines; a table has {MAX_ROWS} rows at most."
                )
            line = _line(number, cells)
            if line.cells:
                yield line
        merged = parser.merged_cells
    if merged is not None and merged.mergeCell:
        cell = str(merged.mergeCell[0].ref).partition(":")[0]
        raise refusal([at(cell, "table_file.merged", "Merged cells can't be read; take the merge away.")])


def _line(number: int, cells: list[dict[str, Any]]) -> Line:
    found: dict[int, Any] = {}
    for cell in cells:
        value = _value(cell)
        if value is None:
            continue
        if cell["column"] > MAX_COLUMNS:
            name = cell_name(number, cell["column"])
            raise refusal([at(name, "table_file.too_large", f"A table has at most {MAX_COLUMNS} columns.")])
        found[cell["column"]] = value
    return Line(number, found)


def _value(cell: dict[str, Any]) -> Any:
    kind, value = cell["data_type"], cell["value"]
    if kind == "f":
        return _FORMULA
    if kind == "e":
        return Fault("table_file.error", f"This holds the error {value}.")
    if isinstance(value, str):
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        return text if text.strip() else None
    return value
