"""Pages as a workbook, by the library that writes them; apart, so that who only describes pages does not load it."""

import io
from collections.abc import Iterable
from copy import copy
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from orderloom.platform.sheets.pages import Choice, Filled, Look, Page, letters
from orderloom.platform.sheets.texts import stored


def book_of(pages: Iterable[Page]) -> bytes:
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
