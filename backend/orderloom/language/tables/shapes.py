"""Tables of a fixed shape: what a policy of the product may read and has to answer."""

from collections.abc import Iterator
from typing import Any

import msgspec

from orderloom.kernel.errors import Problem
from orderloom.language.feel.comparison import equal
from orderloom.language.feel.errors import FeelError
from orderloom.language.feel.expression import compile_expression
from orderloom.language.tables.document import CellType, HitPolicy, Path, Table, TableInput

CLOCK = "now"


class ShapeOutput(msgspec.Struct, frozen=True, kw_only=True):
    """`allowed` are expressions of all values that the product understands; None for any of the type."""

    id: str
    type: CellType
    allowed: tuple[str, ...] | None = None
    optional: bool = False


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """`inputs` are the paths of the scope that expressions may read, each with all below it: `order`, `line.site`.

    `hit_policies` is blank where any will do.
    """

    key: str
    inputs: tuple[str, ...]
    outputs: tuple[ShapeOutput, ...]
    hit_policies: tuple[HitPolicy, ...] = ()


def check_shape(table: Table, shape: Shape) -> tuple[Problem, ...]:
    """What keeps the table from being a policy of this shape; nothing where it is one."""
    return tuple(_problems(table, shape))


def _problems(table: Table, shape: Shape) -> Iterator[Problem]:
    if shape.hit_policies and table.hit_policy not in shape.hit_policies:
        message = f"The policy {shape.key} has the hit policy {' or '.join(shape.hit_policies)}."
        yield Problem("table.shape.hit_policy", message, ("hit_policy",))
    for place, column in enumerate(table.inputs):
        yield from _input(column, shape, place)
    wanted = {output.id: output for output in shape.outputs}
    for place, output in enumerate(table.outputs):
        yield from _output(table, wanted.get(output.id), shape, place)
    missing = wanted.keys() - {output.id for output in table.outputs}
    for output in shape.outputs:
        if output.id in missing and not output.optional:
            message = f"The policy {shape.key} answers {output.id} ({output.type})."
            yield Problem("table.shape.output_missing", message, ("outputs",))


def _input(column: TableInput, shape: Shape, place: int) -> Iterator[Problem]:
    try:
        paths = compile_expression(column.expression).paths
    except FeelError:
        return
    strange = sorted(path for path in paths if path != CLOCK and not any(_below(path, each) for each in shape.inputs))
    if strange:
        message = f"The policy {shape.key} knows {', '.join(shape.inputs)}, not {', '.join(strange)}."
        yield Problem("table.shape.input", message, ("inputs", place, "expression"), {"column": column.id})


def _below(path: str, parent: str) -> bool:
    """A parent such as `order` is read as a whole too."""
    return path == parent or path.startswith(f"{parent}.")


def _output(table: Table, wanted: ShapeOutput | None, shape: Shape, place: int) -> Iterator[Problem]:
    output = table.outputs[place]
    details = {"column": output.id}
    if wanted is None:
        names = ", ".join(each.id for each in shape.outputs)
        message = f"The policy {shape.key} answers {names}; nothing reads {output.id}."
        yield Problem("table.shape.output_unknown", message, ("outputs", place, "id"), details)
        return
    if wanted.type not in (output.type, "any"):
        message = f"The output {output.id} of the policy {shape.key} is a {wanted.type}, not a {output.type}."
        yield Problem("table.shape.output_type", message, ("outputs", place, "type"), details)
    if wanted.allowed is not None:
        for path, text in _answers(table, place):
            yield from _allowed(text, wanted, shape, path)


def _answers(table: Table, place: int) -> Iterator[tuple[Path, str]]:
    """Every cell that an output may answer with."""
    output = table.outputs[place]
    for position, text in enumerate(output.allowed or ()):
        yield ("outputs", place, "allowed", position), text
    if output.default is not None:
        yield ("outputs", place, "default"), output.default
    for position, row in enumerate(table.rows):
        text = row.then[place]
        if text is not None:
            yield ("rows", position, "then", place), text


def _allowed(text: str, wanted: ShapeOutput, shape: Shape, path: Path) -> Iterator[Problem]:
    """Only what is constant can be said before the table is asked."""
    value = _constant(text)
    known = [_constant(each) for each in wanted.allowed or ()]
    if value is not None and not any(equal(value[0], each[0]) is True for each in known if each is not None):
        message = f"The output {wanted.id} of the policy {shape.key} is one of {', '.join(wanted.allowed or ())}."
        yield Problem("table.shape.allowed", message, path, {"column": wanted.id, "text": text})


def _constant(text: str) -> tuple[Any] | None:
    try:
        expression = compile_expression(text)
    except FeelError:
        return None
    value = expression.evaluate({}) if expression.is_constant else None
    return None if value is None else (value,)
