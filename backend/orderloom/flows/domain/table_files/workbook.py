"""Excel workbooks, read: the one sheet that counts, line by line.

Formulas are not computed and not trusted: what they showed last is no value of a policy.
"""

import io
from collections.abc import Iterator
from typing import Any

from orderloom.flows.domain.table_files.grid import (
    MARKER,
    MAX_COLUMNS,
    Fault,
    Grid,
    Line,
    TableFileProblem,
    at,
    refusal,
)
from orderloom.language.tables.document import MAX_ROWS
from orderloom.platform.sheets.archive import BadWorkbook, Bounds
from orderloom.platform.sheets.reading import ERROR, FORMULA, Cell, Page, opened
from orderloom.platform.sheets.reading import Line as Read
from orderloom.platform.sheets.writing import cell_name

_BOUNDS = Bounds()
_MAX_LINES = MAX_ROWS + 10_000
_FORMULA = Fault("table_file.formula", "This is a formula; paste its value instead.")
_NO_SHEET = f"No sheet has {MARKER} in its cell A1: this is no decision table that was exported here."


def grid_of_workbook(content: bytes) -> Grid:
    """The first sheet that begins as the file of a table does."""
    try:
        with opened(io.BytesIO(content), _BOUNDS) as pages:
            return _grid(pages)
    except BadWorkbook as error:
        raise TableFileProblem(str(error)) from error


def _grid(pages: list[Page]) -> Grid:
    for page in pages:
        lines = _lines(page)
        first = next(lines, None)
        if first is not None and first.number == 1 and str(first.cells.get(1)).strip().lower() == MARKER:
            return Grid(page.title, (first, *lines))
    raise TableFileProblem(_NO_SHEET)


def _lines(page: Page) -> Iterator[Line]:
    """The lines that hold something. Raises at the end when cells are merged: all but one would read as blank."""
    for count, read in enumerate(page.lines()):
        if count > _MAX_LINES:
            raise TableFileProblem(f"The sheet has more than {_MAX_LINES} lines; a table has {MAX_ROWS} rows at most.")
        line = _line(read)
        if line.cells:
            yield line
    if page.merged is not None:
        cell = page.merged.partition(":")[0]
        raise refusal([at(cell, "table_file.merged", "Merged cells can't be read; take the merge away.")])


def _line(read: Read) -> Line:
    found: dict[int, Any] = {}
    for cell in read.cells:
        value = _value(cell)
        if value is None:
            continue
        if cell.column > MAX_COLUMNS:
            name = cell_name(read.number, cell.column)
            raise refusal([at(name, "table_file.too_large", f"A table has at most {MAX_COLUMNS} columns.")])
        found[cell.column] = value
    return Line(read.number, found)


def _value(cell: Cell) -> Any:
    if cell.kind == FORMULA:
        return _FORMULA
    if cell.kind == ERROR:
        return Fault("table_file.error", f"This holds the error {cell.value}.")
    return None if isinstance(cell.value, str) and not cell.value.strip() else cell.value
