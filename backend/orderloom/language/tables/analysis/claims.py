"""What an analysis says about a table, and how far it may go."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

import msgspec

from orderloom.language.tables.document import Path

Severity = Literal["error", "warning", "info"]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """At most so many claims of each kind, and so many steps of `work` in all. Days before `today` leave no gaps."""

    overlaps: int = 100
    gaps: int = 20
    unreachable: int = 100
    work: int = 2_000_000
    today: date | None = None


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """`values` by input id. `scope` gives exactly these, `now` included where rows have dates.

    `scope` is None where an input is computed, or hangs on another: then the values may never come up together.
    """

    values: dict[str, Any]
    scope: dict[str, Any] | None
    day: date | None


class Overlap(msgspec.Struct, frozen=True, kw_only=True):
    """Two rows that match together where the hit policy wants one answer."""

    rows: tuple[str, str]
    severity: Severity
    message: str
    example: Example


class Unreachable(msgspec.Struct, frozen=True, kw_only=True):
    """A row that never answers: rows before it take all it could match, or nothing passes its cell in `column`."""

    row: str
    covered_by: tuple[str, ...]
    column: str | None
    message: str


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Values that no row matches, as a unary test an input. `fix` is a row that takes them, ready to be inserted."""

    when: tuple[str | None, ...]
    valid_from: date | None
    valid_to: date | None
    example: Example
    fix: dict[str, Any]


class Unanalysed(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that is no plain set of values. `row` is None for one among the allowed values of the input."""

    row: str | None
    column: str
    text: str
    reason: str


class TableFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its place in the document. `fix` is a row that could be inserted."""

    code: str
    severity: Severity
    message: str
    path: Path
    fix: dict[str, Any] | None = None


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """`overlap_count` has all overlapping pairs of rows. `truncated`: there is more than was looked at or is listed."""

    overlaps: tuple[Overlap, ...]
    overlap_count: int
    unreachable: tuple[Unreachable, ...]
    gaps: tuple[Gap, ...]
    unanalysed: tuple[Unanalysed, ...]
    truncated: bool
    places: dict[str, int]
    """Where each row stands in the document."""
    columns: dict[str, int]
    complete: bool
    """Whether the table answers by default where no row matches."""
    several: bool
    """Whether it answers with several rows, so that none is an answer too."""

    def findings(self) -> tuple[TableFinding, ...]:
        return tuple(self._findings())

    def _findings(self) -> Iterator[TableFinding]:
        for overlap in self.overlaps:
            path = ("rows", self.places[overlap.rows[1]])
            yield TableFinding(code="table.overlap", severity=overlap.severity, message=overlap.message, path=path)
        for row in self.unreachable:
            path = ("rows", self.places[row.row])
            yield TableFinding(code="table.unreachable", severity="warning", message=row.message, path=path)
        for gap in () if self.complete else self.gaps:
            severity: Severity = "info" if self.several else "warning"
            message = f"No row matches {self._spoken(gap)}."
            yield TableFinding(code="table.gap", severity=severity, message=message, path=("rows",), fix=gap.fix)
        for cell in self.unanalysed:
            column = self.columns[cell.column]
            where = ("rows", self.places[cell.row], "when", column) if cell.row is not None else ("inputs", column)
            message = f"Not part of the analysis: {cell.reason}."
            yield TableFinding(code="table.unanalysed", severity="info", message=message, path=where)

    def _spoken(self, gap: Gap) -> str:
        tests = [f"{column} {test}" for column, test in zip(self.columns, gap.when, strict=True) if test is not None]
        days = [f"{word} {day}" for word, day in (("from", gap.valid_from), ("to", gap.valid_to)) if day is not None]
        return " ".join(["; ".join(tests) or "anything", *days])
