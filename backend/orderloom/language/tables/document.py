"""The document of a decision table: what is well-formed, before its cells are read."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from orderloom.kernel.errors import DomainError, Problem
from orderloom.language.misfits import misfit

SCHEMA = "orderloom.table/1"
MAX_ROWS = 20_000
MAX_COLUMNS = 100
MAX_TESTS = 1_000

ElementId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]+$", max_length=60)]
Key = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9]*([-._][a-z0-9]+)*$", max_length=80)]
Formula = Annotated[str, msgspec.Meta(max_length=4096, extra_json_schema={"format": "feel"})]
HitPolicy = Literal["UNIQUE", "ANY", "FIRST", "PRIORITY", "RULE ORDER", "OUTPUT ORDER", "COLLECT"]
Aggregation = Literal["SUM", "MIN", "MAX", "COUNT"]
CellType = Literal["string", "number", "boolean", "date", "time", "date_time", "duration", "list", "object", "any"]
Path = tuple[str | int, ...]


class TableProblem(DomainError):
    code = "table.malformed"


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of the parts of a document: a field that we do not know is refused."""


class TableInput(_Part, frozen=True, kw_only=True):
    """A column that is tested. A text is read as a date, time or duration where `type` says so.

    A value that is none of `allowed` (unary tests, any of which may hold) matches no row.
    """

    id: ElementId
    label: str | dict[str, str]
    expression: Annotated[Formula, msgspec.Meta(min_length=1)]
    type: CellType = "any"
    allowed: tuple[Formula, ...] | None = None


class TableOutput(_Part, frozen=True, kw_only=True):
    """A column that is answered under its `id`; `default` answers where no row matches.

    `allowed` are expressions, the most important first: PRIORITY and OUTPUT ORDER go by them.
    """

    id: ElementId
    label: str | dict[str, str]
    type: CellType = "any"
    allowed: tuple[Formula, ...] | None = None
    default: Formula | None = None


class Row(_Part, frozen=True, kw_only=True):
    """One rule. A `when` of null, blank or `-` takes anything; both dates of validity are included."""

    id: ElementId
    when: tuple[Formula | None, ...]
    then: tuple[Formula | None, ...]
    note: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    enabled: bool = True


class Expected(_Part, frozen=True, kw_only=True):
    """What a test wants; all that is given has to come true.

    `outputs` is a single answer, null for none; `rows` are the answers of a table that gives several. `matched` are
    the ids of the rows that they come from. `error` is the code of the refusal, such as `table.conflict`.
    """

    outputs: dict[str, Any] | UnsetType | None = UNSET
    rows: tuple[dict[str, Any], ...] | UnsetType = UNSET
    matched: tuple[ElementId, ...] | UnsetType = UNSET
    error: str | UnsetType = UNSET


class TableTest(_Part, frozen=True, kw_only=True):
    """A scope as JSON and what the table answers to it; `now` in the scope may be the text of a date."""

    id: ElementId
    name: str | dict[str, str]
    input: dict[str, Any]
    expected: Expected


class Table(_Part, frozen=True, kw_only=True):
    """A whole table. Rows are tried in their order. `tests` check what it means and are no part of it."""

    schema: Literal["orderloom.table/1"]
    key: Key
    name: dict[str, str]
    hit_policy: HitPolicy = "UNIQUE"
    aggregation: Aggregation | None = None
    inputs: Annotated[tuple[TableInput, ...], msgspec.Meta(max_length=MAX_COLUMNS)] = ()
    outputs: Annotated[tuple[TableOutput, ...], msgspec.Meta(min_length=1, max_length=MAX_COLUMNS)]
    rows: Annotated[tuple[Row, ...], msgspec.Meta(max_length=MAX_ROWS)] = ()
    tests: Annotated[tuple[TableTest, ...], msgspec.Meta(max_length=MAX_TESTS)] = ()


def meaning_of(table: Table) -> Table:
    """The table without its tests: two tables with the same meaning answer alike."""
    return msgspec.structs.replace(table, tests=()) if table.tests else table


