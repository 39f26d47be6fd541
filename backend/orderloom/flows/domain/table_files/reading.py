"""From the cells of a sheet to a table: what was left as it was is spelled as it was, what is wrong has its cell."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count
from typing import Any

import msgspec

from orderloom.flows.domain.policies import misfits
from orderloom.flows.domain.table_files.grid import (
    ROW_ID,
    Fault,
    Grid,
    Line,
    TableFileProblem,
    Value,
    at,
    refusal,
)
from orderloom.flows.domain.table_files.header import Header, read_header
from orderloom.flows.domain.table_files.layout import Column, Part, columns_of
from orderloom.flows.domain.table_files.values import Misfit, day_of, feel_of, is_on, text_of
from orderloom.kernel.errors import DomainError, Problem
from orderloom.kernel.text import unacceptable
from orderloom.language.tables import Row, Table, compile_table, parse_table
from orderloom.language.validate import check_table
from orderloom.platform.sheets.writing import cell_name

MAX_PROBLEMS = 200
_PARTS: tuple[Part, ...] = ("when", "then")


class FileRead(msgspec.Struct, frozen=True, kw_only=True):
    """The table of a file, the sheet that it was on, and what a reader may want to know of how it was read."""

    table: Table
    sheet: str | None
    notes: tuple[Problem, ...] = ()


class Reader(msgspec.Struct, kw_only=True):
    """One reading. `known` are the rows as they were, `cells` the columns of their expressions from left to right;
    `lines` are the numbers of the lines that the rows stand on."""

    grid: Grid
    header: Header
    known: Mapping[str, tuple[Row, Mapping[Column, str | None]]]
    cells: tuple[tuple[int, Column], ...]
    taken: set[str]
    lines: list[int] = []
    notes: list[Problem] = []

    def refuse(self, line: int, place: int, code: str, message: str) -> None:
        self.header.problems.append(at(cell_name(line, place), code, message))


def table_of_grid(grid: Grid, base: Table | None) -> FileRead:
    """The table on a sheet. `base` is the table that was exported, as it is now: its spelling is kept where nothing
    else is meant, and its tests are kept. Raises with the problems of all cells."""
    header = read_header(grid)
    if base is not None and header.key != base.key:
        message = f"B1: This file is of the table {header.key[:80]!r}, not of {base.key!r}."
        raise TableFileProblem(message, path=("cells", "B1"))
    known = _known(base) if base else {}
    cells = tuple((place, header.columns[place]) for part in _PARTS for place in header.places(part))
    reader = Reader(grid=grid, header=header, known=known, cells=cells, taken=set(known))
    document = {**header.document(base), "rows": list(_rows(reader))}
    _refuse(header.problems)
    try:
        table = parse_table(_acceptable(document))
        compile_table(table)
    except DomainError as error:
        raise refusal([_placed(reader, each) for each in error.problems[:MAX_PROBLEMS]]) from error
    notes = (*reader.notes, *_doubts(reader, table))
    if base is not None:
        table = msgspec.structs.replace(table, tests=base.tests)
    return FileRead(table=table, sheet=grid.sheet, notes=notes[:MAX_PROBLEMS])


def _doubts(reader: Reader, table: Table) -> Iterator[Problem]:
    """What can be read and will yet keep the draft from being published, such as a name that nobody knows."""
    for found in (*misfits(table), *check_table(table)):
        details = found.details if isinstance(found, Problem) else {"position": found.position}
        yield _placed(reader, Problem(found.code, found.message, found.path, details))


def _known(base: Table) -> dict[str, tuple[Row, Mapping[Column, str | None]]]:
    columns = [column for column, _ in columns_of(base)]
    return {row.id: (row, dict(zip(columns, (*row.when, *row.then), strict=False))) for row in base.rows}


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise refusal(problems[:MAX_PROBLEMS])


def _acceptable(document: dict[str, Any]) -> dict[str, Any]:
    problems = unacceptable(document)
    if problems:
        raise TableFileProblem.of(problems)
    return document


def _rows(reader: Reader) -> Iterator[dict[str, Any]]:
    """Lines that are blank are left out; ids that are missing, or there twice, are made."""
    below = [line for line in reader.grid.lines if line.number > reader.header.last and line.cells]
    ids = [_id(reader, line) for line in below]
    reader.taken.update(ids)
    seen: set[str] = set()
    fresh = (name for number in count(1) if (name := f"r{number}") not in reader.taken)
    for line, given in zip(below, ids, strict=True):
        if given in seen:
            message = f"{cell_name(line.number, 1)}: The row {given} is there twice; this one is read as a new row."
            reader.notes.append(Problem("table_file.copied_row", message, ("cells", cell_name(line.number, 1))))
        row_id = next(fresh) if not given or given in seen else given
        seen.add(row_id)
        reader.lines.append(line.number)
        yield _row(reader, line, row_id)


def _id(reader: Reader, line: Line) -> str:
    value = line.cells.get(1)
    if isinstance(value, Fault):
        reader.refuse(line.number, 1, value.code, value.message)
    return text_of(None if isinstance(value, Fault) else value).strip()


def _row(reader: Reader, line: Line, row_id: str) -> dict[str, Any]:
    was, old = reader.known.get(row_id, (None, {}))
    row: dict[str, Any] = {"id": row_id, "when": [], "then": []}
    for place, column in reader.cells:
        row[column.part].append(_feel(reader, line, place, old.get(column)))
    row.update(_own(reader, line, was))
    for place in line.cells:
        if place > 1 and place not in reader.header.columns:
            message = f"The line `{ROW_ID}` names no column here."
            reader.refuse(line.number, place, "table_file.unknown_column", message)
    return row


def _feel(reader: Reader, line: Line, place: int, old: str | None) -> str | None:
    value = line.cells.get(place)
    if isinstance(value, Fault):
        reader.refuse(line.number, place, value.code, value.message)
        return None
    if isinstance(value, str) and old is not None and value.strip() == old.strip():
        return old
    try:
        text = feel_of(value, reader.header.type(place))
    except Misfit as error:
        reader.refuse(line.number, place, "table_file.type", str(error))
        return None
    return old if not (text or old or "").strip() else text


def _own(reader: Reader, line: Line, was: Row | None) -> dict[str, Any]:
    """What is the row's own. A column that is not in the file leaves it as it was."""
    own: dict[str, Any] = {}
    places = {column.id: place for place, column in reader.header.columns.items() if column.part == "row"}
    for name, read in _OWN.items():
        value = _value(reader, line, places[name], read) if name in places else getattr(was, name, None)
        if name == "note" and not (value or "").strip():
            value = was.note if was is not None and not (was.note or "").strip() else None
        if value is not None:
            own[name] = value.isoformat() if isinstance(value, date) else value
    return own


