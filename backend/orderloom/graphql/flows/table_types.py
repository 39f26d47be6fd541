"""What is known of a decision table, as types: what is wrong with it, what changed, how often it answered."""

from datetime import date, datetime

import strawberry

from orderloom.flows.contracts import decision_tables as contracts
from orderloom.graphql.flows.types import Finding
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import LocalisedText, localised
from orderloom.language import tables
from orderloom.language.values import plain


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


@presents(tables.Example)
@strawberry.type
class TableExample:
    """`values` by input id; `scope` can be tried as it is, and is null where no one scope gives these values."""

    values: JSON
    scope: JSON | None
    day: str | None

    @classmethod
    def from_contract(cls, example: tables.Example) -> "TableExample":
        return cls(values=plain(example.values), scope=plain(example.scope), day=_day(example.day))


@presents(tables.Overlap)
@strawberry.type
class TableOverlap:
    """Two rows that match together where one answer is wanted."""

    rows: list[str]
    severity: str
    message: str
    example: TableExample

    @classmethod
    def from_contract(cls, overlap: tables.Overlap) -> "TableOverlap":
        return shape(cls, overlap, rows=list(overlap.rows), example=present(overlap.example))


@presents(tables.Unreachable)
@strawberry.type
class UnreachableRow:
    """A row that never answers: others take all it could match, or nothing passes its cell in `column`."""

    row: str
    covered_by: list[str]
    column: str | None
    message: str

    @classmethod
    def from_contract(cls, found: tables.Unreachable) -> "UnreachableRow":
        return shape(cls, found, covered_by=list(found.covered_by))


@presents(tables.Gap)
@strawberry.type
class TableGap:
    """Values that no row matches, as a unary test an input; `fix` is a row that takes them."""

    when: list[str | None]
    valid_from: str | None
    valid_to: str | None
    example: TableExample
    fix: JSON

    @classmethod
    def from_contract(cls, gap: tables.Gap) -> "TableGap":
        return cls(
            when=list(gap.when),
            valid_from=_day(gap.valid_from),
            valid_to=_day(gap.valid_to),
            example=present(gap.example),
            fix=plain(gap.fix),
        )


@presents(tables.Unanalysed)
@strawberry.type
class UnanalysedCell:
    """A cell that is no plain set of values: nothing is claimed that would rest on it."""

    row: str | None
    column: str
    text: str
    reason: str

    @classmethod
    def from_contract(cls, cell: tables.Unanalysed) -> "UnanalysedCell":
        return shape(cls, cell)


@presents(tables.Analysis)
@strawberry.type
class TableAnalysis:
    """`overlapCount` has all pairs of rows; `truncated` when there is more than is listed."""

    overlaps: list[TableOverlap]
    overlap_count: int
    unreachable: list[UnreachableRow]
    gaps: list[TableGap]
    unanalysed: list[UnanalysedCell]
    truncated: bool
    findings: list[Finding]

    @classmethod
    def from_contract(cls, analysis: tables.Analysis) -> "TableAnalysis":
        return cls(
            overlaps=present_all(analysis.overlaps),
            overlap_count=analysis.overlap_count,
            unreachable=present_all(analysis.unreachable),
            gaps=present_all(analysis.gaps),
            unanalysed=present_all(analysis.unanalysed),
            truncated=analysis.truncated,
            findings=[_finding(one) for one in analysis.findings()],
        )


def _finding(found: tables.TableFinding) -> Finding:
    path = ".".join(str(part) for part in found.path)
    return Finding(
        code=found.code,
        severity=found.severity,
        node=None,
        path=path,
        message=found.message,
        fix=None,
        position=None,
    )


@presents(tables.Difference)
@strawberry.type
class TestDifference:
    path: list[str]
    expected: JSON | None
    actual: JSON | None

    @classmethod
    def from_contract(cls, difference: tables.Difference) -> "TestDifference":
        path = [str(part) for part in difference.path]
        return cls(path=path, expected=plain(difference.expected), actual=plain(difference.actual))


@presents(tables.TestResult)
@strawberry.type
class TableTestResult:
    """`outputs`, `matched` and `error` are what really came out."""

    id: str
    name: LocalisedText
    passed: bool
    outputs: JSON | None
    matched: list[str]
    error: str | None
    differences: list[TestDifference]

    @classmethod
    def from_contract(cls, result: tables.TestResult) -> "TableTestResult":
        return shape(
            cls,
            result,
            id=result.id,
            name=localised(result.name),
            matched=list(result.matched),
            differences=present_all(result.differences),
        )


@presents(tables.Change)
@strawberry.type
class TableChange:
    """One field of a row or column, or of the table itself, whose `id` is blank; `column` for a cell."""

    id: str
    field: str
    column: str | None
    old: JSON | None
    new: JSON | None

    @classmethod
    def from_contract(cls, change: tables.Change) -> "TableChange":
        return shape(cls, change, id=change.id, old=plain(change.old), new=plain(change.new))


@presents(tables.Added)
@strawberry.type
class TableAddition:
    """`after` is the id of the one before it, null for the first; cells lie by column in `when` and `then`."""

    id: str
    after: str | None
    part: JSON

    @classmethod
    def from_contract(cls, added: tables.Added) -> "TableAddition":
        return shape(cls, added, id=added.id, part=plain(added.part))


@presents(tables.Moved)
@strawberry.type
class TableMove:
    id: str
    after: str | None

    @classmethod
    def from_contract(cls, moved: tables.Moved) -> "TableMove":
        return shape(cls, moved, id=moved.id)


@presents(tables.PartsDiff)
@strawberry.type
class TablePartsDiff:
    added: list[TableAddition]
    removed: list[str]
    moved: list[TableMove]
    changed: list[TableChange]

    @classmethod
    def from_contract(cls, parts: tables.PartsDiff) -> "TablePartsDiff":
        return cls(
            added=present_all(parts.added),
            removed=list(parts.removed),
            moved=present_all(parts.moved),
            changed=present_all(parts.changed),
        )


@presents(tables.TableDiff)
@strawberry.type
class TableDiff:
    """What differs, by the ids of rows, columns and tests."""

    fields: list[TableChange]
    inputs: TablePartsDiff
    outputs: TablePartsDiff
    rows: TablePartsDiff
    tests: TablePartsDiff

    @classmethod
    def from_contract(cls, diff: tables.TableDiff) -> "TableDiff":
        return cls(
            fields=present_all(diff.fields),
            inputs=present(diff.inputs),
            outputs=present(diff.outputs),
            rows=present(diff.rows),
            tests=present(diff.tests),
        )


@presents(contracts.Hits)
@strawberry.type
class RowHits:
    row: str
    hits: int
    last_at: datetime | None

    @classmethod
    def from_contract(cls, hits: contracts.Hits) -> "RowHits":
        return shape(cls, hits)


@presents(contracts.TableHits)
@strawberry.type
class TableHits:
    """How often each row has answered in production, in the order of the rows; those that never did have 0."""

    key: str
    version: int
    rows: list[RowHits]

    @classmethod
    def from_contract(cls, found: contracts.TableHits) -> "TableHits":
        return shape(cls, found, rows=present_all(found.rows))
