"""Tables that answer: from a scope to the outputs of the rows that match, and which rows those are."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from orderloom.kernel.errors import DomainError
from orderloom.language.tables.columns import Column, reader
from orderloom.language.tables.document import Table
from orderloom.language.tables.index import Index, Indexes
from orderloom.language.tables.policies import Policy, TableConflict, no_match, stops_at_first
from orderloom.language.tables.quick import Cell
from orderloom.language.tables.rows import CompiledRow, Hit, Outputs, Scope

__all__ = ["CompiledTable", "TableAnswer", "TableConflict"]


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
        indexes = Indexes([row.when for row in rows], len(columns))
        self._candidates = indexes.candidates
        self._tried = tuple(_tried(place, row, indexes.all) for place, row in enumerate(rows))

    def evaluate(self, scope: Mapping[str, Any]) -> TableAnswer:
        """The answer for this scope. Raises `TableConflict` where the hit policy allows but one answer.

        Where rows have dates of validity, `scope["now"]` says which day it is.
        """
        values = [read(scope) for read in self._read]
        if self._guarded and not self.admits(values, scope):
            return _NO_ANSWER
        today = self.today(scope) if self._dated else None
        hits: list[Hit] = []
        for place in self._candidates(values):
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

    @property
    def has_defaults(self) -> bool:
        return self._defaults is not None

    def today(self, scope: Scope) -> date:
        now = scope.get("now")
        if isinstance(now, datetime):
            return now.date()
        if not isinstance(now, date):
            raise ClockMissing(f"The table {self.key} has rows with dates of validity and needs to know the day.")
        return now


def _tried(place: int, row: CompiledRow, indexes: tuple[Index, ...]) -> _Tried:
    """The cells of a row that have to be tried after the indexes were asked."""
    decided = {index.column for index in indexes if place not in index.open_rows}
    return tuple((column, tests) for column, tests in enumerate(row.when) if tests.tree.items and column not in decided)
