"""A column cut into the fewest pieces that its cells can tell apart: each cell is then a set of pieces."""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import pairwise
from typing import Any

import msgspec

from orderloom.language.feel.values import BOOLEAN, LIST, NULL, STRING
from orderloom.language.tables.analysis.lines import (
    FAMILIES,
    TYPES,
    UNORDERED,
    Cut,
    Place,
    border,
    key_between,
    point,
    value_at,
)
from orderloom.language.tables.analysis.reading import Claim, Compared, Never, compared
from orderloom.language.tables.analysis.spans import NOTHING, Spans, difference, intersection, normal, union


class Piece(msgspec.Struct, frozen=True):
    """Values that no cell tells apart; `key` is one of them. `low` and `high` are None at the ends of a line.

    In a line without order, `low` is None for all that is not named.
    """

    line: str
    low: Cut | None
    high: Cut | None
    key: Any


class Line(msgspec.Struct, frozen=True):
    """The pieces of one line: those from `first` to `last` of the axis; `starts` has the piece after each border."""

    name: str
    ordered: bool
    first: int
    last: int
    starts: dict[Cut, int]


class Axis(msgspec.Struct, frozen=True):
    """`universe` are the pieces that hold a value at all, `expected` those whose values are to be expected.

    Nulls are expected where a cell names null, values of kinds that no cell names never.
    """

    pieces: tuple[Piece, ...]
    lines: dict[str, Line]
    universe: Spans
    expected: Spans
    other: Spans

    def value(self, piece: int) -> Any:
        """The value that stands for a piece."""
        found = self.pieces[piece]
        return value_at(found.line, found.key)

    def span(self, line: str) -> Spans:
        found = self.lines.get(line)
        return NOTHING if found is None else ((found.first, found.last),)


def build_axis(type_name: str, claims: Iterable[Claim]) -> Axis:
    """The axis of a column with these cells."""
    constants = [each for claim in claims for each in compared(claim)]
    named = {each.at.line for each in constants}
    lines = [*_lines(type_name, named), NULL]
    pieces: list[Piece] = []
    built: dict[str, Line] = {}
    for name in lines:
        built[name] = _line(name, constants, len(pieces), pieces)
    other: Spans = NOTHING
    if type_name not in TYPES:
        other = ((len(pieces), len(pieces)),)
        pieces.append(Piece(LIST, None, None, 0))
    holding = normal((place, place) for place, piece in enumerate(pieces) if piece.key is not None)
    axis = Axis(tuple(pieces), built, holding, NOTHING, other)
    return msgspec.structs.replace(axis, expected=intersection(holding, _expected(axis, lines, named)))


def _lines(type_name: str, named: set[str]) -> list[str]:
    typed = TYPES.get(type_name)
    if typed is not None:
        return list(typed)
    found = dict.fromkeys(each for line in sorted(named - {NULL}) for each in FAMILIES[line])
    return list(found) or [STRING]


def _expected(axis: Axis, lines: Sequence[str], named: set[str]) -> Spans:
    wanted = [line for line in lines if line in named]
    if not set(wanted) - {NULL}:
        wanted.append(lines[0])
    return union(*(axis.span(line) for line in wanted))


def _line(name: str, constants: Sequence[Compared], first: int, pieces: list[Piece]) -> Line:
    own = [each for each in constants if each.at.line == name]
    orders = [(each.operator, place.key) for each in constants for place in _ordering(each) if place.line == name]
    if name in UNORDERED or not orders:
        return _unordered(name, own, first, pieces)
    cuts = sorted(
        {cut for each in own if not each.orders for cut in point(name, each.at.key)}
        | {border(name, key, 1 if operator in ("<=", ">") else 0) for operator, key in orders}
    )
    bounds: list[Cut | None] = [None, *cuts, None]
    pieces += [Piece(name, low, high, key_between(name, low, high)) for low, high in pairwise(bounds)]
    return Line(name, True, first, len(pieces) - 1, {cut: first + 1 + place for place, cut in enumerate(cuts)})


def _ordering(constant: Compared) -> tuple[Place, ...]:
    """Where a comparison by order cuts."""
    if not constant.orders:
        return ()
    return (constant.at,) if constant.clock is None else (constant.at, constant.clock)


def _unordered(name: str, constants: Sequence[Compared], first: int, pieces: list[Piece]) -> Line:
    """Each named value, and all others together."""
    keys = (False, True) if name == BOOLEAN else {each.at.key for each in constants if not each.orders}
    points = sorted({point(name, key) for key in keys})
    pieces += [Piece(name, low, high, low[0]) for low, high in points]
    if name not in (BOOLEAN, NULL) or not points:
        pieces.append(Piece(name, None, None, key_between(name, points[-1][1] if points else None, None)))
    return Line(name, False, first, len(pieces) - 1, {low: first + place for place, (low, _) in enumerate(points)})


def pieces_of(axis: Axis, claim: Claim | None) -> Spans:
    """The pieces whose values pass; all of them for a cell that takes anything."""
    return axis.universe if claim is None else intersection(_where(axis, claim, True), axis.universe)


def _where(axis: Axis, claim: Claim, verdict: bool) -> Spans:
    """The pieces on which a claim is true, or those on which it is false; on the others it is null."""
    if isinstance(claim, Compared):
        return (_order if claim.orders else _equality)(axis, claim, verdict)
    if isinstance(claim, Never):
        return NOTHING
    if claim.how == "not":
        return _where(axis, claim.parts[0], not verdict)
    parts = [_where(axis, part, verdict) for part in claim.parts]
    if (claim.how == "or") is verdict:
        return union(*parts)
    return reduce(intersection, parts, _everything(axis))


def _everything(axis: Axis) -> Spans:
    return ((0, len(axis.pieces) - 1),)


def _equality(axis: Axis, claim: Compared, verdict: bool) -> Spans:
    equal = _equal(axis, claim.at)
    if (claim.operator == "=") is verdict:
        return equal
    if claim.at.line == NULL:
        return difference(_everything(axis), equal)
    alike = [axis.span(line) for line in FAMILIES[claim.at.line]]
    return union(*(difference(each, equal) for each in alike), axis.span(NULL))


def _equal(axis: Axis, at: Place) -> Spans:
    line = axis.lines.get(at.line)
    if line is None:
        return NOTHING
    low, high = point(at.line, at.key)
    start = line.starts.get(low, line.first)
    return ((start, line.starts[high] - 1),) if line.ordered else ((start, start),)


def _order(axis: Axis, claim: Compared, verdict: bool) -> Spans:
    found: list[Spans] = []
    for place in _ordering(claim):
        line = axis.lines.get(place.line)
        if line is not None and line.ordered:
            middle = line.starts[border(line.name, place.key, 1 if claim.operator in ("<=", ">") else 0)]
            below = (claim.operator in ("<", "<=")) is verdict
            found.append(((line.first, middle - 1),) if below else ((middle, line.last),))
    return union(*found)
