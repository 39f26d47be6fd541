"""What is wrong with a table as a whole: rows that match together, rows that never answer, values that nothing matches.

`analyse` says nothing that is not so: a cell that can't be read as a set of values is listed, and no claim rests on it.
"""

from orderloom.language.tables.analysis.claims import (
    Analysis,
    Example,
    Gap,
    Limits,
    Overlap,
    TableFinding,
    Unanalysed,
    Unreachable,
)
from orderloom.language.tables.analysis.whole import analyse

__all__ = [
    "Analysis",
    "Example",
    "Gap",
    "Limits",
    "Overlap",
    "TableFinding",
    "Unanalysed",
    "Unreachable",
    "analyse",
]
