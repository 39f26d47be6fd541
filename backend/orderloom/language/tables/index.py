"""Indexes over the cells of a column: from a value straight to the rows that may match it.

A column whose simple cells are constants is looked up by hash; one whose simple cells are intervals of numbers by
bisection of their bounds. Rows with any other cell are candidates for every value and are tried one by one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from orderloom.language.feel.expression import UnaryTests
from orderloom.language.feel.identity import identity
from orderloom.language.feel.syntax import Literal, Node, RangeLiteral, Test
from orderloom.language.feel.values import BOOLEAN, DATE, NULL, NUMBER, OTHER, STRING, kind, number

MIN_ROWS = 8
_MAX_SPREAD = 20
"""An index may hold this many entries a row on average; above it costs more memory than it saves time."""
_PLAIN = frozenset((str, Decimal, int))
_CONSTANT = frozenset((STRING, NUMBER, BOOLEAN, NULL, DATE))

Span = tuple[Decimal | None, Decimal | None, bool, bool]


class Index(msgspec.Struct, frozen=True, eq=False):
    """`rows` are the places of rows that may match, by constant or by segment between `points`.

    `open_rows` are among all of them, and the only ones whose cell in this column the index does not decide.
    """

    column: int
    points: tuple[Decimal, ...] | None
    rows: dict[Any, frozenset[int]]
    open_rows: frozenset[int]

    def candidates(self, value: Any) -> frozenset[int]:
        if self.points is None:
            return self.rows.get(_key(value), self.open_rows)
        exact = number(value)
        return self.open_rows if exact is None else self.rows.get(_segment(self.points, exact), self.open_rows)


def build_index(column: int, cells: Sequence[UnaryTests]) -> Index | None:
    """None where an index would not help."""
    constants = [_constants(cell) for cell in cells]
    spans = [_spans(cell) for cell in cells]
    if sum(each is not None for each in constants) >= sum(each is not None for each in spans):
        return _by_hash(column, constants)
    return _by_span(column, spans)


def _by_hash(column: int, cells: Sequence[tuple[Any, ...] | None]) -> Index | None:
    found: dict[Any, list[int]] = {}
    for place, values in enumerate(cells):
        for value in values or ():
            found.setdefault(_key(value), []).append(place)
    return _index(column, None, found, [place for place, values in enumerate(cells) if values is None])


def _by_span(column: int, cells: Sequence[tuple[Span, ...] | None]) -> Index | None:
    bounds = {bound for spans in cells for low, high, _, _ in spans or () for bound in (low, high) if bound is not None}
    points = tuple(sorted(bounds))
    found: dict[Any, list[int]] = {}
    entries = 0
    for place, spans in enumerate(cells):
        segments = sorted({segment for span in spans or () for segment in _segments(points, span)})
        entries += len(segments)
        if entries > _MAX_SPREAD * len(cells) + len(points):
            return None
        for segment in segments:
            found.setdefault(segment, []).append(place)
    return _index(column, points, found, [place for place, spans in enumerate(cells) if spans is None])


def _index(
    column: int, points: tuple[Decimal, ...] | None, found: dict[Any, list[int]], open_rows: list[int]
) -> Index | None:
    entries = sum(map(len, found.values()))
    if not found or len(found) * len(open_rows) > _MAX_SPREAD * (len(open_rows) + entries):
        return None
    rows = {key: frozenset((*places, *open_rows)) for key, places in found.items()}
    return Index(column, points, rows, frozenset(open_rows))


def _segment(points: tuple[Decimal, ...], value: Decimal) -> int:
    """Odd numbers are the points themselves, even ones the gaps between them."""
    place = bisect_left(points, value)
    return 2 * place + 1 if place < len(points) and points[place] == value else 2 * place


def _segments(points: tuple[Decimal, ...], span: Span) -> Iterable[int]:
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


def _constants(cell: UnaryTests) -> tuple[Any, ...] | None:
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


def _spans(cell: UnaryTests) -> tuple[Span, ...] | None:
    if cell.tree.negated or not cell.tree.items:
        return None
    spans = [_span(item) for item in cell.tree.items]
    return tuple(span for span in spans if span is not None) if None not in spans else None


def _span(node: Node) -> Span | None:
    if isinstance(node, RangeLiteral):
        return _range_span(node)
    operator, operand = (node.operator, node.operand) if isinstance(node, Test) else ("=", node)
    bound = operand.value if isinstance(operand, Literal) else None
    if type(bound) is not Decimal:
        return None
    return {
        "=": (bound, bound, True, True),
        "<": (None, bound, True, False),
        "<=": (None, bound, True, True),
        ">": (bound, None, False, True),
        ">=": (bound, None, True, True),
    }.get(operator)


def _range_span(node: RangeLiteral) -> Span | None:
    low = node.start.value if isinstance(node.start, Literal) else None
    high = node.end.value if isinstance(node.end, Literal) else None
    if type(low) is not Decimal or type(high) is not Decimal or low > high:
        return None
    return (low, high, node.start_included, node.end_included)
