"""Pages of a workbook as they are described: cells, looks and lists, whatever will write them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

TEXT, DAY = "@", "yyyy-mm-dd"


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How cells look; colours are RRGGBB."""

    format: str = TEXT
    bold: bool = False
    size: float | None = None
    colour: str | None = None
    fill: str | None = None
    ruled: bool = False


class Filled(NamedTuple):
    """Text stays text, also where it begins as a formula would."""

    value: str | bool | date | None
    look: Look | None = None


class Column(NamedTuple):
    """`format` holds for what is typed into the column later."""

    width: float
    format: str | None = None


class Choice(NamedTuple):
    """Cells that offer the values of another range; `told` says that something else is none of them."""

    cells: str
    among: str
    told: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """`frozen` is the first cell that moves, `filtered` the range that can be filtered."""

    title: str
    rows: Iterable[Sequence[Filled]]
    columns: Mapping[int, Column] = {}
    frozen: str | None = None
    filtered: str | None = None
    choices: Sequence[Choice] = ()
    hidden: bool = False


def cell_name(line: int, column: int) -> str:
    return f"{letters(column)}{line}"


def letters(column: int) -> str:
    """`AA` of 27."""
    before, last = divmod(column - 1, 26)
    return (letters(before) if before else "") + chr(ord("A") + last)
