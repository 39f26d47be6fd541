"""The simple cells, which are most of a large table, read by one pattern; everything else goes to the parser.

What is read here is what the parser would make of it, and can't fail to compile.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec

from orderloom.language.feel.expression import UnaryTests, compile_unary_tests
from orderloom.language.feel.syntax import Literal, Node, RangeLiteral, Test, Tests

_NUMBER = r"[0-9]{1,15}(?:\.[0-9]{1,15})?"
_STRING = r'"[^"\\]{0,500}"'
_VALUE = re.compile(rf"(?:({_STRING})|({_NUMBER}))", re.ASCII)
_CELL = re.compile(
    rf"(<=|>=|!=|<|>|=)?[ ]?(?:({_STRING})|({_NUMBER}))|([\[(\]])({_NUMBER})(\.\.)({_NUMBER})([\])\[])", re.ASCII
)
_CONSTANTS = {"true": True, "false": False, "null": None}
_ANYTHING = Tests(at=0, items=(), negated=False)


class Constant(msgspec.Struct, frozen=True):
    """The value of an expression that is a literal."""

    value: Any


_NAMED = {text: Constant(value) for text, value in _CONSTANTS.items()}


def constant(text: str) -> Constant | None:
    """None for what is not simple."""
    found = _VALUE.fullmatch(text)
    if found is None:
        return _NAMED.get(text)
    string, digits = found.groups()
    return Constant(Decimal(digits) if string is None else string[1:-1])


def simple_tests(text: str) -> Tests | None:
    """None for what is not simple."""
    if text == "-":
        return _ANYTHING
    found = _CELL.fullmatch(text)
    if found is None:
        return _tests(Literal(at=0, value=_CONSTANTS[text])) if text in _CONSTANTS else None
    operator, string, digits, opening, low, _, high, closing = found.groups()
    if opening is not None:
        start, end = _number(low, found.start(5)), _number(high, found.start(7))
        included = opening == "[", closing == "]"
        return _tests(RangeLiteral(at=0, start=start, end=end, start_included=included[0], end_included=included[1]))
    operand = _number(digits, found.start(3)) if string is None else Literal(at=found.start(2), value=string[1:-1])
    return _tests(operand if operator is None else Test(at=0, operator=operator, operand=operand))


def _tests(node: Node) -> Tests:
    return Tests(at=node.at, items=(node,), negated=False)


def _number(digits: str, at: int) -> Literal:
    return Literal(at=at, value=Decimal(digits))


class SimpleTests:
    """A simple cell. It is compiled when it is tried for the first time, which an index may never do."""

    __slots__ = ("matches", "text", "tree")

    def __init__(self, text: str, tree: Tests) -> None:
        self.text = text
        self.tree = tree
        self.matches: Callable[[Any, Any], bool | None] = self._compile

    def _compile(self, value: Any, scope: Any) -> bool | None:
        self.matches = compile_unary_tests(self.text).matches
        return self.matches(value, scope)


Cell = UnaryTests | SimpleTests
