"""Tables that answer: from a scope to the outputs of the rows that match, and which rows those are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from orderloom.kernel.errors import DomainError
from orderloom.language.feel.expression import Expression, UnaryTests
from orderloom.language.tables.cells import Reader, conforms, converter
from orderloom.language.tables.document import Path, Row, Table, TableInput, TableProblem
from orderloom.language.tables.index import MIN_ROWS, Index, build_index
from orderloom.language.tables.policies import Policy, Priorities, TableConflict, policy, stops_at_first
from orderloom.language.tables.rows import CompiledRow, Hit, Outputs, Scope

__all__ = ["CompiledTable", "TableAnswer", "TableConflict", "compile_table"]


class ClockMissing(DomainError):
    """A table whose rows are valid for a time was asked without `now` in the scope."""

    code = "table.clock_missing"


class TableAnswer(msgspec.Struct, frozen=True):
    """`outputs` by output id, a list of them for a policy that answers with several rows, None for no answer.

    `matched` are the ids of the rows that the outputs come from; defaults come from none.
    """

    outputs: dict[str, Any] | list[dict[str, Any]] | None
    matched: tuple[str, ...]


_NO_ANSWER = TableAnswer(None, ())
_Tried = tuple[tuple[int, UnaryTests], ...]


class Column(msgspec.Struct, frozen=True, eq=False):
    """How the value of an input is come by: one that is not of the column's type is null."""

    source: Expression
    type: str
    allowed: tuple[UnaryTests, ...] | None

    def value(self, scope: Scope) -> Any:
        value = self.source.evaluate(scope)
        read = converter(self.type) if type(value) is str else None
        if read is not None:
            return read(value)
        return value if conforms(value, self.type) else None

    def admits(self, value: Any, scope: Scope) -> bool:
        return self.allowed is None or any(tests.matches(value, scope) is True for tests in self.allowed)


class CompiledTable:
    """An immutable table, ready to answer; made by `compile_table`."""

    def __init__(
        self,
        table: Table,
        columns: Sequence[Column],
        rows: Sequence[CompiledRow],
        answer: Policy,
        defaults: Outputs | None,
    ) -> None:
        self.table = table
        self.key = table.key
        self.outputs = tuple(output.id for output in table.outputs)
        self.paths = frozenset(path for column in columns for path in column.source.paths)
        self._columns = tuple(columns)
        self._rows = tuple(rows)
        self._answer = answer
        self._defaults = defaults
        self._first_only = stops_at_first(table.hit_policy)
        self._dated = any(row.dated for row in rows)
        self._guarded = any(column.allowed is not None for column in columns)
        self._indexes = _indexes(rows, len(columns))
        self._tried = tuple(_tried(place, row, self._indexes) for place, row in enumerate(rows))

    def evaluate(self, scope: Mapping[str, Any]) -> TableAnswer:
        """The answer for this scope. Raises `TableConflict` where the hit policy allows but one answer.

        Where rows have dates of validity, `scope["now"]` says which day it is.
        """
        values = [column.value(scope) for column in self._columns]
        if self._guarded and not self._admitted(values, scope):
            return _NO_ANSWER
        hits: list[Hit] = []
        for row in self._matching(values, scope):
            hits.append((row.id, row.outputs.of(scope)))
            if self._first_only:
                break
        if hits:
            return TableAnswer(*self._answer(hits))
        return _NO_ANSWER if self._defaults is None else TableAnswer(self._defaults.of(scope), ())

    def _admitted(self, values: list[Any], scope: Scope) -> bool:
        return all(column.admits(value, scope) for column, value in zip(self._columns, values, strict=True))

    def _matching(self, values: list[Any], scope: Scope) -> Iterator[CompiledRow]:
        today = self._today(scope) if self._dated else None
        rows, tried = self._rows, self._tried
        for place in self._candidates(values):
            row = rows[place]
            if today is not None and not row.valid_on(today):
                continue
            for column, tests in tried[place]:
                if tests.matches(values[column], scope) is not True:
                    break
            else:
                yield row

    def _candidates(self, values: list[Any]) -> Iterable[int]:
        if not self._indexes:
            return range(len(self._rows))
        found = sorted((index.candidates(values[index.column]) for index in self._indexes), key=len)
        return sorted(found[0].intersection(*found[1:]))

    def _today(self, scope: Scope) -> date:
        now = scope.get("now")
        if isinstance(now, datetime):
            return now.date()
        if not isinstance(now, date):
            raise ClockMissing(f"The table {self.key} has rows with dates of validity and needs to know the day.")
        return now


