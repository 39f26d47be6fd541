"""From a document to a table that answers: every cell read once, every problem told with its place."""

from collections.abc import Iterable
from typing import Any

from orderloom.language.feel.expression import Expression
from orderloom.language.feel.values import CONTEXT, LIST, kind
from orderloom.language.tables.cells import Reader, conforms
from orderloom.language.tables.columns import Column
from orderloom.language.tables.compiled import CompiledTable
from orderloom.language.tables.document import Path, Row, Table, TableInput, TableOutput, TableProblem
from orderloom.language.tables.policies import policy
from orderloom.language.tables.quick import Constant
from orderloom.language.tables.rows import Answering, CompiledRow, Outputs


def compile_table(table: Table, names: Iterable[str] = ()) -> CompiledTable:
    """Raises `DomainError` with a problem for each cell that can't be read. `names` are inputs with blanks in them."""
    reader = Reader(table, names)
    columns = [_column(reader, column, ("inputs", place)) for place, column in enumerate(table.inputs)]
    answers = [_Answers(reader, output, place) for place, output in enumerate(table.outputs)]
    rows = [_row(reader, answers, row, place) for place, row in enumerate(table.rows)]
    defaults = [
        each.read(output.default, ("outputs", place, "default"))
        for place, (each, output) in enumerate(zip(answers, table.outputs, strict=True))
    ]
    if reader.problems:
        raise TableProblem.of(reader.problems)
    priorities = tuple((each.output.id, each.allowed) for each in answers if each.allowed)
    return CompiledTable(
        table,
        [column for column in columns if column is not None],
        [row for row, source in zip(rows, table.rows, strict=True) if row is not None and source.enabled],
        policy(table.hit_policy, table.aggregation, table.key, priorities),
        Outputs([each for each in defaults if each is not None])
        if any(output.default is not None for output in table.outputs)
        else None,
    )


def _column(reader: Reader, column: TableInput, path: Path) -> Column | None:
    source = reader.expression(column.expression, (*path, "expression"))
    allowed = [reader.tests(text, (*path, "allowed", place)) for place, text in enumerate(column.allowed or ())]
    if source is None:
        return None
    tests = tuple(each for each in allowed if each is not None)
    return Column(column.id, source, column.type, tests if column.allowed is not None else None)


def _row(reader: Reader, answers: list["_Answers"], row: Row, place: int) -> CompiledRow | None:
    known = reader.known
    when = tuple(
        [known.get(text) or reader.tests(text, ("rows", place, "when", at)) for at, text in enumerate(row.when)]
    )
    then = [
        each.known.get(text) or each.read(text, ("rows", place, "then", at))
        for at, (each, text) in enumerate(zip(answers, row.then, strict=True))
    ]
    if reader.problems:
        return None
    return CompiledRow(
        row.id,
        tuple(each for each in when if each is not None),
        Outputs([each for each in then if each is not None]),
        row.valid_from,
        row.valid_to,
    )


class _Answers:
    """The answering cells of a column, each text read once."""

    def __init__(self, reader: Reader, output: TableOutput, place: int) -> None:
        self.output = output
        self.known: dict[str | None, Answering] = {}
        self._reader = reader
        self.allowed = self._allowed(("outputs", place))

    def read(self, text: str | None, path: Path) -> Answering | None:
        """What is constant has to be of the output's type, and allowed."""
        source = self._reader.value(text, path)
        if source is None:
            return None
        value = _constant(source)
        once = value is not None and kind(value.value) not in (LIST, CONTEXT)
        cell = Answering(self.output.id, value if value and once else source, self.output.type, self.allowed)
        if value is None or cell.admits(value.value):
            self.known[text] = cell
        elif not conforms(value.value, cell.type):
            self._reader.refuse("table.type", f"This is no {cell.type}.", path)
        else:
            self._reader.refuse("table.not_allowed", f"This is none of the allowed values of {cell.output}.", path)
        return cell

    def _allowed(self, path: Path) -> tuple[Any, ...] | None:
        """The values that the output may have, the most important first; None where it may have any."""
        found: list[Any] = []
        for place, text in enumerate(self.output.allowed or ()):
            at = (*path, "allowed", place)
            source = self._reader.value(text, at)
            value = None if source is None else _constant(source)
            if value is not None and not conforms(value.value, self.output.type):
                self._reader.refuse("table.type", f"This is no {self.output.type}.", at)
            elif value is not None:
                found.append(value.value)
            elif source is not None:
                self._reader.refuse("table.not_constant", "An allowed value is a constant.", at)
        return tuple(found) or None


def _constant(source: Constant | Expression) -> Constant | None:
    if isinstance(source, Constant):
        return source
    return Constant(source.evaluate({})) if source.is_constant else None
