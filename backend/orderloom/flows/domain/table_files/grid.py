"""A sheet as lines of cells, whichever file it stands in, and what can be wrong with a cell."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import msgspec

from orderloom.kernel.errors import DomainError, Problem

MARKER = "orderloom.table/1"
ROW_ID = "row id"
MAX_HEADER = 60
MAX_COLUMNS = 210
"""Twice the columns of a table (inputs and outputs), those of its own, and one to see that nothing stands beyond."""


class Fault(msgspec.Struct, frozen=True):
    """What stands in a cell that can't be read: a formula, or an error."""

    code: str
    message: str


Value = str | bool | int | float | Decimal | datetime | date | time | timedelta | Fault


class Line(msgspec.Struct, frozen=True):
    """`cells` by column, counted from 1; blank ones are left out."""

    number: int
    cells: dict[int, Value]


class Grid(msgspec.Struct, frozen=True):
    """`sheet` is None for a file that has no sheets."""

    sheet: str | None
    lines: tuple[Line, ...]


class TableFileProblem(DomainError):
    """What is wrong with a file. A problem of a cell begins with its name and has it as the end of its path."""

    code = "table_file.unreadable"


def at(cell: str, code: str, message: str, details: dict[str, object] | None = None) -> Problem:
    return Problem(code, f"{cell}: {message}", ("cells", cell), details)


def refusal(problems: Iterable[Problem]) -> DomainError:
    return TableFileProblem.of(tuple(problems))
