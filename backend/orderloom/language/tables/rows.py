"""Rows that are ready to be tried."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from orderloom.language.feel.comparison import equal
from orderloom.language.feel.expression import Expression
from orderloom.language.tables.cells import conforms
from orderloom.language.tables.quick import Cell, Constant

Scope = Mapping[str, Any]


class Answering(msgspec.Struct, frozen=True, eq=False):
    """A cell that answers: a constant or an expression, the type of its output and the values that this may have."""

    output: str
    source: Constant | Expression
    type: str
    allowed: tuple[Any, ...] | None

    def admits(self, value: Any) -> bool:
        """Null is of every type, and may stand for no answer."""
        if value is None:
            return True
        fits = conforms(value, self.type)
        return fits and (self.allowed is None or any(equal(value, each) is True for each in self.allowed))


class Outputs:
    """The answering cells of a row, or the defaults: constants are put together once."""

    __slots__ = ("_computed", "_constants")

    def __init__(self, cells: Sequence[Answering]) -> None:
        self._constants: dict[str, Any] = {}
        self._computed: list[tuple[Expression, Answering]] = []
        for cell in cells:
            source = cell.source
            self._constants[cell.output] = source.value if isinstance(source, Constant) else None
            if not isinstance(source, Constant):
                self._computed.append((source, cell))

    def of(self, scope: Scope) -> dict[str, Any]:
        """The value of each output; a computed one that is not of the output's type, or not allowed, is null."""
        answer = self._constants.copy()
        for source, cell in self._computed:
            value = source.evaluate(scope)
            answer[cell.output] = value if cell.admits(value) else None
        return answer


class CompiledRow(msgspec.Struct, frozen=True, eq=False):
    """An enabled row. `when` has a cell for each column, also those that take anything."""

    id: str
    when: tuple[Cell, ...]
    outputs: Outputs
    valid_from: date | None
    valid_to: date | None

    @property
    def dated(self) -> bool:
        return self.valid_from is not None or self.valid_to is not None

    def valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


Hit = tuple[str, dict[str, Any]]
"""A matched row's id and what it answers."""
