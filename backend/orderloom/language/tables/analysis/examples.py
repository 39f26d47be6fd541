"""Inputs that show a claim: values from a box, and a scope that gives them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from orderloom.language.feel.expression import compile_expression
from orderloom.language.tables.analysis.claims import Example
from orderloom.language.tables.analysis.cover import Box
from orderloom.language.tables.analysis.grid import Dimension, Grid
from orderloom.language.tables.analysis.spans import Spans, intersection
from orderloom.language.tables.document import Table

Paths = tuple[str | None, ...]
"""The path that each dimension reads, None for a computed one."""
CLOCK = "now"


def paths_of(table: Table, grid: Grid) -> Paths:
    """A path that another input reads too, in whole or in part, can't be set alone."""
    sources = [compile_expression(table.inputs[dimension.inputs[0]].expression) for dimension in _inputs(grid)]
    roots = [path for source in sources for path in source.paths]
    plain = [source.text.strip() if source.paths == frozenset((source.text.strip(),)) else None for source in sources]
    return tuple(path if path is not None and _alone(path, roots) else None for path in plain)


def _inputs(grid: Grid) -> Iterator[Dimension]:
    return (dimension for dimension in grid.dimensions if dimension.inputs)


def _alone(path: str, paths: list[str]) -> bool:
    related = [each for each in paths if f"{each}.".startswith(f"{path}.") or f"{path}.".startswith(f"{each}.")]
    return len(related) == 1 and path.partition(".")[0] != CLOCK


def example(table: Table, grid: Grid, box: Box, paths: Paths) -> Example:
    """A point of the box, of values that are to be expected if it has any."""
    values: dict[str, Any] = {}
    scope: dict[str, Any] = {}
    day: date | None = None
    for place, (dimension, spans) in enumerate(zip(grid.dimensions, box, strict=True)):
        value = dimension.axis.value(_piece(dimension, spans))
        values |= {table.inputs[at].id: value for at in dimension.inputs}
        if not dimension.inputs:
            day = value
        elif (path := paths[place]) is not None:
            _set(scope, path.split("."), value)
    if day is not None:
        scope[CLOCK] = day
    return Example(values=values, scope=None if None in paths else scope, day=day)


def _piece(dimension: Dimension, spans: Spans) -> int:
    return (intersection(spans, dimension.expected) or spans)[0][0]


def _set(scope: dict[str, Any], steps: list[str], value: Any) -> None:
    for step in steps[:-1]:
        scope = scope.setdefault(step, {})
    scope[steps[-1]] = value
