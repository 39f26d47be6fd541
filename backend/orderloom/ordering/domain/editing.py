"""Changes many lines of a draft at once, and makes lines of a table of sites: pure steps over captured lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from orderloom.kernel.errors import Problem
from orderloom.ordering.contracts import EditLines, FillSites, LineEdit, NewLine, SiteCell, SiteColumn, SiteRow

UNSET = msgspec.UNSET
MOST_CELLS = 10_000
_ALONG = ("site_id", "contact_id", "requested_completion")
"""What goes with a bundle to all of its parts."""


def edited(lines: Sequence[NewLine], edit: EditLines) -> tuple[tuple[NewLine, ...], tuple[Problem, ...]]:
    """The lines as they are to be; problems name numbers that are no line's. Every line has its number."""
    by_number = {line.number or "": line for line in lines}
    below = _below(lines)
    problems = [*_unknown(edit, by_number)]
    for change in edit.edits:
        for number in change.numbers:
            _apply(by_number, below, number, change)
    gone = {one for number in edit.remove for one in (number, *_under(below, number))}
    kept = {number: line for number, line in by_number.items() if number not in gone}
    for line in _numbered(edit.add, set(kept)):
        kept[line.number or ""] = line
    return tuple(kept.values()), tuple(problems)


def _unknown(edit: EditLines, known: Mapping[str, NewLine]) -> Iterator[Problem]:
    for place, change in enumerate(edit.edits):
        for number in change.numbers:
            if number not in known:
                yield Problem("ordering.unknown_line", f"There is no line {number}.", ("edits", place, "numbers"))
    for place, number in enumerate(edit.remove):
        if number not in known:
            yield Problem("ordering.unknown_line", f"There is no line {number}.", ("remove", place))


def _below(lines: Iterable[NewLine]) -> dict[str, list[str]]:
    below: dict[str, list[str]] = {}
    for line in lines:
        if line.parent is not None:
            below.setdefault(line.parent, []).append(line.number or "")
    return below


def _under(below: Mapping[str, Sequence[str]], number: str) -> Iterator[str]:
    for child in below.get(number, ()):
        yield child
        yield from _under(below, child)


def _apply(lines: dict[str, NewLine], below: Mapping[str, Sequence[str]], number: str, change: LineEdit) -> None:
    if number not in lines:
        return
    line = lines[number]
    said: dict[str, Any] = {name: getattr(change, name) for name in _ALONG if getattr(change, name) is not UNSET}
    for child in _under(below, number) if change.whole and said else ():
        lines[child] = msgspec.structs.replace(lines[child], **said)
    if change.quantity is not UNSET:
        said["quantity"] = change.quantity
    if change.characteristics:
        merged = {**line.characteristics, **change.characteristics}
        said["characteristics"] = {key: value for key, value in merged.items() if value is not None}
    if change.custom:
        said["custom"] = {**({} if line.custom is UNSET else line.custom), **change.custom}
    lines[number] = msgspec.structs.replace(line, **said)


def _numbered(lines: Sequence[NewLine], taken: set[str]) -> Iterator[NewLine]:
    """Numbers for added lines that have none."""
    following = _following(taken | {line.number for line in lines if line.number})
    for line in lines:
        yield line if line.number else msgspec.structs.replace(line, number=next(following))


def _following(taken: Iterable[str]) -> Iterator[str]:
    number = max((int(one) for one in taken if one.isdecimal()), default=0)
    while True:
        number += 1
        yield str(number)


def filled(lines: Sequence[NewLine], table: FillSites) -> tuple[tuple[NewLine, ...], tuple[Problem, ...]]:
    """The lines with one more for each cell of the table, parts and all. Problems lead to the cell."""
    columns = {column.key: column for column in table.columns}
    following = _following(line.number or "" for line in lines)
    made: list[NewLine] = []
    problems = [*_too_many(table)]
    for row, cell, path in () if problems else _cells(table):
        column = columns.get(cell.column)
        if column is None:
            problems.append(Problem("ordering.unknown_column", f"There is no column {cell.column!r}.", path))
        elif cell.quantity != 0:
            made += _lines_of_cell(row, column, cell, next(following))
    return (*lines, *made), tuple(problems)


def _too_many(table: FillSites) -> Iterator[Problem]:
    if sum(len(row.cells) for row in table.rows) > MOST_CELLS:
        yield Problem("ordering.too_many_lines", f"A table has at most {MOST_CELLS} cells.", ("rows",))


def _cells(table: FillSites) -> Iterator[tuple[SiteRow, SiteCell, tuple[str | int, ...]]]:
    for across, row in enumerate(table.rows):
        for place, cell in enumerate(row.cells):
            yield row, cell, ("rows", across, "cells", place, "column")


def _lines_of_cell(row: SiteRow, column: SiteColumn, cell: SiteCell, number: str) -> Iterator[NewLine]:
    head = NewLine(
        number=number,
        offering=column.offering,
        quantity=cell.quantity,
        site_id=row.site_id,
        contact_id=row.contact_id,
        requested_completion=row.requested_completion,
        characteristics={**column.characteristics, **cell.characteristics},
    )
    yield head
    parts = [part for part in column.parts for _ in range(part.count)]
    for place, part in enumerate(parts, start=1):
        yield msgspec.structs.replace(
            head,
            number=f"{number}.{place}",
            parent=number,
            offering=part.offering,
            quantity=part.quantity * cell.quantity,
            characteristics=part.characteristics,
        )
