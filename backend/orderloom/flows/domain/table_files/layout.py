"""What stands where in the file of a table: the lines above the rows, and the columns."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec

from orderloom.flows.domain.table_files.grid import MARKER, ROW_ID
from orderloom.language.tables import Row, Table, TableInput, TableOutput

Part = Literal["when", "then", "row"]
OWN = ("valid_from", "valid_to", "enabled", "note")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LISTED = "json "


class Column(msgspec.Struct, frozen=True):
    """A column of the file: a `when` of an input, a `then` of an output, or a field of the row itself."""

    part: Part
    id: str

    @property
    def title(self) -> str:
        return self.id if self.part == "row" else f"{self.part} {self.id}"


Described = TableInput | TableOutput | None
"""The input or output of a column; None for a field of the row."""


def columns_of(table: Table) -> list[tuple[Column, Described]]:
    """The columns after the row ids, from left to right."""
    return [
        *((Column("when", each.id), each) for each in table.inputs),
        *((Column("then", each.id), each) for each in table.outputs),
        *((Column("row", name), None) for name in OWN),
    ]


def header_of(table: Table) -> list[list[str | None]]:
    """The lines above the rows. Lines that would be empty are left out, but for expression and type."""
    columns = [each for _, each in columns_of(table)]
    described = [each for each in columns if each is not None]
    policy = f"{table.hit_policy} {table.aggregation}" if table.aggregation else table.hit_policy
    names = [(language, text) for language, text in table.name.items() if LANGUAGE.fullmatch(language)]
    lines: list[list[str | None]] = [[MARKER, table.key, policy], *([f"name {one}", text] for one, text in names)]
    if any(isinstance(each.label, str) for each in described):
        lines.append(_line("label", columns, lambda each: each.label if isinstance(each.label, str) else None))
    lines += [_line(f"label {one}", columns, _label_in(one)) for one in _languages(described)]
    lines.append(_line("expression", columns, lambda each: each.expression if isinstance(each, TableInput) else None))
    lines.append(_line("type", columns, lambda each: each.type))
    if any(each.allowed is not None for each in described):
        lines.append(_line("allowed", columns, lambda each: None if each.allowed is None else listed(each.allowed)))
    if any(output.default is not None for output in table.outputs):
        lines.append(_line("default", columns, lambda each: each.default if isinstance(each, TableOutput) else None))
    return [*lines, [ROW_ID, *(column.title for column, _ in columns_of(table))]]


def cells_of(row: Row) -> Iterator[str | None]:
    """The expressions of a row in the order of the columns; what is the row's own comes after them."""
    yield from row.when
    yield from row.then


def listed(texts: Sequence[str]) -> str:
    """Allowed values in one cell, a line each; as JSON where lines would not be read back as they are."""
    plain = texts and all(text == text.strip() and text and not set("\r\n") & set(text) for text in texts)
    if plain and not texts[0].startswith(_LISTED):
        return "\n".join(texts)
    return _LISTED + msgspec.json.encode(list(texts)).decode()


def unlisted(text: str) -> list[str]:
    """Raises ValueError when it begins as JSON and is none."""
    if text.startswith(_LISTED):
        try:
            return msgspec.json.decode(text[len(_LISTED) :], type=list[str])
        except msgspec.DecodeError as error:
            raise ValueError(str(error)) from error
    return [line.strip() for line in text.split("\n") if line.strip()]


def _line(
    title: str, columns: Sequence[Described], text: Callable[[TableInput | TableOutput], str | None]
) -> list[str | None]:
    return [title, *(None if each is None else text(each) for each in columns)]


def _label_in(language: str) -> Callable[[TableInput | TableOutput], str | None]:
    return lambda each: each.label.get(language) if isinstance(each.label, dict) else None


def _languages(described: Sequence[TableInput | TableOutput]) -> list[str]:
    found = [one for each in described if isinstance(each.label, dict) for one in each.label]
    return [one for one in dict.fromkeys(found) if LANGUAGE.fullmatch(one)]
