"""Excel workbooks, read row by row as a person would type them."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import IO

from orderloom.integration.importing.contracts import MOST_COLUMNS
from orderloom.integration.importing.reading.refusing import Row, UnreadableFile, at_row
from orderloom.platform.sheets.archive import MB, BadWorkbook, Bounds, check_archive
from orderloom.platform.sheets.reading import ERROR, Cell, Line, Page, opened, typed

BOUNDS = Bounds(parts=1_000, unpacked=256 * MB, times=200, elements=40_000_000)


def look_through(file: IO[bytes]) -> None:
    """Raises when it is no workbook, or would cost more than one may. What is read below was looked through."""
    try:
        check_archive(file, BOUNDS)
    except BadWorkbook as error:
        raise UnreadableFile(str(error)) from error


def sheets_of(file: IO[bytes]) -> tuple[str, ...]:
    with _opened(file) as pages:
        return tuple(page.title for page in pages)


def rows_of_sheet(file: IO[bytes], name: str) -> Iterator[Row]:
    """Rows that hold something. Of a formula the value counts that the workbook shows."""
    with _opened(file) as pages:
        page = next((one for one in pages if one.title == name), None)
        if page is None:
            raise UnreadableFile(f"The workbook has no sheet {name[:80]!r}.")
        for line in page.lines():
            cells = _texts(line)
            if cells:
                yield Row(line.number, cells)


def _texts(line: Line) -> tuple[str, ...]:
    """Without blanks at its end."""
    texts = {cell.column: text for cell in line.cells if (text := _text(line.number, cell)).strip()}
    last = max(texts, default=0)
    if last > MOST_COLUMNS:
        raise at_row(line.number, f"Row {line.number} has cells beyond column {MOST_COLUMNS}.", last)
    return tuple(texts.get(column, "") for column in range(1, last + 1))


def _text(number: int, cell: Cell) -> str:
    if cell.kind == ERROR:
        raise at_row(number, f"Row {number}, column {cell.column} holds the error {cell.value}.", cell.column)
    return typed(cell.value)


@contextmanager
def _opened(file: IO[bytes]) -> Generator[list[Page]]:
    try:
        with opened(file, BOUNDS, shown=True, known=True) as pages:
            yield pages
    except BadWorkbook as error:
        raise UnreadableFile(str(error)) from error
