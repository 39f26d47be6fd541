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
_DIGITS = 18
_MAX_SPREAD = 20
"""An index may hold this many entries a row on average; above it costs more memory than it saves time."""
_PLAIN = frozenset((str, Decimal, int))
_CONSTANT = frozenset((STRING, NUMBER, BOOLEAN, NULL, DATE))
_NONE: frozenset[int] = frozenset()

Candidates = Callable[[Sequence[Any]], Iterable[int]]
Span = tuple[Any, Any, bool, bool]
"""From, to, and whether these belong to it; None is unbounded."""


class Index(msgspec.Struct, frozen=True, eq=False):
    """`decided` gives the places of rows that match a value, of those that the index decides.

    `open_rows` have a cell in this column that it does not decide. `selectivity` is how many rows are left on average.
    """

    column: int
    decided: Callable[[Any], frozenset[int]]
    open_rows: frozenset[int]
    selectivity: float


class Indexes:
    """The indexes of a table, the most selective first."""

    def __init__(self, cells: Sequence[Sequence[Cell]], columns: int) -> None:
        built = (build_index(column, [row[column] for row in cells]) for column in range(columns))
        found = [index for index in built if index is not None] if len(cells) >= MIN_ROWS else []
        self.all = tuple(sorted(found, key=lambda index: index.selectivity))
        self.candidates = _searching(self.all) if found else _everything(len(cells))


def _everything(rows: int) -> Candidates:
    everything = range(rows)
    return lambda values: everything


def _searching(indexes: Sequence[Index]) -> Candidates:
    """Places of the rows that no index rules out, in their order."""
    first, decided_first, opened = indexes[0].column, indexes[0].decided, indexes[0].open_rows
    rest: list[tuple[int, Callable[[Any], frozenset[int]], frozenset[int], frozenset[int]]] = []
    for index in indexes[1:]:
        rest.append((index.column, index.decided, index.open_rows, opened))
        opened &= index.open_rows
    always = opened

    def candidates(values: Sequence[Any]) -> Iterable[int]:
        found = decided_first(values[first])
        for column, decided, open_here, open_before in rest:
            these = decided(values[column])
            both = found & these
            if open_here:
                both |= found & open_here
            if open_before:
                both |= open_before & these
            found = both
        if always:
            found |= always
        return found if len(found) < 2 else sorted(found)

    return candidates


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
    rows = _frozen(found)
    get = rows.get

    def decided(value: Any) -> frozenset[int]:
        return get(value if type(value) in _PLAIN else _key(value), _NONE)

    return _index(column, decided, rows, cells)


def _by_span(column: int, cells: Sequence[tuple[Span, ...] | None]) -> Index | None:
    bounds = [bound for spans in cells for span in spans or () for bound in span[:2] if bound is not None]
    kinds = {DATE if type(bound) is int else NUMBER for bound in bounds}
    if len(kinds) != 1:
        return None
    points = _simplest(sorted(set(bounds)))
    found: dict[Any, list[int]] = {}
    entries = 0
    for place, spans in enumerate(cells):
        segments = sorted({segment for span in spans or () for segment in _segments(points, span)})
        entries += len(segments)
        if entries > _MAX_SPREAD * len(cells) + len(points):
            return None
        for segment in segments:
            found.setdefault(segment, []).append(place)
    rows = _frozen(found)
    get, whole, position = rows.get, kinds == {NUMBER}, _POSITIONS[kinds.pop()]

    def decided(value: Any) -> frozenset[int]:
        exact = value if whole and type(value) is int else position(value)
        return _NONE if exact is None else get(_segment(points, exact), _NONE)

    return _index(column, decided, rows, cells)


def _simplest(points: list[Any]) -> tuple[Any, ...]:
    """Whole numbers are compared faster."""
    if all(type(point) is int or (point.adjusted() < _DIGITS and point == int(point)) for point in points):
        return tuple(int(point) for point in points)
    return tuple(points)


def _frozen(found: dict[Any, list[int]]) -> dict[Any, frozenset[int]]:
    return {value: frozenset(places) for value, places in found.items()}


def _index(
    column: int,
    decided: Callable[[Any], frozenset[int]],
    rows: dict[Any, frozenset[int]],
    cells: Sequence[tuple[Any, ...] | None],
) -> Index | None:
    if not rows:
        return None
    open_rows = frozenset(place for place, cell in enumerate(cells) if cell is None)
    return Index(column, decided, open_rows, len(open_rows) + sum(map(len, rows.values())) / len(rows))


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
