"""Decision tables as Excel and CSV files, and back: bytes in, a table or the problems of its cells out.

A file has one sheet that counts, whose cell A1 is `orderloom.table/1`. Lines with a word in column A say what the
table and its columns are; the line `row id` names the columns; below it each line is a row, with its id in column A.
A line without an id is a new row, the order of the lines is the order of the rows, and a blank cell takes anything.
"""

from orderloom.flows.domain.table_files.formats import (
    MAX_BYTES,
    Format,
    sniff,
    table_file,
    table_from_file,
)
from orderloom.flows.domain.table_files.grid import TableFileProblem
from orderloom.flows.domain.table_files.reading import FileRead

__all__ = ["MAX_BYTES", "FileRead", "Format", "TableFileProblem", "sniff", "table_file", "table_from_file"]
