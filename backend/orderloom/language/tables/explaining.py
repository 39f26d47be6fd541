"""Why a table answers what it answers: each input's value, each row's cells, and what the hit policy made of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from orderloom.kernel.errors import DomainError, Problem
from orderloom.language.tables.cells import ANY
from orderloom.language.tables.columns import Column
from orderloom.language.tables.compiled import CompiledTable, TableAnswer, TableConflict
from orderloom.language.tables.document import Row
from orderloom.language.tables.rows import CompiledRow, Scope
from orderloom.language.tables.testing import with_clock
from orderloom.language.values import plain

Status = Literal["answers", "lost", "conflict", "later", "fails", "disabled", "not_valid"]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """How much is shown: one `row` alone, or all that match and the `nearest` of those that don't."""

    row: str | None = None
    nearest: int = 20


class CellTrace(msgspec.Struct, frozen=True, kw_only=True):
    """`verdict` is None where the test can't be said to hold or not, such as an order between unlike types."""

    column: str
    text: str
    verdict: bool | None


class RowTrace(msgspec.Struct, frozen=True, kw_only=True):
    """`failing` is the first column whose test does not hold; `reason` says the status in words.

    A row is `lost` to one of higher priority, in `conflict` with another, or `later` than the first that matches.
    """

    row: str
    position: int
    status: Status
    cells: tuple[CellTrace, ...]
    failing: str | None
    outputs: dict[str, Any] | None
    reason: str


class InputTrace(msgspec.Struct, frozen=True, kw_only=True):
    """`value` is what the tests saw; `problem` says why this is not what came in, or why no row may match."""

    id: str
    expression: str
    value: Any
    allowed: bool
    problem: str | None


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """`left_out` rows matched less than those that are shown. `defaulted`: the outputs are the defaults."""

    inputs: tuple[InputTrace, ...]
    rows: tuple[RowTrace, ...]
    left_out: int
    outputs: Any
    matched: tuple[str, ...]
    defaulted: bool
    error: Problem | None


_NEAREST = View()


def explain(table: CompiledTable, scope: Mapping[str, Any], view: View = _NEAREST) -> Explanation:
    """Never raises: a conflict, or a clock that is missing, is the `error` of the explanation."""
    scope = with_clock(scope)
    values = table.values(scope)
    inputs = tuple(_input(column, value, scope) for column, value in zip(table.columns, values, strict=True))
    answer, error = _answer(table, scope)
    tried = _Tried(table, values, scope, all(each.allowed for each in inputs))
    chosen = list(_chosen(table, tried, view))
    return Explanation(
        inputs=inputs,
        rows=tuple(_trace(tried, place, answer, error) for place in chosen),
        left_out=len(table.table.rows) - len(chosen),
        outputs=plain(answer.outputs),
        matched=answer.matched,
        defaulted=error is None and not answer.matched and table.has_defaults and answer.outputs is not None,
        error=error,
    )


def _answer(table: CompiledTable, scope: Scope) -> tuple[TableAnswer, Problem | None]:
    try:
        return table.evaluate(scope), None
    except DomainError as refusal:
        return TableAnswer(None, ()), refusal.problems[0]


def _input(column: Column, value: Any, scope: Scope) -> InputTrace:
    came = column.source.evaluate(scope)
    allowed = column.admits(value, scope)
    problem = None
    if came is not None and value is None:
        problem = f"{plain(came)!r} is no {column.type}, so it counts as null."
    elif not allowed:
        problem = "The value is not allowed, so no row can match."
    return InputTrace(id=column.id, expression=column.source.text, value=plain(value), allowed=allowed, problem=problem)


