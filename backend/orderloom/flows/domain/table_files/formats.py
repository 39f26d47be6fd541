"""The two formats: told apart by their bytes, read and written."""

from typing import Literal

from orderloom.flows.domain.table_files.grid import Grid, TableFileProblem
from orderloom.flows.domain.table_files.reading import FileRead, table_of_grid
from orderloom.flows.domain.table_files.text import csv_of, grid_of_csv
from orderloom.flows.domain.table_files.workbook import grid_of_workbook
from orderloom.flows.domain.table_files.writing import workbook_of
from orderloom.language.tables import Table

Format = Literal["xlsx", "csv"]
MAX_BYTES = 10 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOOK_AT = 4096


def table_file(table: Table, wanted: str) -> bytes:
    """The table as a file of this format. Raises when Excel can't hold a text of it."""
    return workbook_of(table) if wanted == "xlsx" else csv_of(table)


def table_from_file(content: bytes, base: Table | None = None) -> FileRead:
    """The table in a file, whichever of the formats it has; see `table_of_grid`."""
    return table_of_grid(_grid(content), base)


def sniff(content: bytes) -> Format:
    """What the bytes are, whatever the file is called. Raises when they are neither."""
    if not content:
        raise TableFileProblem("The file is empty.")
    if len(content) > MAX_BYTES:
        raise TableFileProblem(f"The file is larger than {MAX_BYTES // 1024 // 1024} MB.")
    if content.startswith(_ZIP):
        return "xlsx"
    if content.startswith(_OLD_OFFICE):
        raise TableFileProblem("This is an old .xls, or a workbook with a password: save it as .xlsx without one.")
    if b"\x00" in content[:_LOOK_AT] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TableFileProblem("This is neither an Excel workbook (.xlsx) nor text with separators (.csv).")
    return "csv"


def _grid(content: bytes) -> Grid:
    return grid_of_workbook(content) if sniff(content) == "xlsx" else grid_of_csv(content)
