"""Unary tests: the cells of tables, and what stands after `in`, against the type of the tested value."""

from orderloom.language.feel import values
from orderloom.language.feel.syntax import In, Input, Literal, Node, Test, Tests, children
from orderloom.language.feel.typing.complaints import MISTYPED, Complaint
from orderloom.language.feel.typing.operators import incomparable
from orderloom.language.feel.typing.spoken import spoken
from orderloom.language.feel.typing.state import Reading
from orderloom.language.feel.typing.types import (
    ANY,
    BOOLEAN,
    NULL,
    ContextOf,
    ListOf,
    RangeOf,
    Type,
    kinds,
)


def membership(node: In, reading: Reading) -> Type:
    tested = reading.infer(node.value)
    for test in node.tests:
        _check(test, tested, reading, node.value)
    return BOOLEAN


def cell(node: Tests, reading: Reading) -> Type:
    """A whole cell; the reading says what is tested."""
    tested = ANY if reading.tested is None else reading.tested
    for test in node.items:
        _check(test, tested, reading, None)
    return BOOLEAN


def tested_value(node: Input, reading: Reading) -> Type:
    if reading.tested is None:
        reading.complain(MISTYPED, "'?' has a meaning only in a unary test.", node.at)
        return ANY
    return reading.tested


def operator_test(node: Test, reading: Reading) -> Type:
    """`< 5` where no value is tested can't come from the parser."""
    reading.infer(node.operand)
    return BOOLEAN


def _check(test: Node, tested: Type, reading: Reading, subject: Node | None) -> None:
    inner = reading.testing(tested)
    if isinstance(test, Test):
        found = incomparable(test.operator, (tested, inner.infer(test.operand)), (subject, test.operand), test.at)
    elif _uses_input(test):
        of = inner.infer(test)
        certain = of != NULL and values.BOOLEAN not in kinds(of)
        message = f"This test gives {spoken(of)} and not true or false."
        found = Complaint(code=MISTYPED, message=message, position=test.at) if certain else None
    else:
        found = _against(inner.infer(test), tested, (subject, test), test.at)
    if found is not None:
        reading.note(found)


def _against(of: Type, tested: Type, nodes: tuple[Node | None, Node | None], at: int) -> Complaint | None:
    """A value or a list of values to be equal to, a range to lie in, or a condition that stands for itself."""
    if isinstance(of, RangeOf):
        if values.RANGE in kinds(tested):
            return None
        return incomparable("<", (tested, of.point), (nodes[0], None), at)
    if isinstance(of, ListOf):
        if values.LIST in kinds(tested) or of.item == NULL:
            return None
        found = _against(of.item, tested, (nodes[0], None), at)
        return found if found is None or len(kinds(of.item)) == 1 else None
    if values.BOOLEAN in kinds(of) and not isinstance(nodes[1], Literal):
        return None
    if isinstance(of, ContextOf) and values.CONTEXT in kinds(tested):
        return None
    return incomparable("=", (tested, of), nodes, at)


def _uses_input(node: Node) -> bool:
    return isinstance(node, Input) or any(map(_uses_input, children(node)))
