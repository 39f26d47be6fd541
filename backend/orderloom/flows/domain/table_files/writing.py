"""Excel workbooks, written: text cells that Excel leaves alone, a frozen header, and lists of the allowed values."""

import io
import re
from collections.abc import Iterable, Sequence
from copy import copy
from itertools import chain, zip_longest
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from orderloom.flows.domain.table_files.grid import ROW_ID, TableFileProblem, cell_name
from orderloom.flows.domain.table_files.layout import Column, Described, cells_of, columns_of, header_of
from orderloom.language.tables import Row, Table, TableOutput

_LONGEST = 32_767
_ESCAPE = 7
"""Characters that an escaped one takes."""
_SPARE = 1_000
"""Lines below the rows that still know the lists of allowed values."""
_VALUES = "Values"
_TEXT = "@"
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WIDTHS = {"when": 28, "then": 24, "valid_from": 12, "valid_to": 12, "enabled": 9, "note": 50}
_FILLS = {"when": "DCE9F7", "then": "E2F2DF", "row": "EEEEEE"}
_BOOLEANS = ("true", "false")


def workbook_of(table: Table) -> bytes:
    columns, header = columns_of(table), header_of(table)
    _refuse_long(table, header)
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(table.key[:31])
    _lay_out(sheet, columns, len(header), len(table.rows))
    styles = _Styles(sheet)
    lists = _lists(columns)
    for place, name in lists.items():
        sheet.data_validations.append(_list(name, place, len(header) + 1, len(header) + len(table.rows) + _SPARE))
    parts = ["row", *(column.part for column, _ in columns)]
    for line in header:
        sheet.append(_header_cells(sheet, styles, line, parts))
    for row in table.rows:
        sheet.append(_row_cells(sheet, styles, row))
    _write_lists(book, columns)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _refuse_long(table: Table, header: Sequence[Sequence[str | None]]) -> None:
    """Before a line is written: what was begun can't be left."""
    rows = ([row.id, *cells_of(row), None, None, None, row.note] for row in table.rows)
    for number, texts in enumerate(chain(header, rows), 1):
        for place, text in enumerate(texts, 1):
            if text is not None and len(text) * _ESCAPE > _LONGEST < len(_stored(text)):
                cell = cell_name(number, place)
                message = f"{cell}: Excel holds at most {_LONGEST} characters in a cell; export this table as CSV."
                raise TableFileProblem(message, path=("cells", cell))


def _stored(text: str) -> str:
    """The text as Excel stores it: what XML can't hold is escaped as Excel does it."""
    return _UNSAFE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


class _Styles:
    """The few styles of a sheet, made once: most of the time of an export would go into making them."""

    def __init__(self, sheet: Any) -> None:
        line = Side(style="thin", color="CCCCCC")
        wrapped = Alignment(vertical="top", wrap_text=True)
        self.titles = {part: self._made(sheet, fill, bold=True) for part, fill in _FILLS.items()}
        self.heads = {part: self._made(sheet, fill) for part, fill in _FILLS.items()}
        self.cell = self._made(sheet, None, alignment=wrapped, border=Border(bottom=line))
        self.id = self._made(sheet, None, border=Border(bottom=line), font=Font(color="888888", size=9))
        self.day = self._made(sheet, None, number_format="yyyy-mm-dd", border=Border(bottom=line))

    @staticmethod
    def _made(sheet: Any, fill: str | None, *, bold: bool = False, **parts: Any) -> Any:
        cell: Any = WriteOnlyCell(sheet)
        cell.number_format = _TEXT
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
            cell.font = Font(bold=bold, size=10)
        for name, part in parts.items():
            setattr(cell, name, part)
        return copy(cell._style)


def _text_cell(sheet: Any, text: str, style: Any = None) -> Any:
    """A cell of text, also where it begins as a formula would."""
    cell: Any = WriteOnlyCell(sheet)
    cell._value, cell.data_type = _stored(text), "s"
    if style is not None:
        cell._style = style
    return cell


def _header_cells(sheet: Any, styles: _Styles, line: Sequence[str | None], parts: Sequence[str]) -> list[Any]:
    named = styles.titles if line[0] == ROW_ID else styles.heads
    return [_text_cell(sheet, text or "", named[part]) for part, text in zip_longest(parts, line[: len(parts)])]


def _row_cells(sheet: Any, styles: _Styles, row: Row) -> list[Any]:
    cells: list[Any] = [_text_cell(sheet, row.id, styles.id)]
    cells += [_text_cell(sheet, text or "", styles.cell) for text in cells_of(row)]
    for value in (row.valid_from, row.valid_to, row.enabled):
        cell: Any = WriteOnlyCell(sheet)
        cell._style = styles.day
        cell.value = value
        cells.append(cell)
    return [*cells, _text_cell(sheet, row.note or "", styles.cell)]


def _lay_out(sheet: Any, columns: Sequence[tuple[Column, Described]], header: int, rows: int) -> None:
    """Whole columns are text, so that Excel makes neither dates nor numbers of what is typed below the rows."""
    sheet.freeze_panes = cell_name(header + 1, 2)
    sheet.column_dimensions["A"].width = 14
    sheet.column_dimensions["A"].number_format = _TEXT
    for place, (column, _) in enumerate(columns, 2):
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = _WIDTHS.get(column.id if column.part == "row" else column.part, 20)
        if column.part != "row" or column.id == "note":
            dimension.number_format = _TEXT
    sheet.auto_filter.ref = f"A{header}:{cell_name(header + rows, len(columns) + 1)}"


def _allowed(column: Column, described: Described) -> tuple[str, ...]:
    """What a list offers. Tests of inputs may be combined, so that what is not listed is only asked about."""
    if column == Column("row", "enabled"):
        return tuple(word.upper() for word in _BOOLEANS)
    if described is None:
        return ()
    if isinstance(described, TableOutput) or described.allowed:
        return described.allowed or (_BOOLEANS if described.type == "boolean" else ())
    return _BOOLEANS if described.type == "boolean" else ()


def _lists(columns: Iterable[tuple[Column, Described]]) -> dict[int, str]:
    """By column, where its allowed values stand on the sheet of values."""
    found = {place: _allowed(column, described) for place, (column, described) in enumerate(columns, 2)}
    return {
        place: f"{_VALUES}!${get_column_letter(place)}$1:${get_column_letter(place)}${len(values)}"
        for place, values in found.items()
        if values
    }


def _list(where: str, place: int, first: int, last: int) -> DataValidation:
    letter = get_column_letter(place)
    found = DataValidation(
        type="list", formula1=where, allow_blank=True, showErrorMessage=True, errorStyle="information",
        sqref=f"{letter}{first}:{letter}{last}",
    )  # fmt: skip
    found.error = "This is none of the values that the column lists."
    return found


def _write_lists(book: Workbook, columns: Sequence[tuple[Column, Described]]) -> None:
    lists = [_allowed(column, described) for column, described in columns]
    sheet: Any = book.create_sheet(_VALUES)
    sheet.sheet_state = "hidden"
    for line in range(max(map(len, lists), default=0)):
        texts = ["", *(values[line] if line < len(values) else "" for values in lists)]
        sheet.append([_text_cell(sheet, text) for text in texts])
