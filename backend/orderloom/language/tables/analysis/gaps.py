"""Claims about values: what no row matches, in few boxes, each with a row that would take it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from orderloom.language.feel.values import DATE
from orderloom.language.tables.analysis.claims import Gap, Limits
from orderloom.language.tables.analysis.cover import Box, Budget, merged, uncovered
from orderloom.language.tables.analysis.examples import Paths, example
from orderloom.language.tables.analysis.grid import Grid
from orderloom.language.tables.analysis.lines import value_at
from orderloom.language.tables.analysis.texts import test_of
from orderloom.language.tables.document import Table

_RAW = 50
"""So many boxes are looked for, for each that is shown, before they are merged."""


def gaps(table: Table, grid: Grid, paths: Paths, limits: Limits, budget: Budget) -> tuple[list[Gap], bool]:
    """The largest first, and whether there are more."""
    space = tuple(dimension.expected for dimension in grid.dimensions)
    most = limits.gaps * _RAW
    raw: list[Box] = []
    for box in uncovered(space, [row.outer for row in grid.rows if all(row.outer)], budget):
        raw.append(box)
        if len(raw) > most:
            break
    boxes = sorted(merged(raw[:most]), key=lambda box: _narrow(grid, box))
    single = [each for box in boxes for each in _by_days(grid, box)]
    taken = {row.id for row in table.rows}
    found: list[Gap] = []
    for box in single[: limits.gaps]:
        found.append(_gap(table, grid, paths, box, _fresh(taken)))
    return found, budget.spent or len(raw) > most or len(single) > limits.gaps


def _narrow(grid: Grid, box: Box) -> int:
    """On how many axes the box is only a part."""
    return sum(spans != dimension.expected for dimension, spans in zip(grid.dimensions, box, strict=True))


def _by_days(grid: Grid, box: Box) -> Iterator[Box]:
    """A row has one first and one last day."""
    if not grid.dated:
        yield box
        return
    for span in box[-1]:
        yield (*box[:-1], (span,))


def _fresh(taken: set[str]) -> str:
    number = len(taken) + 1
    while f"row-{number}" in taken:
        number += 1
    taken.add(f"row-{number}")
    return f"row-{number}"


def _gap(table: Table, grid: Grid, paths: Paths, box: Box, row_id: str) -> Gap:
    when: list[str | None] = [None] * len(table.inputs)
    for dimension, spans in zip(grid.dimensions, box, strict=True):
        if dimension.inputs:
            when[dimension.inputs[0]] = test_of(dimension.axis, spans)
    valid_from, valid_to = _days(grid, box)
    fix: dict[str, Any] = {"id": row_id, "when": when, "then": [output.default for output in table.outputs]}
    dates = (("valid_from", valid_from), ("valid_to", valid_to))
    return Gap(
        when=tuple(when),
        valid_from=valid_from,
        valid_to=valid_to,
        example=example(table, grid, box, paths),
        fix=fix | {name: day.isoformat() for name, day in dates if day is not None},
    )


def _days(grid: Grid, box: Box) -> tuple[date | None, date | None]:
    if not grid.dated:
        return None, None
    axis, ((first, last),) = grid.dimensions[-1].axis, box[-1]
    low, high = axis.pieces[first].low, axis.pieces[last].high
    begins = None if low is None else value_at(DATE, low[0])
    ends = None if high is None else value_at(DATE, high[0])
    return begins, None if ends is None else ends - timedelta(days=1)