class _Tried:
    """Every row put to the test, cell by cell."""

    def __init__(self, table: CompiledTable, values: Sequence[Any], scope: Scope, admitted: bool) -> None:
        self.table = table
        self.scope = scope
        self.admitted = admitted
        self._values = values
        self._compiled = {row.id: row for row in table.rows}
        self.sources = table.table.rows
        self.verdicts = [self._verdicts(row) for row in self.sources]
        self.hits = [place for place in range(len(self.sources)) if self._hits(place)]

    def _verdicts(self, row: Row) -> tuple[bool | None, ...]:
        compiled = self._compiled.get(row.id)
        if compiled is None:
            return ()
        return tuple(cell.matches(value, self.scope) for cell, value in zip(compiled.when, self._values, strict=True))

    def compiled(self, place: int) -> CompiledRow | None:
        """None for a row that is disabled."""
        return self._compiled.get(self.sources[place].id)

    def matches(self, place: int) -> bool:
        return all(verdict is True for verdict in self.verdicts[place])

    def valid(self, place: int) -> bool:
        row = self.compiled(place)
        if row is None or not row.dated:
            return True
        try:
            return row.valid_on(self.table.today(self.scope))
        except DomainError:
            return False

    def _hits(self, place: int) -> bool:
        return self.admitted and self.compiled(place) is not None and self.matches(place) and self.valid(place)


def _chosen(table: CompiledTable, tried: _Tried, view: View) -> Iterator[int]:
    places = range(len(tried.sources))
    if view.row is not None:
        yield from (place for place in places if tried.sources[place].id == view.row)
        return
    hits = frozenset(tried.hits)
    yield from tried.hits
    others = [place for place in places if place not in hits]
    passed = {place: sum(verdict is True for verdict in tried.verdicts[place]) for place in others}
    yield from sorted(others, key=lambda place: (-passed[place], place))[: max(0, view.nearest)]


def _trace(tried: _Tried, place: int, answer: TableAnswer, error: Problem | None) -> RowTrace:
    row, verdicts = tried.sources[place], tried.verdicts[place]
    columns = tried.table.columns
    cells = tuple(
        CellTrace(column=column.id, text=text or ANY, verdict=verdict)
        for column, text, verdict in zip(columns, row.when, verdicts or (None,) * len(columns), strict=True)
    )
    failing = next((cell.column for cell in cells if verdicts and cell.verdict is not True), None)
    status, reason = _status(tried, place, (failing, cells), (answer, error))
    compiled = tried.compiled(place)
    outputs = plain(compiled.outputs.of(tried.scope)) if compiled is not None and place in tried.hits else None
    return RowTrace(
        row=row.id, position=place, status=status, cells=cells, failing=failing, outputs=outputs, reason=reason
    )


def _status(
    tried: _Tried,
    place: int,
    cells: tuple[str | None, tuple[CellTrace, ...]],
    came: tuple[TableAnswer, Problem | None],
) -> tuple[Status, str]:
    if tried.compiled(place) is None:
        return "disabled", "The row is switched off."
    failing, traces = cells
    if failing is not None:
        return "fails", _failure(tried, failing, traces)
    if not tried.valid(place):
        return "not_valid", _validity(tried.sources[place])
    if not tried.admitted:
        return "fails", "An input has a value that is not allowed."
    return _among_hits(tried, place, *came)


def _failure(tried: _Tried, failing: str, cells: tuple[CellTrace, ...]) -> str:
    cell = next(each for each in cells if each.column == failing)
    if cell.verdict is None:
        return f"{failing}: nobody can say whether the value passes {cell.text}: it is of another type, or null."
    return f"{failing}: the value does not pass {cell.text}."


def _validity(row: Row) -> str:
    bounds = [f"from {row.valid_from}" if row.valid_from else "", f"to {row.valid_to}" if row.valid_to else ""]
    return f"The row is valid {' '.join(each for each in bounds if each)}."


def _among_hits(tried: _Tried, place: int, answer: TableAnswer, error: Problem | None) -> tuple[Status, str]:
    """What became of a row that matches."""
    row, policy = tried.sources[place].id, tried.table.table.hit_policy
    if error is not None:
        return "conflict" if error.code == TableConflict.code else "fails", error.message
    if row in answer.matched:
        return "answers", "The row matches, and answers."
    first = answer.matched[0] if answer.matched else ""
    if policy == "FIRST":
        return "later", f"The row matches, and {first} stands before it."
    return "lost", f"The row matches, and the answer of {first} has a higher priority."
