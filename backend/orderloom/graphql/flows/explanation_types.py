"""Why a decision table answers what it answers, as types."""

import strawberry

from orderloom.graphql.present import present_all, presents, shape
from orderloom.graphql.problems import Problem, as_problems
from orderloom.graphql.scalars import JSON
from orderloom.language import tables
from orderloom.language.values import plain


@presents(tables.InputTrace)
@strawberry.type
class TableInputTrace:
    """What an input came to; `problem` says why that is not what came in, or why no row may match."""

    id: str
    expression: str
    value: JSON | None
    allowed: bool
    problem: str | None

    @classmethod
    def from_contract(cls, trace: tables.InputTrace) -> "TableInputTrace":
        return shape(cls, trace, id=trace.id)


@presents(tables.CellTrace)
@strawberry.type
class TableCellTrace:
    """`verdict` is null where the test can't be said to hold or not."""

    column: str
    text: str
    verdict: bool | None

    @classmethod
    def from_contract(cls, cell: tables.CellTrace) -> "TableCellTrace":
        return shape(cls, cell)


@presents(tables.RowTrace)
@strawberry.type
class TableRowTrace:
    """`status` is answers, lost, conflict, later, fails, disabled or not_valid; `reason` says it in words, `failing` is
    the first column whose test does not hold."""

    row: str
    position: int
    status: str
    reason: str
    failing: str | None
    cells: list[TableCellTrace]
    outputs: JSON | None

    @classmethod
    def from_contract(cls, trace: tables.RowTrace) -> "TableRowTrace":
        return shape(cls, trace, cells=present_all(trace.cells), outputs=plain(trace.outputs))


@presents(tables.Explanation)
@strawberry.type
class TableExplanation:
    """The answer and why: rows that match come first, then the nearest of those that don't; `leftOut` are not shown.

    `defaulted` when the outputs are the defaults; `error` when there is no answer, such as of rows in conflict.
    """

    outputs: JSON | None
    matched: list[str]
    defaulted: bool
    error: Problem | None
    inputs: list[TableInputTrace]
    rows: list[TableRowTrace]
    left_out: int

    @classmethod
    def from_contract(cls, found: tables.Explanation) -> "TableExplanation":
        return shape(
            cls,
            found,
            matched=list(found.matched),
            error=as_problems([found.error])[0] if found.error else None,
            inputs=present_all(found.inputs),
            rows=present_all(found.rows),
        )
