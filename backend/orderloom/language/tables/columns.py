"""How the values of inputs are come by: read from the scope, made values of the column's type, held against what is
allowed."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from orderloom.language.feel.expression import Expression
from orderloom.language.tables.cells import conforms, converter
from orderloom.language.tables.quick import Cell
from orderloom.language.tables.rows import Scope

_TWO_STEPS = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)\.([A-Za-z_][A-Za-z0-9_]*)", re.ASCII)
_PLAIN: dict[str, frozenset[type]] = {
    "string": frozenset((str, type(None))),
    "number": frozenset((int, Decimal, float, type(None))),
    "boolean": frozenset((bool, type(None))),
    "date": frozenset((date, type(None))),
    "time": frozenset((time, type(None))),
    "duration": frozenset((timedelta, type(None))),
    "list": frozenset((list, type(None))),
    "object": frozenset((dict, type(None))),
}
"""Python types whose values are surely of a column's type."""


class Column(msgspec.Struct, frozen=True, eq=False):
    """A value that is not of the column's type is null. `allowed` are tests, any of which may hold."""

    id: str
    source: Expression
    type: str
    allowed: tuple[Cell, ...] | None

    def converted(self, value: Any) -> Any:
        """A value as it came, as one of the type: dates, times and durations from their text."""
        read = converter(self.type) if type(value) is str else None
        if read is not None:
            return read(value)
        return value if conforms(value, self.type) else None

    def admits(self, value: Any, scope: Scope) -> bool:
        return self.allowed is None or any(tests.matches(value, scope) is True for tests in self.allowed)


def reader(column: Column) -> Callable[[Scope], Any]:
    """The value of a column in a scope. A path of two steps through plain dicts, as most are, is followed directly."""
    evaluate, converted, of = column.source.evaluate, column.converted, column.type
    plain = _PLAIN.get(of, frozenset())
    steps = _TWO_STEPS.fullmatch(column.source.text)
    first, second = steps.groups() if steps is not None else ("", "")

    def read(scope: Scope) -> Any:
        value = evaluate(scope)
        return value if type(value) in plain or of == "any" else converted(value)

    def follow(scope: Scope) -> Any:
        whole = scope.get(first)
        if type(whole) is not dict:
            return read(scope)
        value = whole.get(second)
        return value if type(value) in plain or of == "any" else converted(value)

    return follow if column.source.paths == frozenset((f"{first}.{second}",)) else read
