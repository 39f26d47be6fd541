"""Workbooks, written: text cells that Excel leaves alone, and the few looks and lists that a page may have."""

import io
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from typing import Any, NamedTuple

import msgspec
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from orderloom.platform.sheets.texts import stored

TEXT, DAY = "@", "yyyy-mm-dd"


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How cells look; colours are RRGGBB."""

    format: str = TEXT
    bold: bool = False
    size: float | None = None
    colour: str | None = None
    fill: str | None = None
    ruled: bool = False


class Filled(NamedTuple):
    """Text stays text, also where it begins as a formula would."""

    value: str | bool | date | None
    look: Look | None = None


class Column(NamedTuple):
    """`format` holds for what is typed into the column later."""

    width: float
    format: str | None = None


class Choice(NamedTuple):
    """Cells that offer the values of another range; `told` says that something else is none of them."""

    cells: str
    among: str
    told: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """`frozen` is the first cell that moves, `filtered` the range that can be filtered."""

    title: str
    rows: Iterable[Sequence[Filled]]
    columns: Mapping[int, Column] = {}
    frozen: str | None = None
    filtered: str | None = None
    choices: Sequence[Choice] = ()
    hidden: bool = False


def cell_name(line: int, column: int) -> str:
    return f"{letters(column)}{line}"


def letters(column: int) -> str:
    return get_column_letter(column)


def written(pages: Iterable[Page]) -> bytes:
    book = Workbook(write_only=True)
    for page in pages:
        _write(book.create_sheet(page.title), page)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(sheet: Any, page: Page) -> None:
    sheet.freeze_panes = page.frozen
    if page.filtered:
        sheet.auto_filter.ref = page.filtered
    sheet.sheet_state = "hidden" if page.hidden else "visible"
    for place, column in page.columns.items():
        dimension = sheet.column_dimensions[letters(place)]
        dimension.width = column.width
        if column.format:
            dimension.number_format = column.format
    sheet.data_validations.dataValidation.extend(_list(one) for one in page.choices)
    looks: dict[Look, Any] = {}
    for row in page.rows:
        sheet.append([_cell(sheet, one, looks) for one in row])


def _cell(sheet: Any, filled: Filled, looks: dict[Look, Any]) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    if isinstance(filled.value, str):
        cell._value, cell.data_type = stored(filled.value), "s"
    elif filled.value is not None:
        cell.value = filled.value
    if filled.look is not None:
        if filled.look not in looks:
            looks[filled.look] = _style(sheet, filled.look)
        cell._style = looks[filled.look]
    return cell


def _style(sheet: Any, look: Look) -> Any:
    """Made once: most of the time of a large file would go into making styles."""
    cell: Any = WriteOnlyCell(sheet)
    cell.number_format = look.format
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if look.bold or look.size or look.colour:
        cell.font = Font(bold=look.bold, size=look.size, color=look.colour)
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=look.fill)
    if look.ruled:
        cell.border = Border(bottom=Side(style="thin", color="CCCCCC"))
    return copy(cell._style)


def _list(choice: Choice) -> DataValidation:
    found = DataValidation(
        type="list",
        formula1=choice.among,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="information",
        sqref=choice.cells,
    )
    found.error = choice.told
    return found
