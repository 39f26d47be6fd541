"""A table as boxes: its cells read, its columns cut into pieces, each row a set of pieces on each axis."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from orderloom.language.feel.errors import FeelError
from orderloom.language.tables.analysis.axis import Axis, build_axis, pieces_of
from orderloom.language.tables.analysis.claims import Unanalysed
from orderloom.language.tables.analysis.lines import ZONED_DATE_TIME, ZONED_TIME
from orderloom.language.tables.analysis.reading import Claim, Joined, Unreadable, compared, comparison_with, read
from orderloom.language.tables.analysis.spans import NOTHING, Spans, intersection, union
from orderloom.language.tables.cells import ANY, parse_cell
from orderloom.language.tables.document import Row, Table, TableInput

_ZONED = frozenset((ZONED_TIME, ZONED_DATE_TIME))
Box = tuple[Spans, ...]
"""A set of pieces for each axis."""


class Dimension(msgspec.Struct, frozen=True):
    """An axis and the inputs that lie on it: those with the same expression. None are the days of validity.

    `admitted` are the pieces that the allowed values surely let in, `possible` those that they may let in.
    """

    axis: Axis
    inputs: tuple[int, ...]
    admitted: Spans
    possible: Spans
    expected: Spans


class Boxed(msgspec.Struct, frozen=True):
    """A row that can match: `inner` is what it surely takes, `outer` what it may take. They differ where a cell
    can't be read."""

    row: Row
    place: int
    inner: Box
    outer: Box


class Grid(msgspec.Struct, frozen=True):
    dimensions: tuple[Dimension, ...]
    rows: tuple[Boxed, ...]
    unanalysed: tuple[Unanalysed, ...]

    @property
    def dated(self) -> bool:
        return bool(self.dimensions) and not self.dimensions[-1].inputs


_Read = Claim | Unreadable | None


class _Column(msgspec.Struct, frozen=True):
    """The cells of an input: claims by text."""

    input: TableInput
    claims: dict[str, _Read]
    allowed: tuple[_Read, ...] | None

    def all(self) -> Iterator[Claim]:
        for each in (*self.claims.values(), *(self.allowed or ())):
            if each is not None and not isinstance(each, Unreadable):
                yield each


def grid_of(table: Table, today: date | None) -> Grid:
    """Reads the whole table. Disabled rows are no part of it."""
    rows = [(place, row) for place, row in enumerate(table.rows) if row.enabled]
    columns = [_unmixed(_column(table, place, [row for _, row in rows])) for place in range(len(table.inputs))]
    groups: dict[tuple[str, str], list[int]] = {}
    for place, column in enumerate(table.inputs):
        groups.setdefault((column.expression.strip(), column.type), []).append(place)
    dimensions = [_dimension([columns[place] for place in places], tuple(places)) for places in groups.values()]
    sets = [_sets(dimension, [columns[place] for place in dimension.inputs]) for dimension in dimensions]
    boxes = [_boxed(place, row, dimensions, sets) for place, row in rows]
    if any(row.valid_from or row.valid_to for _, row in rows):
        days, dimension = _validity([row for _, row in rows], today)
        dimensions.append(dimension)
        boxes = [
            msgspec.structs.replace(box, inner=(*box.inner, spans), outer=(*box.outer, spans))
            for box, spans in zip(boxes, days, strict=True)
        ]
    return Grid(tuple(dimensions), tuple(boxes), tuple(_unanalysed(columns, rows)))


def _column(table: Table, place: int, rows: Sequence[Row]) -> _Column:
    column = table.inputs[place]
    texts = dict.fromkeys(row.when[place] or ANY for row in rows)
    allowed = None if column.allowed is None else tuple(_read(text) for text in column.allowed)
    return _Column(column, {text: _read(text) for text in texts}, allowed)