def compile_table(table: Table, names: Iterable[str] = ()) -> CompiledTable:
    """Raises `DomainError` with a problem for each cell that can't be read. `names` are inputs with blanks in them."""
    reader = Reader(names)
    columns = [_column(reader, column, ("inputs", place)) for place, column in enumerate(table.inputs)]
    rows = [_row(reader, table, row, ("rows", place)) for place, row in enumerate(table.rows)]
    priorities = _priorities(reader, table)
    defaults = _outputs(reader, table, [output.default for output in table.outputs], _default_path)
    if reader.problems:
        raise TableProblem.of(reader.problems)
    return CompiledTable(
        table,
        [column for column in columns if column is not None],
        [row for row, source in zip(rows, table.rows, strict=True) if row is not None and source.enabled],
        policy(table.hit_policy, table.aggregation, table.key, priorities),
        defaults if any(output.default is not None for output in table.outputs) else None,
    )


def _default_path(place: int) -> Path:
    return ("outputs", place, "default")


def _column(reader: Reader, column: TableInput, path: Path) -> Column | None:
    source = reader.expression(column.expression, (*path, "expression"))
    allowed = [reader.tests(text, (*path, "allowed", place)) for place, text in enumerate(column.allowed or ())]
    if source is None:
        return None
    tests = tuple(each for each in allowed if each is not None)
    return Column(source, column.type, tests if column.allowed is not None else None)


def _row(reader: Reader, table: Table, row: Row, path: Path) -> CompiledRow | None:
    when = [reader.tests(text, (*path, "when", place)) for place, text in enumerate(row.when)]
    outputs = _outputs(reader, table, row.then, lambda place: (*path, "then", place))
    tests = tuple(each for each in when if each is not None)
    if outputs is None or len(tests) < len(when):
        return None
    return CompiledRow(row.id, tests, outputs, row.valid_from, row.valid_to)


def _outputs(reader: Reader, table: Table, texts: Sequence[str | None], path: Any) -> Outputs | None:
    cells: dict[str, tuple[Expression, str]] = {}
    for place, (output, text) in enumerate(zip(table.outputs, texts, strict=True)):
        cell = reader.value(text, output, path(place))
        if cell is not None:
            cells[output.id] = (cell, output.type)
    return Outputs(cells) if len(cells) == len(table.outputs) else None


def _priorities(reader: Reader, table: Table) -> Priorities:
    found: list[tuple[str, tuple[Any, ...]]] = []
    for place, output in enumerate(table.outputs):
        cells = [
            reader.value(text, output, ("outputs", place, "allowed", each))
            for each, text in enumerate(output.allowed or ())
        ]
        if cells:
            found.append((output.id, tuple(cell.evaluate({}) for cell in cells if cell is not None)))
    return tuple(found)


def _indexes(rows: Sequence[CompiledRow], columns: int) -> tuple[Index, ...]:
    if len(rows) < MIN_ROWS:
        return ()
    built = (build_index(column, [row.when[column] for row in rows]) for column in range(columns))
    return tuple(index for index in built if index is not None)


def _tried(place: int, row: CompiledRow, indexes: tuple[Index, ...]) -> _Tried:
    """The cells of a row that have to be tried after the indexes were asked."""
    decided = {index.column for index in indexes if place not in index.open_rows}
    return tuple((column, tests) for column, tests in enumerate(row.when) if tests.tree.items and column not in decided)
