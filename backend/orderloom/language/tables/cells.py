"""Reading the cells: each expression compiled, each problem kept with its path, its row and its column."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from orderloom.kernel.errors import Problem
from orderloom.language.feel.errors import FeelError
from orderloom.language.feel.expression import Expression, compile_expression, compile_unary_tests
from orderloom.language.feel.parser import parse_tests
from orderloom.language.feel.syntax import Tests
from orderloom.language.feel.temporal import parse_date, parse_date_time, parse_duration, parse_time
from orderloom.language.feel.values import (
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS,
    LIST,
    MONTHS,
    NULL,
    NUMBER,
    STRING,
    TIME,
    kind,
)
from orderloom.language.tables.document import Path, Table
from orderloom.language.tables.quick import Cell, Constant, SimpleTests, constant, simple_tests

ANY = "-"
_KINDS: Mapping[str, frozenset[str]] = {
    "string": frozenset((STRING,)),
    "number": frozenset((NUMBER,)),
    "boolean": frozenset((BOOLEAN,)),
    "date": frozenset((DATE,)),
    "time": frozenset((TIME,)),
    "date_time": frozenset((DATE_TIME,)),
    "duration": frozenset((DAYS, MONTHS)),
    "list": frozenset((LIST,)),
    "object": frozenset((CONTEXT,)),
}
_READERS: Mapping[str, Callable[[str], Any]] = {
    "date": parse_date,
    "time": parse_time,
    "date_time": parse_date_time,
    "duration": parse_duration,
}


def parse_cell(text: str) -> Tests:
    """The tree of a unary test. Raises `FeelError`."""
    return simple_tests(text) or parse_tests(text if text.strip() else ANY, frozenset())


class Reader:
    """Compiles cells and collects what is wrong with them. `names` are the inputs with blanks in their names.

    A text is read once, however many cells have it; one that is broken is told for each.
    """

    def __init__(self, table: Table, names: Iterable[str]) -> None:
        self.problems: list[Problem] = []
        self._table = table
        self._names = frozenset(names)
        self.known: dict[str | None, Cell] = {}
        self._values: dict[str | None, Constant | Expression] = {None: Constant(None)}

    def expression(self, text: str, path: Path) -> Expression | None:
        try:
            return compile_expression(text, self._names)
        except FeelError as error:
            self._tell(error, path)
            return None

    def tests(self, text: str | None, path: Path) -> Cell | None:
        found = self.known.get(text)
        if found is None:
            try:
                found = self.known[text] = self._cell(ANY if text is None or not text.strip() else text)
            except FeelError as error:
                self._tell(error, path)
        return found

    def value(self, text: str | None, path: Path) -> Constant | Expression | None:
        """A cell that answers; none is null."""
        found = self._values.get(text)
        if found is None and text is not None:
            found = constant(text) or self.expression(text, path)
            if found is not None:
                self._values[text] = found
        return found

    def refuse(self, code: str, message: str, path: Path, details: dict[str, Any] | None = None) -> None:
        self.problems.append(Problem(code, message, path, {**(details or {}), **self._names_of(path)}))

    def _cell(self, text: str) -> Cell:
        tree = simple_tests(text)
        return compile_unary_tests(text, self._names) if tree is None else SimpleTests(text, tree)

    def _tell(self, error: FeelError, path: Path) -> None:
        for each in error.problems:
            self.refuse(each.code, each.message, path, each.details)

    def _names_of(self, path: Path) -> dict[str, str]:
        """The ids of the row and the column that a path leads to."""
        if path[0] != "rows":
            return {"column": getattr(self._table, str(path[0]))[path[1]].id}
        columns = self._table.inputs if path[2] == "when" else self._table.outputs
        return {"row": self._table.rows[int(path[1])].id, "column": columns[int(path[3])].id}


def conforms(value: Any, wanted: str) -> bool:
    """Null is of every type."""
    kinds = _KINDS.get(wanted)
    return kinds is None or kind(value) in kinds or kind(value) is NULL


def converter(wanted: str) -> Callable[[str], Any] | None:
    """What makes a value of this type of a text as JSON has it; None for a type that JSON has itself."""
    return _READERS.get(wanted)
