"""The lines above the rows, read: which table this is, and what its columns are."""

from typing import Any

import msgspec

from orderloom.flows.domain.table_files.grid import (
    MARKER,
    MAX_HEADER,
    ROW_ID,
    Grid,
    Line,
    TableFileProblem,
    at,
)
from orderloom.flows.domain.table_files.layout import LANGUAGE, OWN, Column, Part, unlisted
from orderloom.flows.domain.table_files.values import Misfit, text_of
from orderloom.kernel.errors import Problem
from orderloom.language.tables import Table, TableInput, TableOutput
from orderloom.platform.sheets.writing import cell_name

_WORDS = frozenset(("label", "expression", "type", "allowed", "default"))
_AGGREGATIONS = frozenset(("SUM", "MIN", "MAX", "COUNT"))


class Header(msgspec.Struct, kw_only=True):
    """What the lines above the rows say. `lines` has the number of each line by its word, `columns` what is where."""

    key: str
    policy: str
    names: dict[str, str]
    texts: dict[str, dict[int, str]]
    lines: dict[str, int]
    columns: dict[int, Column]
    last: int
    problems: list[Problem]

    def document(self, base: Table | None) -> dict[str, Any]:
        """The document without its rows; what a file can't say is as it was in `base`."""
        policy, _, aggregation = self.policy.strip().upper().rpartition(" ")
        if aggregation not in _AGGREGATIONS or not policy:
            policy, aggregation = self.policy.strip().upper(), ""
        return {
            "schema": MARKER,
            "key": self.key,
            "name": self._names(base.name if base else {}) or {"en": self.key},
            "hit_policy": policy,
            **({"aggregation": aggregation} if aggregation else {}),
            "inputs": [self._input(place, base) for place in self.places("when")],
            "outputs": [self._output(place, base) for place in self.places("then")],
        }

    def places(self, part: Part) -> list[int]:
        """The columns of inputs, or of outputs, from left to right."""
        return [place for place, column in sorted(self.columns.items()) if column.part == part]

    def type(self, place: int) -> str:
        return self._text("type", place) or "any"

    def cell(self, word: str, place: int) -> str:
        """Where this is said of this column; the name of the column where it is not."""
        line = self.lines.get(word, self.last)
        return cell_name(line, place)

    def _names(self, old: dict[str, str]) -> dict[str, str]:
        """A language that the file does not have keeps its name; a name that is blanked out is taken away."""
        said = {one: text for one, text in self.names.items() if text.strip() != old.get(one, "").strip()}
        names = {**old, **said}
        return {one: text for one, text in names.items() if text.strip() or one not in said}

    def _input(self, place: int, base: Table | None) -> dict[str, Any]:
        wanted = self.columns[place].id
        was = next((each for each in base.inputs if each.id == wanted), None) if base else None
        return {**self._part(place, was), "expression": self._like("expression", place, was and was.expression) or ""}

    def _output(self, place: int, base: Table | None) -> dict[str, Any]:
        wanted = self.columns[place].id
        was = next((each for each in base.outputs if each.id == wanted), None) if base else None
        default = self._like("default", place, was and was.default)
        return {**self._part(place, was), **({"default": default} if default is not None else {})}

    def _part(self, place: int, was: TableInput | TableOutput | None) -> dict[str, Any]:
        label = self._label(place, was)
        part: dict[str, Any] = {"id": self.columns[place].id, "label": label, "type": self.type(place)}
        allowed = self._text("allowed", place)
        if allowed:
            try:
                part["allowed"] = unlisted(allowed)
            except ValueError:
                self.problems.append(at(self.cell("allowed", place), "table_file.list", "This is no list in JSON."))
        return part

    def _label(self, place: int, was: TableInput | TableOutput | None) -> str | dict[str, str]:
        said = {word.partition(" ")[2]: word for word in self.texts if word.startswith("label ")}
        old = was.label if was is not None else {}
        by_language = dict(old) if isinstance(old, dict) else {}
        for language, word in said.items():
            text = self._like(word, place, by_language.get(language))
            by_language.pop(language, None) if text is None else by_language.update({language: text})
        plain = self._like("label", place, old if isinstance(old, str) else None)
        if plain is not None or by_language:
            return by_language if plain is None else plain
        return old if was is not None else self.columns[place].id

    def _text(self, word: str, place: int) -> str | None:
        return self.texts.get(word, {}).get(place)

    def _like(self, word: str, place: int, old: str | None) -> str | None:
        """What is said, spelled as before where it says the same."""
        text = self._text(word, place)
        return old if (text or "").strip() == (old or "").strip() else text