def _value(reader: Reader, line: Line, place: int, read: Any) -> Any:
    value: Value | None = line.cells.get(place)
    if isinstance(value, Fault):
        reader.refuse(line.number, place, value.code, value.message)
        return None
    try:
        return read(value)
    except Misfit as error:
        reader.refuse(line.number, place, "table_file.type", str(error))
        return None


_OWN: Mapping[str, Any] = {"valid_from": day_of, "valid_to": day_of, "enabled": is_on, "note": text_of}


def _placed(reader: Reader, problem: Problem) -> Problem:
    """The problem at the cell that it comes from."""
    sheet = {"sheet": reader.grid.sheet} if reader.grid.sheet else {}
    details: dict[str, Any] = {**(problem.details or {}), **sheet}
    return at(_cell(reader, problem.path), problem.code, problem.message, details or None)


def _cell(reader: Reader, path: tuple[str | int, ...]) -> str:
    match path:
        case ("rows", int(row), "when" | "then" as part, int(place), *_) if row < len(reader.lines):
            return cell_name(reader.lines[row], reader.header.places(part)[place])
        case ("rows", int(row), str(name), *_) if row < len(reader.lines):
            return cell_name(reader.lines[row], _own_place(reader.header, name))
        case ("rows", int(row), *_) if row < len(reader.lines):
            return cell_name(reader.lines[row], 1)
        case ("inputs" | "outputs" as parts, int(place), *rest):
            part = "when" if parts == "inputs" else "then"
            word = next((each for each in rest if isinstance(each, str)), "id")
            return reader.header.cell(word, reader.header.places(part)[place])
        case ("key", *_):
            return "B1"
        case ("hit_policy" | "aggregation", *_):
            return "C1"
        case _:
            return "A1"


def _own_place(header: Header, name: str) -> int:
    return next((place for place, column in header.columns.items() if column == Column("row", name)), 1)
