"""Indexes over the cells of a column: from a value straight to the rows that may match it.

A column whose simple cells are constants is looked up by hash; one whose simple cells are intervals of numbers or of
dates by bisection of their bounds. Rows with any other cell are open: no index rules them out, and they are tried.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from orderloom.language.feel.identity import identity
from orderloom.language.feel.moments import days_of
from orderloom.language.feel.syntax import Literal, Negate, Node, RangeLiteral, Test
from orderloom.language.feel.values import BOOLEAN, DATE, NULL, NUMBER, OTHER, STRING, kind, number
from orderloom.language.tables.quick import Cell

MIN_ROWS = 8
_MAX_SPREAD = 20
"""An index may hold this many entries a row on average; above it costs more memory than it saves time."""
_PLAIN = frozenset((str, Decimal, int))
_CONSTANT = frozenset((STRING, NUMBER, BOOLEAN, NULL, DATE))
_NONE: frozenset[int] = frozenset()

Span = tuple[Any, Any, bool, bool]
"""From, to, and whether these belong to it; None is unbounded."""


class Index(msgspec.Struct, frozen=True, eq=False):
    """`rows` are the places of rows by constant, or by segment between `points` of the kind `of`.

    `open_rows` have a cell in this column that the index does not decide.
    """

    column: int
    of: str | None
    points: tuple[Any, ...]
    rows: dict[Any, frozenset[int]]
    open_rows: frozenset[int]

    def decided(self, value: Any) -> frozenset[int]:
        """The rows that match, of those that the index decides."""
        if self.of is None:
            return self.rows.get(value if type(value) in _PLAIN else _key(value), _NONE)
        exact = _POSITIONS[self.of](value)
        return _NONE if exact is None else self.rows.get(_segment(self.points, exact), _NONE)


class Indexes:
    """The indexes of a table, the most selective first."""

    def __init__(self, cells: Sequence[Sequence[Cell]], columns: int) -> None:
        built = (build_index(column, [row[column] for row in cells]) for column in range(columns))
        found = (
            sorted((index for index in built if index is not None), key=_selectivity) if len(cells) >= MIN_ROWS else []
        )
        self.all = tuple(found)
        self._first = found[0] if found else None
        opened = found[0].open_rows if found else _NONE
        rest: list[tuple[Index, frozenset[int]]] = []
        for index in found[1:]:
            rest.append((index, opened))
            opened &= index.open_rows
        self._rest = tuple(rest)
        self._open = opened
        self._everything = range(len(cells))

    def candidates(self, values: Sequence[Any]) -> Sequence[int]:
        """Places of the rows that no index rules out, in their order."""
        first = self._first
        if first is None:
            return self._everything
        found = first.decided(values[first.column])
        for index, opened in self._rest:
            decided = index.decided(values[index.column])
            both = found & decided
            if index.open_rows:
                both |= found & index.open_rows
            if opened:
                both |= opened & decided
            found = both
        if self._open:
            found |= self._open
        return tuple(found) if len(found) < 2 else sorted(found)


def _selectivity(index: Index) -> float:
    """How many rows are left on average."""
    return len(index.open_rows) + sum(map(len, index.rows.values())) / len(index.rows)


def build_index(column: int, cells: Sequence[Cell]) -> Index | None:
    """None where an index would not help."""
    distinct = {id(cell): cell for cell in cells}
    by_constant = {place: _constants(cell) for place, cell in distinct.items()}
    by_span = {place: _spans(cell) for place, cell in distinct.items()}
    constants = [by_constant[id(cell)] for cell in cells]
    spans = [by_span[id(cell)] for cell in cells]
    if sum(each is not None for each in constants) >= sum(each is not None for each in spans):
        return _by_hash(column, constants)
    return _by_span(column, spans)


def _by_hash(column: int, cells: Sequence[tuple[Any, ...] | None]) -> Index | None:
    found: dict[Any, list[int]] = {}
    for place, values in enumerate(cells):
        for value in values or ():
            found.setdefault(_key(value), []).append(place)
    return _index((column, None, ()), found, cells)


def _by_span(column: int, cells: Sequence[tuple[Span, ...] | None]) -> Index | None:
    bounds = [bound for spans in cells for span in spans or () for bound in span[:2] if bound is not None]
    kinds = {DATE if type(bound) is int else NUMBER for bound in bounds}
    if len(kinds) != 1:
        return None
    points = tuple(sorted(set(bounds)))
    found: dict[Any, list[int]] = {}
    entries = 0
    for place, spans in enumerate(cells):
        segments = sorted({segment for span in spans or () for segment in _segments(points, span)})
        entries += len(segments)
        if entries > _MAX_SPREAD * len(cells) + len(points):
            return None
        for segment in segments:
            found.setdefault(segment, []).append(place)
    return _index((column, kinds.pop(), points), found, cells)


def _index(
    key: tuple[int, str | None, tuple[Any, ...]], found: dict[Any, list[int]], cells: Sequence[object]
) -> Index | None:
    if not found:
        return None
    rows = {value: frozenset(places) for value, places in found.items()}
    return Index(*key, rows, frozenset(place for place, cell in enumerate(cells) if cell is None))


def _segment(points: tuple[Any, ...], value: Any) -> int:
    """Odd numbers are the points themselves, even ones the gaps between them."""
    place = bisect_left(points, value)
    return 2 * place + 1 if place < len(points) and points[place] == value else 2 * place


def _segments(points: tuple[Any, ...], span: Span) -> Iterable[int]:
    low, high, low_included, high_included = span
    first = 0 if low is None else _segment(points, low) + (not low_included)
    last = 2 * len(points) if high is None else _segment(points, high) - (not high_included)
    return range(first, last + 1)


def _key(value: Any) -> Any:
    """A hash key that only equal values have in common; lists and contexts have none and meet no constant."""
    if type(value) in _PLAIN:
        return value
    of = kind(value)
    if of is STRING:
        return str(value)
    return number(value) if of is NUMBER else identity(value) if of in _CONSTANT else (OTHER,)


def _constants(cell: Cell) -> tuple[Any, ...] | None:
    if cell.tree.negated or not cell.tree.items:
        return None
    values = [_constant(item) for item in cell.tree.items]
    return tuple(value for each in values if each is not None for value in each) if None not in values else None


def _constant(node: Node) -> tuple[Any] | None:
    """The one value that equals the cell, in a tuple since null is one too."""
    if isinstance(node, Test):
        return _constant(node.operand) if node.operator == "=" and isinstance(node.operand, Literal) else None
    if isinstance(node, Literal) and kind(node.value) in _CONSTANT:
        return (node.value,)
    return None


def _spans(cell: Cell) -> tuple[Span, ...] | None:
    if cell.tree.negated or not cell.tree.items:
        return None
    spans: list[Span | None] = [_span(item) for item in cell.tree.items]
    return tuple(span for span in spans if span is not None) if None not in spans else None


def _span(node: Node) -> Span | None:
    if isinstance(node, RangeLiteral):
        return _range_span(node)
    operator, operand = (node.operator, node.operand) if isinstance(node, Test) else ("=", node)
    bound = _bound(operand)
    return None if bound is None else _SPANS.get(operator, lambda bound: None)(bound)


_SPANS: dict[str, Callable[[Any], Span]] = {
    "=": lambda bound: (bound, bound, True, True),
    "<": lambda bound: (None, bound, True, False),
    "<=": lambda bound: (None, bound, True, True),
    ">": lambda bound: (bound, None, False, True),
    ">=": lambda bound: (bound, None, True, True),
}


def _range_span(node: RangeLiteral) -> Span | None:
    """A range of numbers or dates whose bounds are in order."""
    low = None if node.start is None else _bound(node.start)
    high = None if node.end is None else _bound(node.end)
    if low is None or high is None or type(low) is not type(high) or low > high:
        return None
    return (low, high, node.start_included, node.end_included)


def _bound(node: Node) -> Any:
    """Where a constant lies: a number, or the whole number of a day; None for anything else."""
    if isinstance(node, Negate) and isinstance(node.operand, Literal) and type(node.operand.value) is Decimal:
        return -node.operand.value
    if not isinstance(node, Literal):
        return None
    if type(node.value) is Decimal:
        return node.value
    return days_of(node.value) if kind(node.value) is DATE else None


def _day(value: Any) -> int | None:
    return days_of(value) if kind(value) is DATE else None


_POSITIONS: dict[str, Callable[[Any], Any]] = {NUMBER: number, DATE: _day}
