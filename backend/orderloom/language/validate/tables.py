"""The cells of a decision table against the types of its columns, and what a decision reads against its flow."""

from collections.abc import Iterator, Mapping

import msgspec

from orderloom.language.feel import FeelError
from orderloom.language.feel.typing import (
    ANY,
    NULL,
    STRING,
    Checked,
    Complaint,
    ContextOf,
    Text,
    Type,
    check_tests,
    check_text,
    declared,
    infer_tests,
    kinds,
    type_of,
)
from orderloom.language.feel.typing.complaints import MISTYPED, NEVER, UNKNOWN_NAME
from orderloom.language.feel.typing.spoken import spoken
from orderloom.language.nodes.decision import DecisionParams
from orderloom.language.scopes import scope_of_table
from orderloom.language.scopes.flow import Path, Place
from orderloom.language.tables import Row, Table, TableInput, TableOutput
from orderloom.language.tables.cells import parse_cell
from orderloom.language.tables.quick import constant
from orderloom.language.validate.findings import Finding, References

CODES: Mapping[str, str] = {UNKNOWN_NAME: "table.name_unknown", MISTYPED: "table.type", NEVER: "table.never"}
_READ_FROM_TEXT = frozenset(("date", "time", "date_time", "duration"))
"""Types of columns that read a text as one of themselves."""


class _Column(msgspec.Struct, frozen=True):
    """What the cells of a column test or answer; `known` has what was found of them by their text, since large tables
    say the same in many rows."""

    type: Type
    scope: ContextOf
    known: dict[str, Checked]

    def tests(self, text: str) -> Checked:
        found = self.known.get(text)
        if found is None:
            found = self.known[text] = self._tests(text)
        return found

    def answer(self, text: str) -> Checked:
        found = self.known.get(text)
        if found is None:
            value = constant(text)
            read = check_text(text, self.scope) if value is None else Checked(type_of(value.value), ())
            found = self.known[text] = read
        return found

    def _tests(self, text: str) -> Checked:
        try:
            return infer_tests(parse_cell(text), self.type, self.scope)
        except FeelError:
            return check_tests(text, self.type, self.scope)


def check_table(table: Table, scope: ContextOf | None = None) -> tuple[Finding, ...]:
    """Findings of a well-formed table; without a scope, the one of the policy that its key names, if it names one."""
    return tuple(_findings(table, scope_of_table(table.key) if scope is None else scope))


def _findings(table: Table, scope: ContextOf) -> Iterator[Finding]:
    columns: list[_Column] = []
    for place, column in enumerate(table.inputs):
        found = check_text(column.expression, scope)
        yield from _all(found, ("inputs", place, "expression"))
        yield from _column_type(column, found, ("inputs", place, "type"))
        columns.append(_Column(_tested(column, found.type), scope, {}))
        for each, text in enumerate(column.allowed or ()):
            yield from _all(columns[-1].tests(text), ("inputs", place, "allowed", each))
    answers = [_Column(declared(output.type), scope, {}) for output in table.outputs]
    for place, output in enumerate(table.outputs):
        for path, text in _constants(output):
            yield from _answer(output, answers[place], text, ("outputs", place, *path))
    for place, row in enumerate(table.rows):
        yield from _tested_cells(columns, row, ("rows", place, "when"))
        for output, column, (each, text) in zip(table.outputs, answers, enumerate(row.then), strict=True):
            if text is not None:
                yield from _answer(output, column, text, ("rows", place, "then", each))


def _tested_cells(columns: list[_Column], row: Row, path: Path) -> Iterator[Finding]:
    for place, (column, text) in enumerate(zip(columns, row.when, strict=True)):
        if text is not None and text.strip():
            yield from _all(column.tests(text), (*path, place))


def tested_type(column: TableInput, scope: ContextOf) -> Type:
    """What the cells of a column meet."""
    return _tested(column, check_text(column.expression, scope).type)


def _tested(column: TableInput, of: Type) -> Type:
    """The type that cells meet: the declared one, made narrower by what is known of the expression."""
    wanted = declared(column.type)
    if wanted == ANY or (isinstance(of, Text) and wanted == STRING):
        return of
    return wanted


def _column_type(column: TableInput, found: Checked, path: Path) -> Iterator[Finding]:
    wanted, of = declared(column.type), found.type
    read = column.type in _READ_FROM_TEXT and bool(kinds(of) & kinds(STRING))
    if of != NULL and not read and not kinds(of) & kinds(wanted):
        message = f"{column.expression} is {spoken(of)}; the column is for {spoken(wanted)}."
        yield Finding(code="table.type", message=message, path=path)


def _constants(output: TableOutput) -> Iterator[tuple[Path, str]]:
    if output.default is not None:
        yield ("default",), output.default
    for place, text in enumerate(output.allowed or ()):
        yield ("allowed", place), text


def _answer(output: TableOutput, column: _Column, text: str, path: Path) -> Iterator[Finding]:
    found = column.answer(text)
    yield from _all(found, path)
    if not found.complaints and found.type != NULL and not kinds(found.type) & kinds(column.type):
        message = f"{output.id} has to be {spoken(column.type)}, and this is {spoken(found.type)}."
        yield Finding(code="table.type", message=message, path=path, position=0)


def _all(found: Checked, path: Path) -> Iterator[Finding]:
    for complaint in found.complaints:
        yield _finding(complaint, path)


def _finding(complaint: Complaint, path: Path) -> Finding:
    return Finding(
        code=CODES.get(complaint.code, complaint.code),
        message=complaint.message,
        severity=complaint.severity,
        path=path,
        fix=complaint.suggestion,
        position=complaint.position,
    )


def decision_findings(place: Place, references: References) -> Iterator[Finding]:
    """What the table of a decision reads and this flow does not know: such a cell can match by accident only."""
    if place.node.kind != "decision":
        return
    try:
        params = msgspec.convert(place.node.config, DecisionParams)
    except msgspec.ValidationError:
        return
    table = references.table(params.table if params.version is None else f"{params.table}@{params.version}")
    for column in table.table.inputs if table is not None else ():
        for complaint in check_text(column.expression, place.scope).complaints:
            yield Finding(
                code="flow.table_reads",
                message=f"The table {params.table} reads {column.expression} here. {complaint.message}",
                severity="warning",
                node=place.node.id,
                path=("nodes", place.index, "config", "table"),
                fix=complaint.suggestion,
            )
