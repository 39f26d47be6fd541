"""Inputs that show a claim: values from a box, and a scope that gives them."""

from datetime import date
from typing import Any

from orderloom.language.feel.errors import FeelError
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
    texts = [table.inputs[each.inputs[0]].expression.strip() for each in grid.dimensions if each.inputs]
    read = [_paths(text) for text in texts]
    everything = [path for paths in read for path in paths]
    return tuple(
        text if paths == frozenset((text,)) and _alone(text, everything) else None
        for text, paths in zip(texts, read, strict=True)
    )


def _paths(text: str) -> frozenset[str]:
    """None at all for an expression that can't be read: a table that is still being written has such."""
    try:
        return compile_expression(text).paths
    except FeelError:
        return frozenset()


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
