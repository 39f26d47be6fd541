"""Excel workbooks, written: text cells that Excel leaves alone, a frozen header, and lists of the allowed values."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from orderloom.flows.domain.table_files.grid import ROW_ID, TableFileProblem
from orderloom.flows.domain.table_files.layout import Column, Described, cells_of, columns_of, header_of
from orderloom.language.tables import Row, Table, TableOutput
from orderloom.platform.sheets.texts import LONGEST, fits
from orderloom.platform.sheets.writing import DAY, TEXT, Choice, Filled, Look, Page, cell_name, letters, written
from orderloom.platform.sheets.writing import Column as Laid

_SPARE = 1_000
"""Lines below the rows that still know the lists of allowed values."""
_VALUES = "Values"
_NONE_OF_THEM = "This is none of the values that the column lists."
_WIDTHS = {"when": 28, "then": 24, "valid_from": 12, "valid_to": 12, "enabled": 9, "note": 50}
_FILLS = {"when": "DCE9F7", "then": "E2F2DF", "row": "EEEEEE"}
_TITLES = {part: Look(fill=fill, bold=True, size=10) for part, fill in _FILLS.items()}
_HEADS = {part: Look(fill=fill, size=10) for part, fill in _FILLS.items()}
_CELL, _DAYS, _ID = Look(ruled=True), Look(ruled=True, format=DAY), Look(ruled=True, colour="888888", size=9)
_BOOLEANS = ("true", "false")


def workbook_of(table: Table) -> bytes:
    columns, header = columns_of(table), header_of(table)
    _refuse_long(table, header)
    first, last = len(header) + 1, len(header) + len(table.rows)
    parts = ["row", *(column.part for column, _ in columns)]
    sheet = Page(
        title=table.key[:31],
        rows=chain((_header_cells(line, parts) for line in header), map(_row_cells, table.rows)),
        columns=_laid_out(columns),
        frozen=cell_name(first, 2),
        filtered=f"A{len(header)}:{cell_name(last, len(columns) + 1)}",
        choices=[_choice(one, place, first, last + _SPARE) for place, one in _lists(columns).items()],
    )
    return written([sheet, Page(title=_VALUES, rows=_listed(columns), hidden=True)])


def _refuse_long(table: Table, header: Sequence[Sequence[str | None]]) -> None:
    """Before a line is written: what was begun can't be left."""
    rows = ([row.id, *cells_of(row), None, None, None, row.note] for row in table.rows)
    for number, texts in enumerate(chain(header, rows), 1):
        for place, text in enumerate(texts, 1):
            if text is not None and not fits(text):
                cell = cell_name(number, place)
                message = f"{cell}: Excel holds at most {LONGEST} characters in a cell; export this table as CSV."
                raise TableFileProblem(message, path=("cells", cell))


def _header_cells(line: Sequence[str | None], parts: Sequence[str]) -> list[Filled]:
    named = _TITLES if line[0] == ROW_ID else _HEADS
    return [Filled(text or "", named[part]) for part, text in zip_longest(parts, line[: len(parts)])]


def _row_cells(row: Row) -> list[Filled]:
    cells = [Filled(row.id, _ID), *(Filled(text or "", _CELL) for text in cells_of(row))]
    cells += [Filled(value, _DAYS) for value in (row.valid_from, row.valid_to, row.enabled)]
    return [*cells, Filled(row.note or "", _CELL)]


def _laid_out(columns: Sequence[tuple[Column, Described]]) -> dict[int, Laid]:
    """Whole columns are text, so that Excel makes neither dates nor numbers of what is typed below the rows."""
    laid = {1: Laid(14, TEXT)}
    for place, (column, _) in enumerate(columns, 2):
        is_text = column.part != "row" or column.id == "note"
        width = _WIDTHS.get(column.id if column.part == "row" else column.part, 20)
        laid[place] = Laid(width, TEXT if is_text else None)
    return laid


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
        place: f"{_VALUES}!${letters(place)}$1:${letters(place)}${len(values)}"
        for place, values in found.items()
        if values
    }


def _choice(among: str, place: int, first: int, last: int) -> Choice:
    return Choice(f"{cell_name(first, place)}:{cell_name(last, place)}", among, _NONE_OF_THEM)


def _listed(columns: Sequence[tuple[Column, Described]]) -> Iterator[list[Filled]]:
    lists = [_allowed(column, described) for column, described in columns]
    for line in range(max(map(len, lists), default=0)):
        yield [Filled(text) for text in ("", *(values[line] if line < len(values) else "" for values in lists))]