def read_header(grid: Grid) -> Header:
    """Raises when the lines above the rows can't be told apart; other problems are kept with what was read."""
    if not grid.lines or _word(grid.lines[0]) != MARKER or grid.lines[0].number != 1:
        raise TableFileProblem(f"Cell A1 is not {MARKER}: this is no decision table that was exported here.")
    above = _above(grid)
    first, last = above[0], above[-1]
    header = Header(key="", policy="", names={}, texts={}, lines={}, columns={}, last=last.number, problems=[])
    header.key = _text(header, first, 2)
    header.policy = _text(header, first, 3) or "UNIQUE"
    for line in above[1:-1]:
        _read_line(header, line)
    _name_columns(header, last)
    _check_columns(header)
    return header


def _above(grid: Grid) -> list[Line]:
    for count, line in enumerate(grid.lines[:MAX_HEADER], 1):
        if _word(line) == ROW_ID:
            return list(grid.lines[:count])
    raise TableFileProblem(f"No line begins with `{ROW_ID}`: the names of the columns are missing.")


def _word(line: Line) -> str:
    value = line.cells.get(1)
    return value.strip().lower() if isinstance(value, str) else ""


def _read_line(header: Header, line: Line) -> None:
    title = _text(header, line, 1).strip()
    word, _, language = title.partition(" ")
    word = word.lower()
    if word == "name" and LANGUAGE.fullmatch(language):
        header.names[language] = _text(header, line, 2)
        return
    known = LANGUAGE.fullmatch(language) if word == "label" and language else word in _WORDS and not language
    if not known:
        message = f"{title[:40]!r} is no line of a table's file." if title else "Column A says nothing about this line."
        header.problems.append(at(cell_name(line.number, 1), "table_file.unknown_line", message))
        return
    title = f"{word} {language}".strip()
    if title in header.texts:
        header.problems.append(at(cell_name(line.number, 1), "table_file.twice", f"There are two lines {title!r}."))
    header.lines[title] = line.number
    header.texts[title] = {place: _text(header, line, place) for place in line.cells if place > 1}


def _name_columns(header: Header, last: Line) -> None:
    for place in sorted(last.cells.keys() - {1}):
        title, cell = _text(header, last, place).strip(), cell_name(last.number, place)
        part, _, name = title.partition(" ")
        column = _column(part.lower(), name.strip())
        if column is None:
            message = f"{title[:60]!r} is no column: write `when ID`, `then ID` or one of {', '.join(OWN)}."
            header.problems.append(at(cell, "table_file.unknown_column", message))
        elif column in header.columns.values():
            header.problems.append(at(cell, "table_file.twice", f"The column {title!r} is there twice."))
        else:
            header.columns[place] = column


def _column(part: str, name: str) -> Column | None:
    for cells in ("when", "then"):
        if part == cells:
            return Column(cells, name) if name else None
    return Column("row", part) if part in OWN and not name else None


def _check_columns(header: Header) -> None:
    """What is said of a column that has no name would be lost."""
    for word, texts in header.texts.items():
        for place, text in texts.items():
            column = header.columns.get(place)
            if text.strip() and (column is None or column.part == "row"):
                message = f"The line `{ROW_ID}` names no input or output for this column."
                header.problems.append(at(cell_name(header.lines[word], place), "table_file.unknown_column", message))


def _text(header: Header, line: Line, place: int) -> str:
    try:
        return text_of(line.cells.get(place))
    except Misfit as error:
        header.problems.append(at(cell_name(line.number, place), "table_file.cell", str(error)))
        return ""