def _unmixed(column: _Column) -> _Column:
    """A time with a zone is on one line by its instant, by its clock on another: not both in one column."""
    named = {each.at.line for claim in column.all() for each in compared(claim)}

    def kept(claim: _Read) -> _Read:
        parts = [] if claim is None or isinstance(claim, Unreadable) else compared(claim)
        mixed = any(each.clock is not None and each.clock.line in named & _ZONED for each in parts)
        return Unreadable("it mixes times with and without a zone") if mixed else claim

    if not named & _ZONED:
        return column
    claims = {text: kept(claim) for text, claim in column.claims.items()}
    allowed = None if column.allowed is None else tuple(map(kept, column.allowed))
    return _Column(column.input, claims, allowed)


def _read(text: str) -> _Read:
    try:
        tree = parse_cell(text)
        return read(tree, text)
    except FeelError:
        return Unreadable("it is no unary test")
    except Unreadable as reason:
        return reason


def _dimension(columns: Sequence[_Column], inputs: tuple[int, ...]) -> Dimension:
    axis = build_axis(columns[0].input.type, [claim for column in columns for claim in column.all()])
    admitted = possible = axis.universe
    for column in columns:
        if column.allowed is not None:
            sure = [pieces_of(axis, each) for each in column.allowed if not isinstance(each, Unreadable)]
            admitted = intersection(admitted, union(*sure))
            possible = intersection(possible, union(*sure)) if len(sure) == len(column.allowed) else possible
    return Dimension(axis, inputs, admitted, possible, intersection(axis.expected, admitted))


_Sets = tuple[dict[str, tuple[Spans, Spans]], ...]


def _sets(dimension: Dimension, columns: Sequence[_Column]) -> _Sets:
    """For each input of the axis what its cells surely and what they may take, by text."""

    def both(claim: _Read) -> tuple[Spans, Spans]:
        if isinstance(claim, Unreadable):
            return NOTHING, dimension.possible
        found = pieces_of(dimension.axis, claim)
        return intersection(found, dimension.admitted), intersection(found, dimension.possible)

    return tuple({text: both(claim) for text, claim in column.claims.items()} for column in columns)


def _boxed(place: int, row: Row, dimensions: Sequence[Dimension], sets: Sequence[_Sets]) -> Boxed:
    inner: list[Spans] = []
    outer: list[Spans] = []
    for dimension, columns in zip(dimensions, sets, strict=True):
        found = [texts[row.when[at] or ANY] for at, texts in zip(dimension.inputs, columns, strict=True)]
        sure, possible = found[0]
        for more_sure, more_possible in found[1:]:
            sure, possible = intersection(sure, more_sure), intersection(possible, more_possible)
        inner.append(sure)
        outer.append(possible)
    return Boxed(row, place, tuple(inner), tuple(outer))


def _validity(rows: Sequence[Row], today: date | None) -> tuple[list[Spans], Dimension]:
    claims = [_valid(row) for row in rows]
    since = None if today is None else comparison_with(">=", today)
    axis = build_axis("date", [each for each in (*claims, since) if each is not None])
    days = axis.span("date")
    expected = days if since is None else intersection(days, pieces_of(axis, since))
    spans = [intersection(pieces_of(axis, claim), days) for claim in claims]
    return spans, Dimension(axis, (), days, days, expected)


def _valid(row: Row) -> Claim | None:
    bounds = [comparison_with(operator, day) for operator, day in ((">=", row.valid_from), ("<=", row.valid_to)) if day]
    return Joined("and", tuple(bounds)) if bounds else None


def _unanalysed(columns: Sequence[_Column], rows: Sequence[tuple[int, Row]]) -> Iterator[Unanalysed]:
    for place, column in enumerate(columns):
        for text, found in zip(column.input.allowed or (), column.allowed or (), strict=True):
            if isinstance(found, Unreadable):
                yield Unanalysed(row=None, column=column.input.id, text=text, reason=str(found))
        broken = {text: str(found) for text, found in column.claims.items() if isinstance(found, Unreadable)}
        for _, row in rows if broken else ():
            text = row.when[place] or ANY
            if text in broken:
                yield Unanalysed(row=row.id, column=column.input.id, text=text, reason=broken[text])
