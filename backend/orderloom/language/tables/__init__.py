"""Decision tables, `orderloom.table/1`: rules in rows, as DMN 1.5 means them.

`parse_table` reads a document, `compile_table` makes it answer. A document or a cell that makes no sense raises
`DomainError` with every problem and its path. `run_tests` runs the tests that a table carries, `check_shape` holds a
policy against its shape, `diff_tables` and `merge_tables` compare by the ids of rows and columns. `analyse` finds
overlaps and gaps, `explain` says why a table answers what it does.
"""

from orderloom.language.tables.analysis import (
    Analysis,
    Example,
    Gap,
    Limits,
    Overlap,
    TableFinding,
    Unanalysed,
    Unreachable,
    analyse,
)
from orderloom.language.tables.compiled import CompiledTable, TableAnswer, TableConflict
from orderloom.language.tables.compiling import compile_table
from orderloom.language.tables.differences import (
    Added,
    Change,
    Moved,
    PartsDiff,
    TableDiff,
    apply_diff,
    diff_tables,
)
from orderloom.language.tables.document import (
    Expected,
    Row,
    Table,
    TableInput,
    TableOutput,
    TableTest,
    meaning_of,
    parse_table,
    table_hash,
)
from orderloom.language.tables.explaining import CellTrace, Explanation, InputTrace, RowTrace, View, explain
from orderloom.language.tables.merging import MergeConflict, merge_tables
from orderloom.language.tables.shapes import Shape, ShapeOutput, check_shape
from orderloom.language.tables.testing import Difference, TestResult, run_tests

__all__ = [
    "Added",
    "Analysis",
    "CellTrace",
    "Change",
    "CompiledTable",
    "Difference",
    "Example",
    "Expected",
    "Explanation",
    "Gap",
    "InputTrace",
    "Limits",
    "MergeConflict",
    "Moved",
    "Overlap",
    "PartsDiff",
    "Row",
    "RowTrace",
    "Shape",
    "ShapeOutput",
    "Table",
    "TableAnswer",
    "TableConflict",
    "TableDiff",
    "TableFinding",
    "TableInput",
    "TableOutput",
    "TableTest",
    "TestResult",
    "Unanalysed",
    "Unreachable",
    "View",
    "analyse",
    "apply_diff",
    "check_shape",
    "compile_table",
    "diff_tables",
    "explain",
    "meaning_of",
    "merge_tables",
    "parse_table",
    "run_tests",
    "table_hash",
]
