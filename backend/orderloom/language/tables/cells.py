"""Reading the cells: each expression compiled, each problem kept with its path."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from orderloom.kernel.errors import Problem
from orderloom.language.feel.errors import FeelError
from orderloom.language.feel.expression import Expression, UnaryTests, compile_expression, compile_unary_tests
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
from orderloom.language.tables.document import Path, TableOutput

T = TypeVar("T")
ANY = "-"
_NO_NAMES: frozenset[str] = frozenset()
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


def parse_cell(text: str, names: frozenset[str] = _NO_NAMES) -> Tests:
    """The tree of a unary test. Raises `FeelError`."""
    return parse_tests(text if text.strip() else ANY, names)


class Reader:
    """Compiles cells and collects what is wrong with them. `names` are the inputs with blanks in their names."""

    def __init__(self, names: Iterable[str]) -> None:
        self.problems: list[Problem] = []
        self._names = frozenset(names)

    def expression(self, text: str, path: Path) -> Expression | None:
        return self._read(compile_expression, text, path)

    def tests(self, text: str | None, path: Path) -> UnaryTests | None:
        return self._read(compile_unary_tests, ANY if text is None or not text.strip() else text, path)

    def value(self, text: str | None, output: TableOutput, path: Path) -> Expression | None:
        """A cell that answers; what is constant in it must be of the output's type."""
        expression = self.expression("null" if text is None else text, path)
        if expression is not None and expression.is_constant and not conforms(expression.evaluate({}), output.type):
            self.refuse("table.type", f"This is no {output.type}.", path)
        return expression

    def refuse(self, code: str, message: str, path: Path) -> None:
        self.problems.append(Problem(code, message, path))

    def _read(self, compile_text: Callable[[str, frozenset[str]], T], text: str, path: Path) -> T | None:
        try:
            return compile_text(text, self._names)
        except FeelError as error:
            self.problems += [Problem(each.code, each.message, path, each.details) for each in error.problems]
            return None


def conforms(value: Any, wanted: str) -> bool:
    """Null is of every type."""
    kinds = _KINDS.get(wanted)
    return kinds is None or kind(value) in kinds or kind(value) is NULL


def converter(wanted: str) -> Callable[[str], Any] | None:
    """What makes a value of this type of a text as JSON has it; None for a type that JSON has itself."""
    return _READERS.get(wanted)
