"""Tables that answer: from a scope to the outputs of the rows that match, and which rows those are."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from orderloom.kernel.errors import DomainError
from orderloom.language.feel.expression import Expression
from orderloom.language.tables.cells import Reader, conforms
from orderloom.language.tables.columns import Column, reader
from orderloom.language.tables.document import Path, Table, TableInput, TableOutput, TableProblem
from orderloom.language.tables.index import Index, Indexes
from orderloom.language.tables.policies import Policy, TableConflict, no_match, policy, stops_at_first
from orderloom.language.tables.quick import Cell, Constant
from orderloom.language.tables.rows import Answering, CompiledRow, Hit, Outputs, Scope

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
_Tried = tuple[tuple[int, Cell], ...]
_Allowed = tuple[Any, ...] | None


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
        self.columns = tuple(columns)
        self.rows = tuple(rows)
        self._read = tuple(reader(column) for column in columns)
        self._answer = answer
        self._defaults = defaults
        self._no_match = no_match(table.hit_policy, table.aggregation, self.outputs[0])
        self._first_only = stops_at_first(table.hit_policy)
        self._dated = any(row.dated for row in rows)
        self._guarded = any(column.allowed is not None for column in columns)
        self._indexes = Indexes([row.when for row in rows], len(columns))
        self._tried = tuple(_tried(place, row, self._indexes.all) for place, row in enumerate(rows))

    def evaluate(self, scope: Mapping[str, Any]) -> TableAnswer:
        """The answer for this scope. Raises `TableConflict` where the hit policy allows but one answer.

        Where rows have dates of validity, `scope["now"]` says which day it is.
        """
        values = [read(scope) for read in self._read]
        if self._guarded and not self.admits(values, scope):
            return _NO_ANSWER
        today = self.today(scope) if self._dated else None
        hits: list[Hit] = []
        for place in self._indexes.candidates(values):
            row = self.rows[place]
            for column, tests in self._tried[place]:
                if tests.matches(values[column], scope) is not True:
                    break
            else:
                if today is not None and not row.valid_on(today):
                    continue
                if self._first_only:
                    return TableAnswer(row.outputs.of(scope), (row.id,))
                hits.append((row.id, row.outputs.of(scope)))
        return self.answer(hits, scope)

    def answer(self, hits: list[Hit], scope: Scope) -> TableAnswer:
        """What the hit policy makes of the rows that match."""
        if hits:
            return TableAnswer(*self._answer(hits))
        defaults = None if self._defaults is None else self._defaults.of(scope)
        return TableAnswer(self._no_match(defaults), ())

    def admits(self, values: Sequence[Any], scope: Scope) -> bool:
        return all(column.admits(value, scope) for column, value in zip(self.columns, values, strict=True))

    def values(self, scope: Scope) -> list[Any]:
        """What the inputs are in this scope."""
        return [read(scope) for read in self._read]

    def today(self, scope: Scope) -> date:
        now = scope.get("now")
        if isinstance(now, datetime):
            return now.date()
        if not isinstance(now, date):
            raise ClockMissing(f"The table {self.key} has rows with dates of validity and needs to know the day.")
        return now


def compile_table(table: Table, names: Iterable[str] = ()) -> CompiledTable:
    """Raises `DomainError` with a problem for each cell that can't be read. `names` are inputs with blanks in them."""
    reader = Reader(table, names)
    columns = [_column(reader, column, ("inputs", place)) for place, column in enumerate(table.inputs)]
    allowed = [_allowed(reader, output, ("outputs", place)) for place, output in enumerate(table.outputs)]
    rows = [_row(reader, table, allowed, place) for place in range(len(table.rows))]
    unmatched = [("outputs", place, "default") for place in range(len(table.outputs))]
    defaults = _outputs(
        reader, table, allowed, zip([output.default for output in table.outputs], unmatched, strict=True)
    )
    if reader.problems:
        raise TableProblem.of(reader.problems)
    priorities = tuple((output.id, values) for output, values in zip(table.outputs, allowed, strict=True) if values)
    return CompiledTable(
        table,
        [column for column in columns if column is not None],
        [row for row, source in zip(rows, table.rows, strict=True) if row is not None and source.enabled],
        policy(table.hit_policy, table.aggregation, table.key, priorities),
        defaults if any(output.default is not None for output in table.outputs) else None,
    )


def _column(reader: Reader, column: TableInput, path: Path) -> Column | None:
    source = reader.expression(column.expression, (*path, "expression"))
    allowed = [reader.tests(text, (*path, "allowed", place)) for place, text in enumerate(column.allowed or ())]
    if source is None:
        return None
    tests = tuple(each for each in allowed if each is not None)
    return Column(column.id, source, column.type, tests if column.allowed is not None else None)


def _row(reader: Reader, table: Table, allowed: Sequence[_Allowed], place: int) -> CompiledRow | None:
    row = table.rows[place]
    when = [reader.tests(text, ("rows", place, "when", at)) for at, text in enumerate(row.when)]
    then = [(text, ("rows", place, "then", at)) for at, text in enumerate(row.then)]
    outputs = _outputs(reader, table, allowed, then)
    tests = tuple(each for each in when if each is not None)
    if outputs is None or len(tests) < len(when):
        return None
    return CompiledRow(row.id, tests, outputs, row.valid_from, row.valid_to)


def _outputs(
    reader: Reader, table: Table, allowed: Sequence[_Allowed], texts: Iterable[tuple[str | None, Path]]
) -> Outputs | None:
    cells: list[Answering] = []
    for output, values, (text, path) in zip(table.outputs, allowed, texts, strict=True):
        source = reader.value(text, path)
        if source is not None:
            cells.append(Answering(output.id, source, output.type, values))
            _check(reader, cells[-1], path)
    return Outputs(cells) if len(cells) == len(table.outputs) else None


def _check(reader: Reader, cell: Answering, path: Path) -> None:
    """What is constant has to be of the output's type, and allowed."""
    source = cell.source
    if isinstance(source, Constant):
        value = source.value
    elif source.is_constant:
        value = source.evaluate({})
    else:
        return
    if not conforms(value, cell.type):
        reader.refuse("table.type", f"This is no {cell.type}.", path)
    elif not cell.admits(value):
        reader.refuse("table.not_allowed", f"This is none of the allowed values of {cell.output}.", path)


def _allowed(reader: Reader, output: TableOutput, path: Path) -> _Allowed:
    """The values that an output may have, the most important first; None where it may have any."""
    found: list[Any] = []
    for place, text in enumerate(output.allowed or ()):
        at = (*path, "allowed", place)
        source = reader.value(text, at)
        if isinstance(source, Expression) and not source.is_constant:
            reader.refuse("table.not_constant", "An allowed value is a constant.", at)
        elif source is not None:
            value = source.value if isinstance(source, Constant) else source.evaluate({})
            found.append(value)
            if not conforms(value, output.type):
                reader.refuse("table.type", f"This is no {output.type}.", at)
    return tuple(found) or None


def _tried(place: int, row: CompiledRow, indexes: tuple[Index, ...]) -> _Tried:
    """The cells of a row that have to be tried after the indexes were asked."""
    decided = {index.column for index in indexes if place not in index.open_rows}
    return tuple((column, tests) for column, tests in enumerate(row.when) if tests.tree.items and column not in decided)
