"""Cells as sets: from the tree of a unary test to comparisons with constants, joined by and, or and not."""

from decimal import Decimal
from typing import Any, Literal

import msgspec

from orderloom.language.feel import syntax
from orderloom.language.feel.errors import FeelError
from orderloom.language.feel.expression import Expression
from orderloom.language.feel.syntax import Node, Tests
from orderloom.language.feel.values import BOOLEAN, NUMBER, RANGE, Range, kind
from orderloom.language.tables.analysis.lines import Place, clock_place, place_of


class Compared(msgspec.Struct, frozen=True):
    """`operator value`, where the value is a constant on one of the lines; `clock` is where it is on the other line
    of times."""

    operator: str
    at: Place
    clock: Place | None

    @property
    def orders(self) -> bool:
        return self.operator in _ORDERS


class Joined(msgspec.Struct, frozen=True):
    """Three-valued: `not` has one part."""

    how: Literal["and", "or", "not"]
    parts: tuple["Claim", ...]


class Never(msgspec.Struct, frozen=True):
    """Null for whatever value, such as a range whose end is before its start."""


Claim = Compared | Joined | Never


class Unreadable(Exception):
    """A cell that is no plain set of values; the message says why."""


_ORDERS = frozenset(("<", "<=", ">", ">="))
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def read(tree: Tests, text: str) -> Claim | None:
    """None for a cell that takes anything. Raises `Unreadable`."""
    if not tree.items:
        return None
    claim = _any_of(tree.items, text)
    return Joined("not", (claim,)) if tree.negated else claim


def compared(claim: Claim) -> list[Compared]:
    """All comparisons in a claim."""
    if isinstance(claim, Joined):
        return [each for part in claim.parts for each in compared(part)]
    return [claim] if isinstance(claim, Compared) else []


def _any_of(items: tuple[Node, ...], text: str) -> Claim:
    claims = tuple(_test(item, text) for item in items)
    return claims[0] if len(claims) == 1 else Joined("or", claims)


def _test(node: Node, text: str) -> Claim:
    if isinstance(node, syntax.Test):
        return comparison_with(node.operator, _constant(node.operand, text))
    if isinstance(node, syntax.Literal):
        return comparison_with("=", node.value)
    simple = _simple_range(node) if isinstance(node, syntax.RangeLiteral) else None
    if simple is not None:
        return simple
    if uses_input(node):
        return _condition(node, text)
    if isinstance(node, syntax.RangeLiteral):
        return _range(_constant(node, text))
    value = _constant(node, text)
    if kind(value) is RANGE:
        return _range(value)
    if kind(value) is BOOLEAN:
        raise Unreadable("a condition that does not look at the value")
    return comparison_with("=", value)


def _condition(node: Node, text: str) -> Claim:
    """An expression on `?`."""
    if isinstance(node, syntax.And | syntax.Or):
        parts = tuple(_condition(item, text) for item in node.items)
        return Joined("and" if isinstance(node, syntax.And) else "or", parts)
    if isinstance(node, syntax.Compare):
        return _comparison(node, text)
    if isinstance(node, syntax.Between) and isinstance(node.value, syntax.Input):
        low, high = _constant(node.low, text), _constant(node.high, text)
        return Joined("and", (comparison_with(">=", low), comparison_with("<=", high)))
    if isinstance(node, syntax.In) and isinstance(node.value, syntax.Input):
        return _any_of(node.tests, text)
    if isinstance(node, syntax.Call) and node.function == syntax.Name(at=node.function.at, name="not"):
        return Joined("not", (_condition(_only(node), text),))
    raise Unreadable("a condition that is more than comparisons with constants")


def _only(node: syntax.Call) -> Node:
    arguments = (*node.positional, *(value for _, value in node.named))
    if len(arguments) != 1:
        raise Unreadable("not() with several arguments")
    return arguments[0]


def _comparison(node: syntax.Compare, text: str) -> Claim:
    if isinstance(node.left, syntax.Input):
        return comparison_with(node.operator, _constant(node.right, text))
    if isinstance(node.right, syntax.Input):
        return comparison_with(_FLIPPED[node.operator], _constant(node.left, text))
    raise Unreadable("a comparison of something computed")


def comparison_with(operator: str, value: Any) -> Claim:
    place = place_of(value)
    if place is None:
        raise Unreadable("a comparison with a value that has no order, such as a list")
    return Compared(operator, place, clock_place(value))


def _simple_range(node: syntax.RangeLiteral) -> Claim | None:
    """A range of two numbers that are in order."""
    low, high = node.start, node.end
    if not isinstance(low, syntax.Literal) or not isinstance(high, syntax.Literal):
        return None
    if type(low.value) is not Decimal or type(high.value) is not Decimal or low.value > high.value:
        return None
    above = Compared(">=" if node.start_included else ">", Place(NUMBER, low.value), None)
    return Joined("and", (above, Compared("<=" if node.end_included else "<", Place(NUMBER, high.value), None)))


def _range(value: Any) -> Claim:
    if not isinstance(value, Range):
        return Never()
    bounds: list[Claim] = []
    if value.start is not None:
        bounds.append(comparison_with(">=" if value.start_included else ">", value.start))
    if value.end is not None:
        bounds.append(comparison_with("<=" if value.end_included else "<", value.end))
    return Joined("and", tuple(bounds))


def _constant(node: Node, text: str) -> Any:
    if isinstance(node, syntax.Literal):
        return node.value
    if uses_input(node):
        raise Unreadable("a comparison of the value with itself")
    try:
        expression = Expression(text, node)
    except FeelError as error:
        raise Unreadable("it can't be computed beforehand") from error
    if not expression.is_constant:
        raise Unreadable(f"it reads {', '.join(sorted(expression.paths))}")
    return expression.evaluate({})


def uses_input(node: Node) -> bool:
    return isinstance(node, syntax.Input) or any(uses_input(child) for child in syntax.children(node))
