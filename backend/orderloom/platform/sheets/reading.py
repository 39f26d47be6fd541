"""Workbooks, read line by line: what stands in each cell, and nothing that a formula or an entity would make of it."""

import warnings
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from orderloom.platform.sheets.archive import BadWorkbook, Bounds, check_archive
from orderloom.platform.sheets.texts import restored

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader

FORMULA, ERROR = "f", "e"


class Cell(NamedTuple):
    """`column` is counted from 1. `kind` tells formulas and errors from values."""

    column: int
    kind: str
    value: Any


class Line(NamedTuple):
    """`number` is that of the spreadsheet; blank cells are left out."""

    number: int
    cells: list[Cell]


class Page:
    """One sheet. After it was read, `merged` names the first cells that were merged, if any were."""

    def __init__(self, reader: "ExcelReader", title: str, path: str) -> None:
        self._reader, self._path, self.title = reader, path, title
        self.merged: str | None = None

    def lines(self) -> Iterator[Line]:
        """Those that the file has, in their order. Raises `BadWorkbook`."""
        last = 0
        for number, cells in self._parsed():
            if number <= last:
                raise BadWorkbook("The lines of the sheet are not in their order.")
            last = number
            yield Line(number, [one for one in map(_cell, cells) if one.value is not None])

    def _parsed(self) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        from openpyxl.worksheet._reader import WorkSheetParser  # late, as below: 10 MB that few processes ever need

        reader: Any = self._reader
        book = reader.wb
        with reader.archive.open(self._path) as source:
            parser: Any = WorkSheetParser(
                source,
                reader.shared_strings,
                data_only=reader.data_only,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            rows = parser.parse()
            while (row := _next(rows)) is not None:
                yield row
            if parser.merged_cells is not None and parser.merged_cells.mergeCell:
                self.merged = str(parser.merged_cells.mergeCell[0].ref)


def _next(rows: Iterator[Any]) -> Any:
    with _damage("sheet"):
        return next(rows, None)


def _cell(given: dict[str, Any]) -> Cell:
    kind, value = given["data_type"], given["value"]
    text = restored(value) if isinstance(value, str) and kind not in (FORMULA, ERROR) else value
    return Cell(given["column"], kind, text)


@contextmanager
def opened(file: IO[bytes], bounds: Bounds, *, shown: bool = False, known: bool = False) -> Generator[list[Page]]:
    """The sheets of a workbook. `shown`: of a formula the value counts that the workbook shows. `known`: it was held
    against these bounds before."""
    from openpyxl.reader.excel import ExcelReader

    if not known:
        check_archive(file, bounds)
    file.seek(0)
    with _damage("workbook"):
        pages = list(_pages(ExcelReader(file, read_only=True, data_only=shown, keep_links=False)))
    yield pages


def _pages(reader: Any) -> Iterator[Page]:
    """As the library reads a workbook, but for its sheets, of which it would measure each by going through it."""
    from openpyxl.styles.stylesheet import apply_stylesheet

    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    for sheet, found in reader.parser.find_sheets():
        if found.target in reader.valid_files and "chartsheet" not in found.Type:
            yield Page(reader, str(sheet.name), found.target)


@contextmanager
def _damage(what: str) -> Generator[None]:
    """Whatever a foreign parser makes of a foreign file, and says of it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Exception as error:
        raise BadWorkbook(f"The {what} is damaged ({type(error).__name__}).") from error


def typed(value: Any) -> str:
    """As a person would type it: dates by ISO 8601, numbers without a fraction that is none."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return _TYPED.get(type(value), str)(value)


_TYPED: dict[type, Callable[[Any], str]] = {
    bool: lambda value: "true" if value else "false",
    datetime: lambda value: value.isoformat(),
    date: lambda value: value.isoformat(),
    time: lambda value: value.isoformat(),
    float: lambda value: format(Decimal(repr(value)).normalize(), "f"),
}
