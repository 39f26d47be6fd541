"""Rows that are ready to be tried."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from orderloom.language.feel.expression import Expression, UnaryTests
from orderloom.language.feel.values import CONTEXT, LIST, kind
from orderloom.language.tables.cells import conforms

Scope = Mapping[str, Any]


class Outputs:
    """The answering cells of a row, or the defaults: constants are put together once."""

    __slots__ = ("_computed", "_constants")

    def __init__(self, cells: Mapping[str, tuple[Expression, str]]) -> None:
        self._constants: dict[str, Any] = dict.fromkeys(cells)
        self._computed: list[tuple[str, Expression, str]] = []
        for name, (cell, wanted) in cells.items():
            value = cell.evaluate({}) if cell.is_constant else None
            if cell.is_constant and kind(value) not in (LIST, CONTEXT):
                self._constants[name] = value
            else:
                self._computed.append((name, cell, wanted))

    def of(self, scope: Scope) -> dict[str, Any]:
        """The value of each output; a computed one that is not of the output's type is null."""
        answer = self._constants.copy()
        for name, cell, wanted in self._computed:
            value = cell.evaluate(scope)
            answer[name] = value if conforms(value, wanted) else None
        return answer


class CompiledRow(msgspec.Struct, frozen=True, eq=False):
    """An enabled row. `when` has a cell for each column, also those that take anything."""

    id: str
    when: tuple[UnaryTests, ...]
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
