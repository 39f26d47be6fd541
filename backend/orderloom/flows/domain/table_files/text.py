"""CSV: comma, semicolon or tab, in UTF-8 or as Excel writes Unicode text. What a spreadsheet would run is disarmed."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence

from orderloom.flows.domain.table_files.grid import MARKER, MAX_COLUMNS, Grid, Line, TableFileProblem
from orderloom.flows.domain.table_files.layout import cells_of, header_of
from orderloom.language.tables import Row, Table
from orderloom.language.tables.document import MAX_ROWS
from orderloom.platform.sheets.texts import meant, safe

_MAX_LINES = MAX_ROWS + 10_000


def csv_of(table: Table) -> bytes:
    """UTF-8 with a byte order mark, which Excel needs to know it as such."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([safe(cell or "") for cell in line] for line in header_of(table))
    writer.writerows([safe(cell or "") for cell in _line(row)] for row in table.rows)
    return codecs.BOM_UTF8 + out.getvalue().encode()


def _line(row: Row) -> list[str | None]:
    days = [day.isoformat() if day else None for day in (row.valid_from, row.valid_to)]
    return [row.id, *cells_of(row), *days, str(row.enabled).lower(), row.note]


def grid_of_csv(content: bytes) -> Grid:
    text = _decoded(content)
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return Grid(None, tuple(_lines(reader)))
    except csv.Error as error:
        raise TableFileProblem(f"Line {reader.line_num} can't be read: {error}.") from error


def _lines(reader: Iterator[Sequence[str]]) -> Iterator[Line]:
    for number, cells in enumerate(reader, 1):
        if number > _MAX_LINES:
            raise TableFileProblem(f"The file has more than {_MAX_LINES} lines; a table has at most {MAX_ROWS} rows.")
        if len(cells) > MAX_COLUMNS and any(cells[MAX_COLUMNS:]):
            raise TableFileProblem(f"Line {number} has more than {MAX_COLUMNS} cells.")
        yield Line(number, {place: meant(cell) for place, cell in enumerate(cells, 1) if cell.strip()})


def _decoded(content: bytes) -> str:
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise TableFileProblem("The text is not in UTF-8: save it as `CSV UTF-8`.") from None


def _separator(text: str) -> str:
    """What follows the first cell."""
    begins = next((each for each in (f'"{MARKER}"', MARKER) if text.startswith(each)), None)
    if begins is None:
        raise TableFileProblem(f"The text does not begin with {MARKER}: this is no decision table exported here.")
    following = text[len(begins) : len(begins) + 1]
    if following not in (",", ";", "\t"):
        raise TableFileProblem("The cells are separated neither by comma nor semicolon nor tab.")
    return following
