"""Decision tables, `orderloom.table/1`: rules in rows, as DMN 1.5 means them.

`parse_table` reads a document, `compile_table` makes it answer. A document or a cell that makes no sense raises
`DomainError` with every problem and its path.
"""

from orderloom.language.tables.compiled import CompiledTable, TableAnswer, TableConflict, compile_table
from orderloom.language.tables.document import Row, Table, TableInput, TableOutput, parse_table

__all__ = [
    "CompiledTable",
    "Row",
    "Table",
    "TableAnswer",
    "TableConflict",
    "TableInput",
    "TableOutput",
    "compile_table",
    "parse_table",
]
