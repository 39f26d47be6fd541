"""Claims about rows: those that match together and should not, and those that never answer."""

from collections.abc import Iterator, Sequence
from typing import Any

from orderloom.language.feel.errors import FeelError
from orderloom.language.feel.expression import compile_expression
from orderloom.language.feel.identity import identity
from orderloom.language.tables.analysis.claims import Overlap, Unreachable
from orderloom.language.tables.analysis.cover import Budget, uncovered
from orderloom.language.tables.analysis.examples import Paths, example
from orderloom.language.tables.analysis.grid import Boxed, Grid
from orderloom.language.tables.analysis.meetings import bits_of, meeting
from orderloom.language.tables.analysis.spans import covers, intersection
from orderloom.language.tables.document import Row, Table

_SHOWN = 10


def overlaps(table: Table, grid: Grid, paths: Paths, most: int) -> tuple[list[Overlap], int]:
    """The first pairs, and how many there are. Only what surely matches counts."""
    if table.hit_policy not in ("UNIQUE", "ANY"):
        return [], 0
    rows = [row for row in grid.rows if all(row.inner)]
    boxes = [row.inner for row in rows]
    masks = meeting(boxes, boxes)
    answers = [_answer(row.row) for row in rows] if table.hit_policy == "ANY" else list(range(len(rows)))
    _drop_alike(masks, answers)
    count = sum(mask.bit_count() for mask in masks) // 2
    found: list[Overlap] = []
    for place, mask in enumerate(masks):
        for other in bits_of(mask >> (place + 1))[: most - len(found)] if len(found) < most else ():
            found.append(_overlap(table, grid, paths, (rows[place], rows[place + 1 + other])))
    return found, count


def _drop_alike(masks: list[int], answers: Sequence[Any]) -> None:
    """Rows that answer alike may match together, and each row with itself."""
    alike: dict[Any, int] = {}
    for place, answer in enumerate(answers):
        alike[answer] = alike.get(answer, 0) | 1 << place
    for place, answer in enumerate(answers):
        masks[place] &= ~alike[answer]


def _overlap(table: Table, grid: Grid, paths: Paths, pair: tuple[Boxed, Boxed]) -> Overlap:
    box = tuple(intersection(a, b) for a, b in zip(pair[0].inner, pair[1].inner, strict=True))
    names = (pair[0].row.id, pair[1].row.id)
    computed = any(not _is_constant(text) for row in pair for text in row.row.then) and table.hit_policy == "ANY"
    problem = "answer differently" if table.hit_policy == "ANY" else "the table wants one answer"
    return Overlap(
        rows=names,
        severity="warning" if computed or None in paths else "error",
        message=f"Rows {names[0]} and {names[1]} match together, and {problem}.",
        example=example(table, grid, box, paths),
    )


def _answer(row: Row) -> tuple[Any, ...]:
    return tuple(_meaning(text) for text in row.then)


def _meaning(text: str | None) -> Any:
    """Equal for cells that surely answer alike: by value where it is constant, else by text."""
    try:
        expression = compile_expression("null" if text is None else text)
        return identity(expression.evaluate({})) if expression.is_constant else text
    except (FeelError, ValueError):
        return text


def _is_constant(text: str | None) -> bool:
    try:
        return text is None or compile_expression(text).is_constant
    except FeelError:
        return False


def unreachable(table: Table, grid: Grid, budget: Budget) -> Iterator[Unreachable]:
    """Rows that nothing passes and, where the first match answers, rows whose every match is taken before."""
    alive: list[Boxed] = []
    for row in grid.rows:
        if all(row.outer):
            alive.append(row)
        else:
            yield _impossible(table, grid, row)
    if table.hit_policy != "FIRST":
        return
    masks = meeting([row.outer for row in alive], [row.inner for row in alive])
    for place, row in enumerate(alive):
        before = bits_of(masks[place] & ((1 << place) - 1))
        if not budget.take(len(before)):
            return
        taken = _taken_by(row, [alive[each] for each in before if all(alive[each].inner)], budget)
        if taken:
            names = tuple(each.row.id for each in taken)
            shown = ", ".join(names[:_SHOWN]) + (" and others" if len(names) > _SHOWN else "")
            message = f"Row {row.row.id} never answers: all that it matches is taken by {shown} before it."
            yield Unreachable(row=row.row.id, covered_by=names, column=None, message=message)


def _impossible(table: Table, grid: Grid, row: Boxed) -> Unreachable:
    inputs = next(dimension.inputs for dimension, spans in zip(grid.dimensions, row.outer, strict=True) if not spans)
    column = table.inputs[inputs[0]].id if inputs else None
    reason = f"no value passes its cell in {column}" if column else "it is valid on no day"
    return Unreachable(
        row=row.row.id, covered_by=(), column=column, message=f"Row {row.row.id} never answers: {reason}."
    )


def _taken_by(row: Boxed, before: Sequence[Boxed], budget: Budget) -> Sequence[Boxed]:
    """The rows that together take all that the row may match; none where something is left."""
    for each in before:
        if all(covers(taken, own) for taken, own in zip(each.inner, row.outer, strict=True)):
            return (each,)
    if not before or next(uncovered(row.outer, [each.inner for each in before], budget, deep=True), None):
        return ()
    return () if budget.spent else before