def table_hash(table: Table) -> str:
    """SHA-256 of what the table means."""
    return hashlib.sha256(msgspec.json.encode(meaning_of(table), order="sorted")).hexdigest()


def parse_table(data: Any) -> Table:
    """A table from plain data; raises with every problem when it is malformed."""
    try:
        table = msgspec.convert(data, Table)
    except (msgspec.ValidationError, RecursionError) as error:
        raise TableProblem.of(tuple(_malformed(data)) or (Problem("table.malformed", f"{error}."),)) from error
    problems = tuple(_check(table))
    if problems:
        raise TableProblem.of(problems)
    return table


def _malformed(data: Any) -> Iterator[Problem]:
    """The lists are read item by item, so that each problem has its place."""
    if not isinstance(data, dict):
        yield Problem("table.malformed", "A table is a JSON object.")
        return
    lists = {field: data[field] for field in _LISTS if isinstance(data.get(field), list)}
    for field, items in lists.items():
        if len(items) > _LISTS[field][1]:
            yield Problem("table.too_large", f"A table has at most {_LISTS[field][1]} {field}.", (field,))
            return
    outline = {**data, **dict.fromkeys(lists, ())}
    if lists.get("outputs"):
        outline["outputs"] = [_ANY_OUTPUT]
    yield from problems_of(outline, Table, ())
    for field, items in lists.items():
        for place, item in enumerate(items):
            yield from problems_of(item, _LISTS[field][0], (field, place))


def problems_of(data: Any, shape: type[Any], path: Path) -> Iterator[Problem]:
    """What keeps plain data from being a `shape`: the first problem with its path, or nothing."""
    if (found := misfit(data, shape)) is not None:
        message, steps = found
        yield Problem("table.malformed", message, (*path, *steps))


def _check(table: Table) -> Iterator[Problem]:
    yield from _duplicates("inputs", table.inputs)
    yield from _duplicates("outputs", table.outputs)
    yield from _duplicates("rows", table.rows)
    yield from _duplicates("tests", table.tests)
    for place, row in enumerate(table.rows):
        yield from _check_row(table, row, ("rows", place))
    for place, test in enumerate(table.tests):
        if test.expected == Expected():
            yield Problem("table.test", f"Test {test.id} expects nothing.", ("tests", place, "expected"))
    yield from _check_policy(table)


def _check_policy(table: Table) -> Iterator[Problem]:
    if table.aggregation is not None and table.hit_policy != "COLLECT":
        yield Problem("table.aggregation", "Only a COLLECT table aggregates.", ("aggregation",))
    if table.aggregation is not None and len(table.outputs) > 1:
        yield Problem("table.aggregation", "An aggregating table has one output.", ("outputs",))
    if table.hit_policy in ("PRIORITY", "OUTPUT ORDER") and all(not output.allowed for output in table.outputs):
        message = f"{table.hit_policy} needs an output that lists its allowed values, the most important first."
        yield Problem("table.no_priorities", message, ("outputs",))


def _check_row(table: Table, row: Row, path: Path) -> Iterator[Problem]:
    for field, cells, columns in (("when", row.when, table.inputs), ("then", row.then, table.outputs)):
        if len(cells) != len(columns):
            message = f"Row {row.id} has {len(cells)} cells for {len(columns)} columns."
            yield Problem("table.cells", message, (*path, field))
    if row.valid_from is not None and row.valid_to is not None and row.valid_to < row.valid_from:
        yield Problem("table.validity", f"Row {row.id} ends before it begins.", (*path, "valid_to"))


def _duplicates(field: str, parts: Iterable[TableInput | TableOutput | Row | TableTest]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for place, part in enumerate(parts):
        seen[part.id] += 1
        if seen[part.id] == 2:
            yield Problem("table.duplicate_id", f"The id {part.id} is used twice.", (field, place, "id"))


_LISTS: dict[str, tuple[type[Any], int]] = {
    "inputs": (TableInput, MAX_COLUMNS),
    "outputs": (TableOutput, MAX_COLUMNS),
    "rows": (Row, MAX_ROWS),
    "tests": (TableTest, MAX_TESTS),
}
_ANY_OUTPUT = {"id": "any", "label": "Any"}
